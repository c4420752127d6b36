"""An element tree, and its text as HTML or XHTML.

A tree cannot be badly nested or badly escaped. The XHTML is polyglot: an XML parser and an HTML
parser read the same elements and the same words from it
(https://html.spec.whatwg.org/multipage/syntax.html#serialising-html-fragments).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

from docpub.model import objection_to
from docpub.model.characters import FORBIDDEN

__all__ = ["Element", "link", "raw", "rewrite", "say", "serialise", "sub"]

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})
# Elements that hold blocks only: line ends between these change nothing that is seen.
_CONTAINERS = frozenset(
    [
        "html",
        "head",
        "body",
        "main",
        "header",
        "footer",
        "nav",
        "section",
        "article",
        "aside",
        "figure",
        "blockquote",
        "address",
        "ul",
        "ol",
        "dl",
        "table",
        "thead",
        "tbody",
        "tr",
    ]
)
_AS_BLOCK = frozenset({"div", "li", "dd", "td", "th"})
_RAW = "raw"
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\n": "&#10;",
        "\r": "&#13;",
        "\t": "&#9;",
    }
)


def sub(parent: Element, tag: str, attributes: dict[str, str | None] | None = None) -> Element:
    """Append an element; attributes without a value are left out."""
    given = {name: value for name, value in (attributes or {}).items() if value is not None}
    return SubElement(parent, tag, given)


def link(parent: Element, attributes: dict[str, str | None]) -> Element:
    """Append a link and return it; where none is made, return the parent to write the words in."""
    refused = objection_to(attributes["href"] or "")
    return parent if refused else sub(parent, "a", attributes)


def say(parent: Element, text: str) -> None:
    """Append text."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


Write = Callable[[Element, str], None]


def rewrite(element: Element, wanted: re.Pattern[str], write: Write) -> None:
    """Write those words right in an element anew that fit a pattern, all of which is one group."""
    children, text = [*element], element.text or ""
    element[:], element.text = [], None
    _rewrite(element, wanted.split(text), write)
    for child in children:
        tail, child.tail = child.tail or "", None
        element.append(child)
        _rewrite(element, wanted.split(tail), write)


def _rewrite(element: Element, pieces: list[str], write: Write) -> None:
    for index, piece in enumerate(pieces):
        if index % 2:
            write(element, piece)
        elif piece:
            say(element, piece)


def raw(parent: Element, html: str) -> None:
    """Append HTML that is written as it is; in XHTML each of its tags is made well-formed."""
    SubElement(parent, _RAW).text = html


def serialise(element: Element, *, xhtml: bool = False) -> str:
    """Write an element and what is in it, without its tail."""
    parts: list[str] = []
    # Each entry is an element to write, or a piece of text; so no depth is too deep.
    stack: list[Element | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
        elif item.tag == _RAW:
            parts.append(_as_xhtml(item.text or "") if xhtml else item.text or "")
        else:
            parts.append(_start_tag(item, xhtml))
            if item.tag not in VOID:
                _push_content(stack, item)
    # A document that a script made may hold any character.
    return FORBIDDEN.sub("\ufffd", "".join(parts))


def _start_tag(element: Element, xhtml: bool) -> str:
    attributes = "".join(
        f' {name}="{value.translate(_ATTRIBUTE)}"' for name, value in element.attrib.items()
    )
    return f"<{element.tag}{attributes}{'/' if xhtml and element.tag in VOID else ''}>"


def _push_content(stack: list[Element | str], element: Element) -> None:
    line_end = "\n" if _holds_blocks(element) else ""
    # A line end right after <pre> is not part of the text, so one that is has to be doubled.
    doubled = "\n" if element.tag == "pre" and (element.text or "").startswith("\n") else ""
    stack.append(f"{line_end}</{element.tag}>")
    for child in reversed(element):
        stack.append((child.tail or "").translate(_TEXT))
        stack.append(child)
        stack.append(line_end)
    text = element.text or ""
    stack.append(doubled + (text if element.tag in ("style", "script") else text.translate(_TEXT)))


def _holds_blocks(element: Element) -> bool:
    if element.tag in _CONTAINERS:
        return True
    return (
        element.tag in _AS_BLOCK
        and len(element) > 0
        and not element.text
        and all(child.tag in _BLOCKS and not child.tail for child in element)
    )


_BLOCKS = _CONTAINERS | {"p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "div", "hr"}


class _TagWriter(HTMLParser):
    """Writes HTML again with each tag in XML's form."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs if name.isidentifier()})
        self.parts.append(_start_tag(element, xhtml=True))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data.translate(_TEXT))


def _as_xhtml(html: str) -> str:
    writer = _TagWriter()
    writer.feed(html)
    writer.close()
    return "".join(writer.parts)
