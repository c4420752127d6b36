"""Style sheets in drawings, without what fetches (https://www.w3.org/TR/css-syntax-3/).

Only this module and `scoping` know tinycss2.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

_BLOCKS = ("() block", "[] block", "{} block")


def fetches(value: str) -> bool:
    """Say whether a value names anything but a part of the drawing itself."""
    import tinycss2  # type: ignore[import-untyped]

    return ("(" in value or "\\" in value) and not _stays(
        tinycss2.parse_component_value_list(value)
    )


def clean_sheet(css: str, removed: set[str]) -> str:
    """Return a style sheet without what fetches; its names are added to `removed`."""
    import tinycss2

    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    parts: list[str] = []
    for rule in rules:
        if rule.type == "qualified-rule":
            body = clean_declarations(rule.content, removed)
            parts.append(f"{tinycss2.serialize(rule.prelude).strip()} {{{body}}}")
        elif _is_safe(rule):
            parts.append(rule.serialize())
        else:
            removed.add(_name(rule))
    return "\n".join(parts)


def clean_declarations(css: Any, removed: set[str]) -> str:
    """Return declarations, given as text or tokens, without what fetches."""
    import tinycss2

    found = tinycss2.parse_blocks_contents(css, skip_comments=True, skip_whitespace=True)
    removed.update(_name(part) for part in found if not _is_safe(part))
    return "; ".join(part.serialize() for part in found if _is_safe(part))


def _is_safe(part: Any) -> bool:
    match part.type:
        case "declaration":
            return _stays(part.value)
        case "at-rule":
            imports = part.lower_at_keyword == "import"
            return not imports and _stays(part.prelude) and _stays(part.content or ())
        case "qualified-rule":
            return _stays(part.prelude) and _stays(part.content)
        case _:
            return False


def _stays(tokens: Iterable[Any], *, called: bool = False) -> bool:
    """Say whether tokens name no address but of parts of the drawing; `called` in a function."""
    for token in tokens:
        if token.type == "url" or (called and token.type == "string"):
            if not token.value.startswith("#"):
                return False
        elif token.type == "function":
            if not _stays(token.arguments, called=True):
                return False
        elif token.type in _BLOCKS:
            if not _stays(token.content, called=called):
                return False
        elif token.type == "error":
            return False
    return True


def _name(part: Any) -> str:
    match part.type:
        case "at-rule":
            return f"`@{part.at_keyword}`"
        case "declaration":
            return f"`{part.name}`"
        case _:
            return "a rule of its style sheet"
