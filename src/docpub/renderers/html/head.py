"""The head of the page: what browsers, search engines and other sites are told of it.

It is written as an element tree, so nothing in it can end what it stands in; a template places it
as a whole, at the very beginning, and with it the policy that lets no script run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

import msgspec

from docpub.model import Document, Metadata
from docpub.renderers.html.linked_data import last_change, linked_data, web_address
from docpub.renderers.markup import Element, serialise, sub
from docpub.renderers.protocol import Companion

_LINE_ENDS = re.compile(r"\r\n?")


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """The style sheet, inside the page or, if it has an `address`, beside it."""

    css: str
    address: str = ""

    @classmethod
    def of(cls, css: str, address: str = "") -> Style:
        """Take CSS in as it can stand in HTML: `</` could end it there, `<\\/` says the same."""
        return cls(css=_LINE_ENDS.sub("\n", css).replace("</", "<\\/"), address=address)


def write_head(
    document: Document,
    style: Style,
    attributes: Iterable[str] = (),
    companions: tuple[Companion, ...] = (),
    *,
    indexed: bool = True,
) -> str:
    """Return all that is in the head.

    `attributes` are the values of all `style` attributes in the page. One that is not `indexed`
    asks to be left out of search engines.
    """
    metadata = document.metadata
    head = Element("head")
    sub(head, "meta", {"charset": "utf-8"})
    policy = policy_of(style, attributes)
    sub(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    _meta(head, "viewport", "width=device-width, initial-scale=1")
    sub(head, "title").text = metadata.title
    _meta(head, "description", metadata.main_message)
    _meta(head, "keywords", ", ".join(metadata.keywords))
    _meta(head, "robots", "" if indexed else "noindex")
    _meta(head, "generator", "docpub")
    _links(head, metadata, companions)
    _open_graph(head, metadata)
    data = sub(head, "script", {"type": "application/ld+json"})
    data.text = linked_data(document, companions)
    if style.address:
        sub(head, "link", {"rel": "stylesheet", "href": style.address})
    else:
        sub(head, "style").text = style.css
    return "\n".join(map(serialise, head))


def policy_of(style: Style, attributes: Iterable[str]) -> str:
    """Return a policy that lets nothing run and nothing in but the page's own style and pictures.

    See https://www.w3.org/TR/CSP3/. Formulas are lined up by attributes (MathML Core, 3.5), which
    the policy names one by one.
    """
    own = "'self'" if style.address else _hash(style.css)
    pictures = "'self'" if style.address else "data:"
    by_attribute = " ".join(map(_hash, sorted(set(attributes))))
    rules = (
        "default-src 'none'",
        f"img-src {pictures}",
        f"style-src {own}",
        by_attribute and f"style-src-attr 'unsafe-hashes' {by_attribute}",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(filter(None, rules))


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _meta(head: Element, name: str, content: str) -> None:
    if content:
        sub(head, "meta", {"name": name, "content": content})


def _links(head: Element, metadata: Metadata, companions: Iterable[Companion]) -> None:
    """Say where the page is at home, and in what other forms the text is beside it."""
    if address := web_address(metadata.online):
        sub(head, "link", {"rel": "canonical", "href": address})
    for companion in companions:
        attributes = {
            "rel": "alternate",
            "type": companion.media_type,
            "hreflang": companion.lang or None,
            "href": companion.file,
            "title": companion.title,
        }
        sub(head, "link", attributes)


def _open_graph(head: Element, metadata: Metadata) -> None:
    """Say how a link to the page is shown elsewhere (https://ogp.me)."""
    language, _, rest = metadata.lang.partition("-")
    region = rest if len(rest) == 2 else ""
    properties = {
        "og:type": "article",
        "og:title": metadata.title,
        "og:description": metadata.main_message,
        "og:url": web_address(metadata.online),
        "og:locale": f"{language.lower()}_{region.upper()}" if region else "",
        "og:site_name": metadata.organisation.name if metadata.organisation else "",
        "article:published_time": str(metadata.published or ""),
        "article:modified_time": last_change(metadata),
    }
    for name, content in properties.items():
        if content:
            sub(head, "meta", {"property": name, "content": content})
