"""Rules that set limits, and those that keep words which markdown-it would drop without a word.

It leaves out what is nested too deep, and the cells of a table row beyond its head's.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import table
from markdown_it.rules_core import StateCore

from docpub.limits import MAX_BLOCK_DEPTH, MAX_PARAGRAPH
from docpub.source.rules.directive import line_start, line_text

_BAR = re.compile(r"(?<!\\)\|")


def limits_plugin(md: MarkdownIt) -> None:
    """Put the rules in place."""
    md.options["maxNesting"] = MAX_BLOCK_DEPTH + 20
    md.block.ruler.before("table", "too_deep", _too_deep)
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    md.core.ruler.at("inline", _inline)


def _inline(state: StateCore) -> None:
    """Read the markup in paragraphs, but in one as long as a book, where it could take hours."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) <= MAX_PARAGRAPH:
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _too_deep(state: StateBlock, start: int, limit: int, silent: bool) -> bool:
    """Take what is left at the deepest level as one paragraph, marks and all."""
    if silent or state.level + state.env.get("level", 0) < MAX_BLOCK_DEPTH:
        return False
    words = state.getLines(start, limit, state.blkIndent, False).strip()
    token = state.push("too_deep", "", 0)
    token.content = words
    token.map = [start, limit]
    state.line = limit
    return True


def _table(state: StateBlock, start: int, limit: int, silent: bool) -> bool:
    """Note on each row which cells the author wrote and where, also those beyond the head's."""
    first = len(state.tokens)
    if not table(state, start, limit, silent):
        return False
    for token in state.tokens[first:]:
        if token.type == "tr_open" and token.map:
            line = token.map[0]
            token.meta["at"] = line_start(state, line)
            token.meta["cells"] = cells(line_text(state, line), line_start(state, line))
    return True


def cells(row: str, at: int) -> list[tuple[str, list[tuple[int, int]]]]:
    """Part a row into the text of its cells, each with the offsets at which its pieces begin.

    A bar with a backslash before it is part of the text, without the backslash.
    """
    ends = [bar.start() for bar in _BAR.finditer(row)]
    starts = [0, *(end + 1 for end in ends)]
    parts = [_trimmed(row, *range_) for range_ in zip(starts, [*ends, len(row)], strict=True)]
    if parts and parts[0][0] == parts[0][1]:
        parts = parts[1:]
    if parts and parts[-1][0] == parts[-1][1]:
        parts = parts[:-1]
    return [_cell(row[start:end], at + start) for start, end in parts]


def _trimmed(row: str, start: int, end: int) -> tuple[int, int]:
    part = row[start:end]
    start += len(part) - len(part.lstrip(MD_TRIM_CHARS))
    return start, max(start, start + len(part.strip(MD_TRIM_CHARS)))


def _cell(raw: str, at: int) -> tuple[str, list[tuple[int, int]]]:
    texts = raw.split("\\|")
    pieces, length = [(0, at)], 0
    for text in texts[:-1]:
        at += len(text) + 1
        length += len(text)
        pieces.append((length, at))
        at, length = at + 1, length + 1
    return "|".join(texts), pieces
