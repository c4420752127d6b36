"""Inline nodes to mdast's."""

from __future__ import annotations

from typing import assert_never

from docpub.interchange.mdast.nodes import Node, filled, node, shown_as, text, worded
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
)


def inlines(nodes: Inlines) -> list[Node]:
    """Write the nodes, one after another."""
    return [_inline(each) for each in nodes]


def _inline(inline: Inline) -> Node:  # noqa: C901  # a case a kind
    match inline:
        case Text(value=value):
            return text(value, inline)
        case Emphasis(children=children):
            return node("emphasis", inline, children=inlines(children))
        case Strong(children=children):
            return node("strong", inline, children=inlines(children))
        case Delete(children=children):
            return node("delete", inline, children=inlines(children))
        case InlineCode(value=value):
            return node("inlineCode", inline, value=value)
        case InlineMath(value=value):
            return node("inlineMath", inline, value=value)
        case Break():
            return node("break", inline)
        case Link(url=url, title=title, children=children):
            return node("link", inline, url=url, title=title or None, children=inlines(children))
        case Image(url=url, title=title, alt=alt):
            return node("image", inline, url=url, title=title or None, alt=alt)
        case CrossReference(target=target, children=children, label=label):
            return _jump(inline, target, children or label)
        case Term(target=target, children=children):
            return _jump(inline, target, children, kind="term")
        case FootnoteReference(key=key):
            return node("footnoteReference", inline, identifier=key.lower(), label=key)
        case Citation():
            return _citation(inline)
        case Abbreviation(title=title):
            made = node("abbreviation", inline, title=title, children=[text(inline.words)])
            return shown_as(made, "abbr", title=title)
        case Phrase():
            return _phrase(inline)
        case Blank():
            return shown_as(
                node("textDirective", inline, name="blank", attributes={}, children=[]),
                "span",
                "blank",
            )
        case InlineHtml(value=value):
            return node("html", inline, value=value)
        case _:
            assert_never(inline)


def _jump(
    source: CrossReference | Term, target: str, words: Inlines, kind: str | None = None
) -> Node:
    made = node(
        "crossReference",
        source,
        identifier=target,
        label=target,
        kind=kind,
        children=inlines(words),
    )
    made = shown_as(made, "a", kind or "", href=f"#{target}")
    return made if words else worded(made, target)


def _citation(citation: Citation) -> Node:
    """Write a group of citations; each shows its label, or its key where it has none.

    A model may give too few labels or marks, and no key is lost for that.
    """
    shown = citation.labels + citation.keys[len(citation.labels) :]
    cited = [
        node(
            "cite",
            kind="parenthetical",
            identifier=key,
            label=key,
            children=[text(words)],
            data={"hName": "cite"},
        )
        for key, words in zip(citation.keys, shown, strict=False)
    ]
    made = node("citeGroup", citation, kind="parenthetical", children=cited)
    marks = citation.marks
    if len(marks) != len(shown) + 1:
        marks = ("[", *[", "] * (len(shown) - 1), "]")
    words = "".join(mark + label for mark, label in zip(marks, (*shown, ""), strict=False))
    return worded(shown_as(made, "span", "citation"), words)


def _phrase(phrase: Phrase) -> Node:
    pairs = (("lang", phrase.lang), ("dir", phrase.dir), ("class", " ".join(phrase.classes)))
    made = node(
        "textDirective",
        phrase,
        name="span",
        attributes=filled(pairs),
        children=inlines(phrase.children),
    )
    return shown_as(made, "span", *phrase.classes, lang=phrase.lang, dir=phrase.dir)
