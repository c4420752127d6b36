"""Inline rule for bare addresses, ``https://…``, ``www.…`` and ``name@domain``, which become links.

As GitHub's Markdown has them (https://github.github.com/gfm/#autolinks-extension-), but for those
of chats (``xmpp:``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

# Possessive, so that a long word without an `@` is looked through once.
_BEFORE, _NAME = r"(?<![^\s*_~(])", r"[A-Za-z0-9.+_-]++@"
BEGINNING = rf"{_BEFORE}(?:https?://|www\.|(?:mailto:)?{_NAME})"

_WEB = re.compile(rf"{_BEFORE}(https?://|www\.)([\w-]++(?:\.[\w-]++)*+)[^\s<\[\]]*+")
_MAIL = re.compile(rf"{_BEFORE}(mailto:)?{_NAME}[A-Za-z0-9_-]++(?:\.[A-Za-z0-9_-]++)++")
_ENTITY = re.compile(r"&[A-Za-z0-9]{1,40};$")
_PUNCTUATION = "?!.,:;*_~'\""


class _Address(NamedTuple):
    words: str
    url: str


def address_plugin(md: MarkdownIt) -> None:
    """Add the rule."""
    md.inline.ruler.push("address", _address)


def _address(state: StateInline, silent: bool) -> bool:
    if silent or state.linkLevel:
        return False
    found = _web(state) or _mail(state)
    url = state.md.normalizeLink(found.url) if found else ""
    if not found or not state.md.validateLink(url):
        return False
    end = state.pos + len(found.words)
    state.push("link_open", "a", 1).attrs = {"href": url}
    words = state.push("text", "", 0)
    words.content, words.map = found.words, [state.pos, end]
    state.push("link_close", "a", -1)
    state.pos = end
    return True


def _web(state: StateInline) -> _Address | None:
    found = _WEB.match(state.src, state.pos, state.posMax)
    if not found:
        return None
    scheme, domain = found.groups()
    parts = domain.split(".")
    if any("_" in part for part in parts[-2:]) or (scheme == "www." and len(parts) < 2):
        return None
    words = found[0][: _end(found[0])]
    return _Address(words, f"http://{words}" if scheme == "www." else words)


def _mail(state: StateInline) -> _Address | None:
    found = _MAIL.match(state.src, state.pos, state.posMax)
    if not found or found[0][-1] in "-_":
        return None
    return _Address(found[0], found[0] if found[1] else f"mailto:{found[0]}")


def _end(address: str) -> int:
    """Return where an address ends: before punctuation, and brackets that open before it."""
    end, spare = len(address), address.count(")") - address.count("(")
    while True:
        last = address[end - 1]
        entity = _ENTITY.search(address, max(end - 42, 0), end) if last == ";" else None
        if entity:
            end = entity.start()
        elif last in _PUNCTUATION:
            end -= 1
        elif last == ")" and spare > 0:
            end, spare = end - 1, spare - 1
        else:
            return end
