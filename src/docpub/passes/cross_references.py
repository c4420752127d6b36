"""Give cross references without words those of their target."""

from __future__ import annotations

from collections.abc import Iterator

from docpub.model import (
    CrossReference,
    DefinitionItem,
    Document,
    FaqItem,
    Figure,
    Heading,
    Inline,
    Inlines,
    Node,
    Table,
    Text,
    map_inlines,
    replace,
    text_of,
    walk,
)


def fill_cross_references(document: Document) -> Document:
    """Fill the label: "Table 2" of a table or figure, else the words of a heading or title."""
    labels = dict(_labels(document))

    def fill(inline: Inline) -> Inline:
        if not isinstance(inline, CrossReference) or inline.children:
            return inline
        words = labels.get(inline.target, "")
        label: Inlines = (Text(value=words),) if words else ()
        return inline if inline.label == label else replace(inline, label=label)

    return map_inlines(document, fill)


def _labels(document: Document) -> Iterator[tuple[str, str]]:
    for node in walk(document):
        identifier = getattr(node, "id", None)
        if identifier:
            yield identifier, _words(node)


def _words(node: Node) -> str:
    match node:
        case Table(label=label) | Figure(label=label) if label:
            return label
        case Heading(children=words) | FaqItem(question=words) | DefinitionItem(term=words):
            return text_of(*words)
        case _:
            return text_of(*getattr(node, "title", ()))
