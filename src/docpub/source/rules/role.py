"""Inline rule for roles: ``{name}`content```, and ``{blank}``, which has no content."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

ROLE = re.compile(r"\{([A-Za-z][\w-]*)\}(`++)(.+?)(?<!`)\2(?!`)", re.DOTALL)
WITHOUT_CONTENT = re.compile(r"\{(blank)\}(?!`)")


def role_plugin(md: MarkdownIt) -> None:
    """Add the rule."""
    md.inline.ruler.before("backticks", "role", _role)


def _role(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "{":
        return False
    role = ROLE.match(state.src, state.pos, state.posMax)
    found = role or WITHOUT_CONTENT.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("role", "", 0)
        token.info = found[1]
        token.content = role[3] if role else ""
        token.meta["at"] = role.start(3) if role else found.end()
    state.pos = found.end()
    return True
