"""Inline tokens to inline nodes."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from docpub.diagnostics import Problems, Span
from docpub.limits import MAX_INLINE_DEPTH
from docpub.model import (
    Abbreviation,
    Break,
    Citation,
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
    map_inlines,
    replace,
    slug,
    text_of,
    walk,
)
from docpub.model.characters import FORBIDDEN
from docpub.source.attributes import build_phrase
from docpub.source.characters import without_forbidden
from docpub.source.neighbours import tell_of_others
from docpub.source.positions import Origin
from docpub.source.rawhtml import RawHtml, without_comments
from docpub.source.roles import Roles
from docpub.source.words import Frame


class InlineBuilder:
    """Builds the inlines of one source."""

    def __init__(self, problems: Problems, roles: Roles, raw_html: RawHtml) -> None:
        self._problems = problems
        self._roles = roles
        self._raw_html = raw_html

    def build(self, tokens: Sequence[Token], origin: Origin) -> Inlines:
        """Build the nodes of a run of tokens; `origin` says where their text was written."""
        frames = [Frame(None, origin)]
        for token in tokens:
            if token.nesting > 0:
                self._open(frames, token, origin)
            elif token.nesting < 0:
                self._close(frames, token, origin)
            else:
                self._leaf(frames[-1], token, origin)
        self._raw_html.close_all(frames[-1].open_tags, frames[-1].flush())
        return tuple(frames[-1].nodes)

    def _open(self, frames: list[Frame], token: Token, origin: Origin) -> None:
        frames.append(Frame(token, origin))
        if len(frames) == MAX_INLINE_DEPTH:
            message = (
                f"Markup is nested more than {MAX_INLINE_DEPTH} deep; the rest is taken as text."
            )
            self._problems.report("nested-too-deep", message, origin.span(*_range(token)))

    def _close(self, frames: list[Frame], token: Token, origin: Origin) -> None:
        frame = frames.pop()
        children = frame.flush()
        self._raw_html.close_all(frame.open_tags, children)
        outer = frames[-1].flush()
        if len(frames) >= MAX_INLINE_DEPTH:
            outer.extend(children)
            return
        assert frame.token is not None
        wide = frame.token.type == "strong_open"  # of its two marks, markdown-it keeps the inner
        start, end = _range(frame.token)[0] - wide, _range(token)[1] + wide
        outer.append(self._container(frame.token, tuple(children), origin, origin.span(start, end)))

    def _container(self, token: Token, children: Inlines, origin: Origin, span: Span) -> Inline:
        match token.type:
            case "em_open":
                return Emphasis(children=children, span=span)
            case "strong_open":
                return Strong(children=children, span=span)
            case "s_open":
                return Delete(children=children, span=span)
            case "span_open":
                attributes = origin.part(int(token.attrs["at"]))
                written = _attribute(token, "written")
                return build_phrase(children, span, written, attributes, self._problems)
            case "link_open":
                return _link(token, children, span)
            case "image_open":
                return self._image(token, children, span)
            case unknown:
                raise AssertionError(f"no node for the token {unknown}")

    def _leaf(self, frame: Frame, token: Token, origin: Origin) -> None:
        start, end = _range(token)
        match token.type:
            case "text" | "text_special":
                if token.content:
                    frame.say(self._text(frame, token, origin), start, end)
            case "softbreak":
                frame.say("\n", start, start + 1)
            case "html_inline":
                self._html(frame, token, origin)
            case _:
                frame.flush().extend(self._nodes(token, origin))

    def _text(self, frame: Frame, token: Token, origin: Origin) -> str:
        """Return words; an entity, such as `&#12;`, may stand for what no output can hold."""
        words = token.content
        if token.type == "text":
            links = frame.token is not None and frame.token.type == "link_open"  # `[@name](…)`
            keys = () if links else self._roles.keys
            tell_of_others(words, _range(token)[0], origin, self._problems, keys)
        if FORBIDDEN.search(words):  # only then is its place asked for
            return without_forbidden(words, origin.span(*_range(token)), self._problems)
        return words

    def _nodes(self, token: Token, origin: Origin) -> Inlines:
        span = origin.span(*_range(token))
        match token.type:
            case "hardbreak":
                return (Break(span=span),)
            case "code_inline":
                return (InlineCode(value=token.content, span=span),)
            case "math_inline":
                return (InlineMath(value=token.content, alt=token.meta["alt"], span=span),)
            case "footnote_ref":
                return (FootnoteReference(key=str(token.meta["label"]), span=span),)
            case "role":
                content = origin.part(token.meta["at"])
                return self._roles.build(token.info, token.content, span, content)
            case unknown:
                raise AssertionError(f"no node for the token {unknown}")

    def _html(self, frame: Frame, token: Token, origin: Origin) -> None:
        if self._raw_html.mode != "keep" and not without_comments(token.content):
            return
        start, end = _range(token)
        span = origin.span(start, end)
        node = self._raw_html.inline(token.content, frame.open_tags, self._problems, span)
        if isinstance(node, Text):
            frame.say(node.value, start, end)
        elif node:
            frame.flush().append(node)

    def _image(self, token: Token, children: Inlines, span: Span) -> Image:
        alt = _description(children, token.content)
        if not alt:
            message = "The image has no alternative text."
            self._problems.report("image-without-alt", message, span)
        return Image(
            url=_attribute(token, "href"), alt=alt, title=_attribute(token, "title"), span=span
        )


def _description(words: Inlines, source: str) -> str:
    """Return the words of a picture's description; what has none of its own stays as written."""
    whole = map_inlines(Phrase(children=words), _spelled_out)
    marks = any(isinstance(node, Citation | FootnoteReference) for node in walk(whole))
    return source if marks else text_of(whole)


def _spelled_out(inline: Inline) -> Inline:
    return replace(inline, expanded=True) if isinstance(inline, Abbreviation) else inline


def _range(token: Token) -> tuple[int, int]:
    assert token.map is not None
    return token.map[0], token.map[1]


def _attribute(token: Token, name: str) -> str:
    return str(token.attrs.get(name, ""))


def _link(token: Token, children: Inlines, span: Span) -> Inline:
    url = _attribute(token, "href")
    if url.startswith("#") and len(url) > 1:
        return CrossReference(target=slug(unquote(url[1:])), children=children, span=span)
    return Link(url=url, title=_attribute(token, "title"), children=children, span=span)
