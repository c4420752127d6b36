"""Rules on annotations and fields: tagged, described, printed (ISO 32000-1, 12.5 and 12.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from docpub.renderers.pdf.rules.rule import Finding, Rule, words
from docpub.renderers.pdf.rules.tree import Element, Tree

ANNOTATION_TAG = Rule(
    matterhorn="28-002", ua="7.18.1", sentence="An annotation stands in an element Annot."
)
DESCRIPTION = Rule(
    matterhorn="28-004", ua="7.18.1", sentence="An annotation has words that describe it."
)
FIELD_NAME = Rule(matterhorn="28-005", ua="7.18.1", sentence="A field has a name for its users.")
NO_TABS = Rule(
    matterhorn="28-008", ua="7.18.3", sentence="A page with annotations has an order of tabs."
)
TABS = Rule(matterhorn="28-009", ua="7.18.3", sentence="The order of tabs is that of the tag tree.")
FIELD_TAG = Rule(matterhorn="28-010", ua="7.18.4", sentence="A field stands in an element Form.")
FORM_KIDS = Rule(ua="7.18.4", sentence="A Form holds one field and nothing else.")
LINK_TAG = Rule(matterhorn="28-011", ua="7.18.5", sentence="A link stands in an element Link.")
LINK_WORDS = Rule(
    matterhorn="28-012", ua="7.18.5", sentence="A link says in Contents where it leads."
)
KIND = Rule(
    archival="6.3.1", sentence="Annotations are of kinds that can be printed and need no player."
)
FLAGS = Rule(archival="6.3.2", sentence="Every annotation is printed, and none is hidden.")
APPEARANCE = Rule(archival="6.3.3", sentence="Every annotation has a normal appearance alone.")
FIELD_ACTION = Rule(archival="6.4.1", sentence="No field has an action.")
DRAWN_LATER = Rule(archival="6.4.1", sentence="No program has to draw the fields.")
XFA = Rule(matterhorn="25-001", ua="7.15", archival="6.4.2", sentence="There are no XFA forms.")

_KINDS = words(
    "/Text /Link /FreeText /Line /Square /Circle /Polygon /PolyLine /Highlight /Underline "
    "/Squiggly /StrikeOut /Stamp /Caret /Ink /Popup /Widget /PrinterMark /Watermark"
)
_PRINT = 4
_FLAGS = 1 | 2 | _PRINT | 32 | 256  # invisible, hidden, print, no view, toggle no view
_TAGS = {"/Link": ("Link", LINK_TAG), "/Widget": ("Form", FIELD_TAG)}


def check_annotations(pdf: pikepdf.Pdf, tree: Tree) -> Iterator[Finding]:
    """Check all annotations, page by page, and the form that the fields are of."""
    for number, page in enumerate(pdf.pages, 1):
        annotations = list(page.obj.get("/Annots", ()))
        if annotations:
            yield from _tabs(page.obj, number)
        for annotation in annotations:
            yield from _annotation(annotation, tree, number)
    for element in tree.elements:
        if element.role == "Form" and not _holds_one_field(element):
            yield element.breaks(FORM_KIDS, "A Form holds more than one field, or none.")
    form: Any = pdf.Root.get("/AcroForm", {})
    if "/XFA" in form or "/NeedsRendering" in pdf.Root:
        yield Finding(XFA, "There is an XFA form.")
    if form.get("/NeedAppearances", False):
        yield Finding(DRAWN_LATER, "The fields are yet to be drawn (NeedAppearances).")


def _tabs(page: Any, number: int) -> Iterator[Finding]:
    if "/Tabs" not in page:
        yield Finding(NO_TABS, f"Page {number} has annotations, but no Tabs.")
    elif page.Tabs != "/S":
        yield Finding(TABS, f"Page {number} has {page.Tabs} for Tabs, not /S.")


def _annotation(annotation: Any, tree: Tree, page: int) -> Iterator[Finding]:
    kind = str(annotation.get("/Subtype", "/"))
    element = tree.annotations.get(annotation.objgen[0])
    what = f"The {kind[1:]} on page {page}"
    if element and not _leads_to(annotation, element, tree):
        element = None
    if kind not in ("/Popup", "/PrinterMark"):
        role, rule = _TAGS.get(kind, ("Annot", ANNOTATION_TAG))
        if not element or element.role != role:
            yield _at(element, rule, f"{what} does not stand in an element {role}.")
        yield from _words(annotation, kind, element, what)
    yield from _archival(annotation, kind, element, what)


def _leads_to(annotation: Any, element: Element, tree: Tree) -> bool:
    """Whether the parent tree leads from an annotation to the element that names it."""
    parent = tree.parents.get(annotation.get("/StructParent", -1))
    return isinstance(parent, pikepdf.Dictionary) and parent.objgen[0] == element.number


def _words(annotation: Any, kind: str, element: Element | None, what: str) -> Iterator[Finding]:
    alternative = element.text("/Alt") if element else ""
    contents = str(annotation.get("/Contents", "")).strip()
    if kind == "/Widget":
        if not (_field_name(annotation) or alternative):
            yield _at(element, FIELD_NAME, f"{what} has no TU.")
    elif kind == "/Link" and not contents:
        yield _at(element, LINK_WORDS, f"{what} has no Contents.")
    elif not (contents or alternative):
        yield _at(element, DESCRIPTION, f"{what} has no Contents.")


def _archival(annotation: Any, kind: str, element: Element | None, what: str) -> Iterator[Finding]:
    if kind not in _KINDS:
        yield _at(element, KIND, f"{what} is of a kind that is not allowed.")
    if kind != "/Popup" and int(annotation.get("/F", 0)) & _FLAGS != _PRINT:
        yield _at(element, FLAGS, f"{what} is not printed, or hidden.")
    if not _has_appearance(annotation, kind):
        yield _at(element, APPEARANCE, f"{what} has no normal appearance, or another too.")
    if kind == "/Widget" and {"/A", "/AA"} & annotation.keys():
        yield _at(element, FIELD_ACTION, f"{what} has an action.")


def _has_appearance(annotation: Any, kind: str) -> bool:
    appearance = annotation.get("/AP")
    if appearance is None:
        left, bottom, right, top = (float(side) for side in annotation.get("/Rect", (0, 0, 0, 0)))
        return kind in ("/Popup", "/Link") or (left == right and bottom == top)
    is_button = kind == "/Widget" and _inherited(annotation, "/FT") == "/Btn"
    wanted = pikepdf.Dictionary if is_button else pikepdf.Stream
    return set(appearance.keys()) == {"/N"} and isinstance(appearance.N, wanted)


def _field_name(widget: Any) -> str:
    return str(_inherited(widget, "/TU") or "").strip()


def _inherited(widget: Any, key: str) -> Any:
    """Return an entry of a field, which may be written at a field above it."""
    for _ in range(16):
        if key in widget or "/Parent" not in widget:
            break
        widget = widget.Parent
    return widget.get(key)


def _holds_one_field(form: Element) -> bool:
    if form.attribute("/PrintField", "/Role") is not None:
        return True
    return len(form.annotations) == 1 and not form.kids and not form.content


def _at(element: Element | None, rule: Rule, message: str) -> Finding:
    return element.breaks(rule, message) if element else Finding(rule, message)
