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
    Inlines,
    Node,
    Table,
    Text,
    map_inlines,
    named,
    replace,
    text_of,
)


def fill_cross_references(document: Document) -> Document:
    """Fill the label: "Table 2" of a table or figure, else the words of a heading or title."""
    bare = map_inlines(document, _without_label, CrossReference)
    labels = dict(_labels(bare))

    def fill(reference: CrossReference) -> CrossReference:
        words = "" if reference.children else labels.get(reference.target, "")
        label: Inlines = (Text(value=words),) if words else ()
        return reference if reference.label == label else replace(reference, label=label)

    return map_inlines(document, fill, CrossReference)


def _without_label(reference: CrossReference) -> CrossReference:
    """Take the label off: a heading that refers to another, or itself, would gather words."""
    return replace(reference, label=()) if reference.label else reference


def _labels(document: Document) -> Iterator[tuple[str, str]]:
    for identifier, node in named(document):
        yield identifier, _words(node)


def _words(node: Node) -> str:
    match node:
        case Table(label=label) | Figure(label=label) if label:
            return label
        case Heading(children=words) | FaqItem(question=words) | DefinitionItem(term=words):
            return text_of(*words)
        case _:
            return text_of(*getattr(node, "title", ()))
