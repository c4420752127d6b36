"""Inline nodes to pandoc's."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from docpub.interchange.pandoc.nodes import (
    NO_ATTRIBUTES,
    Node,
    attributes,
    node,
    span,
    words,
)
from docpub.model import (
    Abbreviation,
    Blank,
    Break,
    Citation,
    CrossReference,
    Delete,
    Emphasis,
    FootnoteReference,
    Image,
    Inline,
    InlineCode,
    InlineHtml,
    InlineMath,
    Inlines,
    Link,
    Phrase,
    Strong,
    Term,
    Text,
    reference_id,
)


class InlineWriter:
    """Writes inline nodes; `call` writes the call of a footnote."""

    def __init__(self, call: Callable[[FootnoteReference], Node]) -> None:
        self._call = call

    def write(self, nodes: Inlines) -> list[Node]:
        """Write the nodes, one after another."""
        return [written for each in nodes for written in self._inline(each)]

    def _inline(self, inline: Inline) -> list[Node]:
        return words(inline.value) if isinstance(inline, Text) else [self._node(inline)]

    def _node(self, inline: Inline) -> Node:  # noqa: C901  # a case a kind
        match inline:
            case Text(value=value):
                return span(words(value))
            case Emphasis(children=children):
                return node("Emph", self.write(children))
            case Strong(children=children):
                return node("Strong", self.write(children))
            case Delete(children=children):
                return node("Strikeout", self.write(children))
            case InlineCode(value=value):
                return node("Code", [NO_ATTRIBUTES, value])
            case InlineMath(value=value):
                return node("Math", [node("InlineMath"), value])
            case Break():
                return node("LineBreak")
            case Link(url=url, children=children, title=title):
                return node("Link", [NO_ATTRIBUTES, self.write(children), [url, title]])
            case Image():
                return _image(inline)
            case CrossReference(target=target, children=children, label=label):
                shown = children or label or (Text(value=target),)
                return _jump("cross-reference", target, self.write(shown))
            case Term(target=target, children=children):
                return _jump("term", target, self.write(children))
            case FootnoteReference():
                return self._call(inline)
            case Citation():
                return _citation(inline)
            case Abbreviation(title=title):
                kind = attributes(None, "abbr", data=[("title", title)])
                return node("Span", [kind, words(inline.words)])
            case Phrase():
                return self._phrase(inline)
            case Blank():
                return span([node("Str", "\u00a0")], None, "blank")
            case InlineHtml(value=value):
                return node("RawInline", ["html", value])
            case _:
                assert_never(inline)

    def _phrase(self, phrase: Phrase) -> Node:
        data = [("lang", phrase.lang), ("dir", phrase.dir)]
        return node(
            "Span", [attributes(None, *phrase.classes, data=data), self.write(phrase.children)]
        )


def _image(image: Image) -> Node:
    """Write a picture; its alternative text is its content."""
    kind = attributes(None, "decorative" if image.decorative else "")
    return node("Image", [kind, words(image.alt), [image.url, image.title]])


def _jump(kind: str, target: str, content: list[Node]) -> Node:
    return node("Link", [attributes(None, kind), content, [f"#{target}", ""]])


def _citation(citation: Citation) -> Node:
    """Write `[1, 3]`, each label a link to its source, with the keys for pandoc's citeproc."""
    shown: list[Node] = []
    parts = zip(citation.marks, citation.labels, citation.numbers, strict=False)
    for mark, label, number in parts:
        link = _jump("", reference_id(number), words(label))
        shown += [*words(mark), *([link] if number else words(label))]
    shown += words(citation.marks[-1] if citation.marks else f"[{', '.join(citation.keys)}]")
    locators = citation.locators + ("",) * len(citation.keys)
    return node("Cite", [[*map(_cited, citation.keys, locators)], shown])


def _cited(key: str, locator: str) -> Node:
    return {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": words(f", {locator}") if locator else [],
        "citationMode": node("NormalCitation"),
        "citationNoteNum": 0,
        "citationHash": 0,
    }
