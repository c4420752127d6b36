"""Whether outputs say all that their source does: no word lost, no row dropped, no dose changed."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from io import BytesIO

from docpub.model import (
    Abbreviation,
    Citation,
    CrossReference,
    Document,
    FootnoteReference,
    Html,
    Image,
    Inline,
    InlineHtml,
    InlineMath,
    Inlines,
    Link,
    Math,
    Text,
    map_blocks,
    map_inlines,
    text_of,
)
from docpub.passes import resolve
from docpub.publishing.differences.lines import Line
from docpub.publishing.differences.of_models import lines_of_model
from docpub.publishing.differences.of_pages import lines_of_book, lines_of_page
from docpub.publishing.manifest import Entry
from docpub.publishing.parts import prepare
from docpub.renderers.pdf.room import optional, without_last

_ELSEWHERE = "\ue000"  # stands where an output shows something of its own
_UNSAID = re.compile(r"[\W_]+")


def missing_words(
    document: Document, output: str, audience: str | None, entry: Entry, data: bytes
) -> Iterator[tuple[str, int]]:
    """Yield what of a document the main file of an output does not say, and the line of each.

    Words are looked for in their order, without spaces and punctuation, a paragraph or a row of a
    table at once. What depends on other words is passed over: numbers of notes and sources, how
    abbreviations are spelled out, formulas, pictures and HTML.
    """
    said = said_by(output, data)
    if said is None:
        return
    at = 0
    for line in _lines(document, output, audience, entry):
        for part in line.text.split(_ELSEWHERE):
            words = _plain(part)
            found = said.find(words, at)
            if found < 0:
                yield " ".join(part.split()), line.place.line
                break
            at = found + len(words)


def said_by(output: str, data: bytes) -> str | None:
    """Return the letters and digits of an output; None for one of a renderer unknown here."""
    match output:
        case "html":
            lines = lines_of_page(data.decode("utf-8", "replace"), output)
        case "epub":
            with zipfile.ZipFile(BytesIO(data)) as book:
                lines = lines_of_book(book, output)
        case "pdf":
            from docpub.renderers.pdf.reading import read_aloud  # with pikepdf, slow to import

            return _plain(read_aloud(data))
        case _:
            return None
    return "".join(_plain(line.text) for line in lines)


def _lines(document: Document, output: str, audience: str | None, entry: Entry) -> list[Line]:
    shown = prepare(document, output, audience)
    gone = sum(told.code == "gave-way" for told in entry.diagnostics)
    if gone:
        shown = resolve(without_last(shown, len(optional(shown)) - gone))
    shown = map_inlines(shown, _elsewhere)
    shown = map_blocks(shown, lambda html: (), Html)
    return lines_of_model(map_blocks(shown, lambda formula: (), Math), "")


def _elsewhere(inline: Inline) -> Inlines:
    """Put a mark in the place of what looks otherwise, and behind what a page may follow."""
    mark = Text(value=_ELSEWHERE)
    match inline:
        case Abbreviation() | Citation() | FootnoteReference() | Image() | InlineHtml():
            return (mark,)
        case InlineMath():
            return (mark,)
        case Link() if not text_of(inline).strip():  # shows its address
            return (mark,)
        case CrossReference():
            return (inline, mark)
        case _:
            return (inline,)


def _plain(text: str) -> str:
    return _UNSAID.sub("", unicodedata.normalize("NFKC", text)).casefold()
