"""Walking a tree and rewriting it, derived once from the fields that the node classes declare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import is_
from typing import Any, TypeVar, cast, get_args

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
_BLOCKS: frozenset[type] = frozenset(get_args(Block))
_TITLES = frozenset({"title", "question", "term"})
_INLINES: frozenset[type] = frozenset(get_args(Inline))


def _nodes_in(kind: Any) -> set[type]:
    """Return the node classes that a field of this type can hold: one, or a union or tuple."""
    if isinstance(kind, type) and not get_args(kind):
        return {kind} if issubclass(kind, Node) else set()
    return {cls for part in get_args(kind) if part is not ... for cls in _nodes_in(part)}


@cache
def _node_fields(kind: type[Node]) -> tuple[str, ...]:
    """Name the fields of this class that hold nodes, in the order in which they are read.

    A title, term, heading or table's caption comes before what it is about; a figure's caption
    comes after. Contents repeat words that stand elsewhere, so they are left out.
    """
    if kind is ContentsEntry:
        return ()
    names = [field.name for field in fields(kind) if _nodes_in(field.type)]
    first = {*_TITLES, "heading", "caption" if kind is Table else ""}
    return tuple(sorted(names, key=lambda name: (name == "contents", name not in first)))


@cache
def _inline_fields(kind: type[Node]) -> frozenset[str]:
    """Name the fields of this class that hold inlines and nothing else."""
    return frozenset(f.name for f in fields(kind) if _nodes_in(f.type) <= _INLINES)


@cache
def _fields_toward(kind: type[Node], wanted: frozenset[type]) -> tuple[str, ...]:
    """Name the fields through which nodes of the wanted kinds can be reached.

    Inlines hold nothing but inlines, so a search for blocks passes them over.
    """
    if wanted is _INLINES:
        return _node_fields(kind)
    return tuple(name for name in _node_fields(kind) if name not in _inline_fields(kind))


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes directly below this one, in reading order."""
    for name in _node_fields(type(node)):
        value = getattr(node, name)
        if isinstance(value, tuple):
            yield from cast("tuple[Node, ...]", value)
        elif value is not None:
            yield value


def walk(node: Node) -> Iterator[Node]:
    """Yield this node and every node below it, parents first, in reading order."""
    stack: list[Node] = [node]
    while stack:
        node = stack.pop()
        yield node
        for name in reversed(
            _node_fields(type(node))
        ):  # not by `children`: this is the busiest loop
            value = getattr(node, name)
            if isinstance(value, tuple):
                stack += value[::-1]
            elif value is not None:
                stack.append(value)


def map_blocks(
    node: N, change: Callable[[Block], Block | tuple[Block, ...]], *, down: bool = False
) -> N:
    """Replace each block below a node by what `change` returns for it.

    `change` returns the block itself (nothing is copied), another one, or a tuple to put in its
    place. The innermost come first; with `down` the outermost, and what is below what `change`
    returned is then gone through in turn: use it for whatever counts. Raises `ValueError` if the
    heading of a section or document is replaced by none or several.
    """
    return _rewrite(node, _BLOCKS, change, down)


def map_inlines(
    node: N, change: Callable[[Inline], Inline | tuple[Inline, ...]], *, down: bool = False
) -> N:
    """Replace each inline below a node, as `map_blocks` does for blocks."""
    return _rewrite(node, _INLINES, change, down)


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


def _rewrite(node: N, kinds: frozenset[type], change: Callable[[Any], Any], down: bool) -> N:
    changed: dict[str, Any] = {}
    for name in _fields_toward(type(node), kinds):
        old = getattr(node, name)
        if isinstance(old, tuple):
            new = _all_replaced(old, kinds, change, down)
            if len(new) != len(old) or not all(map(is_, new, old)):
                changed[name] = tuple(new)
        elif old is not None:
            fresh = _all_replaced((old,), kinds, change, down)
            if len(fresh) != 1:
                raise ValueError(f"the {name} of a {type(node).__name__} takes exactly one node")
            if fresh[0] is not old:
                changed[name] = fresh[0]
    return replace(node, **changed) if changed else node


def _all_replaced(
    nodes: Iterable[Node], kinds: frozenset[type], change: Callable[[Any], Any], down: bool
) -> list[Node]:
    new: list[Node] = []
    for node in nodes:
        fresh = _replaced(node, kinds, change, down)
        if isinstance(fresh, tuple):
            new += fresh
        else:
            new.append(fresh)
    return new


def _replaced(
    child: Node, kinds: frozenset[type], change: Callable[[Any], Any], down: bool
) -> Node | tuple[Node, ...]:
    if type(child) not in kinds:
        return _rewrite(child, kinds, change, down)
    if not down:
        return cast("Node | tuple[Node, ...]", change(_rewrite(child, kinds, change, down)))
    fresh = change(child)
    if isinstance(fresh, tuple):
        return tuple(_rewrite(node, kinds, change, down) for node in fresh)
    return cast("Node", _rewrite(fresh, kinds, change, down))


def text_of(*nodes: Node) -> str:
    """Return the words below these nodes: no markup, and pictures by their alternative text."""
    parts: list[str] = []
    for node in (below for top in nodes for below in walk(top)):
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
