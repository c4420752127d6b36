"""The block parser: markdown-it's, with the column of what it finds.

The first token of each block has in its `meta`, under `at`, the offset at which the block begins.
"""

from __future__ import annotations

from markdown_it.parser_block import ParserBlock
from markdown_it.rules_block import StateBlock


class BlockParser(ParserBlock):
    """Parses a text into blocks."""

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """Parse some lines; the loop is that of markdown-it's parser."""
        _locate_item(state)
        line, empty_lines = startLine, False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            self._block(state, line, endLine)
            state.tight = not empty_lines
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                empty_lines = True
            if line < endLine and state.isEmpty(line):
                empty_lines = True
                line += 1
                state.line = line

    def _block(self, state: StateBlock, line: int, limit: int) -> None:
        at, count = state.bMarks[line] + state.tShift[line], len(state.tokens)
        for rule in self.ruler.getRules(""):
            if rule(state, line, limit, False):
                break
        if len(state.tokens) > count:
            state.tokens[count].meta["at"] = at


def _locate_item(state: StateBlock) -> None:
    """Tell an item of a list where its mark stands, now that what is in it is parsed."""
    opening = state.tokens[-1] if state.tokens else None
    if opening and opening.type in ("list_item_open", "dd_open") and opening.map:
        opening.meta["at"] = state.skipSpaces(state.bMarks[opening.map[0]])
