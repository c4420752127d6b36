"""Which parts of a page are landmarks: a screen reader lists them by name and goes there."""

from __future__ import annotations

from collections import Counter

from docpub.renderers.markup.formulas import words_beside
from docpub.renderers.markup.tree import Element


def keep_landmarks_apart(body: Element) -> None:
    """Make sections that share a name groups, which keep it: in a list it would lead nowhere.

    Checkers take each section with a name for a landmark, whatever its role.
    """
    named = {name: element for element in body.iter() if (name := element.get("id"))}
    names: list[tuple[Element, str]] = []
    for part in body.iter("section"):
        name = _name(named.get(part.get("aria-labelledby", ""), part))
        if name and not part.get("role"):
            names.append((part, name))
    count = Counter(name for _, name in names)
    for part, name in names:
        if count[name] > 1:
            part.tag = "div"
            part.set("role", "group")


def _name(element: Element) -> str:
    """Return the words that name others, without formulas: not all readers read them out."""
    own = "" if element.tag == "section" else words_beside(element)
    return " ".join((element.get("aria-label") or own).split()).casefold()
