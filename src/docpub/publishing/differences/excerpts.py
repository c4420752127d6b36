"""The words that have changed, with a few before and behind them, for people to look at."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from docpub.publishing.differences.lines import Line, Place

_CONTEXT = 4  # words
_LEFT_OUT = "…"


class Piece(NamedTuple):
    """A piece of a line, and whether it has changed."""

    text: str
    changed: bool


class Excerpt(NamedTuple):
    """The same part of a line then and now."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


def excerpts(old_text: str, new_text: str) -> Iterator[Excerpt]:
    """Yield each part of a line in which words have changed."""
    old, new = Line(old_text, Place(file="")), Line(new_text, Place(file=""))
    matcher = SequenceMatcher(None, old.values, new.values, autojunk=False)
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        yield Excerpt(
            old=_pieces(old, [(a, b, tag != "equal") for tag, a, b, _, _ in group]),
            new=_pieces(new, [(c, d, tag != "equal") for tag, _, _, c, d in group]),
        )


def _pieces(line: Line, parts: list[tuple[int, int, bool]]) -> tuple[Piece, ...]:
    first, end = parts[0][0], parts[-1][1]
    found = [Piece(f"{_LEFT_OUT} ", False)] if first else []
    for a, b, changed in parts:
        if a < b:
            found.append(Piece(line.part(a, b), changed))
            found.append(Piece(line.gap(b) if b < end else "", False))
    found += [Piece(f" {_LEFT_OUT}", False)] if end < len(line.words) else []
    return tuple(piece for piece in found if piece.text)
