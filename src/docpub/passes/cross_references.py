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
    bare = map_inlines(document, _without_label)
    labels = dict(_labels(bare))

    def fill(inline: Inline) -> Inline:
        if not isinstance(inline, CrossReference):
            return inline
        words = "" if inline.children else labels.get(inline.target, "")
        label: Inlines = (Text(value=words),) if words else ()
        return inline if inline.label == label else replace(inline, label=label)

    return map_inlines(document, fill)


def _without_label(inline: Inline) -> Inline:
    """Take the label off: a heading that refers to another, or itself, would gather words."""
    if isinstance(inline, CrossReference) and inline.label:
        return replace(inline, label=())
    return inline


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
