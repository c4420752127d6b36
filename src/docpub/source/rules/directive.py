"""Block rule for directives: ``:::{name} argument``, options, a body, ``:::``.

The body is parsed in place, so that line numbers, link definitions and footnotes stay those of
the whole file. A directive ends at the first closing fence that no directive inside it claims.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

OPENING = re.compile(r"(:{3,})[ \t]*(?:\{([^{}\n]*)\}|([A-Za-z][\w-]*))[ \t]*(.*)$")
CLOSING = re.compile(r"(:{3,})[ \t]*$")
OPTION = re.compile(r":([A-Za-z][\w-]*):(?:[ \t]+(.*))?$")
COMMENT = ("<!--", "-->")
# Of items and definitions. In a quotation every line has a mark, so no fence there looks like ours.
MARKS = re.compile(r"(?:(?:[-*+:]|[0-9]{1,9}[.)])[ \t]+)*+")
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
    if not state.src.startswith(":::", line_start(state, start)) or state.is_code_block(start):
        return False
    text = line_text(state, start)
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
    extent = _extent(state, start, limit, len(fence))
    end, closed = extent.end, extent.closed
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
        "clashes": extent.clashes,
    }
    old_type, old_limit = state.parentType, state.lineMax
    state.parentType, state.lineMax = "directive", end
    state.md.block.tokenize(state, body, end)
    state.parentType, state.lineMax = old_type, old_limit
    state.push("directive_close", "", -1)
    state.line = end + closed


def _extent(state: StateBlock, start: int, limit: int, colons: int) -> _Extent:
    """Look for the end of a directive, and keep what was found of those inside it.

    So each line is looked at once, however many directives it is in.
    """
    found: dict[tuple[int, int, int], _Extent] = state.env.setdefault("extents", {})
    known = found.pop((start, state.blkIndent, limit), None)
    extent = known or _look_for_end(state, _Extent(start, line_start(state, start), colons), limit)
    found.update({(each.start, state.blkIndent, extent.end): each for each in extent.inner})
    return extent


def _look_for_end(state: StateBlock, outermost: _Extent, limit: int) -> _Extent:
    fences = _OpenFences(outermost)
    verbatim = ""  # what ends the code or comment that the line is in
    for line in range(outermost.start + 1, limit):
        text = line_text(state, line)
        if text and state.sCount[line] < state.blkIndent:
            limit = line
            break
        if verbatim:
            verbatim = "" if _ends(text, verbatim) else verbatim
        elif state.sCount[line] - state.blkIndent >= 4 or (verbatim := _verbatim(text)):
            continue
        elif opening := OPENING.match(text):
            fences.open(_Extent(line, line_start(state, line), len(opening[1])))
        elif closing := CLOSING.match(text):
            fences.close(len(closing[1]), line)
            if outermost.closed:
                return outermost
    fences.end_all(limit)
    return outermost


@dataclass(slots=True)
class _Extent:
    """How far a directive goes: to the line of its closing fence, if there is one.

    An inner fence as long as the outer one is a mistake that other tools answer by closing the
    outer one too early; here both are kept apart, and the author is told of these `clashes`.
    """

    start: int
    at: int
    colons: int
    end: int = 0
    closed: bool = False
    clashes: list[int] = field(default_factory=list)
    inner: list[_Extent] = field(default_factory=list)


class _OpenFences:
    """The fences that are open, and how many there are of each length."""

    def __init__(self, outermost: _Extent) -> None:
        self._stack = [outermost]
        self._counts = Counter([outermost.colons])  # there may be thousands to look through

    def open(self, fence: _Extent) -> None:
        """Open a fence inside the last."""
        around = self._stack[-1]
        around.inner.append(fence)
        if fence.colons >= around.colons:
            around.clashes.append(fence.at)
        self._stack.append(fence)
        self._counts[fence.colons] += 1

    def close(self, colons: int, line: int) -> None:
        """End what a closing fence ends: the innermost as long, or else shorter."""
        if self._counts[colons]:
            while self._stack[-1].colons != colons:
                self._end(line)
            self._end(line, closed=True)
        elif self._stack[-1].colons < colons:
            self._end(line, closed=True)

    def end_all(self, line: int) -> None:
        """End what is not closed."""
        while self._stack:
            self._end(line)

    def _end(self, line: int, *, closed: bool = False) -> None:
        fence = self._stack.pop()
        self._counts[fence.colons] -= 1
        fence.end, fence.closed = line, closed


def _verbatim(text: str) -> str:
    """Return what ends the code or the comment that begins on a line, perhaps behind a mark."""
    if text.startswith(COMMENT[0]):
        return "" if COMMENT[1] in text else COMMENT[1]
    code = CODE_FENCE.match(text, MARKS.match(text).end())  # type: ignore[union-attr]  # may be empty
    return code[1] if code else ""


def _ends(text: str, verbatim: str) -> bool:
    if verbatim == COMMENT[1]:
        return verbatim in text
    return text.startswith(verbatim) and not text.strip(verbatim[0] + " \t")


def _options(state: StateBlock, line: int, end: int) -> tuple[list[Any], int]:
    """Read the `:key: value` lines at the head; return each with its offsets, and what follows."""
    options: list[tuple[str, str, int, int]] = []
    while line < end and (option := OPTION.match(line_text(state, line))):
        at = line_start(state, line)
        value = (option[2] or "").rstrip(" \t")
        options.append((option[1], value, at + option.start(1), at + max(option.start(2), 0)))
        line += 1
    return options, line
