"""The structure tree of a PDF, read once for all rules (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pikepdf

from docpub.renderers.pdf.rules.rule import Finding, Rule, words

# ISO 32000-1, 14.8.4
STANDARD = words(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private "
    "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot "
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP "
    "Figure Formula Form"
)


class Element(msgspec.Struct, eq=False):
    """A structure element. `role` is its standard type, or the type as written if it has none.

    `number` is the number of its object. `content` says whether it holds marked content itself,
    `annotations` are the numbers of the annotations that it holds.
    """

    number: int
    role: str
    entries: dict[str, Any]
    parent: Element | None = None
    kids: list[Element] = []
    content: bool = False
    annotations: list[int] = []

    @property
    def parts(self) -> list[Element]:
        """The kids, with those of a NonStruct, which means nothing, in its place."""
        kids = ([*kid.parts] if kid.role == "NonStruct" else [kid] for kid in self.kids)
        return [part for group in kids for part in group]

    @property
    def whole(self) -> Element | None:
        """The element that it is a part of, no NonStruct."""
        parents = (parent for parent in self.ancestors() if parent.role != "NonStruct")
        return next(parents, None)

    def text(self, key: str) -> str:
        """Return an entry that is a text, without the space around it; empty if there is none."""
        return str(self.entries.get(key, "")).strip()

    def attribute(self, owner: str, name: str) -> Any:
        """Return an attribute of an owner (ISO 32000-1, 14.7.5), or None."""
        written = self.entries.get("/A", ())
        groups = written if isinstance(written, pikepdf.Array) else (written,)
        owned = (e for e in groups if isinstance(e, pikepdf.Dictionary) and e.get("/O") == owner)
        return next((entries[name] for entries in owned if name in entries), None)

    def breaks(self, rule: Rule, message: str) -> Finding:
        """Return the finding that this element breaks a rule."""
        return Finding(rule, message, self.number, tuple(e.number for e in self.ancestors()))

    def ancestors(self) -> Iterator[Element]:
        """Yield the elements that hold it, the nearest first."""
        parent = self.parent
        while parent:
            yield parent
            parent = parent.parent


class Tree(msgspec.Struct, frozen=True):
    """All elements that can be reached from the root, in the order of reading.

    `owners` are the elements by what they hold: the number of the page or form, and the MCID.
    `numbers` are the elements by the number of their object, `parents` is what the parent tree has
    for each key, `root` is the number of the object that holds it all.
    """

    elements: list[Element]
    numbers: dict[int, Element]
    owners: dict[tuple[int, int], Element]
    annotations: dict[int, Element]
    parents: dict[int, Any]
    roles: dict[str, str]
    root: int = 0


def read_tree(pdf: pikepdf.Pdf) -> Tree:
    """Read the tree; one that is not there has no elements."""
    root = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
    roles = {str(k)[1:]: str(v)[1:] for k, v in root.get("/RoleMap", {}).items()}
    tree = Tree([], {}, {}, {}, _parents(root), roles, root.objgen[0])
    _Walk(tree).visit([(kid, None, 0) for kid in reversed(_kids(root))])
    return tree


def standard_role(name: str, roles: dict[str, str]) -> str:
    """Return the standard type that a type is mapped to, or where the mapping ends."""
    seen: set[str] = set()
    while name not in STANDARD and name in roles and name not in seen:
        seen.add(name)
        name = roles[name]
    return name


def _parents(root: Any) -> dict[int, Any]:
    if "/ParentTree" not in root:
        return {}
    return dict(pikepdf.NumberTree(root.ParentTree).items())


def _kids(entries: Any) -> list[Any]:
    kids = entries.get("/K", ())
    return list(kids) if isinstance(kids, pikepdf.Array | tuple) else [kids]


class _Walk:
    """Goes through a tree without recursion, and through no element twice."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._seen: set[int] = set()

    def visit(self, stack: list[tuple[Any, Element | None, int]]) -> None:
        """Take kids from a stack, each with what holds it and the number of its page."""
        while stack:
            kid, parent, page = stack.pop()
            if isinstance(kid, int):
                self._own(parent, page, kid)
            elif isinstance(kid, pikepdf.Dictionary):
                entries = dict(kid.items())
                kind = str(entries.get("/Type", "/StructElem"))
                own = entries["/Pg"].objgen[0] if "/Pg" in entries else 0
                if kind in ("/MCR", "/OBJR"):
                    self._refer(kind, entries, parent, own or page)
                elif element := self._element(kid.objgen[0], entries, parent):
                    stack.extend((k, element, own) for k in reversed(_kids(entries)))

    def _element(
        self, number: int, entries: dict[str, Any], parent: Element | None
    ) -> Element | None:
        if number and number in self._seen:
            return None
        self._seen.add(number)
        name = entries.get("/S") if entries.get("/Type", "/StructElem") == "/StructElem" else None
        role = standard_role(str(name or "")[1:], self._tree.roles)
        element = Element(number, role, entries, parent)
        self._tree.elements.append(element)
        self._tree.numbers[number] = element
        if parent:
            parent.kids.append(element)
        return element

    def _refer(self, kind: str, entries: dict[str, Any], parent: Element | None, page: int) -> None:
        if kind == "/MCR":
            stream = entries.get("/Stm")
            self._own(parent, page if stream is None else stream.objgen[0], int(entries["/MCID"]))
        elif parent:
            number = entries["/Obj"].objgen[0]
            parent.annotations.append(number)
            self._tree.annotations[number] = parent

    def _own(self, parent: Element | None, holder: int, mcid: int) -> None:
        if parent:
            parent.content = True
            self._tree.owners[holder, mcid] = parent
