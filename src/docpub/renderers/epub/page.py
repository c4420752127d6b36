"""An XHTML page: what stands around the text in each file of the book."""

from __future__ import annotations

from docpub.labels import direction_of
from docpub.model import Metadata
from docpub.renderers.markup import Element, language, serialise, sub

COVER_FILE, TITLE_FILE, NAV_FILE, NCX_FILE = "cover.xhtml", "title.xhtml", "nav.xhtml", "toc.ncx"
STYLE_FILE = "style.css"
PROLOGUE = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACES = {
    "xmlns": "http://www.w3.org/1999/xhtml",
    "xmlns:epub": "http://www.idpf.org/2007/ops",
}


def page(metadata: Metadata, title: str, body: Element, part: str) -> str:
    """Return a whole XHTML file. `part` is its place in the book, in EPUB's words.

    Each file says its encoding: conversion for the Kindle guesses where it is not said.
    """
    html = Element("html", dict(_NAMESPACES))
    for name, value in language(metadata.lang, xhtml=True).items():
        html.set(name, value or "")
    html.set("dir", direction_of(metadata.lang))
    head = sub(html, "head")
    sub(head, "meta", {"charset": "utf-8"})
    words = (title, metadata.title) if title != metadata.title else (title,)
    sub(head, "title").text = " – ".join(filter(None, words))
    sub(head, "link", {"rel": "stylesheet", "type": "text/css", "href": STYLE_FILE})
    body.set("epub:type", part)
    html.append(body)
    return f"{PROLOGUE}<!DOCTYPE html>\n{serialise(html, xhtml=True)}\n"


def mark(body: Element, notice: str) -> None:
    """Begin a page with the words that keep the document from patients, if there are any."""
    if notice:
        banner = Element("p", {"class": "notice"})
        banner.text = notice
        body.insert(0, banner)
