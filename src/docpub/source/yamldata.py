"""YAML into typed structs, with the line of whatever is wrong.

Every scalar is read as the text that stands there and the *types* decide what it is: YAML's own
guesses turn ``lang: no`` into false and ``version: 1.10`` into 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache
from typing import Any, Protocol, TypeVar, cast, get_args, get_origin

import msgspec
import yaml

from docpub.diagnostics import Problems, Span, did_you_mean
from docpub.limits import MAX_YAML_DEPTH
from docpub.source.characters import without_forbidden

S = TypeVar("S", bound=msgspec.Struct)
# What msgspec says, in words for authors.
_REASONS = (
    (r"Invalid RFC3339 encoded date", "it is not a date such as 2026-11-23"),
    (r"Invalid enum value (.*)", r"\1 is not one of those it can have"),
    (r"Object missing required field (.*)", r"\1 is missing in it"),
    (r"Object contains unknown field (.*)", r"\1 is not a known name here"),
    (r"Expected `array`, got .*", "it has to be a list, such as [one, two]"),
    (r"Expected `object`, got .*", "it has to be made of `name: value` lines"),
    (r"Expected `str`, got .*", "it has to be text"),
    (r"Expected `(?:int|float)`, got .*", "it has to be a number"),
    (r"Expected `bool`, got .*", "it has to be true or false"),
    (r"Expected `(?:int|float)` (?:>=|<=) (.*)", r"\1 is its limit"),
    (r"Expected `str` matching regex .\^#.*", "it is not a colour such as #0b5269"),
    (r"Expected `str` matching regex .\^\[a-z\].*", "a name has small letters, digits and hyphens"),
    (r"Expected `str` matching regex .*", "it is not a language tag such as en-US"),
)
Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Places(Protocol):
    """Knows where data were written."""

    def name(self, path: Path) -> Span:
        """Return where a name stands, or else the value."""

    def at(self, path: Path = ()) -> Span:
        """Return where something stands, or the nearest thing around it that was written."""


class YamlData:
    """Plain lists, mappings and strings, and where each was written."""

    def __init__(self, problems: Problems, first_line: int = 1) -> None:
        self.value: Any = {}
        self._problems = problems
        self._first_line = first_line
        self._lines: list[str] = []
        self._names: dict[Path, Span] = {}
        self._values: dict[Path, Span] = {}

    def add(self, key: str, value: str, name_span: Span, value_span: Span) -> None:
        """Take in a value that was written outside of YAML."""
        self._values[key,] = value_span
        self._put(self.value, (key,), value, name_span)

    def name(self, path: Path) -> Span:
        """Return where a name stands, or else the value."""
        return self._names.get(path) or self.at(path)

    def at(self, path: Path = ()) -> Span:
        """Return where a value stands, or the nearest thing around it that was written."""
        while path and path not in self._values:
            path = path[:-1]
        return self._values.get(path) or Span(self._first_line, 1, self._first_line, 1)

    def names(self, wrong: Container[Span | None] = ()) -> dict[tuple[str, ...], Span]:
        """Return where each name in a mapping stands, by those that lead to it.

        Names that say nothing are among them; those of what is `wrong` are not.
        """
        return {
            tuple(map(str, path)): span
            for path, span in self._names.items()
            if span not in wrong and self.at(path) not in wrong
        }

    def load(self, text: str) -> bool:
        """Read some YAML; what is wrong with it is reported, and False returned."""
        self._lines = text.split("\n")
        try:
            _check_size(text)
            node = yaml.compose(text, Loader=_Loader)
            self.value = {} if node is None else self._build(node, ())
        except yaml.YAMLError as error:
            self._report_syntax(error, text)
            return False
        return True

    def _report_syntax(self, error: yaml.YAMLError, text: str) -> None:
        mark = getattr(error, "problem_mark", None)
        lines = text.rstrip("\n").split("\n")
        line = min(mark.line, len(lines) - 1) if mark else 0  # an end that is missed comes after it
        column = min(mark.column, len(lines[line])) if mark and line == mark.line else 0
        what = str(getattr(error, "problem", None) or error).splitlines()[0]
        message = f"This is not valid YAML: {what}."
        self._problems.report("yaml-syntax", message, self._span(line, column, line, column + 1))

    def _span(self, line: int, column: int, end_line: int, end_column: int) -> Span:
        """Return the span of what YAML counts from 0."""
        first = self._first_line
        return Span(first + line, column + 1, first + end_line, end_column + 1)

    def _node_span(self, node: yaml.Node) -> Span:
        """Return where a node stands; a block of several lines is told by its first."""
        start, end = node.start_mark, node.end_mark
        if end.line > start.line:
            first = self._lines[start.line].rstrip()
            return self._span(start.line, start.column, start.line, len(first))
        return self._span(start.line, start.column, end.line, end.column)

    def _build(self, node: yaml.Node, path: Path) -> Any:
        self._values[path] = self._node_span(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._build(item, (*path, i)) for i, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return self._text(node)

    def _text(self, node: yaml.Node) -> str:
        """Return the text of a name or value; an escape may stand for what no output can hold."""
        return without_forbidden(str(node.value), self._node_span(node), self._problems)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            here = (*path, self._text(key_node))
            value = self._build(value_node, here)
            self._names[here] = self._node_span(key_node)
            if value != "":  # `key:` with nothing after it says nothing
                self._put(result, here, value, self._names[here])
        return result

    def _put(self, mapping: dict[str, Any], path: Path, value: Any, span: Span) -> None:
        self._names[path] = span
        key = str(path[-1])
        if key in mapping:
            self._problems.report("duplicate-key", f"`{key}` is given twice.", span)
        mapping[key] = value


def _check_size(text: str) -> None:
    """Raise `yaml.YAMLError` for what would grow: libyaml crashes on deep nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        problem = "it is nested too deep" if depth > MAX_YAML_DEPTH else ""
        if isinstance(event, yaml.AliasEvent):
            problem = f"`*{event.anchor}` repeats another part, which is not allowed here"
        if problem:
            mark = cast("yaml.Mark", event.start_mark)
            raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark)


def convert(
    data: Mapping[str, Any],
    into: type[S],
    source: Places,
    problems: Problems,
    unknown: str = "unknown-key",
    defaults: S | None = None,
) -> S:
    """Convert a mapping field by field: a wrong field is reported, the others are kept.

    `unknown` is the code for a name that the struct does not have; `defaults` has the values of
    those that are not given.

    Raises `msgspec.ValidationError` if a required field is missing or wrong.
    """
    given = msgspec.to_builtins(defaults) if defaults else {}
    return _Conversion(source, problems, unknown).struct(data, into, (), given)


class _Conversion:
    def __init__(self, source: Places, problems: Problems, unknown: str) -> None:
        self._source = source
        self._problems = problems
        self._unknown = unknown

    def struct(
        self, data: Mapping[str, Any], into: type[S], path: Path, given: Mapping[str, Any]
    ) -> S:
        """Convert a mapping, where something may be `given` already.

        Raises `msgspec.ValidationError` if a required field is missing.
        """
        names = _kinds(into)
        good: dict[str, Any] = {}
        for key, value in data.items():
            here = (*path, key)
            if key in names:
                good[key] = self._value(value, names[key], here)
                continue
            message = f"`{key}` is not a known name here."
            hint = did_you_mean(key, names)
            self._problems.report(self._unknown, message, self._source.name(here), hint)
        right = {key: value for key, value in good.items() if value is not None}
        return msgspec.convert({**given, **right}, into, strict=False)

    def _value(self, value: Any, kind: Any, path: Path) -> Any | None:
        """Convert a value, or the parts of it that are right; None if nothing of it is."""
        struct = _struct_in(kind)
        try:
            if get_origin(kind) is dict and isinstance(value, dict):
                names, inner = get_args(kind)
                return self._mapping(value, names, inner, path)
            if struct and isinstance(value, dict):
                return self.struct(value, struct, path, {})
            if struct and isinstance(value, list):
                items = [self._value(item, struct, (*path, i)) for i, item in enumerate(value)]
                return [item for item in items if item is not None]
            return msgspec.convert(value, kind, strict=False)
        except msgspec.ValidationError as error:
            where = (*path, *path_in(str(error)))
            message = sentence(path, where, str(error))
            self._problems.report("wrong-value", message, self._source.at(where), _choices(kind))
            return None

    def _mapping(self, data: dict[str, Any], names: Any, kind: Any, path: Path) -> dict[str, Any]:
        """Convert a mapping whose names and values are of a type each, and keep what is right."""
        good: dict[str, Any] = {}
        for key, value in data.items():
            here = (*path, key)
            if self._value(key, names, here) is not None:
                good[key] = self._value(value, kind, here)
        return {key: value for key, value in good.items() if value is not None}


@cache
def _kinds(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the types of a struct's fields, by the names that they have in data."""
    return {field.encode_name: field.type for field in msgspec.structs.fields(struct)}


def _struct_in(kind: Any) -> type[msgspec.Struct] | None:
    """Return the struct that a field holds: one, perhaps none, or several."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind
    found = [struct for part in get_args(kind) if (struct := _struct_in(part))]
    return found[0] if len(found) == 1 else None


def path_in(message: str) -> Path:
    """Return which part of a value msgspec says is wrong."""
    found = re.search(r"at `(?:key in )?\$([^`]*)`", message)
    steps = re.findall(r"\[(\d+|\.\.\.)\]|\.([^.\[]+)", found[1]) if found else []
    return tuple(int(index) if index.isdigit() else name or index for index, name in steps)


def sentence(field: Path, path: Path, message: str) -> str:
    """Say for authors what msgspec says of a field, or of what it leads to."""
    where = ".".join(str(step) for step in path or field)
    reason = re.sub(r" - at `.*", "", message).replace(" | null`", "`")
    for pattern, words in _REASONS:
        reason = re.sub(pattern, words, reason)
    return f"The value of `{where}` is wrong: {reason}."


def _choices(kind: Any) -> str:
    """List the values a field may have, if they can be listed."""
    values = [
        arg
        for part in (kind, *get_args(kind))
        if str(get_origin(part)) == "typing.Literal"
        for arg in get_args(part)
        if arg != ""  # which is what the field is when it is not given
    ]
    return (
        "Use " + ", ".join(f"`{value}`" for value in dict.fromkeys(values)) + "." if values else ""
    )
