"""pandoc reads what we give it, and shows the same words in the same order as our own page.

The differences that are allowed:

- The title is metadata, so it stands apart from the text.
- pandoc puts all notes at the end of the page, ours stand at the end of the chapter; how a note
  leads back to its call is shown in another way. A note that another note calls stands in that one.
- A note that nothing calls is there; our page leaves it out, with a warning.
- A picture that cannot be read is still a picture; ours is its words.
- Formulas are compared as the LaTeX that the author wrote: the two write MathML in their own ways.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pypandoc
import pytest
from hypothesis import given, settings

import docpub
import strategies
import written
from bare import markup
from docpub.model import Code, Document, InlineCode, InlineMath, Math, map_blocks, map_inlines
from docpub.passes import select

TOP = Path(__file__).parents[2]
SOURCES = [*sorted(TOP.glob("tests/cases/*/source.md")), TOP / "source/ketamine-adhd/index.md"]
NOTES = "footnotes"


def pandoc(data: bytes, to: str, *options: str) -> str:
    return pypandoc.convert_text(data.decode(), to, format="json", extra_args=options)


def parsed(source: Path) -> Document:
    return docpub.parse_file(source).document


def with_latex(document: Document) -> Document:
    document = map_inlines(
        document, lambda i: InlineCode(value=i.value) if isinstance(i, InlineMath) else i
    )
    return map_blocks(
        document, lambda b: Code(value=b.value, id=b.id) if isinstance(b, Math) else b
    )


def for_the_page(document: Document) -> Document:
    audience = next(iter(document.metadata.audiences), None)
    return docpub.resolve(select(document, "html", audience))


def letters(text: str) -> str:
    return "".join(text.split())


def has_class(element: ET.Element, name: str) -> bool:
    return name in element.get("class", "").split()


def taken_out(tree: ET.Element, *names: str) -> list[ET.Element]:
    """Take the elements of these classes out of a tree; what follows them stays."""
    found = []
    for parent in list(tree.iter()):
        for child in list(parent):
            if any(has_class(child, name) for name in names):
                found.append(child)
                before = list(parent).index(child)
                parent.remove(child)
                if before:
                    parent[before - 1].tail = (parent[before - 1].tail or "") + (child.tail or "")
                else:
                    parent.text = (parent.text or "") + (child.tail or "")
    return found


def our_words(document: Document, source: Path) -> tuple[str, str]:
    """Return the text of our page, and its notes."""
    assets = {path.name: path.read_bytes() for path in source.parent.iterdir() if path.is_file()}
    tree = written.as_html(markup(document, assets))
    notes = [note for block in taken_out(tree, NOTES) for note in block]
    taken_out(tree, "missing-image")
    return letters(written.text(tree)), "".join(letters(written.text(note)) for note in notes)


def their_words(document: Document) -> tuple[str, str]:
    """Return the text of the page that pandoc makes, with the title if the text has it."""
    page = pandoc(docpub.to_pandoc_json(for_the_page(document)), "html")
    tree = written.as_html(page)
    taken_out(tree, "footnote-back")
    title = for_the_page(document).heading
    head = letters(docpub.text_of(title)) if title else ""
    blocks = taken_out(tree, NOTES)
    notes = [
        f"{number}{letters(written.text(note))}"
        for block in blocks
        if block.get("role") == "doc-endnotes"
        for number, note in enumerate(block.iter("{http://www.w3.org/1999/xhtml}li"), start=1)
    ]
    return head + letters(written.text(tree)), "".join(notes)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.name)
def test_pandoc_shows_the_words_of_our_page(source: Path) -> None:
    document = with_latex(parsed(source))
    text, notes = our_words(document, source)
    assert their_words(document) == (text, notes)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.name)
def test_pandoc_gives_back_what_it_was_given(source: Path) -> None:
    for document in (parsed(source), docpub.resolve(parsed(source))):
        assert_read_whole(document)


@settings(max_examples=10)  # pandoc is a program to start each time
@given(strategies.documents | strategies.documents_with_html)
def test_pandoc_reads_every_document(document: Document) -> None:
    assert_read_whole(document)


def assert_read_whole(document: Document) -> None:
    data = docpub.to_pandoc_json(document)
    ours, theirs = json.loads(data), json.loads(pandoc(data, "json"))
    assert theirs["pandoc-api-version"][:2] == ours["pandoc-api-version"][:2]
    assert theirs["blocks"] == ours["blocks"]
    assert theirs["meta"] == ours["meta"]


def pieces(node: Any) -> Iterator[str]:
    """Yield the text below one of pandoc's nodes, in the order in which it is read."""
    match node:
        case {"t": "Str" | "MetaString", "c": str(value)}:
            yield value
        case {"t": "Math", "c": [_, str(value)]}:
            yield value
        case {"t": "Code" | "CodeBlock" | "RawBlock" | "RawInline", "c": [_, str(value)]}:
            yield value
        case {"t": "Space" | "SoftBreak" | "LineBreak"}:
            yield " "
        case {"t": "Image"}:
            pass  # its words are an attribute, as in our page
        case {"t": "Figure", "c": [_, caption, blocks]}:
            yield from pieces([blocks, caption])
        case {"t": _, "c": content}:
            yield from pieces(content)
        case list():
            for item in node:
                yield from pieces(item)
        case _:
            pass


def told(data: bytes) -> str:
    """Return the text of a document, title first."""
    whole = json.loads(data)
    return letters("".join(pieces([whole["meta"].get("title"), whole["blocks"]])))


def without_notes(document: Document) -> Document:
    bare = map_inlines(document, lambda i: () if isinstance(i, docpub.FootnoteReference) else i)
    bare = docpub.map_blocks(bare, lambda b: () if isinstance(b, docpub.Footnotes) else b)
    return docpub.replace(bare, footnotes=())


@given(strategies.documents)
def test_every_word_is_in_its_place(document: Document) -> None:
    bare = without_notes(docpub.resolve(document))
    words = map(letters, written.words_of(bare))
    assert written.missing_word(words, told(docpub.to_pandoc_json(bare))) is None


@given(strategies.documents)
def test_no_word_of_a_note_is_lost(document: Document) -> None:
    document = docpub.resolve(document)
    text = told(docpub.to_pandoc_json(document))
    for node in docpub.walk(document):
        if isinstance(node, docpub.FootnoteDefinition):
            assert written.missing_word(map(letters, written.words_below(node)), text) is None


@given(strategies.documents)
def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    copy = docpub.from_json(docpub.to_json(document))
    assert docpub.to_pandoc_json(copy) == docpub.to_pandoc_json(document)
