"""Inline tokens to inline nodes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from docpub.diagnostics import Problems, Span
from docpub.model import (
    Break,
    CrossReference,
    Delete,
    Emphasis,
    FootnoteReference,
    Image,
    Inline,
    InlineCode,
    InlineMath,
    Inlines,
    Link,
    Phrase,
    Strong,
    Text,
    slug,
)
from docpub.model.characters import FORBIDDEN
from docpub.source.rawhtml import RawHtml, without_comments
from docpub.source.roles import Roles

MAX_DEPTH = 40


class _Frame:
    """A piece of markup that is still open, with what stands in it so far."""

    def __init__(self, token: Token | None, span: Span) -> None:
        self.token = token
        self.span = span
        self.nodes: list[Inline] = []
        self.words: list[str] = []
        self.open_tags: list[str] = []

    def flush(self) -> list[Inline]:
        if words := "".join(self.words):
            self.nodes.append(Text(value=words))
        self.words = []
        return self.nodes


class InlineBuilder:
    """Builds the inlines of one source."""

    def __init__(self, problems: Problems, roles: Roles, raw_html: RawHtml) -> None:
        self._problems = problems
        self._roles = roles
        self._raw_html = raw_html

    def build(self, tokens: Sequence[Token], line: int) -> Inlines:
        """Build the nodes of a run of tokens that starts on this line, counted from 1."""
        frames = [_Frame(None, Span(line, line))]
        for token in tokens:
            if token.nesting > 0:
                self._open(frames, token, Span(line, line))
            elif token.nesting < 0:
                self._close(frames)
            else:
                self._leaf(frames[-1], token, Span(line, line))
                line += token.type in ("softbreak", "hardbreak")
        self._raw_html.close_all(frames[-1].open_tags, frames[-1].flush())
        return tuple(frames[-1].nodes)

    def _open(self, frames: list[_Frame], token: Token, span: Span) -> None:
        frames.append(_Frame(token, span))
        if len(frames) == MAX_DEPTH:
            message = f"Markup is nested more than {MAX_DEPTH} deep; the rest is taken as text."
            self._problems.report("nested-too-deep", message, span)

    def _close(self, frames: list[_Frame]) -> None:
        frame = frames.pop()
        children = frame.flush()
        self._raw_html.close_all(frame.open_tags, children)
        outer = frames[-1].flush()
        if len(frames) >= MAX_DEPTH:
            outer.extend(children)
        else:
            assert frame.token is not None
            outer.append(self._container(frame.token, tuple(children), frame.span))

    def _container(self, token: Token, children: Inlines, span: Span) -> Inline:
        match token.type:
            case "em_open":
                return Emphasis(children=children, span=span)
            case "strong_open":
                return Strong(children=children, span=span)
            case "s_open":
                return Delete(children=children, span=span)
            case "span_open":
                return _phrase(token, children, span)
            case "link_open":
                return _link(token, children, span)
            case unknown:
                raise AssertionError(f"no node for the token {unknown}")

    def _leaf(self, frame: _Frame, token: Token, span: Span) -> None:
        match token.type:
            case "text":
                frame.words.append(self._text(token.content, span))
            case "softbreak":
                frame.words.append("\n")
            case "html_inline":
                self._html(frame, token, span)
            case _:
                frame.flush().extend(self._nodes(token, span))

    def _text(self, words: str, span: Span) -> str:
        """Return words; an entity, such as `&#12;`, may stand for what no output can hold."""
        if found := FORBIDDEN.search(words):
            message = f"The control character U+{ord(found[0]):04X} is taken as a space."
            self._problems.report("control-character", message, span)
        return FORBIDDEN.sub(" ", words)

    def _nodes(self, token: Token, span: Span) -> Inlines:
        match token.type:
            case "hardbreak":
                return (Break(span=span),)
            case "code_inline":
                return (InlineCode(value=token.content, span=span),)
            case "math_inline":
                return (InlineMath(value=token.content, alt=token.meta["alt"], span=span),)
            case "image":
                return (self._image(token, span),)
            case "footnote_ref":
                return (FootnoteReference(key=str(token.meta["label"]), span=span),)
            case "role":
                return self._roles.build(token.info, token.content, span)
            case unknown:
                raise AssertionError(f"no node for the token {unknown}")

    def _html(self, frame: _Frame, token: Token, span: Span) -> None:
        if self._raw_html.mode != "keep" and not without_comments(token.content):
            return
        node = self._raw_html.inline(token.content, frame.open_tags, self._problems, span)
        if isinstance(node, Text):
            frame.words.append(node.value)
        elif node:
            frame.flush().append(node)

    def _image(self, token: Token, span: Span) -> Image:
        alt = _plain(token.children or ())
        if not alt:
            message = "The image has no alternative text."
            self._problems.report("image-without-alt", message, span)
        return Image(
            url=str(token.attrs["src"]),
            alt=alt,
            title=str(token.attrs.get("title", "")),
            span=span,
        )


def _plain(tokens: Sequence[Token]) -> str:
    """Return the words of an image's description, its own pictures by theirs."""
    parts = []
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif token.type == "image":
            parts.append(_plain(token.children or ()))
        else:
            parts.append(token.content)
    return "".join(parts)


def _link(token: Token, children: Inlines, span: Span) -> Inline:
    url = str(token.attrs["href"])
    if url.startswith("#") and len(url) > 1:
        return CrossReference(target=slug(unquote(url[1:])), children=children, span=span)
    return Link(url=url, title=str(token.attrs.get("title", "")), children=children, span=span)


def _phrase(token: Token, children: Inlines, span: Span) -> Phrase:
    direction = str(token.attrs.get("dir", ""))
    return Phrase(
        children=children,
        lang=str(token.attrs.get("lang", "")),
        dir=direction if direction in ("ltr", "rtl", "auto") else "",  # type: ignore[arg-type]  # just checked
        classes=tuple(re.findall(r"[A-Za-z][\w-]*", str(token.attrs.get("class", "")))),
        span=span,
    )
