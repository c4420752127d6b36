"""A heading that says nothing is none."""

from __future__ import annotations

import pytest

import docpub
from docpub.model import FootnoteReference, Heading, Section, Text, walk
from docpub.passes import resolve


def test_what_stands_under_it_belongs_to_the_one_before() -> None:
    parsed = docpub.parse("# A\n\n## B\n\none\n\n##\n\ntwo\n\n### C\n\nthree")
    assert [d.code for d in parsed.diagnostics] == ["heading-without-words"]
    [section] = resolve(parsed.document).children
    assert isinstance(section, Section)
    assert [type(child).__name__ for child in section.children] == [
        "Paragraph",
        "Paragraph",
        "Section",
    ]


@pytest.mark.parametrize("source", ["#\n\ntext", "> ##\n\ntext", ":::{note}\n##\n\ntext\n:::"])
def test_none_is_left_anywhere(source: str) -> None:
    document = resolve(docpub.parse(source).document)
    assert not any(walk(document, Heading))
    assert "text" in docpub.text_of(document)


def test_a_question_has_words() -> None:
    document = resolve(docpub.parse(":::{faq}\n###\nlead\n\n### Why?\n\nso\n:::").document)
    [entry] = document.contents
    assert [docpub.text_of(*below.title) for below in entry.children] == ["Why?"]
    assert "lead" in docpub.text_of(document)


def test_sections_of_a_model_are_opened_too() -> None:
    empty = Heading(level=2, children=(Text(value=" "),))
    inner = Section(heading=Heading(level=3, children=(Text(value="In"),)), children=())
    parsed = docpub.parse("# A").document
    document = resolve(
        docpub.model.replace(parsed, children=(Section(heading=empty, children=(inner,)),))
    )
    assert document.children[0] == resolve(document).children[0]
    assert [docpub.text_of(*entry.title) for entry in document.contents] == ["In"]


@pytest.mark.parametrize("words", ["[](#b)", "$x$", "![](x.png)", "[^n]\n\n[^n]: note", "`c`"])
def test_what_shows_something_stays(words: str) -> None:
    document = docpub.parse(f"# A\n\n## {words}\n\n## B {{#b}}\n\ntext").document
    assert len([*walk(resolve(document), Section)]) == 2


def test_the_contents_name_what_has_words() -> None:
    """What is under a heading that is but a call of a note moves up."""
    document = resolve(docpub.parse("# A\n\n## [^n]\n\n### B\n\ntext\n\n[^n]: note").document)
    assert any(walk(document, FootnoteReference))
    assert [docpub.text_of(*entry.title) for entry in document.contents] == ["B"]
