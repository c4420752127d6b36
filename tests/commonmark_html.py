"""Markdown to HTML through the model, spelled as in the examples of the specifications."""

from __future__ import annotations

import re

import docpub
from docpub.labels import labels_for
from docpub.model import replace
from docpub.renderers.markup import BlockWriter, Element, Profile, serialise
from docpub.source import RawHtmlMode

# What the passes add, and the specification does not have.
_SECTION = re.compile(r'<section aria-labelledby="[^"]*">\n?|</section>\n?')
_HEADING_ID = re.compile(r'(<h[1-6]) id="[^"]*"')
# The specification writes quotation marks in text as entities, and line ends in attributes as they
# are; HTML asks for neither.
_QUOTE = "\ue000"

_NO_LINK = "no link is made where no reader can safely go; its words are kept, and it is told"
_BARE_ADDRESS = "a bare address is a link, as GitHub's specification has it elsewhere"
_CHAT = "the address of a chat (`xmpp:`) is no link in a document for patients"
_ONE_TILDE = "one tilde is no markup: it says 'about', or stands between two doses"
# The examples that differ on purpose, and why.
KNOWN_EXAMPLES: dict[int, str] = {
    79: "a heading without words is left out, and told: in a list of headings it leads nowhere",
    98: "two lines of three hyphens at the very start are front matter, here an empty one",
    484: "a link without words says its address, else nobody could find it",
    596: _NO_LINK,
    598: _NO_LINK,
    599: _NO_LINK,
    601: _NO_LINK,
    608: _BARE_ADDRESS,
    611: _BARE_ADDRESS,
    612: _BARE_ADDRESS,
}
# Those of GitHub's specification, which builds on an older CommonMark.
KNOWN_GFM: dict[int, str] = {
    49: KNOWN_EXAMPLES[79],
    68: KNOWN_EXAMPLES[98],
    204: "the words of a cell beyond the head's are kept, and an error",
    491: _ONE_TILDE,
    493: _ONE_TILDE,
    605: _NO_LINK,
    607: _NO_LINK,
    608: _NO_LINK,
    610: _NO_LINK,
    617: _BARE_ADDRESS,
    620: _BARE_ADDRESS,
    621: _BARE_ADDRESS,
    633: _CHAT,
    634: _CHAT,
    635: _CHAT,
    649: "CommonMark 0.31 takes a comment with two hyphens in it",
    650: "CommonMark 0.31 takes `<!-->` as a comment",
    657: "raw HTML is refused, sanitised whole or kept whole, so no tags are picked out",
}
# How our markup says what GitHub's says with attributes and boxes to tick.
_SPELLINGS = (
    (r' class="align-(left|center|right)"', r' align="\1"'),
    (r' scope="col"| class="tasks"', ""),
    (
        r'<span class="checkbox checked"[^>]*></span>',
        '<input checked="" disabled="" type="checkbox">',
    ),
    (r'<span class="checkbox"[^>]*></span>', '<input disabled="" type="checkbox">'),
)


def convert(markdown: str, raw_html: RawHtmlMode = "keep") -> str:
    """Convert, and take away what the specification's examples do not have."""
    parsed = docpub.parse(markdown, raw_html=raw_html).document
    metadata = replace(parsed.metadata, typography="as-written")
    document = docpub.resolve(replace(parsed, metadata=metadata))
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


def convert_gfm(markdown: str) -> str:
    """Convert, and spell tables and lists of tasks as GitHub's specification does."""
    html = convert(markdown)
    for ours, theirs in _SPELLINGS:
        html = re.sub(ours, theirs, html)
    return html
