"""JSON, with the place of each object in the text."""

from __future__ import annotations

import json
import re

# The parts in Python, which can tell places; those in C cannot.
from json.decoder import JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from docpub.limits import MAX_DIGITS
from docpub.source.positions import Origin

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


def places(text: str) -> Origin:
    """Return where each line of a text begins."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    return Origin([(start, line, 1) for line, start in enumerate(starts, 1)])
