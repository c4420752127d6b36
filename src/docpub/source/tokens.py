"""markdown-it's flat list of tokens as a tree."""

from __future__ import annotations

from collections.abc import Sequence
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


def nest(tokens: Sequence[Token]) -> list[TokenNode]:
    """Build the tree."""
    top: list[TokenNode] = []
    levels = [top]
    for token in tokens:
        if token.nesting < 0:
            levels.pop()
            continue
        node = TokenNode(token)
        levels[-1].append(node)
        if token.nesting > 0:
            levels.append(node.children)
    return top


def words_of(node: TokenNode) -> Token | None:
    """Return the token of the inlines directly below a node, if it has any."""
    return next((child.token for child in node.children if child.type == "inline"), None)
