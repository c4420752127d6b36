"""A part of somebody else's page, such as that of a content management system.

It brings its own style sheet, which touches nothing around it, and its class names are led by one
of ours, so that theirs do not touch it either. Identifiers stay, because links lead to them.
"""

from __future__ import annotations

from docpub.assets import scope_sheet
from docpub.labels import direction_of
from docpub.model import Document
from docpub.renderers.html.head import Style
from docpub.renderers.markup import (
    BlockWriter,
    Element,
    keep_landmarks_apart,
    keep_numbers_in_order,
    serialise,
    sub,
    write_header,
)
from docpub.renderers.markup.furniture import notice_of

NAME = "docpub"
# How wide it is, the page around it says.
_LAYOUT = "html { overflow-wrap: break-word; padding: 1px 1rem }"


def write_fragment(writer: BlockWriter, document: Document, style: Style, offset: int) -> str:
    """Return style and text. The headings are lowered by `offset`."""
    metadata = document.metadata
    direction = direction_of(metadata.lang)
    box = Element("div", {"lang": metadata.lang, "dir": direction})
    if notice := notice_of(metadata, writer.labels):
        sub(box, "p", {"class": "notice"}).text = notice
    write_header(writer, box, document, 1 + offset)
    writer.write(box, document.children, 2 + offset)
    keep_numbers_in_order(box, direction)
    keep_landmarks_apart(box)
    for element in box.iter():
        if names := element.get("class"):
            element.set("class", " ".join(f"{NAME}-{name}" for name in names.split()))
    box.set("class", NAME)
    if style.address:
        sheet = Element("link", {"rel": "stylesheet", "href": style.address})
    else:
        sheet = Element("style")
        sheet.text = style.css
    return f"{serialise(sheet)}\n{serialise(box)}\n"


def scoped(css: str) -> str:
    """Return a style sheet for what is in a fragment alone."""
    return scope_sheet(f"{css}\n{_LAYOUT}", NAME)
