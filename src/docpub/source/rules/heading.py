"""Core rule for identifiers at the end of headings: ``## Words {#name}``."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

_NAME = re.compile(r"[^\s{}]+")


def heading_plugin(md: MarkdownIt) -> None:
    """Add the rule. It takes the name off the words before these are parsed."""
    md.core.ruler.before("inline", "heading_id", _take_identifiers)


def _take_identifiers(state: StateCore) -> None:
    for opening, words in pairwise(state.tokens):
        if opening.type != "heading_open" or not words.content.endswith("}"):
            continue
        at = words.content.rfind("{#")
        name = words.content[at + 2 : -1]
        if at >= 0 and words.content[at - 1 : at] != "\\" and _NAME.fullmatch(name):
            opening.meta["id"] = (name, at)
            words.meta["written"] = words.content
            words.content = words.content[:at].rstrip()
