"""What the node classes say of themselves: which of their fields hold nodes, and of which kinds."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from msgspec.structs import fields

from docpub.model.blocks import Block, ContentsEntry, Table
from docpub.model.inlines import Inline, Node

TITLES = frozenset({"title", "question", "term"})
BLOCKS: frozenset[type[Node]] = frozenset(get_args(Block))
INLINES: frozenset[type[Node]] = frozenset(get_args(Inline))


def _nodes_in(kind: Any) -> set[type[Node]]:
    """Return the node classes that a field of this type can hold: one, or a union or tuple."""
    if isinstance(kind, type) and not get_args(kind):
        return {kind} if issubclass(kind, Node) else set()
    return {cls for part in get_args(kind) if part is not ... for cls in _nodes_in(part)}


@cache
def node_fields(kind: type[Node]) -> dict[str, set[type[Node]]]:
    """Name the fields of this class that hold nodes, in the order in which they are read.

    A title, term, heading or table's caption comes before what it is about; a figure's caption
    comes after. Contents repeat words that stand elsewhere, so they are left out.
    """
    if kind is ContentsEntry:
        return {}
    held = {field.name: nodes for field in fields(kind) if (nodes := _nodes_in(field.type))}
    first = {*TITLES, "heading", "caption" if kind is Table else ""}
    return {
        name: held[name] for name in sorted(held, key=lambda n: (n == "contents", n not in first))
    }


@cache
def inline_fields(kind: type[Node]) -> frozenset[str]:
    """Name the fields of this class that hold inlines and nothing else."""
    return frozenset(name for name, held in node_fields(kind).items() if held <= INLINES)


@cache
def _below(kind: type[Node]) -> frozenset[type[Node]]:
    """Return the classes of all nodes that can stand below one of this class, however deep."""
    found: set[type[Node]] = set()
    waiting = {kind}
    while waiting:
        held = {cls for above in waiting for each in node_fields(above).values() for cls in each}
        waiting = held - found
        found |= held
    return frozenset(found)


@cache
def with_identifier(kind: type[Node]) -> tuple[type[Node], ...]:
    """Return the classes that have an `id`, of this one and those that can stand below it."""
    return tuple(cls for cls in {kind, *_below(kind)} if "id" in cls.__struct_fields__)


class Routes(dict[type[Node], tuple[str, ...]]):
    """By class, through which fields nodes of some kinds can be reached, in reading order.

    No kinds are all kinds.
    """

    def __init__(self, kinds: frozenset[type[Node]]) -> None:
        self._kinds = kinds

    def __missing__(self, kind: type[Node]) -> tuple[str, ...]:
        self[kind] = names = tuple(
            name
            for name, held in node_fields(kind).items()
            if not self._kinds
            or any(not self._kinds.isdisjoint(_below(cls) | {cls}) for cls in held)
        )
        return names


routes_to = cache(Routes)
