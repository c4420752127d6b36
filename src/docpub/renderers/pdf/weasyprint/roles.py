"""Which structure type each element of the markup is, and what it says of itself.

See ISO 32000-1, 14.8.4 (standard structure types) and 14.8.5 (attributes).
"""

from __future__ import annotations

from typing import Any

SVG = "{http://www.w3.org/2000/svg}"
# Types that hold other elements and no words of their own.
GROUPS = frozenset(
    ["Document", "Sect", "Div", "BlockQuote", "L", "Table", "THead", "TBody", "TR", "TOC"]
)
_ROLES = {
    "nav": "TOC",
    "section": "Sect",
    "aside": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "figure": "Div",
    "figcaption": "Caption",
    "img": "Figure",
    "pre": "Code",
    "code": "Code",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
# What a link to a note or source is besides a link, and what leads a note.
_AROUND = {"doc-noteref": "Reference", "doc-biblioref": "Reference", "doc-backlink": "Lbl"}
_BULLETS = {"•": "Disc", "◦": "Circle", "▪": "Square"}
_SCOPES = {"col": "/Column", "row": "/Row"}


def role_of(element: Any, inside: str) -> str | None:
    """Return the structure type of an element, or None if its words belong to what is around it.

    `inside` is the type of what is around it.
    """
    match element.tag, inside:
        case ("a", _):
            return "Link" if element.get("href") else None
        case ("code", "Code"):
            return None
        case ("ol", "TOC" | "TOCI"):
            return "TOC" if inside == "TOCI" else None
        case ("li", "TOC"):
            return "TOCI"
        case ("div", _) if element.get("role") == "doc-footnote":
            return "Note"
        case (tag, _):
            return _ROLES.get(tag) or _named_role(element)


def _named_role(element: Any) -> str | None:
    """Return the type of an element that has one for what its attributes say."""
    if element.tag == f"{SVG}svg":
        return "Formula" if element.get("class") == "math" else "Figure"
    if element.get("role") == "img":
        return "Figure"
    if element.tag in ("html", "body", "main"):
        return None
    if element.get("lang"):
        return "Div" if element.tag == "div" else "Span"
    if element.get("data-text"):
        return "Span"
    return "Span" if element.tag == "abbr" and element.get("title") else None


def role_around(element: Any, inside: str) -> str | None:
    """Return the structure type of what goes around the tag of an element, if anything does."""
    if element.tag == "a" and inside == "TOCI":
        return "Reference"
    return _AROUND.get(element.get("role", ""))


def is_decoration(element: Any) -> bool:
    """Whether an element has nothing to say: a picture without words, or what is said elsewhere."""
    if element.get("aria-hidden") == "true":
        return True
    return element.tag == "img" and not element.get("alt")


def attributes_of(element: Any, role: str) -> dict[str, Any]:
    """Return what a structure element says besides its type, as values of Python.

    Keys are those of ISO 32000-1, tables 323 (Lang, Alt, ActualText, E, ID) and 346 to 349.
    """
    found = {"Lang": element.get("lang"), "Alt": _alternative(element, role)}
    found["ActualText"] = element.get("data-text")
    if role == "Span" and element.tag == "abbr":
        found["E"] = element.get("title")
    if role in ("Note", "TH"):
        found["ID"] = element.get("id")
    return {name: value for name, value in found.items() if value}


def _alternative(element: Any, role: str) -> str | None:
    if role not in ("Figure", "Formula"):
        return None
    title = element.find(f"{SVG}title")
    words = title.text if title is not None else element.get("alt") or element.get("aria-label")
    return str(words) if words else None


def layout_of(element: Any, role: str, label: str) -> dict[str, Any]:
    """Return the attribute object of a structure element: its owner and the entries, or nothing.

    `label` is what a list's first item begins with.
    """
    match role:
        case "TH" | "TD":
            return _cell(element)
        case "L" if element.tag != "dl":
            return {"O": "/List", "ListNumbering": f"/{_numbering(element, label)}"}
        case "Code" if element.tag == "pre":
            return {"O": "/Layout", "Placement": "/Block"}
        case "Note":
            return {"O": "/Layout", "Placement": "/Block"}
        case _:
            return {}


def _numbering(element: Any, label: str) -> str:
    return "Decimal" if element.tag == "ol" else _BULLETS.get(label, "None")


def _cell(element: Any) -> dict[str, Any]:
    found: dict[str, Any] = {"O": "/Table"}
    if scope := _SCOPES.get(element.get("scope", "")):
        found["Scope"] = scope
    for name, attribute in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
        if element.get(attribute):
            found[name] = int(element.get(attribute))
    if headers := element.get("headers"):
        found["Headers"] = headers.split()
    return found
