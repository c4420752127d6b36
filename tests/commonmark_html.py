"""Markdown to HTML through the model, spelled as in the examples of CommonMark's specification."""

from __future__ import annotations

import re

import docpub
from docpub.labels import labels_for
from docpub.renderers.markup import BlockWriter, Element, Profile, serialise
from docpub.source import RawHtmlMode

# What the passes add, and the specification does not have.
_SECTION = re.compile(r'<section aria-labelledby="[^"]*">\n?|</section>\n?')
_HEADING_ID = re.compile(r'(<h[1-6]) id="[^"]*"')
# The specification writes quotation marks in text as entities, and line ends in attributes as they
# are; HTML asks for neither.
_QUOTE = "\ue000"

_NO_LINK = "no link is made where no reader can safely go; its words are kept, and it is told"
# The examples that differ on purpose, and why.
KNOWN_EXAMPLES: dict[int, str] = {
    98: "two lines of three hyphens at the very start are front matter, here an empty one",
    596: _NO_LINK,
    598: _NO_LINK,
    599: _NO_LINK,
    601: _NO_LINK,
}


def convert(markdown: str, raw_html: RawHtmlMode = "keep") -> str:
    """Convert, and take away what the specification's examples do not have."""
    document = docpub.resolve(docpub.parse(markdown, raw_html=raw_html).document)
    writer = BlockWriter(Profile(authored_levels=True), labels_for("en"))
    body = Element("body")
    if heading := document.heading:
        writer.heading(body, heading.children, heading.level, heading.id)
    writer.write(body, document.children)
    for element in body.iter():
        if element.tag != "raw":
            element.text = (element.text or "").replace('"', _QUOTE)
        element.tail = (element.tail or "").replace('"', _QUOTE)
    html = "\n".join(map(serialise, body)).replace(_QUOTE, "&quot;").replace("&#10;", "\n")
    return _HEADING_ID.sub(r"\1", _SECTION.sub("", html))
