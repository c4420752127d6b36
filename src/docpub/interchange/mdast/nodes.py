"""The parts that mdast's nodes are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from docpub.diagnostics import Span

Node = dict[str, Any]


class Spanned(Protocol):
    """Whatever stands somewhere in a source."""

    @property
    def span(self) -> Span | None:
        """Return where."""


def node(kind: str, source: Spanned | None = None, /, **fields: object) -> Node:
    """Make a node that stands where `source` stands; fields without a value are left out."""
    given = {name: value for name, value in fields.items() if value is not None}
    return {"type": kind, **given, **position(source.span if source else None)}


def position(span: Span | None) -> Node:
    """Say where a node stands in its source; one from an included file has no place in that."""
    if span is None or span.source:
        return {}
    start = {"line": span.line, "column": span.column}
    return {"position": {"start": start, "end": {"line": span.end_line, "column": span.end_column}}}


def text(value: str, source: Spanned | None = None) -> Node:
    """Make a text node."""
    return node("text", source, value=value)


def named(made: Node, identifier: str | None) -> Node:
    """Give a node an identifier that a link may name."""
    if not identifier:
        return made
    data = made.get("data", {})
    properties = {**data.get("hProperties", {}), "id": identifier}
    data = {**data, "hProperties": properties}
    return {**made, "identifier": identifier, "label": identifier, "data": data}


def shown_as(made: Node, element: str, *classes: str, **properties: str) -> Node:
    """Say which HTML element shows a node that mdast does not know."""
    names = {"className": [name for name in classes if name]} if any(classes) else {}
    filled = {name: value for name, value in properties.items() if value}
    return {**made, "data": {"hName": element, "hProperties": {**names, **filled}}}


def worded(made: Node, words: str) -> Node:
    """Say which words show a node in HTML whose own are none, or are run together."""
    return {**made, "data": {**made["data"], "hChildren": [text(words)]}}


def filled(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the attributes of a directive, without those that are empty."""
    return {name: value for name, value in pairs if value}
