"""The attributes of a phrase, ``[words]{lang=ar dir=rtl .name}``; what is wrong is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec

from docpub.diagnostics import Problems, Span, did_you_mean
from docpub.model import Inlines, Phrase
from docpub.model.metadata import LanguageTag
from docpub.source.positions import Origin

_ITEM = re.compile(r'%[^%]*%?|(?:[^\s"%]|"[^"]*"?)+')  # what stands between % is a comment
_CLASS = re.compile(r"[A-Za-z][\w-]*")
_DIRECTIONS = ("ltr", "rtl", "auto")
_INSTEAD = "Write `lang=…`, `dir=…` or `.name`, with spaces between them."


def build_phrase(
    children: Inlines, span: Span, written: str, origin: Origin, problems: Problems
) -> Phrase:
    """Make a phrase of words and the attributes that stand behind them, at `origin`."""
    given: dict[str, Any] = {}
    for item in _ITEM.finditer(written[1:-1]):
        if not item[0].startswith("%"):
            where = origin.span(item.start() + 1, item.end() + 1)
            _take(item[0], given, problems, where)
    return Phrase(children=children, span=span, **given)


def _take(item: str, given: dict[str, Any], problems: Problems, where: Span) -> None:
    """Put one attribute to those that are given, or report what is wrong with it."""
    name, sign, value = item.partition("=")
    if item.startswith("."):
        name, sign, value = "class", "=", item[1:]
    if not sign or name not in _READERS:
        message = f"Words have no attribute {item!r}."
        hint = did_you_mean(name, _READERS) if sign else ""
        problems.report("unknown-option", message, where, hint or _INSTEAD)
        return
    try:
        read = _READERS[name](" ".join(value.strip('"').split()))
    except ValueError as error:
        problems.report("wrong-value", f"{item!r}: {error}.", where)
        return
    if name == "class":
        given["classes"] = given.get("classes", ()) + read
    elif given.setdefault(name, read) != read:
        problems.report("wrong-value", f"`{name}` is given twice.", where)


def _language(value: str) -> str:
    try:
        return msgspec.convert(value, LanguageTag)
    except msgspec.ValidationError:
        raise ValueError("it is not a language tag such as en-US") from None


def _direction(value: str) -> str:
    if value not in _DIRECTIONS:
        raise ValueError(f"it is not one of {', '.join(_DIRECTIONS)}")
    return value


def _classes(value: str) -> tuple[str, ...]:
    names = tuple(value.split())
    if not names or not all(map(_CLASS.fullmatch, names)):
        raise ValueError("a name has letters, digits, hyphens and a letter at its beginning")
    return names


_READERS: dict[str, Callable[[str], Any]] = {
    "lang": _language,
    "dir": _direction,
    "class": _classes,
}
