"""The parts that pandoc's nodes are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

Node = dict[str, Any]
Attributes = tuple[str, list[str], list[tuple[str, str]]]

NO_ATTRIBUTES: Attributes = ("", [], [])
_PIECE = re.compile(r"[ \t\n]+|[^ \t\n]+")


def node(kind: str, content: object = None) -> Node:
    """Make a node; some kinds have no content."""
    return {"t": kind} if content is None else {"t": kind, "c": content}


def attributes(
    identifier: str | None = None, *classes: str, data: Iterable[tuple[str, str]] = ()
) -> Attributes:
    """Make an identifier, classes and further attributes; those without a value are left out."""
    named = [(name, value) for name, value in data if value]
    return identifier or "", [name for name in classes if name], named


def words(text: str) -> list[Node]:
    """Part text into words, spaces and soft line breaks; other white space stays in its word."""
    return [_piece(piece) for piece in _PIECE.findall(text)]


def _piece(piece: str) -> Node:
    if piece[0] not in " \t\n":
        return node("Str", piece)
    return node("SoftBreak" if "\n" in piece else "Space")


def div(content: list[Node], identifier: str | None = None, *classes: str) -> Node:
    """Make a box of blocks."""
    return node("Div", [attributes(identifier, *classes), content])


def span(content: list[Node], identifier: str | None = None, *classes: str) -> Node:
    """Make a box of inlines."""
    return node("Span", [attributes(identifier, *classes), content])
