"""Links: from one file of the book to another, and out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from docpub.diagnostics import Problems
from docpub.model import Document, Link, walk
from docpub.renderers.markup import Element

# What readers hand on to another program; EPUBCheck warns of schemes that it does not know.
_SCHEMES = frozenset({"ftp", "geo", "http", "https", "mailto", "sms", "tel"})
_HOST = re.compile(r"(?:[\w-]+\.)*[\w-]+\.?|[0-9a-f:.]+")
_NOT_IN_ADDRESSES = re.compile(r'[\s<>"\\^`{|}]|%(?![0-9A-Fa-f]{2})')


def outside(url: str, online: str) -> str | None:
    """Return the whole address of what a link leads to, or None if a book cannot lead there.

    A file beside the source is not in the book; it is found beside the document's own address,
    if it has one.
    """
    base = online if online.startswith(("https://", "http://")) else "https:"
    try:
        whole = urljoin(base, url) if url else ""
        parts = urlsplit(whole)
        host, _ = parts.hostname or "", parts.port
    except ValueError:  # not an address at all
        return None
    if parts.scheme not in _SCHEMES or _NOT_IN_ADDRESSES.search(whole):
        return None
    needs_host = parts.scheme in ("http", "https", "ftp")
    return whole if (_HOST.fullmatch(host) if needs_host else parts.path) else None


def report_links(document: Document, problems: Problems) -> None:
    """Report the links that a book cannot have."""
    for node in walk(document):
        if isinstance(node, Link) and not node.url.startswith("#"):
            if outside(node.url, document.metadata.online) is None:
                message = f"The link to {node.url!r} leads nowhere from an e-book."
                problems.report("link-not-in-book", message, node.span)


def point(body: Element, addresses: Mapping[str, str], file: str, online: str) -> None:
    """Point each link in a file to where its target is; one that leads nowhere keeps its words.

    `addresses` tells where in the book each identifier stands, `online` where the document is
    on the web.
    """
    for element in body.iter("a"):
        url = element.get("href")
        if url is None:
            continue
        address = _inside(url[1:], addresses, file) if url[:1] == "#" else outside(url, online)
        if address is None:
            for name in ("href", "role", "aria-label", "epub:type"):
                element.attrib.pop(name, None)
        else:
            element.set("href", address)


def _inside(identifier: str, addresses: Mapping[str, str], file: str) -> str | None:
    address = addresses.get(identifier)
    return f"#{identifier}" if address and address.partition("#")[0] == file else address
