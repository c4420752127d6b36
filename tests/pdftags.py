"""What a screen reader finds in a tagged PDF: its structure tree with words, as text to compare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

# What stands in the line of the words around it.
_INLINE = frozenset(["Span", "Link", "Code", "Formula", "Figure", "Reference", "Form", "Lbl"])
_RAISED = 6  # points that words of one line may stand above one another


@dataclass
class Tag:
    """A structure element: its type, what it says of itself, and its words and elements."""

    role: str
    says: dict[str, str]
    kids: list[Tag | str] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()


def tags_of(data: bytes) -> Tag:
    """Return the structure tree of a PDF. Raises `KeyError` if a mark of it is on no page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        marks = {page.objgen: _marks_of(page) for page in pdf.pages}
        return _Reader(marks).read(pdf.Root.StructTreeRoot.K[0])


def written(tag: Tag) -> str:
    """Write a tree: an element a line, with its words, in which the inline elements stand."""
    return "".join(f"{line}\n" for line in _lines(tag, 0))


def _lines(tag: Tag, depth: int) -> Iterator[str]:
    opening = f"{'  ' * depth}{_named(tag)}"
    if all(isinstance(kid, str) or _is_inline(kid) for kid in tag.kids):
        words = " ".join("".join(map(_with_tags, tag.kids)).split())
        yield f"{opening}: {words}" if words else opening
        return
    yield opening
    for kid in tag.kids:
        if isinstance(kid, Tag):
            yield from _lines(kid, depth + 1)
        elif kid.strip():
            yield f"{'  ' * (depth + 1)}{kid.strip()!r}"


def _is_inline(tag: Tag) -> bool:
    return tag.role in _INLINE and all(isinstance(kid, str) or _is_inline(kid) for kid in tag.kids)


def _words(tag: Tag) -> Iterator[str]:
    """Yield the words in an element, or those that are to be read for them."""
    if instead := tag.says.get("ActualText") or tag.says.get("Alt"):
        yield instead
        return
    for kid in tag.kids:
        yield from [kid] if isinstance(kid, str) else _words(kid)


def _with_tags(kid: Tag | str) -> str:
    if isinstance(kid, str):
        return kid
    words = "" if "ActualText" in kid.says else "".join(map(_with_tags, kid.kids))
    return f"<{_named(kid)}>{words}</{kid.role}>" if words.strip() else f"<{_named(kid)}/>"


def _named(tag: Tag) -> str:
    said = [f'{name}="{value}"' for name, value in tag.says.items()]
    return " ".join([tag.role, *said])


class _Reader:
    """Reads elements, with the words of their marks page by page."""

    def __init__(self, marks: dict[tuple[int, int], dict[int, _Piece]]) -> None:
        self._marks = marks
        self._last: _Piece | None = None

    def read(self, node: pikepdf.Dictionary) -> Tag:
        tag = Tag(str(node.S)[1:], _said(node))
        if tag.role not in _INLINE:
            self._last = None
        kids = node.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            match kid:
                case pikepdf.Dictionary() if "/S" in kid:
                    tag.kids.append(self.read(kid))
                case pikepdf.Dictionary() if kid.get("/Type") == "/OBJR":
                    tag.says |= _led(kid.Obj)
                case pikepdf.Dictionary():
                    tag.kids.append(self._words(kid.Pg, int(kid.MCID)))
                case number:
                    tag.kids.append(self._words(node.Pg, int(number)))
        if tag.says.get("called") == "".join(_words(tag)).strip():
            del tag.says["called"]
        return tag

    def _words(self, page: Any, number: int) -> str:
        """Return the words of a mark; a new line parts them from those before as a space does."""
        piece = self._marks[page.objgen][number]
        if not piece.words:
            return ""
        parted = self._last and abs(self._last.height - piece.height) > _RAISED
        self._last = piece
        return f" {piece.words}" if parted else piece.words


@dataclass
class _Piece:
    """The words of a mark, and how high they stand on their page, in points."""

    words: str = ""
    height: float = 0


def _marks_of(page: Any) -> dict[int, _Piece]:
    """Return the marks of a page, decoded by its fonts' own tables, in the order of the glyphs."""
    fonts = {name: _characters(font) for name, font in page.Resources.get("/Font", {}).items()}
    found, mark, characters = dict[int, _Piece](), _Piece(), dict[int, str]()
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" if "/MCID" in operands[1]:
                mark = found.setdefault(int(operands[1].MCID), _Piece())
                mark.words = str(operands[1].get("/ActualText", ""))
            case "EMC":
                mark = _Piece()
            case "Tf":
                characters = fonts[str(operands[0])]
            case "Tm":
                mark.height = float(operands[5])
            case "TJ" | "Tj":
                shown = operands[0] if str(operator) == "TJ" else operands
                mark.words += "".join(_shown(piece, characters) for piece in shown)
    return found


def _shown(piece: Any, characters: dict[int, str]) -> str:
    """Return the characters of a string of two-byte codes; nothing of a number between strings."""
    if not isinstance(piece, pikepdf.String):
        return ""
    return "".join(
        characters[high << 8 | low]
        for high, low in zip(bytes(piece)[::2], bytes(piece)[1::2], strict=True)
    )


def _characters(font: Any) -> dict[int, str]:
    table = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    pairs = re.findall(rb"<([0-9a-f]+)> <([0-9a-f]*)>\n", table)
    return {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in pairs}


def _said(node: pikepdf.Dictionary) -> dict[str, str]:
    said = {
        name: str(node[f"/{name}"])
        for name in ("Lang", "ID", "Alt", "ActualText", "E")
        if f"/{name}" in node
    }
    attributes = node.get("/A", pikepdf.Array())
    for owner in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        said |= {
            name[1:]: _value(value) for name, value in owner.items() if name not in ("/O", "/BBox")
        }
    return said


def _value(value: Any) -> str:
    if isinstance(value, pikepdf.Array):
        return " ".join(map(str, value))
    return str(value).removeprefix("/")


def _led(annotation: pikepdf.Dictionary) -> dict[str, str]:
    """Return where a link leads, and what it is called."""
    found = {}
    if "/Dest" in annotation:
        found["to"] = f"#{annotation.Dest}"
    elif "/A" in annotation:
        found["to"] = str(annotation.A.URI if "/URI" in annotation.A else annotation.A.D)
    if "/Contents" in annotation:
        found["called"] = str(annotation.Contents)
    return found


def text_of(tag: Tag) -> str:
    """Return the words to be read, without pictures and the marks and numbers of list items."""
    if tag.role in ("Figure", "Formula") or _is_marker(tag):
        return ""
    words = tag.says.get("ActualText")
    if words is None:
        words = "".join(kid if isinstance(kid, str) else text_of(kid) for kid in tag.kids)
    return words if tag.role in _INLINE else f" {words} "


def _is_marker(tag: Tag) -> bool:
    return (
        tag.role == "Lbl" and re.fullmatch(r"\s*(\d+\.|[•◦▪])\s*", "".join(_words(tag))) is not None
    )
