"""Writes the structure tree into the PDF that WeasyPrint made (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docpub.renderers.pdf.spoken import is_turned
from docpub.renderers.pdf.weasyprint.roles import layout_of
from docpub.renderers.pdf.weasyprint.tree import Annotation, Mark, Marks, Node

_SCALE = 0.75  # points to the pixel


def write_tags(
    pdf: Any, root: Node, streams: Iterable[Any], pages: Iterable[Marks]
) -> dict[int, Any]:
    """Write the tree; return for the number of each structure element the element it is of."""
    writer = _Writer(pdf)
    for stream, marks in zip(streams, pages, strict=True):
        writer.mark(stream, marks)
    writer.write_root(root)
    return writer.elements


class _Writer:
    def __init__(self, pdf: Any) -> None:
        import pydyf  # type: ignore[import-untyped]  # comes with WeasyPrint

        self._pydyf = pydyf
        self._pdf = pdf
        self._pages = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
        # Which element each mark of each page, and each annotation, belongs to.
        self._owners: list[dict[int, bytes]] = [{} for _ in self._pages]
        self._annotations: list[bytes] = []
        self._identifiers: dict[str, bytes] = {}
        self._marks: list[dict[int, Any]] = []
        self.elements: dict[int, Any] = {}

    def mark(self, stream: Any, marks: Marks) -> None:
        """Turn the marks that are left out of the tree into artifacts, and say what spaces are."""
        self._marks.append({})
        for index, item in enumerate(stream.stream):
            number = item.get("MCID") if isinstance(item, dict) else None
            if number is None:
                continue
            self._marks[-1][number] = item
            if number in marks.artifacts:
                stream.stream[index - 1] = "/Artifact"
                stream.stream[index] = self._dictionary({"Type": f"/{marks.artifacts[number]}"})
            elif number in marks.spaces:
                item["ActualText"] = self._string(" ")

    def write_root(self, root: Node) -> None:
        """Write the tree, and what leads from pages to it."""
        parents = self._add({})
        top = self._add({"Type": "/StructTreeRoot", "ParentTree": parents.reference})
        top["K"] = self._array([self._write(root, top)])
        numbers = self._array([])
        for number, (page, owners) in enumerate(zip(self._pages, self._owners, strict=True)):
            page["StructParents"] = number
            page["Tabs"] = "/S"
            row = [owners.get(mark, "null") for mark in range(max(owners, default=-1) + 1)]
            numbers += [number, self._array(row)]
            page.get("Annots", []).sort(key=self._place_in_tree)
        for number, owner in enumerate(self._annotations, len(self._pages)):
            numbers += [number, owner]
        parents["Nums"] = numbers
        if self._identifiers:
            names = [item for pair in sorted(self._identifiers.items()) for item in pair]
            top["IDTree"] = self._dictionary(
                {
                    "Names": self._array(
                        [self._string(n) if isinstance(n, str) else n for n in names]
                    )
                }
            )
        self._pdf.catalog["StructTreeRoot"] = top.reference
        self._pdf.catalog["MarkInfo"] = self._dictionary({"Marked": "true"})
        self._pdf.catalog["ViewerPreferences"] = self._dictionary({"DisplayDocTitle": "true"})

    def _place_in_tree(self, annotation: bytes) -> int:
        """Return which of all links and fields this one is, in the order of the tree."""
        number, *_ = annotation.split()
        place: int = self._pdf.objects[int(number)]["StructParent"]
        return place

    def _write(self, node: Node, parent: Any) -> bytes:
        entry = self._add({"Type": "/StructElem", "S": f"/{node.role}", "P": parent.reference})
        self.elements[entry.number] = node.element
        for name, value in node.attributes.items():
            entry[name] = self._string(value)
        if "ID" in node.attributes:
            self._identifiers[node.attributes["ID"]] = entry.reference
        if attributes := self._attributes(node):
            entry["A"] = attributes
        page = next((kid.page for kid in node.kids if isinstance(kid, Mark)), None)
        if page is not None:
            entry["Pg"] = self._pages[page].reference
        entry["K"] = self._array(self._kid(kid, node, entry, page) for kid in node.kids)
        reference: bytes = entry.reference
        return reference

    def _attributes(self, node: Node) -> Any:
        if node.box:
            page, left, top, right, bottom = node.box
            height = self._pages[page]["MediaBox"][3]
            corners = (left, height / _SCALE - bottom, right, height / _SCALE - top)
            box = self._array(round(corner * _SCALE, 2) for corner in corners)
            return self._dictionary({"O": "/Layout", "BBox": box})
        if node.element is None:
            return None
        label = node.label() if node.role == "L" else ""
        found = layout_of(node.element, node.role, label)
        if "Headers" in found:
            found["Headers"] = self._array(map(self._string, found["Headers"]))
        return self._dictionary(found) if found else None

    def _kid(self, kid: Node | Mark | Annotation, node: Node, entry: Any, page: int | None) -> Any:
        match kid:
            case Node():
                return self._write(kid, entry)
            case Mark(page=place, number=number):
                self._owners[place][number] = entry.reference
                said = node.attributes.get("ActualText", "")
                if said and len(node.kids) == 1 and not is_turned(said):  # for those without tags
                    self._marks[place][number]["ActualText"] = self._string(said)
                if place == page:
                    return number
                here = self._pages[place].reference
                return self._dictionary({"Type": "/MCR", "Pg": here, "MCID": number})
            case Annotation(page=place, entry=annotation):
                if node.role == "Link":  # says where it leads, for those who do not see it
                    annotation["Contents"] = self._string(_says(node))
                annotation["StructParent"] = len(self._pages) + len(self._annotations)
                self._annotations.append(entry.reference)
                return self._dictionary(
                    {
                        "Type": "/OBJR",
                        "Obj": annotation.reference,
                        "Pg": self._pages[place].reference,
                    }
                )

    def _add(self, entries: dict[str, Any]) -> Any:
        added = self._dictionary(entries)
        self._pdf.add_object(added)
        return added

    def _dictionary(self, entries: dict[str, Any]) -> Any:
        return self._pydyf.Dictionary(entries)

    def _array(self, items: Iterable[Any]) -> Any:
        return self._pydyf.Array([*items])

    def _string(self, value: str) -> Any:
        return self._pydyf.String(value)


def _says(link: Node) -> str:
    return link.element.get("aria-label") or link.words().strip() or link.element.get("href")
