"""Sources are numbered as they are cited, and listed."""

import pytest

import docpub
from docpub.labels import labels_for
from docpub.model import Citation, DateParts, Name, References, Source, walk
from docpub.passes.citations import cite, describe

SOURCES = "---\ntitle: T\nreferences:\n- {id: a, title: A}\n- {id: b, title: B}\n---\n"


def numbers(document: docpub.Document) -> list[tuple[int, ...]]:
    return [node.numbers for node in walk(document) if isinstance(node, Citation)]


def lists(document: docpub.Document) -> list[list[tuple[int, str, str]]]:
    return [
        [(entry.number, entry.id, entry.key) for entry in node.children]
        for node in walk(document)
        if isinstance(node, References)
    ]


def test_numbers_are_given_in_the_order_of_first_use() -> None:
    document = cite(docpub.parse(SOURCES + "{cite}`b` {cite}`a,b` {cite}`b`").document)
    assert numbers(document) == [(1,), (2, 1), (1,)]
    assert lists(document) == [[(1, "ref--1", "b"), (2, "ref--2", "a")]]
    assert isinstance(document.children[-1], References)


def test_a_key_without_a_source_is_0() -> None:
    document = cite(docpub.parse(SOURCES + "{cite}`gone,a`").document)
    assert numbers(document) == [(0, 1)]


def test_the_list_stands_where_the_author_puts_it() -> None:
    source = SOURCES + "{cite}`a`\n\n:::{references}\n:::\n\nWords."
    document = cite(docpub.parse(source).document)
    assert [type(b).__name__ for b in document.children] == ["Paragraph", "References", "Paragraph"]
    assert lists(document) == [[(1, "ref--1", "a")]]


def test_the_second_of_two_lists_is_empty() -> None:
    source = SOURCES + "{cite}`a`\n\n:::{references}\n:::\n\n:::{references}\n:::"
    assert lists(cite(docpub.parse(source).document)) == [[(1, "ref--1", "a")], []]


def test_without_citations_there_is_no_list() -> None:
    document = docpub.parse(SOURCES + "Words.").document
    assert cite(document) is document


def test_sources_cited_in_a_note_are_numbered_where_the_note_stands() -> None:
    source = SOURCES + "# T\n\n## A\n\nx[^n]\n\n## B\n\n{cite}`a`\n\n[^n]: {cite}`b`"
    assert numbers(docpub.resolve(docpub.parse(source).document)) == [(1,), (2,)]


def test_a_changed_text_is_numbered_anew() -> None:
    document = cite(docpub.parse(SOURCES + "{cite}`a`\n\n{cite}`b`").document)
    first, second, references = document.children
    turned = docpub.replace(document, children=(second, first, references))
    assert lists(cite(turned)) == [[(1, "ref--1", "b"), (2, "ref--2", "a")]]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source(id="x"), ""),
        (Source(id="x", title="A study"), "A study."),
        (Source(id="x", title="Is it safe?"), "Is it safe?"),
        (
            Source(id="x", author=(Name(family="Zarate", given="Carlos A."), Name(literal="FDA"))),
            "Zarate CA, FDA.",
        ),
        (Source(id="x", author=(Name(family="Sartre", given="Jean-Paul"),)), "Sartre JP."),
        (
            Source(
                id="x",
                title="T",
                container_title="J",
                issued=DateParts(date_parts=((2006, 8),)),
                volume="63",
                issue="8",
                page="856-864",
                doi="10.1000/1",
                url="https://not-shown.example",
            ),
            "T. J. 2006-08;63(8):856-864. https://doi.org/10.1000/1",
        ),
        (Source(id="x", issued="2024", volume="3"), "2024;3."),
        (Source(id="x", number="NG87"), "NG87."),
        (Source(id="x", issued=DateParts(date_parts=())), ""),
        (
            Source(id="x", url="https://a.example", accessed="2026-01-02"),
            "https://a.example seen 2026-01-02.",
        ),
    ],
)
def test_a_source_in_words(source: Source, words: str) -> None:
    assert docpub.text_of(*describe(source, labels_for("en"))) == words
