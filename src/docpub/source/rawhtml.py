"""Raw HTML in a source: refused and shown as text, sanitised, or kept for those who trust it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Literal

from docpub.diagnostics import Problems, Span
from docpub.model import Block, Html, Inline, InlineHtml, Paragraph, Text, objection_to
from docpub.model.links import SAFE_SCHEMES
from docpub.source.ignores import Ignores
from docpub.source.positions import Origin
from docpub.source.words import plain

if TYPE_CHECKING:
    from nh3 import Cleaner

RawHtmlMode = Literal["refuse", "sanitise", "keep"]

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_VOID = frozenset({"br", "col", "hr", "img", "wbr"})


def without_comments(html: str) -> str:
    """Return what is left of raw HTML when its comments are gone; they are not content."""
    return _COMMENT.sub("", html).strip()


class RawHtml:
    """Does with raw HTML what the caller of the parser asked for."""

    def __init__(self, mode: RawHtmlMode, ignores: Ignores) -> None:
        self.mode = mode
        self.ignores = ignores

    def block(self, html: str, origin: Origin, problems: Problems, span: Span) -> Block | None:
        """Make a block of an HTML block, or None if nothing is left of it."""
        if self.ignores.take(html, span):
            return None
        words = html.strip("\n") if self.mode == "keep" else without_comments(html)
        if not words:
            return None
        if self.mode == "refuse":
            _report(words, problems, span)
            return Paragraph(children=plain(html.rstrip("\n"), origin, _COMMENT), span=span)
        if self.mode == "sanitise":
            words = _clean(words, problems, span).strip()
        return Html(value=words, span=span) if words else None

    def inline(
        self, tag: str, open_tags: list[str], problems: Problems, span: Span
    ) -> Inline | None:
        """Make a node of one tag; `open_tags` are those around it that are not closed yet."""
        if self.mode == "refuse":
            _report(tag, problems, span)
            return Text(value=tag)
        if self.mode == "keep":
            return InlineHtml(value=tag, span=span)
        return self._sanitised(tag, open_tags, problems, span)

    def _sanitised(
        self, tag: str, open_tags: list[str], problems: Problems, span: Span
    ) -> InlineHtml | None:
        found = _TAG.match(tag)
        name = found[2].lower() if found else ""
        if found and found[1]:
            if not open_tags or open_tags[-1] != name:
                return None
            open_tags.pop()
            return InlineHtml(value=f"</{name}>", span=span)
        opening = _clean(tag, problems, span).removesuffix(f"</{name}>")
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


def _clean(html: str, problems: Problems, span: Span) -> str:
    cleaned = _cleaner().clean(html)
    if lost := _lost(html, cleaned):
        message = f"Raw HTML is let in without {', '.join(lost)}."
        problems.report("raw-html-cleaned", message, span)
    return cleaned


@cache
def _cleaner() -> Cleaner:
    """Make what lets in text and its structure, and nothing that fetches, runs or asks."""
    import nh3  # only for those who let HTML in

    def attribute(tag: str, name: str, value: str) -> str | None:
        return None if name in ("href", "cite") and objection_to(value) else value

    return nh3.Cleaner(
        tags=nh3.ALLOWED_TAGS - {"area", "img", "map"},
        attributes={**nh3.ALLOWED_ATTRIBUTES, "*": {"dir", "lang", "title"}},
        attribute_filter=attribute,
        url_schemes=set(SAFE_SCHEMES),
    )


class _Names(HTMLParser):
    """Counts elements and their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: Counter[str] = Counter()
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[f"`<{tag}>`"] += 1
        self.found.update(f"`{name}` of `<{tag}>`" for name, _ in attrs)

    def handle_pi(self, data: str) -> None:
        self.found["`<?…>`"] += 1


def _lost(html: str, cleaned: str) -> list[str]:
    """Name what was there and is no more; an element's attributes go with it."""
    lost = _Names(html).found - _Names(cleaned).found
    return sorted(
        name for name in lost if name.rpartition(" of ")[2] not in lost or " of " not in name
    )
