"""JSON, with the place of each object in the text."""

from __future__ import annotations

import json
import re
from bisect import bisect_right

# The parts in Python, which can tell places; those in C cannot.
from json.decoder import JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from docpub.diagnostics import Span

MAX_DIGITS = 18
_STEP = re.compile(r"\.([^.\[\]`]+)|\[(\d+)\]")


class JsonObject(dict[str, Any]):
    """A mapping that stands in the text from `start` to before `end`."""

    start: int
    end: int


class JsonError(ValueError):
    """The text is no JSON, from `start` on; the message says why."""

    def __init__(self, message: str, start: int) -> None:
        super().__init__(message)
        self.start = start


def read(text: str) -> Any:
    """Read JSON; its mappings are `JsonObject`s. Raises `JsonError` and `RecursionError`."""
    try:
        return _Decoder().decode(text)
    except json.JSONDecodeError as error:
        raise JsonError(error.msg, error.pos) from error


class _Decoder(json.JSONDecoder):
    def __init__(self) -> None:
        super().__init__(parse_int=_integer, parse_constant=_constant)
        self.parse_object = self._object
        self.scan_once = py_make_scanner(self)

    def _object(
        self, at: tuple[str, int], strict: bool, scan: Any, _: Any, __: Any, memo: Any
    ) -> tuple[JsonObject, int]:
        pairs, end = JSONObject(at, strict, scan, None, list, memo)
        found = JsonObject(pairs)
        found.start, found.end = at[1] - 1, end
        if len(found) < len(pairs):
            names = [name for name, _ in pairs]
            twice = next(name for name in names if names.count(name) > 1)
            raise JsonError(f"The name {twice!r} is given twice", found.start)
        return found, end


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise JsonError(f"The number {digits[:MAX_DIGITS]}… is too long", 0)
    return int(digits)


def _constant(name: str) -> None:
    raise JsonError(f"{name} is no JSON", 0)


def object_at(whole: JsonObject, path: str) -> JsonObject:
    """Return the innermost mapping on the way of a path such as `$.children[0].value`."""
    found = whole
    here: Any = whole
    for name, index in _STEP.findall(path):
        try:
            here = here[name] if name else here[int(index)]
        except (KeyError, IndexError, TypeError):
            break
        found = here if isinstance(here, JsonObject) else found
    return found


class Places:
    """Turns offsets in a text into lines."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def span(self, start: int, end: int) -> Span:
        """Return where the characters from `start` to before `end` stand."""
        return Span(self._line(start), self._line(end - 1))

    def _line(self, offset: int) -> int:
        return bisect_right(self._starts, offset)
