"""markdown-it's flat list of tokens as a tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from markdown_it.token import Token


@dataclass(slots=True)
class TokenNode:
    """An opening token, or one that stands alone, with what stands between it and its closing."""

    token: Token
    children: list[TokenNode] = field(default_factory=list)

    @property
    def type(self) -> str:
        """The type without `_open`."""
        return self.token.type.removesuffix("_open")


def nest(tokens: Iterable[Token]) -> Iterator[TokenNode]:
    """Yield the trees of the top level, each when it is whole."""
    open_nodes: list[TokenNode] = []
    for token in tokens:
        node = open_nodes.pop() if token.nesting < 0 else TokenNode(token)
        if token.nesting > 0:
            open_nodes.append(node)
        elif open_nodes:
            open_nodes[-1].children.append(node)
        else:
            yield node


def words_of(node: TokenNode) -> Token | None:
    """Return the token of the inlines directly below a node, if it has any."""
    return next((child.token for child in node.children if child.type == "inline"), None)
