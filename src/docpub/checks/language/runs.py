"""A run of words in one string, from whose parts a way leads back to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from docpub.diagnostics import Span
from docpub.model import (
    Abbreviation,
    Break,
    CrossReference,
    Emphasis,
    InlineCode,
    InlineMath,
    Inlines,
    Link,
    Phrase,
    Strong,
    Term,
    Text,
)

_OPAQUE = "x"  # stands for code and formulas: something to read that is no word of the author's


class Piece(NamedTuple):
    """What one node gives to the string. What is `explained` is a term or an abbreviation."""

    start: int
    value: str
    span: Span | None
    explained: bool

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.start + len(self.value)


class Run(NamedTuple):
    """The words of a paragraph, a heading, a caption, as the author wrote them.

    Abbreviations are not spelled out, and what is in another language is left out.
    """

    text: str
    pieces: tuple[Piece, ...]

    def explained(self) -> list[tuple[int, int]]:
        """Return where terms and abbreviations stand."""
        return [(piece.start, piece.end) for piece in self.pieces if piece.explained]

    def span(self, start: int, end: int) -> Span | None:
        """Return where characters of the string stand in the source, as closely as is known."""
        first = bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1
        last = bisect_left(self.pieces, end, key=lambda piece: piece.start)
        touched = [at for at in range(max(0, first), last) if self.pieces[at].span]
        if not touched:
            return None
        begin, finish = self.pieces[touched[0]].span, self.pieces[touched[-1]].span
        if begin and (place := self._place(touched[0], start)):
            begin = Span(*place, begin.end_line, begin.end_column, begin.source)
        if finish and (place := self._place(touched[-1], end)):
            finish = Span(finish.line, finish.column, *place, finish.source)
        return begin.to(finish) if begin and finish else None

    def _place(self, number: int, at: int) -> tuple[int, int] | None:
        """Find line and column of a character, where the source has the characters of the text.

        Passes part a text, and each part then has the place of the whole.
        """
        piece, span = self.pieces[number], self.pieces[number].span
        first = last = number
        while first and self.pieces[first - 1].span == span:
            first -= 1
        while last + 1 < len(self.pieces) and self.pieces[last + 1].span == span:
            last += 1
        begin, end = self.pieces[first].start, self.pieces[last].end
        if not span or (span.line, span.column + end - begin) != (span.end_line, span.end_column):
            return None
        return span.line, span.column + max(piece.start, at) - begin


def run_of(inlines: Inlines, lang: str) -> Run:
    """Put the words of inlines together."""
    pieces: list[Piece] = []
    at = 0
    for value, span, explained in _pieces(inlines, lang.partition("-")[0]):
        pieces.append(Piece(at, value, span, explained))
        at += len(value)
    return Run("".join(piece.value for piece in pieces), tuple(pieces))


def _pieces(inlines: Inlines, lang: str) -> Iterator[tuple[str, Span | None, bool]]:
    for node in inlines:
        match node:
            case Text(value=value, span=span):
                yield value, span, False
            case Abbreviation(value=value, span=span):
                yield value, span, True
            case InlineCode() | InlineMath():
                yield _OPAQUE, None, False
            case Break():
                yield "\n", None, False
            case Term(children=children):
                yield from ((value, span, True) for value, span, _ in _pieces(children, lang))
            case Phrase(lang=other) if other.partition("-")[0] not in ("", lang):
                continue
            case CrossReference(children=children, label=label):
                yield from _pieces(children or label, lang)
            case Emphasis() | Strong() | Link() | Phrase():
                yield from _pieces(node.children, lang)
            case _:  # pictures, marks of notes and sources, room to write, what no longer holds
                continue
