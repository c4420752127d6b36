"""A run of words in one string, from whose parts a way leads back to the source."""

from __future__ import annotations

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
        touched = [p for p in self.pieces if p.span and p.start < end and start < p.end]
        if not touched:
            return None
        first, last = self._place(touched[0], start), self._place(touched[-1], end)
        begin, finish = touched[0].span, touched[-1].span
        if first and begin:
            begin = Span(*first, begin.end_line, begin.end_column, begin.source)
        if last and finish:
            finish = Span(finish.line, finish.column, *last, finish.source)
        return begin.to(finish) if begin and finish else None

    def _place(self, piece: Piece, at: int) -> tuple[int, int] | None:
        """Find line and column of a character, where the source has the characters of the text.

        Passes part a text, and each part then has the place of the whole.
        """
        span = piece.span
        parts = [p for p in self.pieces if p.span == span]
        whole = "".join(p.value for p in parts)
        lines = whole.split("\n")
        if not span or len(lines) != span.end_line - span.line + 1:
            return None
        width = span.end_column - (span.column if len(lines) == 1 else 1)
        margin = width - len(lines[-1])
        if margin < 0 or (margin and len(lines) == 1):
            return None
        before = "".join(p.value for p in parts if p.start < piece.start)
        before += piece.value[: max(0, at - piece.start)]
        line = before.count("\n")
        column = len(before) - before.rfind("\n") - 1
        return span.line + line, column + (span.column if not line else 1 + margin)


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
