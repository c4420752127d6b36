"""Where things stand: from offsets in a text to lines and columns of the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import copy
from itertools import accumulate

from markdown_it.common.utils import MD_TRIM_CHARS

from docpub.diagnostics import Span


class Origin:
    """Where the parts of a text were written, such as the lines of a paragraph in a quotation.

    A piece is the offset in the text at which it begins, and the line and column where it stands.
    """

    def __init__(self, pieces: Sequence[tuple[int, int, int]], source: int = 0) -> None:
        self._pieces = pieces
        self._starts = [start for start, _, _ in pieces]
        self._first = 0  # where this text begins in the one that the pieces are of
        self.source = source

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and column of a character."""
        at += self._first
        start, line, column = self._pieces[bisect_right(self._starts, at, 1) - 1]
        return line, column + max(at - start, 0)

    def span(self, start: int, end: int) -> Span:
        """Return the span of a part of the text."""
        line, column = self.place(start)
        if end <= start:
            return Span(line, column, line, column, self.source)
        end_line, end_column = self.place(end - 1)
        return Span(line, column, end_line, end_column + 1, self.source)

    def joined(self, at: int) -> bool:
        """Say whether nothing but an escape stands between a character and the one before it."""
        at += self._first
        index = bisect_right(self._starts, at) - 1
        if index <= 0 or self._starts[index] != at:
            return True
        _, line, column = self._pieces[index]
        return column == 1 or line == self._pieces[index - 1][1]

    def part(self, at: int) -> Origin:
        """Return where the text from this offset on was written."""
        part = copy(self)
        part._first += at
        return part


class SourceText:
    """A text that is parsed whole: a file, or one that stands inside another (`within`).

    `source` is that of its spans.
    """

    def __init__(self, text: str, source: int = 0, within: Origin | None = None) -> None:
        self.source = source
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._within = within

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a character."""
        if self._within:
            return self._within.place(offset)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def lines(self, first: int, limit: int) -> str:
        """Return some lines, counted from 0."""
        return "\n".join(self._lines[first:limit])

    def pieces(self, offsets: Iterable[tuple[int, int]]) -> Origin:
        """Return where a text stands of which it is known at which offset each piece begins."""
        return Origin([(start, *self.place(offset)) for start, offset in offsets], self.source)

    def span(self, offset: int, words: str) -> Span:
        """Return the span of some words on one line."""
        line, column = self.place(offset)
        return Span(line, column, line, column + len(words), self.source)

    def block(self, first: int, limit: int, offset: int | None = None) -> Span:
        """Return the span of a block of these lines, counted from 0, without empty ones at the end.

        It begins at `offset`, or at the first character of its line that is no space.
        """
        while limit > first + 1 and not self._lines[limit - 1].strip():
            limit -= 1
        last = max(limit, first + 1) - 1
        if offset is None:
            text = self._lines[first]
            offset = self._starts[first] + len(text) - len(text.lstrip())
        end = max(self._starts[last] + len(self._lines[last].rstrip()), offset)
        return Span(*self.place(offset), *self.place(end), self.source)

    def find(self, words: str, line: int) -> int:
        """Return the offset at which some words begin in a line, counted from 0, that has them."""
        return self._starts[line] + max(self._lines[line].find(words), 0)

    def line(self, offset: int) -> Span:
        """Return the span of a line from this offset on."""
        number = bisect_right(self._starts, offset)
        return self.block(number - 1, number, offset)

    def origin(self, content: str, first: int) -> Origin:
        """Return where the text of a block stands whose lines begin with this one, counted from 0.

        Markers and indent may stand before each line of it, and spaces after the last.
        """
        offsets: list[tuple[int, int]] = []
        start = 0
        for number, line in enumerate(content.split("\n"), first):
            if number < len(self._lines):
                skipped, column = self._column(line, number)
                offsets.append((start + skipped, self._starts[number] + column))
            start += len(line) + 1
        return self.pieces(offsets or [(0, self._starts[-1] - 1)])

    def heading(self, offset: int) -> Origin:
        """Return where the words of a heading stand whose marks end at this offset."""
        number = bisect_right(self._starts, offset) - 1
        line = self._lines[number][offset - self._starts[number] :]
        return self.pieces([(0, offset + len(line) - len(line.lstrip(MD_TRIM_CHARS)))])

    def _column(self, words: str, number: int) -> tuple[int, int]:
        """Return from which character on the words stand as they are in a line, and where."""
        written = self._lines[number]
        at = written.rfind(words)
        if at >= 0:
            return 0, at
        bare = words.lstrip()  # a tab before the words is given as spaces
        return len(words) - len(bare), max(written.rfind(bare), 0)
