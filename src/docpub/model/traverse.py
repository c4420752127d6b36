"""Walking a tree and rewriting it, derived once from the fields that the node classes declare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from operator import is_
from typing import Any, TypeVar, cast, get_args, overload

from msgspec.structs import fields, replace

from docpub.model.blocks import Block, Code, Contact, ContentsEntry, Math, Table
from docpub.model.inlines import (
    Abbreviation,
    Break,
    Image,
    Inline,
    InlineCode,
    InlineMath,
    Inlines,
    Node,
    Text,
)

__all__ = ["children", "map_blocks", "map_inlines", "map_runs", "replace", "text_of", "walk"]

N = TypeVar("N", bound=Node)
K = TypeVar("K", bound=Node)
L = TypeVar("L", bound=Node)
B = TypeVar("B", bound=Block)
I = TypeVar("I", bound=Inline)  # noqa: E741  # beside B for blocks
_TITLES = frozenset({"title", "question", "term"})
_BLOCKS: frozenset[type[Node]] = frozenset(get_args(Block))
_INLINES: frozenset[type[Node]] = frozenset(get_args(Inline))


def _nodes_in(kind: Any) -> set[type[Node]]:
    """Return the node classes that a field of this type can hold: one, or a union or tuple."""
    if isinstance(kind, type) and not get_args(kind):
        return {kind} if issubclass(kind, Node) else set()
    return {cls for part in get_args(kind) if part is not ... for cls in _nodes_in(part)}


@cache
def _node_fields(kind: type[Node]) -> dict[str, set[type[Node]]]:
    """Name the fields of this class that hold nodes, in the order in which they are read.

    A title, term, heading or table's caption comes before what it is about; a figure's caption
    comes after. Contents repeat words that stand elsewhere, so they are left out.
    """
    if kind is ContentsEntry:
        return {}
    held = {field.name: nodes for field in fields(kind) if (nodes := _nodes_in(field.type))}
    first = {*_TITLES, "heading", "caption" if kind is Table else ""}
    return {
        name: held[name] for name in sorted(held, key=lambda n: (n == "contents", n not in first))
    }


@cache
def _inline_fields(kind: type[Node]) -> frozenset[str]:
    """Name the fields of this class that hold inlines and nothing else."""
    return frozenset(name for name, held in _node_fields(kind).items() if held <= _INLINES)


@cache
def _below(kind: type[Node]) -> frozenset[type[Node]]:
    """Return the classes of all nodes that can stand below one of this class, however deep."""
    found: set[type[Node]] = set()
    waiting = {kind}
    while waiting:
        held = {cls for above in waiting for each in _node_fields(above).values() for cls in each}
        waiting = held - found
        found |= held
    return frozenset(found)


class _Routes(dict[type[Node], tuple[str, ...]]):
    """By class, through which fields nodes of some kinds can be reached, in reading order.

    No kinds are all kinds.
    """

    def __init__(self, kinds: frozenset[type[Node]]) -> None:
        self._kinds = kinds

    def __missing__(self, kind: type[Node]) -> tuple[str, ...]:
        self[kind] = names = tuple(
            name
            for name, held in _node_fields(kind).items()
            if not self._kinds
            or any(not self._kinds.isdisjoint(_below(cls) | {cls}) for cls in held)
        )
        return names


_routes = cache(_Routes)


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes directly below this one, in reading order."""
    for name in _node_fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, tuple):
            yield from cast("tuple[Node, ...]", value)
        elif value is not None:
            yield value


@overload
def walk(node: Node) -> Iterator[Node]: ...
@overload
def walk(node: Node, kind: type[K], other: type[L], /) -> Iterator[K | L]: ...
@overload
def walk(node: Node, kind: type[K], /, *kinds: type[K]) -> Iterator[K]: ...
def walk(node: Node, *kinds: type[Node]) -> Iterator[Node]:
    """Yield this node and every node below it, parents first, in reading order.

    With `kinds`, yield the nodes of these classes only; what cannot hold one is passed over.
    """
    wanted = frozenset(kinds)
    routes = _routes(wanted)
    stack = [node]
    while stack:
        node = stack.pop()
        if not wanted or type(node) in wanted:
            yield node
        for name in reversed(routes[type(node)]):  # not by `children`: this is the busiest loop
            value = getattr(node, name)
            if isinstance(value, tuple):
                stack += value[::-1]
            elif value is not None:
                stack.append(value)


@overload
def map_blocks(
    node: N, change: Callable[[Block], Block | tuple[Block, ...]], /, *, down: bool = False
) -> N: ...
@overload
def map_blocks(
    node: N,
    change: Callable[[B], Block | tuple[Block, ...]],
    /,
    *kinds: type[B],
    down: bool = False,
) -> N: ...
def map_blocks(
    node: N, change: Callable[[Any], Any], /, *kinds: type[Node], down: bool = False
) -> N:
    """Replace each block below a node by what `change` returns for it.

    `change` returns the block itself (nothing is copied), another one, or a tuple to put in its
    place. With `kinds` it is called for blocks of these classes only, and what cannot hold one is
    passed over. The innermost come first; with `down` the outermost, and what is below what
    `change` returned is then gone through in turn: use it for whatever counts. Raises `ValueError`
    if the heading of a section or document is replaced by none or several.
    """
    return _Rewriter(frozenset(kinds) or _BLOCKS, change, down).below(node)


@overload
def map_inlines(
    node: N, change: Callable[[Inline], Inline | tuple[Inline, ...]], /, *, down: bool = False
) -> N: ...
@overload
def map_inlines(
    node: N,
    change: Callable[[I], Inline | tuple[Inline, ...]],
    /,
    *kinds: type[I],
    down: bool = False,
) -> N: ...
def map_inlines(
    node: N, change: Callable[[Any], Any], /, *kinds: type[Node], down: bool = False
) -> N:
    """Replace each inline below a node, as `map_blocks` does for blocks."""
    return _Rewriter(frozenset(kinds) or _INLINES, change, down).below(node)


def map_runs(
    node: N,
    change: Callable[[Inlines], Inlines],
    *,
    titles: bool = True,
    skip: tuple[type[Node], ...] = (),
) -> N:
    """Replace each run of inlines: the words of a paragraph, a heading, a title, a caption.

    They are gone through in the order in which they are read. Nodes of the kinds in `skip` are left
    as they are; so are, without `titles`, the titles of blocks, questions and terms.
    """
    if isinstance(node, skip):
        return node
    changed: dict[str, Any] = {}

    def below(child: Any) -> Any:
        return map_runs(child, change, titles=titles, skip=skip)

    for name in _node_fields(type(node)):
        old = getattr(node, name)
        if name in _inline_fields(type(node)):
            new = change(old) if titles or name not in _TITLES else old
        elif isinstance(old, tuple):
            new = tuple(map(below, old))
            new = old if all(map(is_, new, old)) else new
        else:
            new = below(old) if old else old
        if new is not old:
            changed[name] = new
    return replace(node, **changed) if changed else node


class _Rewriter:
    """Goes down to the nodes of some kinds, and puts in their place what `change` returns."""

    def __init__(
        self, kinds: frozenset[type[Node]], change: Callable[[Any], Any], down: bool
    ) -> None:
        self._kinds = kinds
        self._routes = _routes(kinds)
        self._change = change
        self._down = down

    def below(self, node: N) -> N:
        """Return a node with what is below it replaced; the same one if nothing is."""
        changed: dict[str, Any] = {}
        for name in self._routes[type(node)]:
            old = getattr(node, name)
            if isinstance(old, tuple):
                new = self._all(old)
                if new is not old:
                    changed[name] = new
            elif old is not None:
                fresh = self._all((old,))
                if len(fresh) != 1:
                    raise ValueError(
                        f"the {name} of a {type(node).__name__} takes exactly one node"
                    )
                if fresh[0] is not old:
                    changed[name] = fresh[0]
        return replace(node, **changed) if changed else node

    def _all(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        new: list[Node] = []
        same = True
        for node in nodes:
            fresh: Any = node
            if type(node) in self._kinds:
                fresh = self._replaced(node)
            elif self._routes[type(node)]:
                fresh = self.below(node)
            if fresh is not node:
                same = False
            if isinstance(fresh, tuple):
                new += fresh
            else:
                new.append(fresh)
        return nodes if same else tuple(new)

    def _replaced(self, node: Node) -> Node | tuple[Node, ...]:
        if not self._down:
            return cast("Node | tuple[Node, ...]", self._change(self.below(node)))
        fresh = self._change(node)
        if isinstance(fresh, tuple):
            return tuple(map(self.below, fresh))
        return cast("Node", self.below(fresh))


def text_of(*nodes: Node) -> str:
    """Return the words below these nodes: no markup, and pictures by their alternative text."""
    parts: list[str] = []
    for node in chain.from_iterable(map(walk, nodes)):
        match node:
            case Text(value=value) | InlineCode(value=value) | Abbreviation(words=value):
                parts.append(value)
            case Code(value=value) | Contact(value=value) | Image(alt=value):
                parts.append(value)
            case InlineMath(value=value) | Math(value=value):
                parts.append(value)
            case Break():
                parts.append(" ")
            case _:
                pass
    return "".join(parts)
