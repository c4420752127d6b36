"""Words on their way from the source into nodes, each node where its words stand together."""

from __future__ import annotations

import re

from markdown_it.token import Token

from docpub.model import Inline, Inlines, Text
from docpub.source.positions import Origin


class Frame:
    """A piece of markup that is still open, with what stands in it so far.

    Words gather until other markup follows, or until they go on elsewhere in the source, as they
    do at a line end in a quotation.
    """

    def __init__(self, token: Token | None, origin: Origin) -> None:
        self.token = token
        self.nodes: list[Inline] = []
        self.open_tags: list[str] = []
        self._origin = origin
        self._words: list[str] = []
        self._start = self._end = 0

    def say(self, words: str, start: int, end: int) -> None:
        """Add words, and where they stand in the text."""
        if self._words and (start != self._end or not self._origin.joined(start)):
            self.flush()
        if not self._words:
            self._start = start
        self._words.append(words)
        self._end = end

    def flush(self) -> list[Inline]:
        """Make a node of the words that have gathered; return all nodes."""
        if self._words:
            span = self._origin.span(self._start, self._end)
            self.nodes.append(Text(value="".join(self._words), span=span))
            self._words = []
        return self.nodes


def plain(words: str, origin: Origin, left_out: re.Pattern[str] | None = None) -> Inlines:
    """Make nodes of words that are taken as they are, without what is to be left out."""
    frame = Frame(None, origin)
    gaps = [found.span() for found in left_out.finditer(words)] if left_out else []
    starts, ends = [0, *(end for _, end in gaps)], [*(start for start, _ in gaps), len(words)]
    for start, end in zip(starts, ends, strict=True):
        for line in words[start:end].splitlines(keepends=True):
            frame.say(line, start, start + len(line))
            start += len(line)
    return tuple(frame.flush())
