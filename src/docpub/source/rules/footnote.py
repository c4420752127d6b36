"""Inline rule for calls of footnotes, ``[^key]``, whether or not there is such a note.

The plugin's own looks from every ``[^`` to the end of the paragraph, which takes too long where
there are many, and lets a call of a note that is missing pass as text.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

CALL = re.compile(r"\[\^([^\[\]\s]+)\]")


def footnote_call_plugin(md: MarkdownIt) -> None:
    """Put the rule in the place of the plugin's."""
    md.inline.ruler.at("footnote_ref", _call)


def _call(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("[^", state.pos):
        return False
    call = CALL.match(state.src, state.pos, state.posMax)
    if not call:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta = {"label": call[1]}
    state.pos = call.end()
    return True
