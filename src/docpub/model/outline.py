"""A node and what is in it as indented lines, for people."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import fields

from docpub.model.inlines import Node
from docpub.model.traverse import children

_SHOWN = (str, int, bool)
MAX_VALUE = 40


def outline(node: Node, depth: int = 0) -> Iterator[str]:
    """Yield a line for a node and each node below it: its type, and the plain fields it sets."""
    kind = type(node).__struct_config__.tag
    yield f"{'  ' * depth}{kind}{''.join(_fields(node))}"
    for child in children(node):
        yield from outline(child, depth + 1)


def _fields(node: Node) -> Iterator[str]:
    for field in fields(node):
        value = getattr(node, field.name)
        if value == field.default or not (isinstance(value, _SHOWN) or _is_words(value)):
            continue
        shown = repr(value)
        if len(shown) > MAX_VALUE:
            shown = f"{shown[:MAX_VALUE]}…"
        yield f" {field.encode_name}={shown}"


def _is_words(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(item, str) for item in value)
