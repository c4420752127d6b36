"""Rules for formulas: ``$…$`` in a text, and ``$$…$$`` in lines of their own.

As pandoc has it, a dollar sign begins no formula if a space follows it, and ends none if a space
stands before it or a digit follows. Nor does it begin one, being money, if a letter or digit stands
before it, or if a number follows and then words.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from docpub.source.rules.directive import line_start, line_text

_CONTENT = r"((?:[^$\\]|\\.)++)"
_ALT = r"(?:\{alt=\"([^\"]*)\"\})?"
_MONEY = r"[0-9][^$\\{}]*[\s(][A-Za-z]{2}"
ONE = re.compile(rf"(?<!\w)\$(?!\s|{_MONEY}){_CONTENT}(?<!\s)\$(?![\d$]){_ALT}", re.DOTALL)
TWO = re.compile(rf"\$\$(?!\$){_CONTENT}\$\$(?!\$){_ALT}", re.DOTALL)
IN_A_LINE = re.compile(rf"\$\${_CONTENT}\$\$[ \t]*$")
ENDING = re.compile(r"(.*?)\$\$[ \t]*$")


def math_plugin(md: MarkdownIt) -> None:
    """Add the rules; a formula of its own may end a paragraph, a quotation or a list."""
    alternatives = ["paragraph", "reference", "blockquote", "list", "footnote_def"]
    md.inline.ruler.before("escape", "math", _inline)
    md.block.ruler.before("fence", "math_block", _block, {"alt": alternatives})


def _inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$":
        return False
    rule = TWO if state.src.startswith("$$", state.pos) else ONE
    formula = rule.match(state.src, state.pos, state.posMax)
    if not formula:
        return False
    if not silent:
        token = state.push("math_inline", "", 0)
        token.content = formula[1].strip()
        token.meta = {"alt": formula[2] or ""}
    state.pos = formula.end()
    return True


def _block(state: StateBlock, start: int, limit: int, silent: bool) -> bool:
    """Take the lines up to one that ends in ``$$``, or else up to the next empty one."""
    if not state.src.startswith("$$", line_start(state, start)) or state.is_code_block(start):
        return False
    text = line_text(state, start)
    if text.startswith("$$$"):
        return False
    one = IN_A_LINE.match(text)
    if not one and "$$" in text[2:]:
        return False  # a formula in a text
    if silent:
        return True
    token = state.push("math_block", "", 0)
    lines, end, closed = ([one[1]], start + 1, True) if one else _lines(state, start, limit)
    token.content = "\n".join(lines).strip()
    token.meta = {"closed": closed}
    token.map = [start, end]
    state.line = end
    return True


def _lines(state: StateBlock, start: int, limit: int) -> tuple[list[str], int, bool]:
    lines = [line_text(state, start)[2:]]
    for line in range(start + 1, limit):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return lines, line, False
        text = line_text(state, line)
        if ending := ENDING.match(text):
            return [*lines, ending[1]], line + 1, True
        lines.append(text)
    return lines, limit, False
