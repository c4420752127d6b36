"""Numbers among words that are read from the right.

There, digits that hyphens or spaces part are put one group after the other from the right, so that
555-0100 becomes 0100-555 (https://www.unicode.org/reports/tr9/, W2 and W4). That suits a span of
years, and makes a telephone number a wrong one.
"""

from __future__ import annotations

import re

from docpub.renderers.markup.tree import Element, rewrite, sub

# Groups of digits with seven or more in all, as in telephone numbers and dates; no span of years.
_NUMBER = re.compile(
    r"((?<![\w.])(?!(?:19|20)\d\d[-–](?:19|20)\d\d(?!\d))"
    r"(?=(?:[^\d]{0,2}\d){7})[+(]{0,2}\d[\d() \u00a0./‐‑–-]{0,40}\d(?!\w))"
)
_UNTOUCHED = frozenset({"code", "math", "pre", "raw", "script", "style", "svg"})
_INLINE = frozenset({"a", "em", "span", "strong"})


def keep_numbers_in_order(root: Element, direction: str) -> None:
    """Mark telephone numbers and dates as read from the left where their words are not."""
    stack = [(root, direction)]
    while stack:
        element, around = stack.pop()
        direction = element.get("dir") or around
        stack += ((child, direction) for child in element if child.tag not in _UNTOUCHED)
        if direction != "rtl":
            continue
        if element.tag in _INLINE and not len(element) and _NUMBER.fullmatch(element.text or ""):
            element.set("dir", "ltr")
        else:
            rewrite(element, _NUMBER, _isolate)


def isolated(words: str, direction: str) -> str:
    """Return words without markup so that they, and such numbers, keep together in a row of others.

    The characters that do so have no glyphs.
    """
    if direction != "rtl":
        return words
    return "\u2068" + _NUMBER.sub("\u2066\\1\u2069", words) + "\u2069"


def _isolate(parent: Element, number: str) -> None:
    sub(parent, "bdi", {"dir": "ltr"}).text = number
