"""TOML, with the place of each name and value, which Python's own reader does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Iterator
from typing import Any, NamedTuple

from docpub.diagnostics import Problems, Span
from docpub.limits import (
    MAX_TOML_BITS,
    MAX_TOML_CHARACTERS,
    MAX_TOML_DEPTH,
    MAX_TOML_STATEMENT,
)
from docpub.model.characters import FORBIDDEN
from docpub.source.characters import without_forbidden

Path = tuple[str | int, ...]
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_DIGITS = re.compile(r"[\d_]+")
_TOO_DEEP = "it is nested too deep"
_TOO_LARGE = "a number is too large"
_PAIR = re.compile(
    r"""\s*(?P<name>(?:"[^"]*"|'[^']*'|[^"'=])+)=\s*
    (?P<value>"(?:\\.|[^"\\])+"|'[^']+'|[^#]*)""",
    re.VERBOSE,
)
_HEADER = re.compile(r"\s*(?P<name>\[+[^#]*\])(?P<value>)")


class TomlData:
    """Plain data, and where each name and value was written."""

    def __init__(self, problems: Problems) -> None:
        self.value: dict[str, Any] = {}
        self._problems = problems
        self._names: dict[Path, Span] = {}
        self._values: dict[Path, Span] = {}
        self._tables: set[Path] = set()

    def load(self, text: str) -> bool:
        """Read some TOML; what is wrong with it is reported, and False returned."""
        text = text.replace("\r\n", "\n")
        if len(text) > MAX_TOML_CHARACTERS:
            message = f"The file has {len(text):,} characters; {MAX_TOML_CHARACTERS:,} are read."
            self._problems.report("source-too-large", message, Span(1, 1, 1, 1))
            return False
        try:
            value = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            self._report(error, text)
            return False
        if objection := _objection(value):
            wrong = (number for number, _, data in _statements(text) if _objection(data))
            self._refuse(objection, next(wrong, 1), 1)
            return False
        self.value = value
        self._locate(text)
        self.value = self._clean(self.value, ())
        return True

    def _clean(self, value: Any, path: Path) -> Any:
        """Put spaces where an escape stands for what no output can hold."""
        match value:
            case dict():
                return dict(self._clean_pair(path, *pair) for pair in value.items())
            case list():
                return [self._clean(item, path) for item in value]
            case str():
                return without_forbidden(value, self.at(path), self._problems)
            case _:
                return value

    def _clean_pair(self, path: Path, name: str, value: Any) -> tuple[str, Any]:
        here = (*path, FORBIDDEN.sub(" ", name))
        return without_forbidden(name, self.name(here), self._problems), self._clean(value, here)

    def _report(self, error: Exception, text: str) -> None:
        lines = text.rstrip("\n").split("\n")
        if isinstance(error, RecursionError):
            self._refuse(_TOO_DEEP, len(lines), len(lines[-1]) + 1)
        elif not isinstance(error, tomllib.TOMLDecodeError):  # Python reads no number so long
            longest = max(lines, key=lambda line: max(map(len, _DIGITS.findall(line)), default=0))
            self._refuse(_TOO_LARGE, lines.index(longest) + 1, 1)
        else:
            line, column = len(lines), len(lines[-1]) + 1  # what is not closed is missed at the end
            found = _PLACE.search(str(error))
            if found and found[1]:
                line, column = int(found[1]), int(found[2])
            self._refuse(_PLACE.sub("", str(error)), line, column)

    def _refuse(self, what: str, line: int, column: int) -> None:
        message = f"This is not valid TOML: {what}."
        self._problems.report("toml-syntax", message, Span(line, column, line, column + 1))

    def _locate(self, text: str) -> None:
        table: Path = ()
        for number, line, data in _statements(text):
            is_header = line.lstrip().startswith("[")
            found = (_HEADER if is_header else _PAIR).match(line)
            if not found:
                continue
            name = _span(number, found, "name")
            if is_header:
                table = max(_paths(data, ()), key=len)
                self._names[table] = self._values[table] = name
                self._tables.add(table)
                continue
            for path in _paths(data, table):
                self._names.setdefault(path, name)
                self._values.setdefault(path, _span(number, found, "value"))

    def below(self, *path: str) -> TomlTable:
        """Return the places in a table."""
        return TomlTable(self, path)

    def places(self, wrong: Container[Span | None]) -> dict[tuple[str, ...], Span]:
        """Return where each value is named, by the names that lead to it, but not what is wrong."""
        return {
            tuple(map(str, path)): span
            for path, span in self._names.items()
            if path not in self._tables and span not in wrong and self._values[path] not in wrong
        }

    def name(self, path: Path) -> Span:
        """Return where a name stands, or else the value."""
        return self._names.get(path) or self.at(path)

    def at(self, path: Path = ()) -> Span:
        """Return where a value stands, or the nearest thing around it that was written."""
        while path and path not in self._values:
            path = path[:-1]
        return self._values.get(path) or Span(1, 1, 1, 1)


class TomlTable(NamedTuple):
    """The places in one table of a file."""

    data: TomlData
    path: Path

    def name(self, path: Path) -> Span:
        """Return where a name stands."""
        return self.data.name((*self.path, *path))

    def at(self, path: Path = ()) -> Span:
        """Return where a value stands."""
        return self.data.at((*self.path, *path))


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """Yield each statement's first line with its number, and what it says when it stands alone.

    A statement is over with the first line with which it is TOML: none is so halfway. To look for
    that in a very long one would take long, so from there on places are not known.
    """
    begun: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        begun.append(line)
        if len(begun) > MAX_TOML_STATEMENT:
            return
        try:
            data = tomllib.loads("\n".join(begun))
        except (ValueError, RecursionError):
            continue
        if data:
            yield number - len(begun) + 1, begun[0], data
        begun = []


def _objection(value: Any) -> str:
    """Say what keeps data from being read, if anything does; it may be nested as deep as it is."""
    level = [value]
    for _ in range(MAX_TOML_DEPTH):
        if any(isinstance(each, int) and each.bit_length() > MAX_TOML_BITS for each in level):
            return _TOO_LARGE
        level = [inner for each in level for inner in _inside(each)]
    return _TOO_DEEP if level else ""


def _inside(value: Any) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _paths(data: Any, above: Path) -> Iterator[Path]:
    if isinstance(data, dict):
        for key, value in data.items():
            here = (*above, FORBIDDEN.sub(" ", key))
            yield here
            yield from _paths(value, here)


def _span(line: int, found: re.Match[str], group: str) -> Span:
    begin = found.start(group) + 1
    return Span(line, begin, line, begin + len(found[group].rstrip()))
