"""The structure tree of a handout, an element of it for each element of the markup.

WeasyPrint would write one for each piece of a page. Here what a page break parts stays one element,
and what is no part of the text (margins, repeated head rows, pictures that decorate) stays out.
See ISO 32000-1, 14.7 and 14.8.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docpub.renderers.pdf.spoken import is_readable
from docpub.renderers.pdf.weasyprint.roles import (
    GROUPS,
    attributes_of,
    is_decoration,
    role_around,
    role_of,
)

_JOINED = (" ", "-", "\u2010", "\u00ad", "\u200b")  # what may end a line within a word
Artifact = str  # the type of an artifact: Pagination or Layout


@dataclass(slots=True)
class Marks:
    """What is to be said of the marks of a page: which are artifacts, and which a space alone."""

    artifacts: dict[int, Artifact] = field(default_factory=dict)
    spaces: set[int] = field(default_factory=set)  # nothing is painted of these


@dataclass(slots=True, eq=False)
class Mark:
    """A piece of painted text or a picture: which page, from 0, and which number on it.

    `place` is the number of the place in the source that the innermost element around it names.
    """

    page: int
    number: int
    text: str
    place: str | None = None


@dataclass(slots=True, eq=False)
class Annotation:
    """A link or a field on a page: what WeasyPrint wrote of it."""

    page: int
    entry: Any


@dataclass(slots=True, eq=False)
class Node:
    """A structure element with what is in it, in reading order."""

    role: str
    element: Any = None
    kids: list[Node | Mark | Annotation] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)
    box: tuple[int, float, float, float, float] | None = None  # page; from the top left, in px

    def nodes(self) -> Iterator[Node]:
        """Yield the elements right below."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def label(self) -> str:
        """Return what the first item of a list begins with."""
        items = (label for item in self.nodes() for label in item.nodes() if label.role == "Lbl")
        return next((label.words().strip() for label in items), "")

    def words(self) -> str:
        """Return what a reader is told: the words in it, or those that stand for a picture."""
        if alternative := self.attributes.get("Alt"):
            return str(alternative)
        parts = (
            kid.words() if isinstance(kid, Node) else kid.text if isinstance(kid, Mark) else ""
            for kid in self.kids
        )
        return "".join(parts)


class TreeBuilder:
    """Builds the tree from pages: from their boxes, and the marks that were painted of them."""

    def __init__(self, ambiguous: frozenset[str] = frozenset()) -> None:
        self.root = Node("Document")
        self.pages: list[Marks] = []
        self._ambiguous = ambiguous
        self._spoken: Node | None = None  # the last text, if it is said beside its glyphs
        self._nodes: dict[Any, Node] = {}
        self._heads: dict[Any, int] = {}
        self._page = 0
        self._marks: dict[Any, dict[str, Any]] = {}

    def add_page(self, page_box: Any, marks: dict[Any, dict[str, Any]]) -> None:
        """Add what stands on the next page."""
        self._page = len(self.pages)
        self._marks = marks
        self.pages.append(Marks())
        for child in page_box.children:
            if type(child).__name__ == "MarginBox":
                self._leave_out(child, "Pagination")
            else:
                self._visit(child, self.root)

    def finished(self) -> Node:
        """Return the tree, without elements that hold nothing."""
        _prune(self.root)
        return self.root

    def _visit(self, box: Any, parent: Node, place: str | None = None) -> None:
        box = getattr(box, "_box", box)  # of what is positioned, a placeholder stands in its place
        element = box.element
        place = place if element is None else element.get("data-place", place)
        if element is None or element is parent.element:
            node = parent if element is None else self._marker(box, parent)
        elif self._is_repeated(box):
            self._leave_out(box, "Pagination")
            return
        elif is_decoration(element):
            self._leave_out(box, "Layout")
            self._add_annotations(box, parent)
            return
        else:
            node = self._node(box, parent)
        self._add_annotations(box, parent if parent.role == "Link" else node)
        if box in self._marks:
            self._add_mark(box, node, place)
        for child in box.children:
            if box.widget_annotation is None:
                self._visit(child, node, place)
            else:  # the field itself says what is drawn below it
                self._leave_out(child, "Layout")
        if type(box).__name__ == "LineBox":
            self._end_line()

    def _is_repeated(self, box: Any) -> bool:
        """Whether these are the head rows of a table that began on an earlier page."""
        if not getattr(box, "is_header", False):
            return False
        return self._heads.setdefault(box.element, self._page) != self._page

    def _node(self, box: Any, parent: Node) -> Node:
        """Return the node of the box's element: a new one where it is met first."""
        element = box.element
        if element in self._nodes:
            return self._marker(box, self._nodes[element])
        role = role_of(element, parent.role)
        node = parent
        if role == "TH":
            _set_scope(element, parent.element)
        if role:
            node = Node(role, element, attributes=attributes_of(element, role))
            self._place(node, parent)
            if role in ("Figure", "Formula"):
                node.box = (self._page, *_rectangle(box))
        self._nodes[element] = node
        return self._marker(box, node)

    def _place(self, node: Node, parent: Node) -> None:
        """Put a node where it belongs; terms and their explanations make items of a list."""
        if node.role in ("Lbl", "LBody") and parent.role == "L":
            item = parent.kids[-1] if parent.kids else None
            opens = node.role == "Lbl" and not (
                isinstance(item, Node) and all(kid.role == "Lbl" for kid in item.nodes())
            )
            if not isinstance(item, Node) or opens:
                item = Node("LI")
                parent.kids.append(item)
            item.kids.append(node)
        else:
            place = _content(parent, node.role)
            if around := role_around(node.element, parent.role):
                place.kids.append(place := Node(around))
            place.kids.append(node)

    def _marker(self, box: Any, node: Node) -> Node:
        """Return where the box's own words go: those of a list marker into the label."""
        if node.role == "Lbl" or not (box.element_tag or "").endswith("::marker"):
            return node
        label = next((kid for kid in node.nodes() if kid.role == "Lbl"), None)
        if label is None:
            label = Node("Lbl", node.element)
            node.kids.insert(0, label)
        return label

    def _add_mark(self, box: Any, node: Node, source: str | None) -> None:
        number, text = self._marks[box]["mcid"], getattr(box, "text", "")
        picture = node.role in ("Figure", "Formula")
        place = node if picture else _content(node, "")
        if place.role in GROUPS and not picture:
            if not text.strip() and not _open_paragraph(place):
                self.pages[-1].artifacts[number] = "Layout"
                return
            place = _paragraph(place)
        mark = Mark(self._page, number, text, source)
        if text.isspace():
            self.pages[-1].spaces.add(number)
        readable = picture or text.isspace() or "ActualText" in place.attributes
        if readable or (is_readable(text, self._ambiguous) and not _is_mirrored(box)):
            self._spoken = None
            place.kids.append(mark)
        else:
            self._spoken = Node("Span", kids=[mark], attributes={"ActualText": text})
            place.kids.append(self._spoken)

    def _end_line(self) -> None:
        """Say the space that a line ends with, which is not painted."""
        if self._spoken and not self._spoken.attributes["ActualText"].endswith(_JOINED):
            self._spoken.attributes["ActualText"] += " "
        self._spoken = None

    def _add_annotations(self, box: Any, node: Node) -> None:
        if box.link_annotation is not None:
            node.kids.append(Annotation(self._page, box.link_annotation))
        if box.widget_annotation is not None:
            place = _content(node, "Form")
            place = _paragraph(place) if place.role in GROUPS else place
            field = Annotation(self._page, box.widget_annotation)
            place.kids.append(Node("Form", box.element, [field]))

    def _leave_out(self, box: Any, kind: Artifact) -> None:
        box = getattr(box, "_box", box)
        if box in self._marks:
            self.pages[-1].artifacts[self._marks[box]["mcid"]] = kind
        for child in box.children:
            self._leave_out(child, kind)


def _is_mirrored(box: Any) -> bool:
    """Whether spaces and marks of a text stand on its other side, in a line from the right."""
    return box.style["direction"] == "rtl" and not box.text.isalnum()


def _content(node: Node, role: str) -> Node:
    """Return where content of a node goes: that of a list item into its body."""
    if node.role != "LI" or role in ("Lbl", "LBody"):
        return node
    body = node.kids[-1] if node.kids else None
    if not isinstance(body, Node) or body.role != "LBody":
        body = Node("LBody", node.element)
        node.kids.append(body)
    return body


def _open_paragraph(group: Node) -> Node | None:
    """Return the paragraph that words which stood right in a group have begun."""
    last = group.kids[-1] if group.kids else None
    begun = isinstance(last, Node) and last.role == "P" and last.element is group.element
    return last if begun and isinstance(last, Node) else None


def _paragraph(group: Node) -> Node:
    """Return the paragraph around words that stand right in a group."""
    if paragraph := _open_paragraph(group):
        return paragraph
    paragraph = Node("P", group.element)
    group.kids.append(paragraph)
    return paragraph


def _set_scope(head: Any, row: Any) -> None:
    """Say what a header cell heads, if the markup of an author does not: HTML leaves it open."""
    alone = all(cell.tag == "th" for cell in row)
    head.set("scope", head.get("scope") or ("col" if alone else "row"))


def _rectangle(box: Any) -> tuple[float, float, float, float]:
    left, top = box.content_box_x(), box.content_box_y()
    return left, top, left + box.width, top + box.height


def _prune(node: Node) -> bool:
    """Drop elements without content; return whether the node itself holds any, or is a cell."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or _prune(kid)]
    _complete(node)
    return bool(node.kids) or node.role in ("TR", "TD", "TH")


def _complete(node: Node) -> None:
    """Give a label its body, and take the head from a table that has no rows below it."""
    roles = [kid.role for kid in node.nodes()]
    if node.role == "LI" and roles == ["Lbl"]:
        node.kids.append(Node("LBody"))
    if node.role == "Table" and "THead" in roles and "TBody" not in roles:
        heads = [kid for kid in node.nodes() if kid.role == "THead"]
        node.kids = [kid for kid in node.kids if kid not in heads]
        node.kids += [row for head in heads for row in head.kids]
