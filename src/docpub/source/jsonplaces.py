"""JSON, with the place of each part of it in the text."""

from __future__ import annotations

import json
import re
from collections import Counter

# The parts in Python, which can tell places; those in C cannot.
from json.decoder import JSONObject, scanstring  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from docpub.diagnostics import Problems, Span
from docpub.limits import MAX_DIGITS
from docpub.source.characters import without_forbidden
from docpub.source.positions import Origin
from docpub.source.yamldata import Path

_SPACE = re.compile(r"[ \t\n\r]*")


class JsonObject(dict[str, Any]):
    """A mapping, where it stands, and the names that are given more than once in it."""

    span: Span
    twice: tuple[str, ...] = ()


class JsonArray(list[Any]):
    """A list, and where each of its items stands."""

    def __init__(self) -> None:
        super().__init__()
        self.spans: list[Span] = []


class JsonError(ValueError):
    """The text is no JSON, at `span`; the message says why."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.span = span


class JsonData:
    """A value in JSON, and where each part of it stands."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.value: Any = None
        self._text = text
        self._problems = problems
        self._origin = places(text)

    def load(self, *, numbers_as_text: bool = False) -> None:
        """Read the text: mappings as `JsonObject`, lists as `JsonArray`.

        What no output could hold is reported, and a space. Raises `JsonError`, `RecursionError`.
        """
        decoder = _Decoder(self._origin, self._problems, numbers_as_text=numbers_as_text)
        try:
            self.value = decoder.decode(self._text)
        except json.JSONDecodeError as error:
            raise JsonError(error.msg, self._origin.span(error.pos, error.pos + 1)) from error

    def at(self, path: Path = ()) -> Span:
        """Return where a part stands, or the nearest thing around it whose place is known."""
        here = self.value
        found = here.span if isinstance(here, JsonObject) else self._origin.span(0, 1)
        for step in path:
            match here:
                case JsonArray() if isinstance(step, int) and step < len(here):
                    found, here = here.spans[step], here[step]
                case JsonObject() if step in here:
                    here = here[str(step)]
                    found = here.span if isinstance(here, JsonObject) else found
                case _:
                    break
        return found


class _Decoder(json.JSONDecoder):
    def __init__(self, origin: Origin, problems: Problems, *, numbers_as_text: bool) -> None:
        super().__init__(
            parse_int=str if numbers_as_text else self._integer,
            parse_float=str if numbers_as_text else float,
            parse_constant=self._constant,
        )
        self._origin = origin
        self._problems = problems
        self.parse_object = self._object
        self.parse_array = self._array
        self.parse_string = self._string
        self.scan_once = py_make_scanner(self)

    def _object(
        self, at: tuple[str, int], strict: bool, scan: Any, _: Any, __: Any, memo: Any
    ) -> tuple[JsonObject, int]:
        pairs, end = JSONObject(at, strict, scan, None, list, memo)
        span = self._origin.span(at[1] - 1, end)
        named = [(without_forbidden(name, span, self._problems), value) for name, value in pairs]
        found = JsonObject(named)
        found.span = span
        if len(found) < len(named):
            counts = Counter(name for name, _ in named)
            found.twice = tuple(name for name, count in counts.items() if count > 1)
        return found, end

    def _array(self, at: tuple[str, int], scan: Any) -> tuple[JsonArray, int]:
        text, end = at
        found = JsonArray()
        begin = _skip(text, end)
        if text.startswith("]", begin):
            return found, begin + 1
        while True:
            value, end = scan(text, begin)
            found.append(value)
            found.spans.append(self._origin.span(begin, end))
            end = _skip(text, end)
            if text.startswith("]", end):
                return found, end + 1
            if not text.startswith(",", end):
                raise json.JSONDecodeError("Expecting ',' or ']'", text, end)
            begin = _skip(text, end + 1)

    def _string(self, text: str, begin: int, strict: bool) -> tuple[str, int]:
        words, end = scanstring(text, begin, strict)
        return without_forbidden(words, self._origin.span(begin - 1, end), self._problems), end

    def _integer(self, digits: str) -> int:
        if len(digits) > MAX_DIGITS:
            raise JsonError(
                f"The number {digits[:MAX_DIGITS]}… is too long", self._origin.span(0, 1)
            )
        return int(digits)

    def _constant(self, name: str) -> None:
        raise JsonError(f"{name} is no JSON", self._origin.span(0, 1))


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def places(text: str) -> Origin:
    """Return where each line of a text begins."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    return Origin([(start, line, 1) for line, start in enumerate(starts, 1)])
