"""A node and what is in it as indented lines, for people."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import fields

from docpub.model.inlines import Node
from docpub.model.traverse import children

_SHOWN = (str, int, bool)
_LONGEST = 40


def outline(node: Node, depth: int = 0) -> Iterator[str]:
    """Yield a line for a node and each node below it: its type, and the plain fields it sets.

    A node that is alone in another shares its line.
    """
    line, below = _shown(node), (*children(node),)
    while len(below) == 1:
        line, below = f"{line} > {_shown(below[0])}", (*children(below[0]),)
    yield f"{'  ' * depth}{line}"
    for child in below:
        yield from outline(child, depth + 1)


def _shown(node: Node) -> str:
    return f"{type(node).__struct_config__.tag}{''.join(_fields(node))}"


def _fields(node: Node) -> Iterator[str]:
    for field in fields(node):
        value = getattr(node, field.name)
        if value == field.default or not (isinstance(value, _SHOWN) or _is_words(value)):
            continue
        shown = repr(value)
        if len(shown) > _LONGEST:
            shown = f"{shown[:_LONGEST]}…"
        yield f" {field.encode_name}={shown}"


def _is_words(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, str) for item in value)
