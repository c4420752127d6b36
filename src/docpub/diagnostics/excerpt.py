"""The line of a source that a diagnostic is about, with a mark below the place."""

from __future__ import annotations

import unicodedata

from docpub.diagnostics import Span

WIDTH = 100
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def excerpt(line: str, span: Span) -> tuple[str, str]:
    """Return a line for people to look at, and the line of marks that goes below it.

    A very long line is cut around the place. Of several lines, the first is marked to its end.
    """
    begin = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    start = max(0, min(begin - WIDTH // 3, len(line) - WIDTH))
    stop = min(start + WIDTH, len(line))
    before, marked = line[start:begin], line[begin : min(end, stop)]
    gap = " " if start else ""
    marks = "^" + "~" * (sum(map(_width, marked)) - 1)
    shown = visible(line[start:stop])
    return (
        f"{'…' if start else ''}{shown}{'…' if stop < len(line) else ''}",
        gap + "".join("\t" if c == "\t" else " " * _width(c) for c in before) + marks,
    )


def _width(character: str) -> int:
    """Return how many columns of a terminal a character takes up."""
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def visible(text: str) -> str:
    """Return a text that does nothing to a terminal but to be seen."""
    return "".join(map(_visible, text))


def _visible(character: str) -> str:
    is_control = unicodedata.category(character) == "Cc" and character != "\t"
    return "\N{REPLACEMENT CHARACTER}" if is_control else character
