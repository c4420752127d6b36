"""What can be filled in: where it stands in the markup, its name, and what it asks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docpub.model import slug
from docpub.renderers.markup import Element, sub

_LONGEST = 60  # characters of a name
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")
_LISTS = frozenset({"ul", "ol", "dl", "table"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TEXT_BLOCKS = _HEADINGS | {"p", "li", "td", "th", "dd", "dt", "figcaption", "caption"}


def name_fields(main: Element, nameless: str) -> None:
    """Mark what can be filled in: `data-field` is its kind, `name` its name, `title` its words.

    Kinds are `line`, `lines` and `checkbox`. Names and words differ from each other in a document.
    What no words stand around is called `nameless`.
    """
    found = [
        (element, kind, says or nameless) for element, kind, says in _fields(main, _Place(main))
    ]
    alike = Counter(words for _, _, words in found)
    seen: Counter[str] = Counter()
    names: set[str] = set()
    for element, kind, words in found:
        seen[words] += 1
        says = f"{words} ({seen[words]})" if alike[words] > 1 else words
        element.attrib |= {"data-field": kind, "title": says, "name": _name(words, names)}
        for attribute in ("role", "aria-label"):  # of the drawing of a box
            element.attrib.pop(attribute, None)


def _name(words: str, names: set[str]) -> str:
    """Return a name that is not taken yet, and take it."""
    base = slug(words, "field")[:_LONGEST].strip("-")
    name, number = base, 1
    while name in names:
        number += 1
        name = f"{base}-{number}"
    names.add(name)
    return name


@dataclass(frozen=True)
class _Place:
    """What stands around an element: the last heading, the block of text, the cells of the row."""

    block: Element
    heading: str = ""
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


def _fields(parent: Element, place: _Place) -> Iterator[tuple[Element, str, str]]:
    """Yield what can be filled in, with its kind and its words, in the order of the text."""
    term = ""
    if "note-lines" in parent.get("class", "").split():
        _gather_lines(parent)
    for index, child in enumerate(parent):
        kind = child.get("class", "").partition(" ")[0]
        if child.tag in _HEADINGS:
            place = replace(place, heading=_words(child) or place.heading)
        elif child.tag == "dt":
            term = _words(child)
        if kind == "blank":
            yield child, "line", _asked_before(child, place)
        elif kind == "checkbox":
            yield child, "checkbox", _task(parent) or place.heading
        elif kind == "line":
            yield child, "line", _joined(place.heading, term)
        elif kind == "lines":
            yield child, "lines", place.heading
        else:
            yield from _fields(child, _inside(child, index, parent, place))


def _inside(child: Element, index: int, parent: Element, place: _Place) -> _Place:
    """Return what stands around what is in an element."""
    if child.tag == "table":
        rows = child.findall("thead/tr")
        place = replace(place, columns=tuple(map(_words, rows[-1])) if rows else ())
    elif child.tag == "td":
        names = [_words(parent[0])] if index else []
        place = replace(place, cells=(*names, *place.columns[index : index + 1]))
    elif child.tag == "tr":
        place = replace(place, cells=())
    return replace(place, block=child) if child.tag in _TEXT_BLOCKS else place


def _asked_before(blank: Element, place: _Place) -> str:
    """Return the sentence before a blank, up to the one before; else what its place is called."""
    before = ""
    for piece in _pieces(place.block):
        if piece is blank:
            break
        before = before + piece if isinstance(piece, str) else ""
    *_, sentence = _SENTENCE_END.split(before.strip())
    return _joined(*place.cells, _clean(sentence)) or place.heading


def _pieces(block: Element) -> Iterator[str | Element]:
    """Yield the text and the blanks of a block, in order."""
    yield block.text or ""
    for child in block:
        if "blank" in child.get("class", "").split():
            yield child
        elif not _is_mark(child) and child.tag not in _LISTS:
            yield from _pieces(child)
        yield child.tail or ""


def _task(item: Element) -> str:
    paragraph = item.find("p")
    return _words(item if paragraph is None else paragraph)


def _words(element: Element) -> str:
    return _clean("".join(piece for piece in _pieces(element) if isinstance(piece, str)))


def _is_mark(element: Element) -> bool:
    """Whether an element only leads elsewhere: to a note or a source."""
    return element.tag == "sup" or element.get("class") == "citation"


def _clean(text: str) -> str:
    words = " ".join(text.split())
    return words.strip(" :;,") if any(map(str.isalnum, words)) else ""


def _joined(*words: str) -> str:
    return ", ".join(dict.fromkeys(filter(None, words)))


def _gather_lines(section: Element) -> None:
    """Put the lines of a space for notes into one element, which takes one text."""
    lines = [child for child in section if child.get("class") == "line"]
    for line in lines:
        section.remove(line)
    if lines:
        sub(section, "div", {"class": "lines"}).extend(lines)
