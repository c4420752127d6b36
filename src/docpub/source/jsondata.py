"""JSON lists, with the line of each item and of whatever is wrong."""

from __future__ import annotations

import json
import re
from typing import Any

from docpub.diagnostics import Problems, Span
from docpub.model.characters import FORBIDDEN
from docpub.source.yamldata import Path

_SPACE = re.compile(r"[ \t\n\r]*")
# Numbers stay as they are written, as in YAML: the types decide what they are.
_decoder = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


class JsonData:
    """A list of plain values, and the line on which each begins."""

    def __init__(self, problems: Problems) -> None:
        self.value: Any = []
        self._problems = problems
        self._lines: list[int] = []

    def line(self, path: Path = ()) -> Span:
        """Return where an item stands, or the beginning."""
        index = path[0] if path else 0
        known = isinstance(index, int) and index < len(self._lines)
        return _span(self._lines[int(index)] if known else 1)

    def load(self, text: str) -> bool:
        """Read a JSON array; what is wrong with it is reported, and False returned."""
        try:
            self._read(text)
        except json.JSONDecodeError as error:
            self._report(f"{error.msg} at column {error.colno}", error.lineno)
            return False
        except RecursionError:
            self._report("it is nested too deep", 1)
            return False
        return True

    def _report(self, what: str, line: int) -> None:
        self._problems.report("json-syntax", f"This is not valid JSON: {what}.", _span(line))

    def _read(self, text: str) -> None:
        """Read item by item: only so is it known where each begins."""
        at = _skip(text, 0)
        if text[at : at + 1] != "[":
            self.value, end = _decoder.raw_decode(text, at)
            _expect_end(text, end)
            return
        line, counted = 1, 0
        at = _skip(text, at + 1)
        while text[at : at + 1] != "]" or self.value:
            line, counted = line + text.count("\n", counted, at), at
            item, at = _decoder.raw_decode(text, at)
            self._lines.append(line)
            self.value.append(self._clean(item, line))
            at = _skip(text, at)
            if text[at : at + 1] == "]":
                break
            if text[at : at + 1] != ",":
                raise json.JSONDecodeError("Expecting ',' or ']'", text, at)
            at = _skip(text, at + 1)
        _expect_end(text, at + 1)

    def _clean(self, value: Any, line: int) -> Any:
        """Leave out what is null, and put spaces where characters stand that no output can hold."""
        match value:
            case dict():
                given = ((key, item) for key, item in value.items() if item is not None)
                return {key: self._clean(item, line) for key, item in given}
            case list():
                return [self._clean(item, line) for item in value]
            case str() if found := FORBIDDEN.search(value):
                message = f"The control character U+{ord(found[0]):04X} is taken as a space."
                self._problems.report("control-character", message, _span(line))
                return FORBIDDEN.sub(" ", value)
            case _:
                return value


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _expect_end(text: str, at: int) -> None:
    if (end := _skip(text, at)) < len(text):
        raise json.JSONDecodeError("Extra data", text, end)


def _span(line: int) -> Span:
    return Span(line, line)
