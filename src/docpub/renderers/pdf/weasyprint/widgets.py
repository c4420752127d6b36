"""Writes the fields of a form into the PDF (ISO 32000-1, 12.7; ISO 19005-2, 6.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from docpub.renderers.pdf.weasyprint.form_font import NAME, line_height, write_font

_SCALE = 0.75  # points to the pixel
_PRINTED = 1 << 2
_MULTILINE, _NO_SCROLLING = 1 << 12, 1 << 23  # what does not fit would not be printed
_TALL = 1.5  # sizes of type: readers set a line in the middle, and it should stand near the rule


def write_widgets(document: Any, pdf: Any) -> None:
    """Write a field over each box that can be filled in, and note it at the box.

    All have an appearance, and are not seen until they are filled in.
    """
    import pydyf  # type: ignore[import-untyped]  # comes with WeasyPrint

    fields, parts = pydyf.Array(), Counter[str]()
    entries = [pdf.objects[number] for number in pdf.pages["Kids"][::3]]
    for page, entry in zip(document.pages, entries, strict=True):
        for box in _boxes(page._page_box):
            field = _field(box, entry, pdf)
            name = box.element.get("name")
            parts[name] += 1  # what goes on on another page is a field of its own there
            field["T"] = pydyf.String(f"{name}--{parts[name]}" if parts[name] > 1 else name)
            field["TU"] = pydyf.String(box.element.get("title"))
            pdf.add_object(field)
            box.widget_annotation = field
            entry.setdefault("Annots", pydyf.Array()).append(field.reference)
            fields.append(field.reference)
    if fields:
        fonts = pydyf.Dictionary({"Font": pydyf.Dictionary({NAME: write_font(pdf)})})
        pdf.catalog["AcroForm"] = pydyf.Dictionary(
            {"Fields": fields, "DR": fonts, "DA": _typed_in(12)}
        )


def _boxes(box: Any) -> Iterator[Any]:
    """Yield the outermost boxes of what can be filled in."""
    box = getattr(box, "_box", box)  # of what is positioned, a placeholder stands in its place
    if box.element is not None and box.element.get("data-field"):
        yield box
    else:
        for child in getattr(box, "children", ()):
            yield from _boxes(child)


def _field(box: Any, page: Any, pdf: Any) -> Any:
    """Return a field with all but its name."""
    import pydyf

    left, top, width, height = _area(box)
    field = pydyf.Dictionary({"Type": "/Annot", "Subtype": "/Widget", "F": _PRINTED})
    field["P"] = page.reference
    below = page["MediaBox"][3] - top - height
    corners = (left, below, left + width, below + height)
    field["Rect"] = pydyf.Array(round(corner, 3) for corner in corners)
    if box.element.get("data-field") == "checkbox":
        field |= _checkbox(pdf, "checked" in box.element.get("class"), width, height)
    else:
        field |= _text(pdf, box, width, height)
    return field


def _area(box: Any) -> tuple[float, float, float, float]:
    """Return where a field is: left, top, width and height, in points from the top."""
    kind = box.element.get("data-field")
    if kind == "checkbox":
        left, top = box.border_box_x(), box.border_box_y()
        width, height = box.border_width(), box.border_height()
    else:
        left, top = box.padding_box_x(), box.padding_box_y()
        width, height = box.padding_width(), box.padding_height()
    if kind == "line":
        tall = min(height, _TALL * box.style["font_size"])
        top, height = top + height - tall, tall
    return left * _SCALE, top * _SCALE, width * _SCALE, height * _SCALE


def _checkbox(pdf: Any, checked: bool, width: float, height: float) -> dict[str, Any]:
    """Return what makes a box to check; checked, it is black, as it is printed."""
    import pydyf

    state = "/Yes" if checked else "/Off"
    filled = _appearance(pdf, f"0 g 0 0 {width:.3f} {height:.3f} re f", width, height)
    states = pydyf.Dictionary({"Yes": filled, "Off": _appearance(pdf, "", width, height)})
    return {"FT": "/Btn", "V": state, "AS": state, "AP": pydyf.Dictionary({"N": states})}


def _text(pdf: Any, box: Any, width: float, height: float) -> dict[str, Any]:
    """Return what makes a field for text, whose lines are as far apart as those drawn below."""
    import pydyf

    lines = len(box.children) if box.element.get("data-field") == "lines" else 0
    size = height / lines / line_height() if lines else box.style["font_size"] * _SCALE
    empty = _appearance(pdf, "/Tx BMC EMC", width, height)
    return {
        "FT": "/Tx",
        "Ff": _NO_SCROLLING | (_MULTILINE if lines else 0),
        "DA": _typed_in(size),
        "AP": pydyf.Dictionary({"N": empty}),
    }


def _typed_in(size: float) -> Any:
    import pydyf

    return pydyf.String(f"/{NAME} {size:.2f} Tf 0 g")


def _appearance(pdf: Any, commands: str, width: float, height: float) -> bytes:
    import pydyf

    box = pydyf.Array([0, 0, round(width, 3), round(height, 3)])
    stream = pydyf.Stream([commands], {"Type": "/XObject", "Subtype": "/Form", "BBox": box})
    pdf.add_object(stream)
    reference: bytes = stream.reference
    return reference
