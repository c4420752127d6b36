"""What a PDF says: the text of its tags, in their order, as screen readers are given it.

ISO 32000-1, 9.10 (text of codes), 14.6 (marked content) and 14.9.4 (`ActualText`).
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import msgspec
import pikepdf

from docpub.errors import DocpubError
from docpub.renderers.pdf.rules.content import page_content
from docpub.renderers.pdf.rules.glyphs import read_unicode
from docpub.renderers.pdf.rules.marks import last_name, read_mark
from docpub.renderers.pdf.rules.operators import operators, strings_in_order
from docpub.renderers.pdf.rules.tree import Element, Tree, read_tree

_AMONG_WORDS = frozenset({"Span", "Link", "Code", "Quote", "Reference", "Annot", "NonStruct"})
_PICTURES = frozenset({"Figure", "Formula"})
_MARKERS = frozenset({"/Disc", "/Circle", "/Square", "/Decimal"})
_NOWHERE = -1


def read_aloud(pdf: bytes) -> str:
    """Return the text of a tagged PDF, a line for each element that is no part of a sentence.

    Pictures and formulas are left out: what is said of them is no text of the page. So are the
    signs and numbers before the items of lists, and a list of contents, which repeats headings.
    Raises `DocpubError` if the file cannot be read.
    """
    try:
        with pikepdf.open(BytesIO(pdf)) as opened:
            return _text(opened)
    except (pikepdf.PdfError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise DocpubError(f"The PDF cannot be read: {error}") from error


def _text(pdf: pikepdf.Pdf) -> str:
    tree = read_tree(pdf)
    painted: dict[tuple[int, int], str] = {}
    for page in pdf.pages:
        _Reader(painted, page.resources, page.obj.objgen[0]).read_page(page)
    parts: list[str] = []
    before: Element | None = None
    said: set[int] = set()
    contents = _lists_of_contents(tree)
    for place, element in tree.owners.items():
        block, spoken = _block_of(element, contents), _spoken_for(element)
        if block is None:
            continue
        if block is not before:
            parts.append("\n")
            before = block
        if spoken is None:
            parts.append(painted.get(place, ""))
        elif spoken.number not in said:
            said.add(spoken.number)
            parts.append(spoken.text("/ActualText"))
    return "".join(parts).strip()


def _block_of(element: Element, contents: set[int]) -> Element | None:
    """Return the element that some text is a line of; none for what is left out."""
    whole = [element, *element.ancestors()]
    if any(e.role in _PICTURES or e.number in contents or _is_marker(e) for e in whole):
        return None
    return next((each for each in whole if each.role not in _AMONG_WORDS), None)


def _is_marker(element: Element) -> bool:
    """Whether an element is what an item begins with in a list whose items are marked."""
    if element.role != "Lbl" or element.parent is None:
        return False
    items = element.parent.parent
    return items is not None and items.attribute("/List", "/ListNumbering") in _MARKERS


def _lists_of_contents(tree: Tree) -> set[int]:
    """Return the numbers of lists of contents, and of the sections that these are all of."""
    lists = [element for element in tree.elements if element.role == "TOC"]
    around = (each.parent for each in lists if each.parent and each.parent.role == "Sect")
    return {element.number for element in (*lists, *around)}


def _spoken_for(element: Element) -> Element | None:
    """Return the outermost element whose text is said in the place of what it paints."""
    whole = [each for each in (element, *element.ancestors()) if "/ActualText" in each.entries]
    return whole[-1] if whole else None


class _Font(msgspec.Struct):
    """What the codes of a font mean, and how many bytes each has."""

    unicode: dict[int, str]
    width: int

    def text(self, operands: bytes) -> str:
        """Return what is shown."""
        codes = b"".join(strings_in_order(operands))
        pieces = (codes[n : n + self.width] for n in range(0, len(codes), self.width))
        return "".join(self.unicode.get(int.from_bytes(piece, "big"), "") for piece in pieces)


class _Reader:
    """Reads the text of content streams into `painted`, by the holder and number of its mark."""

    def __init__(
        self, painted: dict[tuple[int, int], str], resources: Any, holder: int, mark: int = _NOWHERE
    ) -> None:
        self._painted = painted
        self._resources = resources
        self._holder = holder
        self._marks = [mark]
        self._font: _Font | None = None
        self._saved: list[_Font | None] = []
        self._fonts: dict[str, _Font] = {}

    def read_page(self, page: pikepdf.Page) -> None:
        """Read the content of a page."""
        self.read(page_content(page.obj.get("/Contents")))

    def read(self, stream: bytes) -> None:
        """Read a content stream."""
        for operands, operator in operators(stream):
            match operator:
                case b"BDC":
                    mark = read_mark(operands, self._resources)
                    inner = self._marks[-1] if mark.mcid is None else mark.mcid
                    self._marks.append(_NOWHERE if mark.tag == "/Artifact" else inner)
                case b"BMC":
                    artifact = read_mark(operands).tag == "/Artifact"
                    self._marks.append(_NOWHERE if artifact else self._marks[-1])
                case b"EMC":
                    self._marks.pop()
                case b"q":
                    self._saved.append(self._font)
                case b"Q" if self._saved:
                    self._font = self._saved.pop()
                case b"Tf":
                    self._font = self._font_called(last_name(operands))
                case b"Tj" | b"TJ" | b"'" | b'"' if self._font and self._marks[-1] != _NOWHERE:
                    place = self._holder, self._marks[-1]
                    self._painted[place] = self._painted.get(place, "") + self._font.text(operands)
                case b"Do":
                    self._read_form(last_name(operands))
                case _:
                    pass

    def _font_called(self, name: str) -> _Font:
        if name not in self._fonts:
            entries = self._resources.Font[name]
            stream = entries.get("/ToUnicode")
            known = read_unicode(stream.read_bytes()) if stream is not None else {}
            width = 2 if entries.get("/Subtype") == "/Type0" else 1
            if not known and width == 1:
                known = {code: bytes([code]).decode("cp1252", "replace") for code in range(256)}
            self._fonts[name] = _Font(known, width)
        return self._fonts[name]

    def _read_form(self, name: str) -> None:
        """Read a form; it has marks of its own, or is all in the one that is open."""
        form = self._resources.get("/XObject", {}).get(name)
        if form is None or form.get("/Subtype") != "/Form":
            return
        own = "/StructParents" in form
        holder = form.objgen[0] if own else self._holder
        resources = form.get("/Resources", self._resources)
        mark = _NOWHERE if own else self._marks[-1]
        inner = _Reader(self._painted, resources, holder, mark)
        inner._font = self._font
        inner.read(form.read_bytes())
