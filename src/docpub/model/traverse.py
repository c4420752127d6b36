"""Walking a tree and rewriting it, derived once from the fields that the node classes declare."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, TypeVar, cast, get_args

import msgspec
from msgspec.structs import replace

from docpub.model.blocks import Block, ContentsEntry
from docpub.model.inlines import Break, Image, Inline, InlineCode, Node, Text

__all__ = ["children", "map_blocks", "map_inlines", "replace", "text_of", "walk"]

N = TypeVar("N", bound=Node)
_BLOCKS: tuple[type, ...] = get_args(Block)
_INLINES: tuple[type, ...] = get_args(Inline)


def _holds_nodes(kind: msgspec.inspect.Type) -> bool:
    match kind:
        case msgspec.inspect.StructType(cls=cls):
            return issubclass(cls, Node)
        case msgspec.inspect.VarTupleType(item_type=item):
            return _holds_nodes(item)
        case msgspec.inspect.UnionType(types=types):
            return any(map(_holds_nodes, types))
        case _:
            return False


@cache
def _node_fields(kind: type[Node]) -> tuple[str, ...]:
    """Name the fields of this class that hold nodes, in the order in which they are read.

    A title, caption, term or heading comes before what it is about. Contents repeat words that
    stand elsewhere, so they are left out.
    """
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    if kind is ContentsEntry:
        return ()
    names = [field.name for field in info.fields if _holds_nodes(field.type)]
    first = ("heading", "title", "question", "term", "caption")
    return tuple(sorted(names, key=lambda name: (name == "contents", name not in first)))


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
        stack.extend(reversed(tuple(children(node))))


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


def _rewrite(node: N, kinds: tuple[type, ...], change: Callable[[Any], Any], down: bool) -> N:
    changed: dict[str, Any] = {}
    for name in _node_fields(type(node)):
        old = getattr(node, name)
        if isinstance(old, tuple):
            new = tuple(n for child in old for n in _replaced(child, kinds, change, down))
            if len(new) != len(old) or any(a is not b for a, b in zip(new, old, strict=True)):
                changed[name] = new
        elif old is not None:
            fresh = _replaced(old, kinds, change, down)
            if len(fresh) != 1:
                raise ValueError(f"the {name} of a {type(node).__name__} takes exactly one node")
            if fresh[0] is not old:
                changed[name] = fresh[0]
    return replace(node, **changed) if changed else node


def _replaced(
    child: Node, kinds: tuple[type, ...], change: Callable[[Any], Any], down: bool
) -> tuple[Node, ...]:
    if not isinstance(child, kinds):
        return (_rewrite(child, kinds, change, down),)
    if down:
        return tuple(_rewrite(node, kinds, change, down) for node in _as_tuple(change(child)))
    return _as_tuple(change(_rewrite(child, kinds, change, down)))


def _as_tuple(result: Any) -> tuple[Node, ...]:
    return result if isinstance(result, tuple) else (result,)


def text_of(*nodes: Node) -> str:
    """Return the words below these nodes: no markup, and pictures by their alternative text."""
    parts: list[str] = []
    for node in (below for top in nodes for below in walk(top)):
        match node:
            case Text(value=value) | InlineCode(value=value) | Image(alt=value):
                parts.append(value)
            case Break():
                parts.append(" ")
            case _:
                pass
    return "".join(parts)
