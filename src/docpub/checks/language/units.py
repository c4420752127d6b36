"""The document as readers take it in: paragraph by paragraph, item by item, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

from docpub.checks.language.runs import Run, run_of
from docpub.checks.language.sentences import Sentence, sentences_of
from docpub.diagnostics import Span
from docpub.model import (
    About,
    Code,
    Contacts,
    DefinitionItem,
    Document,
    Extension,
    Faq,
    FaqItem,
    Figure,
    Glossary,
    Heading,
    Inlines,
    KeyPoints,
    ListItem,
    Math,
    Node,
    Paragraph,
    References,
    Section,
    Steps,
    Table,
    TableCell,
    Text,
    WarningSigns,
)
from docpub.model.fields import inline_fields, node_fields

Kind = Literal["paragraph", "item", "cell", "heading", "caption", "term"]
_ASIDE = (About, Code, Contacts, Extension, Math, References)
_PARTS = (Section, KeyPoints, Faq, Glossary, Steps, WarningSigns)


class Unit(NamedTuple):
    """A run of words that is read as one. `parts` are the sections and boxes that it stands in."""

    kind: Kind
    run: Run
    sentences: tuple[Sentence, ...]
    parts: tuple[int, ...]

    @property
    def is_prose(self) -> bool:
        """Whether it is running text, by which a text is graded."""
        return self.kind in ("paragraph", "item")

    @property
    def span(self) -> Span | None:
        """Return where it stands."""
        return self.run.span(0, len(self.run.text))


class Part(NamedTuple):
    """A section, or a box with a title of its own."""

    title: str
    span: Span | None


class Content(NamedTuple):
    """All that is read of a document, in reading order."""

    units: tuple[Unit, ...]
    parts: tuple[Part, ...]


def content_of(document: Document) -> Content:
    """Gather the units of a document that the passes have gone over."""
    reader = _Reader(document.metadata.lang)
    units: list[Unit] = []
    if not document.heading and document.metadata.title:
        units += reader.unit((Text(value=document.metadata.title),), "heading", ())
    units += reader.below(document, "paragraph", ())
    return Content(tuple(units), tuple(reader.parts))


class _Reader:
    """Goes down a document, and remembers the sections and boxes that it comes through."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self.parts: list[Part] = []

    def unit(self, inlines: Inlines, kind: Kind, parts: tuple[int, ...]) -> Iterator[Unit]:
        run = run_of(inlines, self._lang)
        if sentences := sentences_of(run.text):
            yield Unit(kind, run, sentences, parts)

    def below(self, node: Node, kind: Kind, parts: tuple[int, ...]) -> Iterator[Unit]:
        """Yield the units at and below a node; a paragraph in it is of the given kind."""
        if isinstance(node, _PARTS):
            parts = (*parts, len(self.parts))
            self.parts.append(self._part(node))
        own = inline_fields(type(node))
        for name in node_fields(type(node)):
            value = getattr(node, name)
            if name in own:
                yield from self.unit(value, _kind_of(node, name, kind), parts)
                continue
            below = value if isinstance(value, tuple) else (value,) if value else ()
            for child in cast("tuple[Node, ...]", below):
                if not isinstance(child, _ASIDE):
                    yield from self.below(child, _inside(child, kind), parts)

    def _part(self, node: Section | KeyPoints | Faq | Glossary | Steps | WarningSigns) -> Part:
        title = node.heading.children if isinstance(node, Section) else node.title
        words = " ".join(run_of(title, self._lang).text.split())
        return Part(words, node.heading.span if isinstance(node, Section) else node.span)


def _kind_of(node: Node, field: str, kind: Kind) -> Kind:
    match node:
        case Paragraph():
            return kind
        case Table() | Figure():
            return "caption"
        case DefinitionItem():
            return "term"
        case Heading() | FaqItem():
            return "heading"
        case _:
            return "heading" if field == "title" else kind


def _inside(node: Node, kind: Kind) -> Kind:
    match node:
        case TableCell():
            return "cell"
        case ListItem() if kind != "cell":
            return "item"
        case _:
            return kind
