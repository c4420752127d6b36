"""Raw HTML in a source: refused and shown as text, sanitised, or kept for those who trust it."""

from __future__ import annotations

import re
from typing import Literal

from docpub.diagnostics import Problems, Span
from docpub.model import Block, Html, Inline, InlineHtml, Paragraph, Text
from docpub.source.positions import Origin
from docpub.source.words import plain

RawHtmlMode = Literal["refuse", "sanitise", "keep"]

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_VOID = frozenset({"br", "col", "hr", "img", "wbr"})


def without_comments(html: str) -> str:
    """Return what is left of raw HTML when its comments are gone; they are not content."""
    return _COMMENT.sub("", html).strip()


class RawHtml:
    """Does with raw HTML what the caller of the parser asked for."""

    def __init__(self, mode: RawHtmlMode) -> None:
        self.mode = mode

    def block(self, html: str, origin: Origin, problems: Problems, span: Span) -> Block | None:
        """Make a block of an HTML block, or None if nothing is left of it."""
        words = html.strip("\n") if self.mode == "keep" else without_comments(html)
        if not words:
            return None
        if self.mode == "refuse":
            _report(words, problems, span)
            return Paragraph(children=plain(html.rstrip("\n"), origin, _COMMENT), span=span)
        return Html(value=words if self.mode == "keep" else _clean(words), span=span)

    def inline(
        self, tag: str, open_tags: list[str], problems: Problems, span: Span
    ) -> Inline | None:
        """Make a node of one tag; `open_tags` are those around it that are not closed yet."""
        if self.mode == "refuse":
            _report(tag, problems, span)
            return Text(value=tag)
        if self.mode == "keep":
            return InlineHtml(value=tag, span=span)
        return self._sanitised(tag, open_tags, span)

    def _sanitised(self, tag: str, open_tags: list[str], span: Span) -> InlineHtml | None:
        found = _TAG.match(tag)
        name = found[2].lower() if found else ""
        if found and found[1]:
            if not open_tags or open_tags[-1] != name:
                return None
            open_tags.pop()
            return InlineHtml(value=f"</{name}>", span=span)
        opening = _clean(tag).removesuffix(f"</{name}>")
        if opening and name not in _VOID:
            open_tags.append(name)
        return InlineHtml(value=opening, span=span) if opening else None

    def close_all(self, open_tags: list[str], nodes: list[Inline]) -> None:
        """Close at the end of its surroundings what the author left open."""
        while open_tags:
            nodes.append(InlineHtml(value=f"</{open_tags.pop()}>"))


def _report(html: str, problems: Problems, span: Span) -> None:
    first = html.splitlines()[0]
    shown = first if len(first) <= 40 else first[:39] + "…"
    problems.report("raw-html", f"Raw HTML is shown as text: {shown}", span)


def _clean(html: str) -> str:
    import nh3  # only for a caller who lets HTML in

    return nh3.clean(html)
