"""A style sheet for a part of somebody else's page: it touches nothing around that part.

Every rule is kept to what is inside one element, and every class name is led by that element's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

# What stands for the whole page is the element itself, in a part of a page.
_PAGE = frozenset({"html", "body", "main"})
_WITH_RULES = frozenset({"media", "supports", "container", "layer"})
_OF_PAGES = frozenset({"page", "charset", "import"})


@lru_cache(maxsize=4)
def scope_sheet(css: str, name: str) -> str:
    """Return a style sheet for what is inside an element of the class `name`."""
    import tinycss2  # type: ignore[import-untyped]

    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "\n".join(filter(None, (_rule(rule, name) for rule in rules)))


def _rule(rule: Any, name: str) -> str:
    import tinycss2

    if rule.type == "qualified-rule":
        selectors = ", ".join(_scoped(one, name) for one in _parted(rule.prelude))
        return f"{selectors} {{{_body(rule.content, name)}}}"
    if rule.type != "at-rule" or rule.lower_at_keyword in _OF_PAGES:
        return ""
    if rule.lower_at_keyword not in _WITH_RULES or rule.content is None:
        return str(rule.serialize())
    inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
    parts = "\n".join(filter(None, (_rule(each, name) for each in inner)))
    return f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()} {{\n{parts}\n}}"


def _body(content: Iterable[Any], name: str) -> str:
    """Return declarations, and rules nested among them, which are inside already."""
    import tinycss2

    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return " ".join(_part(part, name) for part in found if part.type != "error")


def _part(part: Any, name: str) -> str:
    import tinycss2

    match part.type:
        case "qualified-rule":
            return f"{_renamed(part.prelude, name).strip()} {{{_body(part.content, name)}}}"
        case "at-rule" if part.content is not None:
            prelude = tinycss2.serialize(part.prelude).strip()
            return f"@{part.at_keyword} {prelude} {{{_body(part.content, name)}}}"
        case "declaration":
            return f"{part.serialize().strip()};"
        case _:
            return str(part.serialize())


def _parted(prelude: Iterable[Any]) -> Iterator[list[Any]]:
    """Yield the selectors of a list, without space and comments around them."""
    one: list[Any] = []
    for token in (*prelude, None):
        if token is None or (token.type == "literal" and token.value == ","):
            while one and one[-1].type == "whitespace":
                one.pop()
            yield one
            one = []
        elif token.type != "comment" and (one or token.type != "whitespace"):
            one.append(token)


def _scoped(selector: list[Any], name: str) -> str:
    match selector:
        case [first, *rest] if first.type == "ident" and first.lower_value in _PAGE:
            return f".{name}{_renamed(rest, name)}"
        case [colon, root, *rest] if colon == ":" and getattr(root, "lower_value", "") == "root":
            return f".{name}{_renamed(rest, name)}"
        case _:
            return f".{name} {_renamed(selector, name)}"


def _renamed(tokens: Iterable[Any], name: str) -> str:
    """Return selectors with their class names led by another."""
    parts: list[str] = []
    after_dot = False
    for token in tokens:
        if token.type == "function":
            parts.append(f"{token.name}({_renamed(token.arguments, name)})")
        else:
            parts.append(f"{name}-" if after_dot and token.type == "ident" else "")
            parts.append(token.serialize())
        after_dot = token.type == "literal" and token.value == "."
    return "".join(parts)
