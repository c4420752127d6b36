"""Inline rule for citations as pandoc writes them: ``[@key]``, ``[@one; @two, p. 3]``."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

_KEY = r"@[A-Za-z0-9_][\w:./-]*+"
_LOCATOR = r"(?:,\s*+(?=[^\s@\]])[^\[\]@;`*_~\\<>&]++)?"
CITATION = re.compile(rf"\[({_KEY}{_LOCATOR}(?:\s*[;,]\s*{_KEY}{_LOCATOR})*)\](?![\[({{])")


def citation_plugin(md: MarkdownIt) -> None:
    """Add the rule. A link definition of the same name, ``[@key]: …``, goes first."""
    md.inline.ruler.before("link", "citation", _citation)


def _citation(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[@", state.pos):
        return False
    found = CITATION.match(state.src, state.pos, state.posMax)
    if not found or normalizeReference(found[1]) in state.env.get("references", {}):
        return False
    if not silent:
        token = state.push("role", "", 0)
        token.info = "cite"
        token.content = found[1]
        token.meta["at"] = found.start(1)
    state.pos = found.end()
    return True
