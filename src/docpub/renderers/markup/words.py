"""The words of markup, by language: what fonts have to be chosen for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from docpub.renderers.markup.tree import Element

_NESTED_MARKERS = "◦▪"  # of lists within lists
UNWRITTEN = frozenset({"svg", "style", "script"})


class Words(NamedTuple):
    """The words of a text by language, and its code."""

    prose: dict[str, str]
    code: str


def words_of(main: Element, language: str, around: Iterable[str] = ()) -> Words:
    """Collect what is shown of an element; what stands around it is in `language` too."""
    prose: defaultdict[str, list[str]] = defaultdict(list, {language: [*around]})
    code: list[str] = []
    stack = [(main, language, False, False)]
    while stack:
        element, language, is_code, in_list = stack.pop()
        outside = code if is_code else prose[language]
        outside.append(element.tail or "")
        if element.tag in UNWRITTEN:
            continue
        language = element.get("lang") or language
        is_code = is_code or element.tag in ("code", "pre")
        (code if is_code else prose[language]).append(element.text or "")
        if in_list and element.tag == "ul":
            prose[language].append(_NESTED_MARKERS)
        in_list = in_list or element.tag == "li"
        stack += ((child, language, is_code, in_list) for child in element)
    return Words({key: "".join(parts) for key, parts in prose.items()}, "".join(code))
