"""Which text a program cannot read from its glyphs, so that the file has to say it beside them.

See ISO 32000-1, 14.9.4 (replacement text).
"""

from __future__ import annotations

import re

_READ_FROM_RIGHT = (
    "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
# Scripts whose signs are painted in another order, or in other pieces, than they are written.
_REORDERED = (
    "\u0900-\u0fff\u1000-\u109f\u1780-\u17ff\u1a00-\u1aaf\ua8e0-\ua8ff\ua9e0-\ua9ff\uaa60-\uaadf"
)
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_DIRECTIONS = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_FROM_RIGHT = re.compile(f"[{_READ_FROM_RIGHT}]")
_UNREADABLE = re.compile(f"[{_READ_FROM_RIGHT}{_REORDERED}{_MARKS}{_DIRECTIONS}]")


def is_readable(text: str, ambiguous: frozenset[str]) -> bool:
    """Whether the glyphs of a text, each read by itself from left to right, give the text.

    `ambiguous` are characters that share a glyph with others that the document has: a program
    finds one character for each glyph.
    """
    if text.isascii() and not ambiguous:
        return True
    return _UNREADABLE.search(text) is None and ambiguous.isdisjoint(text)


def is_turned(text: str) -> bool:
    """Whether programs that know no tags turn the text round themselves, as they find its glyphs.

    They would do so with the text that is said beside these, too.
    """
    return _FROM_RIGHT.search(text) is not None
