"""Whether outputs say all that their source does: no word lost, no row dropped, no dose changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

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
from docpub.publishing.manifest import Entry
from docpub.publishing.parts import prepare
from docpub.publishing.said import letters_of, said_by
from docpub.renderers.pdf.room import optional, without_last

_ELSEWHERE = "\ue000"  # stands where an output shows something of its own


def missing_words(
    document: Document, output: str, audience: str | None, entry: Entry, data: bytes
) -> Iterator[tuple[str, int]]:
    """Yield what of a document the main file of an output does not say, and the line of each.

    Words are looked for in their order, a paragraph or a row of a table at once. What depends on
    other words is passed over: numbers of notes and sources, how abbreviations are spelled out,
    formulas, pictures and HTML.
    """
    lines = said_by(PurePath(next(iter(entry.files))).suffix, data)
    if lines is None:
        return
    said = "".join(letters_of(line.text) for line in lines)
    at = 0
    for line in _lines(document, output, audience, entry):
        for part in line.text.split(_ELSEWHERE):
            words = letters_of(part)
            found = said.find(words, at)
            if found < 0:
                yield " ".join(part.split()), line.place.line
                break
            at = found + len(words)


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
