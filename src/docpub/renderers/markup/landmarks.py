"""Which parts of a page are landmarks: a screen reader lists them by name and goes there."""

from __future__ import annotations

from collections import Counter

from docpub.renderers.markup.tree import Element


def keep_landmarks_apart(body: Element) -> None:
    """Make sections that share a name groups, which keep it: in a list it would lead nowhere."""
    words = {
        name: _words("".join(element.itertext()))
        for element in body.iter()
        if (name := element.get("id"))
    }
    names: list[tuple[Element, str]] = []
    for part in body.iter("section"):
        name = words.get(part.get("aria-labelledby", ""), "") or _words(part.get("aria-label", ""))
        if name and not part.get("role"):
            names.append((part, name))
    count = Counter(name for _, name in names)
    for part, name in names:
        if count[name] > 1:
            part.set("role", "group")


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
