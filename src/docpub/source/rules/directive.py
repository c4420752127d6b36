"""Block rule for directives: ``:::{name} argument``, options, a body, ``:::``.

The body is parsed in place, so that line numbers, link definitions and footnotes stay those of
the whole file. A directive ends at the first closing fence that no directive inside it claims.
"""

from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

OPENING = re.compile(r"(:{3,})[ \t]*(?:\{([^{}\n]*)\}|([A-Za-z][\w-]*))[ \t]*(.*)$")
CLOSING = re.compile(r"(:{3,})[ \t]*$")
OPTION = re.compile(r":([A-Za-z][\w-]*):(?:[ \t]+(.*))?$")
CODE_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})(.*)$")


def directive_plugin(md: MarkdownIt) -> None:
    """Add the rule; a directive may end a paragraph, a quotation or a list."""
    alternatives = ["paragraph", "reference", "blockquote", "list", "footnote_def"]
    md.block.ruler.before("fence", "directive", _directive, {"alt": alternatives})


def line_start(state: StateBlock, line: int) -> int:
    """Return the offset of a line behind the marks and indent of the blocks that it stands in."""
    return state.bMarks[line] + state.tShift[line]


def line_text(state: StateBlock, line: int) -> str:
    """Return a line without the marks and indent of the blocks that it stands in."""
    return state.src[line_start(state, line) : state.eMarks[line]]


def _directive(state: StateBlock, start: int, limit: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    text = line_text(state, start)
    if not text.startswith(":::"):
        return False
    opening = OPENING.match(text)
    if not opening and not CLOSING.match(text):
        return False
    if not silent:
        if opening:
            _push(state, start, limit, opening)
        else:
            token = state.push("stray_fence", "", 0)
            token.map = [start, start + 1]
            state.line = start + 1
    return True


def _push(state: StateBlock, start: int, limit: int, opening: re.Match[str]) -> None:
    fence, name, bare_name, argument = opening.groups()
    at = line_start(state, start)
    end, closed, clashes = _find_end(state, start, limit, len(fence))
    options, body = _options(state, start + 1, end)

    token = state.push("directive_open", "", 1)
    token.info = name.strip() if name is not None else bare_name
    token.map = [start, end + closed]
    token.meta = {
        "argument": argument.rstrip(" \t"),
        "argument_at": at + opening.start(4),
        "name_at": at + opening.start(2 if name is not None else 3),
        "options": options,
        "closed": closed,
        "braces": name is not None,
        "clashes": clashes,
    }
    old_type, old_limit = state.parentType, state.lineMax
    state.parentType, state.lineMax = "directive", end
    state.md.block.tokenize(state, body, end)
    state.parentType, state.lineMax = old_type, old_limit
    state.push("directive_close", "", -1)
    state.line = end + closed


def _find_end(
    state: StateBlock, start: int, limit: int, colons: int
) -> tuple[int, bool, list[int]]:
    """Return the line of the closing fence, whether there is one, and inner fences as long.

    An inner fence as long as the outer one is a mistake that other tools answer by closing the
    outer one too early; here both are kept apart, and the author is told.
    """
    open_fences = [colons]
    clashes: list[int] = []
    code_fence = ""
    for line in range(start + 1, limit):
        text = line_text(state, line)
        if text and state.sCount[line] < state.blkIndent:
            return line, False, clashes
        if code_fence:
            code_fence = "" if _ends_code(text, code_fence) else code_fence
        elif state.sCount[line] - state.blkIndent >= 4:
            continue
        elif code := CODE_FENCE.match(text):
            code_fence = code[1]
        elif opening := OPENING.match(text):
            if len(opening[1]) >= open_fences[-1]:
                clashes.append(line_start(state, line))
            open_fences.append(len(opening[1]))
        elif closing := CLOSING.match(text):
            _close(open_fences, len(closing[1]))
            if not open_fences:
                return line, True, clashes
    return limit, False, clashes


def _close(open_fences: list[int], colons: int) -> None:
    """Take from the stack what a closing fence ends: the innermost as long, or else shorter."""
    if colons in open_fences:
        while open_fences.pop() != colons:
            pass
    elif open_fences[-1] < colons:
        open_fences.pop()


def _ends_code(text: str, fence: str) -> bool:
    return text.startswith(fence) and not text.strip(fence[0] + " \t")


def _options(state: StateBlock, line: int, end: int) -> tuple[list[Any], int]:
    """Read the `:key: value` lines at the head; return each with its offsets, and what follows."""
    options: list[tuple[str, str, int, int]] = []
    while line < end and (option := OPTION.match(line_text(state, line))):
        at = line_start(state, line)
        value = (option[2] or "").rstrip(" \t")
        options.append((option[1], value, at + option.start(1), at + max(option.start(2), 0)))
        line += 1
    return options, line
