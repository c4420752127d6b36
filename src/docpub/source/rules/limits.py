"""Rules that set limits, and those that keep words which markdown-it would drop without a word.

It leaves out what is nested too deep, and the cells of a table row beyond its head's.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, table
from markdown_it.rules_core import StateCore

from docpub.limits import MAX_BLOCK_DEPTH, MAX_PARAGRAPH
from docpub.source.rules.directive import line_text


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
    if state.level < MAX_BLOCK_DEPTH or silent:
        return False
    words = state.getLines(start, limit, state.blkIndent, False).strip()
    token = state.push("too_deep", "", 0)
    token.content = words
    token.map = [start, limit]
    state.line = limit
    return True


def _table(state: StateBlock, start: int, limit: int, silent: bool) -> bool:
    """Note on each row how many cells the author wrote, with the words of those left over."""
    first = len(state.tokens)
    if not table(state, start, limit, silent):
        return False
    width = 0
    for token in state.tokens[first:]:
        if token.type == "tr_open" and token.map:
            cells = _cells(line_text(state, token.map[0]))
            width = width or len(cells)
            token.meta = {"missing": width - len(cells), "extra": cells[width:]}
    return True


def _cells(row: str) -> list[str]:
    cells = [cell.strip() for cell in escapedSplit(row.strip())]
    if cells and not cells[0]:
        cells = cells[1:]
    return cells[:-1] if cells and not cells[-1] else cells
