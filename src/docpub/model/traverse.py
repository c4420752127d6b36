"""Walking a tree and rewriting it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from operator import is_
from typing import Any, TypeVar, cast, overload

from msgspec.structs import replace

from docpub.model.blocks import Block, Code, Contact, Math
from docpub.model.fields import (
    BLOCKS,
    INLINES,
    TITLES,
    inline_fields,
    node_fields,
    routes_to,
    with_identifier,
)
from docpub.model.inlines import (
    Abbreviation,
    Break,
    Delete,
    Emphasis,
    Image,
    Inline,
    InlineCode,
    InlineMath,
    Inlines,
    Node,
    Phrase,
    Strong,
    Text,
)

__all__ = [
    "children",
    "is_blank",
    "map_blocks",
    "map_inlines",
    "map_runs",
    "named",
    "replace",
    "text_of",
    "walk",
]

N = TypeVar("N", bound=Node)
K = TypeVar("K", bound=Node)
L = TypeVar("L", bound=Node)
B = TypeVar("B", bound=Block)
I = TypeVar("I", bound=Inline)  # noqa: E741  # beside B for blocks


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes directly below this one, in reading order."""
    for name in node_fields(type(node)):
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
    routes = routes_to(wanted)
    stack = [node]
    while stack:
        node = stack.pop()
        kind = type(node)
        if not wanted or kind in wanted:
            yield node
        if names := routes[kind]:  # not by `children`: this is the busiest loop
            for name in reversed(names):
                value = getattr(node, name)
                if isinstance(value, tuple):
                    stack += value[::-1]
                elif value is not None:
                    stack.append(value)


def named(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield this node and those below it that have an identifier, each after that."""
    for each in walk(node, *with_identifier(type(node))):
        if identifier := getattr(each, "id", None):
            yield identifier, each


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
    return _Rewriter(frozenset(kinds) or BLOCKS, change, down).below(node)


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
    return _Rewriter(frozenset(kinds) or INLINES, change, down).below(node)


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

    for name in node_fields(type(node)):
        old = getattr(node, name)
        if name in inline_fields(type(node)):
            new = change(old) if titles or name not in TITLES else old
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
        self._routes = routes_to(kinds)
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


_MARKS = (Break, Delete, Emphasis, Phrase, Strong)


def is_blank(words: Inlines) -> bool:
    """Say whether these show nothing: neither words nor anything that stands among words."""
    return all(
        not node.value.strip() if isinstance(node, Text) else isinstance(node, _MARKS)
        for node in chain.from_iterable(map(walk, words))
    )
