"""Lists: bulleted, numbered, and of terms with their explanations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docpub.diagnostics import Span
from docpub.model import Definition, DefinitionItem, DefinitionList, Inlines, List, ListItem
from docpub.source.tokens import TokenNode

if TYPE_CHECKING:
    from docpub.source.blocks import BlockBuilder


def build_list(builder: BlockBuilder, node: TokenNode, span: Span) -> List:
    """Build a bulleted or numbered list."""
    start = node.token.attrs.get("start", 1)
    return List(
        ordered=node.type == "ordered_list",
        start=int(start),
        spread=_is_spread(node.children),
        children=tuple(_item(builder, item) for item in node.children),
        span=span,
    )


def _item(builder: BlockBuilder, node: TokenNode) -> ListItem:
    return ListItem(
        children=builder.blocks(node.children),
        checked=node.token.meta.get("checked"),
        span=builder.span(node.token),
    )


def build_definitions(builder: BlockBuilder, node: TokenNode, span: Span) -> DefinitionList:
    """Build a list of terms; each takes in the explanations up to the next."""
    items: list[tuple[TokenNode, list[TokenNode]]] = []
    for child in node.children:
        if child.type == "dt":
            items.append((child, []))
        else:
            items[-1][1].append(child)
    children = tuple(_definition_item(builder, term, below) for term, below in items)
    return DefinitionList(children=children, spread=_is_spread(node.children), span=span)


def _definition_item(
    builder: BlockBuilder, term: TokenNode, below: list[TokenNode]
) -> DefinitionItem:
    words = builder.inlines(term)
    definitions = tuple(
        Definition(children=builder.blocks(each.children), span=builder.span(each.token))
        for each in below
    )
    return DefinitionItem(term=words, definitions=definitions, span=_around(words))


def _is_spread(nodes: Sequence[TokenNode]) -> bool:
    """Say whether paragraphs of these items stand apart: markdown-it hides those that do not."""
    return any(
        child.type == "paragraph" and not child.token.hidden
        for node in nodes
        for child in node.children
    )


def _around(words: Inlines) -> Span | None:
    """Return the span from the first of some inlines to the last."""
    first, last = (words[0].span, words[-1].span) if words else (None, None)
    return first.to(last) if first and last else first or last
