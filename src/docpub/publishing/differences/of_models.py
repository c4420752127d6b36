"""The lines of a model, with their places in its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from docpub.diagnostics import Span, beside
from docpub.model import (
    AppointmentField,
    Citation,
    Code,
    Contact,
    Document,
    FootnoteReference,
    Heading,
    Html,
    InlineMath,
    Math,
    Node,
    Section,
    TableRow,
    children,
    text_of,
)
from docpub.model.fields import TITLES, inline_fields, node_fields
from docpub.publishing.differences.lines import CELLS, Line, Place


def lines_of_model(document: Document, file: str) -> list[Line]:
    """Return the lines of a document that the passes have gone over, with all its parts."""
    return [line for line in _Reader(document, file).lines() if line.words]


class _Reader:
    """Goes down a document, and remembers below which heading it is."""

    def __init__(self, document: Document, file: str) -> None:
        self._document = document
        self._file = file
        self._section = ""

    def lines(self) -> Iterator[Line]:
        metadata = self._document.metadata
        if not self._document.heading:
            yield self._line(metadata.title, None)
        yield self._line(metadata.subtitle, None)
        yield from self._below(self._document, None)

    def _below(self, node: Node, span: Span | None) -> Iterator[Line]:
        """Yield the lines of a node; one that docpub made stands where its parent does."""
        span = node.span or span
        before = self._section
        match node:
            case Heading(children=words):
                self._section = _text(words)
                yield self._line(self._section, span)
                return
            case TableRow(children=cells):
                yield self._line(CELLS.join(self._cell(cell, span) for cell in cells), span)
                return
            case Code(value=value) | Html(value=value):
                yield from (self._line(text, span) for text in value.splitlines())
                return
            case Math(value=value, alt=alt):
                yield self._line(f"{value} {alt}", span)
                return
            case Contact(label=label, value=value):
                yield self._line(f"{label} {value}", span)
                return
            case AppointmentField(label=label):
                yield self._line(label, span)
                return
            case _:
                yield from self._fields(node, span)
        if isinstance(node, Section) or TITLES & inline_fields(type(node)):
            self._section = before

    def _fields(self, node: Node, span: Span | None) -> Iterator[Line]:
        for name in node_fields(type(node)):
            value = getattr(node, name)
            if name in inline_fields(type(node)):
                text = _text(value)
                if name in TITLES and text:
                    self._section = text
                yield self._line(text, span)
                continue
            below = value if isinstance(value, tuple) else (value,) if value else ()
            for child in cast("tuple[Node, ...]", below):
                yield from self._below(child, span)

    def _cell(self, cell: Node, span: Span | None) -> str:
        return " ".join(line.text for line in self._below(cell, span))

    def _line(self, text: str, span: Span | None) -> Line:
        sources, file = self._document.sources, self._file
        if span and 0 < span.source <= len(sources):
            file = beside(file, sources[span.source - 1])
        line, column = (span.line, span.column) if span else (0, 0)
        return Line(text, Place(file=file, line=line, column=column, section=self._section))


def _text(nodes: Iterable[Node]) -> str:
    """Return words and, by their keys, notes and sources, whose numbers change with others'."""
    parts: list[str] = []
    for node in nodes:
        match node:
            case Citation(keys=keys):
                parts.append(f"[{', '.join(f'@{key}' for key in keys)}]")
            case FootnoteReference(key=key):
                parts.append(f" [^{key}]")
            case InlineMath(value=value, alt=alt):
                parts.append(f"{value} {alt}" if alt else value)
            case _:
                below = [*children(node)]
                parts.append(_text(below) if below else text_of(node))
    return "".join(parts)
