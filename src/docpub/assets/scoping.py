"""A style sheet for a part of somebody else's page: it touches nothing around that part.

Every rule is kept to what is inside one element, and every class name is led by that element's.
Nor does it depend on how large the type around is set: where it counts in `rem`, the type of that
element is meant, which a registered property hands down
(https://www.w3.org/TR/css-properties-values-api-1/).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

# How a page is laid out is not for a part of another one to say.
_LAID_OUT = frozenset({"body", "main"})
_WITH_RULES = frozenset({"media", "supports", "container", "layer"})
_UNIT = (
    '@property --{name}-rem {{ syntax: "<length>"; inherits: true; initial-value: 16px }}\n'
    ".{name} {{--{name}-rem: 1em;}}"
)
_OF_PAGES = frozenset({"page", "charset", "import"})


@lru_cache(maxsize=4)
def scope_sheet(css: str, name: str) -> str:
    """Return a style sheet for what is inside an element of the class `name`."""
    import tinycss2  # type: ignore[import-untyped]

    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    scoped = (_rule(rule, name) for rule in rules)
    return "\n".join((_UNIT.format(name=name), *filter(None, scoped)))


def _rule(rule: Any, name: str) -> str:
    import tinycss2

    if rule.type == "qualified-rule":
        own = (one for one in _parted(rule.prelude) if not _lays_out(one))
        selectors = [_scoped(one, name) for one in own]
        if not selectors:
            return ""
        body = _body(rule.content, name, sets_unit=f".{name}" in selectors)
        return f"{', '.join(selectors)} {{{body}}}"
    if rule.type != "at-rule" or rule.lower_at_keyword in _OF_PAGES:
        return ""
    if rule.lower_at_keyword not in _WITH_RULES or rule.content is None:
        return str(rule.serialize())
    inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
    parts = "\n".join(filter(None, (_rule(each, name) for each in inner)))
    return f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()} {{\n{parts}\n}}"


def _body(content: Iterable[Any], name: str, *, sets_unit: bool = False) -> str:
    """Return declarations, and rules nested among them, which are inside already.

    Those of the element itself may set its type, which cannot be said in parts of itself.
    """
    import tinycss2

    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    fixed = {"font", "font-size"} if sets_unit else set()
    return " ".join(_part(part, name, fixed) for part in found if part.type != "error")


def _part(part: Any, name: str, fixed: set[str]) -> str:
    import tinycss2

    match part.type:
        case "qualified-rule":
            return f"{_renamed(part.prelude, name).strip()} {{{_body(part.content, name)}}}"
        case "at-rule" if part.content is not None:
            prelude = tinycss2.serialize(part.prelude).strip()
            return f"@{part.at_keyword} {prelude} {{{_body(part.content, name)}}}"
        case "declaration" if part.lower_name not in fixed:
            important = " !important" if part.important else ""
            return f"{part.name}: {_counted(part.value, name).strip()}{important};"
        case "declaration":
            return f"{part.serialize().strip()};"
        case _:
            return str(part.serialize())


def _counted(tokens: Iterable[Any], name: str) -> str:
    """Return a value that counts in the type of the element where it counted in that of a page."""
    import tinycss2

    parts: list[str] = []
    for token in tokens:
        if token.type == "dimension" and token.lower_unit == "rem":
            parts.append(f"calc({token.representation} * var(--{name}-rem))")
        elif token.type == "function":
            parts.append(f"{token.name}({_counted(token.arguments, name)})")
        elif token.type == "() block":
            parts.append(f"({_counted(token.content, name)})")
        else:
            parts.append(tinycss2.serialize([token]))
    return "".join(parts)


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


def _lays_out(selector: list[Any]) -> bool:
    """Say whether a selector is about the page around the text."""
    before = ""
    for token in selector:
        if token.type == "ident" and before not in (".", ":") and token.lower_value in _LAID_OUT:
            return True
        before = token.value if token.type == "literal" else ""
    return False


def _scoped(selector: list[Any], name: str) -> str:
    """Return a selector for what is inside the element, which stands for the whole page."""
    match selector:
        case [first, *rest] if first.type == "ident" and first.lower_value == "html":
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
