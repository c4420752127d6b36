"""The pages of the printed handout, marked in the book where each begins.

A class that reads one text, some on paper and some on a screen, turns to the same page so. See
EPUB Accessibility 1.1, 3.3 (https://www.w3.org/TR/epub-a11y-11/#sec-page-nav).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docpub.diagnostics import Span
from docpub.renderers.markup import Element
from docpub.renderers.protocol import Pages

# What a marker can stand in, between blocks.
_FLOW = frozenset(
    ["aside", "blockquote", "body", "dd", "div", "figure", "li", "section", "td", "th"]
)
Slot = tuple[Element, Element | None]


def page_name(number: int) -> str:
    """Return the identifier of the marker of a page, counted from 1."""
    return f"page--{number}"


def mark_pages(bodies: Sequence[Element], places: Sequence[Span], pages: Pages) -> None:
    """Put a marker where each page begins, in the bodies of the content files.

    The first begins with the title, which need not stand in the source. A page of which nothing is
    in the book is marked where the next begins, or at the end.
    """
    parents = {child: parent for body in bodies for parent in body.iter() for child in parent}
    found: dict[Span, Element] = {}
    for body in bodies:
        for element in body.iter():
            if place := element.get("data-place"):
                found.setdefault(places[int(place)], element)
    waiting: list[Element] = []
    bodies[0].insert(0, _marker(1))
    for number, starts in enumerate(pages.starts[1:], 2):
        waiting.append(_marker(number))
        start = next((start for start in starts if start.span in found), None)
        if start:
            _insert(waiting, found[start.span], start.letters, parents)
            waiting = []
    for marker in waiting:
        bodies[-1].append(marker)


def forget_places(bodies: Iterable[Element]) -> None:
    """Take off what only the markers needed."""
    for body in bodies:
        for element in body.iter():
            element.attrib.pop("data-place", None)


def _marker(number: int) -> Element:
    return Element(
        "span",
        {
            "id": page_name(number),
            "epub:type": "pagebreak",
            "role": "doc-pagebreak",
            "aria-label": str(number),
        },
    )


def _insert(
    markers: list[Element], element: Element, letters: int, parents: dict[Element, Element]
) -> None:
    """Insert markers before a block, or in it after so many letters."""
    if not letters and parents[element].tag in _FLOW:
        _before(element, markers, parents)
        return
    for owner, child in _slots(element):
        text = (owner.text if child is None else child.tail) or ""
        length = len("".join(text.split()))
        if length > letters:
            _split(owner, child, _position(text, letters), markers, parents)
            return
        letters -= length
    for marker in markers:
        element.append(marker)


def _slots(element: Element) -> Iterator[Slot]:
    """Yield where the own text of a block stands: as the text of an element, or after a child."""
    yield element, None
    for child in element:
        if child.tag != "math" and not child.get("data-place"):
            yield from _slots(child)
        yield element, child


def _position(text: str, letters: int) -> int:
    """Return where in a text the letter stands that has so many before it."""
    places = [index for index, letter in enumerate(text) if not letter.isspace()]
    return places[letters]


def _split(
    owner: Element,
    child: Element | None,
    position: int,
    markers: list[Element],
    parents: dict[Element, Element],
) -> None:
    """Insert markers in a text; where it is that of a link, before the link."""
    if link := _link_around(owner, parents):
        _before(link, markers, parents)
        return
    text = (owner.text if child is None else child.tail) or ""
    index = 0 if child is None else list(owner).index(child) + 1
    if child is None:
        owner.text = text[:position]
    else:
        child.tail = text[:position]
    markers[-1].tail = text[position:]
    owner[index:index] = markers
    parents.update(dict.fromkeys(markers, owner))


def _link_around(element: Element, parents: dict[Element, Element]) -> Element | None:
    found = None
    above: Element | None = element
    while above is not None:
        found = above if above.tag == "a" else found
        above = parents.get(above)
    return found


def _before(element: Element, markers: list[Element], parents: dict[Element, Element]) -> None:
    parent = parents[element]
    index = list(parent).index(element)
    parent[index:index] = markers
    parents.update(dict.fromkeys(markers, parent))
