"""Block rule for targets: ``(name)=`` on a line of its own names the block after it."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

from docpub.source.rules.directive import line_start, line_text

TARGET = re.compile(r"\(([^\s()]+)\)=[ \t]*$")


def target_plugin(md: MarkdownIt) -> None:
    """Add the rule, and one that tells the token after a target of it (`meta["target"]`)."""
    md.core.ruler.after("block", "target", _hand_on)
    md.block.ruler.before("hr", "target", _target, {"alt": ["paragraph"]})


def _target(state: StateBlock, start: int, limit: int, silent: bool) -> bool:
    if not state.src.startswith("(", line_start(state, start)) or state.is_code_block(start):
        return False
    target = TARGET.match(line_text(state, start))
    if not target:
        return False
    if not silent:
        token = state.push("target", "", 0)
        token.content = target[1]
        token.map = [start, start + 1]
        state.line = start + 1
    return True


def _hand_on(state: StateCore) -> None:
    for token, following in pairwise(state.tokens):
        if token.type == "target":
            following.meta["target"] = token.content
