"""JSON lists, with the place of each item and of whatever is wrong."""

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
    """A list of plain values, and where each stands."""

    def __init__(self, problems: Problems) -> None:
        self.value: Any = []
        self._problems = problems
        self._spans: list[Span] = []

    def at(self, path: Path = ()) -> Span:
        """Return where an item stands, or the beginning."""
        index = path[0] if path else -1
        known = isinstance(index, int) and 0 <= index < len(self._spans)
        return self._spans[int(index)] if known else Span(1, 1, 1, 1)

    def load(self, text: str) -> bool:
        """Read a JSON array; what is wrong with it is reported, and False returned."""
        try:
            self._read(text)
        except json.JSONDecodeError as error:
            self._report(error.msg, Span(error.lineno, error.colno, error.lineno, error.colno))
            return False
        except RecursionError:
            self._report("it is nested too deep", Span(1, 1, 1, 1))
            return False
        return True

    def _report(self, what: str, span: Span) -> None:
        self._problems.report("json-syntax", f"This is not valid JSON: {what}.", span)

    def _read(self, text: str) -> None:
        at = _skip(text, 0)
        if text.startswith("[", at):
            end = self._read_items(text, at + 1)
        else:
            self.value, end = _decoder.raw_decode(text, at)
        if (rest := _skip(text, end)) < len(text):
            raise json.JSONDecodeError("Extra data", text, rest)

    def _read_items(self, text: str, at: int) -> int:
        """Read item by item, since only so is it known where each begins; return the end."""
        at = _skip(text, at)
        place = (1, 0)  # a line, and where in the text it begins
        while not text.startswith("]", at):
            item, end = _decoder.raw_decode(text, at)
            place, (line, column) = _place(text, place, at)
            place, (end_line, end_column) = _place(text, place, end)
            self._spans.append(Span(line, column, end_line, end_column))
            self.value.append(self._clean(item, self._spans[-1]))
            at = _skip(text, end)
            if text.startswith("]", at):
                break
            if not text.startswith(",", at):
                raise json.JSONDecodeError("Expecting ',' or ']'", text, at)
            at = _skip(text, at + 1)
            if text.startswith("]", at):
                raise json.JSONDecodeError("Expecting value", text, at)
        return at + 1

    def _clean(self, value: Any, span: Span) -> Any:
        """Leave out what is null, and put spaces where characters stand that no output can hold."""
        match value:
            case dict():
                given = ((key, item) for key, item in value.items() if item is not None)
                return {key: self._clean(item, span) for key, item in given}
            case list():
                return [self._clean(item, span) for item in value]
            case str() if found := FORBIDDEN.search(value):
                message = f"The control character U+{ord(found[0]):04X} is taken as a space."
                self._problems.report("control-character", message, span)
                return FORBIDDEN.sub(" ", value)
            case _:
                return value


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _place(text: str, line: tuple[int, int], at: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return the line that a place after a line's beginning stands on, and its line and column."""
    number, start = line
    if newlines := text.count("\n", start, at):
        number, start = number + newlines, text.rindex("\n", start, at) + 1
    return (number, start), (number, at - start + 1)
