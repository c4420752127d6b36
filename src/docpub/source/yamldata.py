"""YAML into typed structs, with the line of whatever is wrong.

Every scalar is read as the text that stands there and the *types* decide what it is: YAML's own
guesses turn ``lang: no`` into false and ``version: 1.10`` into 1.1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Protocol, TypeVar, cast, get_args, get_origin, get_type_hints

import msgspec
import yaml

from docpub.diagnostics import Problems, Span, did_you_mean
from docpub.model.characters import FORBIDDEN

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
    (r"Expected `str` matching regex .*", "it is not a language tag such as en-US"),
)
MAX_DEPTH = 50
Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Places(Protocol):
    """Knows where data were written."""

    def name(self, path: Path) -> Span:
        """Return where a name stands, or else the value."""

    def at(self, path: Path = ()) -> Span:
        """Return where something stands, or the nearest thing around it that was written."""


class YamlData:
    """Plain lists, mappings and strings, and the line on which each was written."""

    def __init__(self, problems: Problems, first_line: int = 1) -> None:
        self.value: Any = {}
        self._problems = problems
        self._first_line = first_line
        self._lines: dict[Path, int] = {}

    def add(self, key: str, value: str, line: int) -> None:
        """Take in a value that was written outside of YAML."""
        self._put(self.value, (key,), value, line)

    def name(self, path: Path) -> Span:
        """Return where a name stands, or else the value."""
        return self.at(path)

    def at(self, path: Path = ()) -> Span:
        """Return where something stands, or the nearest thing around it that was written."""
        while path and path not in self._lines:
            path = path[:-1]
        number = self._lines.get(path, self._first_line)
        return Span(number, 1, number, 1)

    def names(self) -> dict[tuple[str, ...], Span]:
        """Return where each name stands, by those that lead to it; also if it says nothing."""
        paths = [path for path in self._lines if path and all(isinstance(p, str) for p in path)]
        return {tuple(map(str, path)): self.at(path) for path in paths}

    def load(self, text: str) -> bool:
        """Read some YAML; what is wrong with it is reported, and False returned."""
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
        last = text.rstrip("\n").count("\n")  # what is not closed is missed after the end
        number = self._first_line + (min(mark.line, last) if mark else 0)
        what = str(getattr(error, "problem", None) or error).splitlines()[0]
        message = f"This is not valid YAML: {what}."
        self._problems.report("yaml-syntax", message, Span(number, 1, number, 1))

    def _build(self, node: yaml.Node, path: Path) -> Any:
        self._lines.setdefault(path, self._first_line + node.start_mark.line)
        if isinstance(node, yaml.SequenceNode):
            return [self._build(item, (*path, i)) for i, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return self._scalar(node)

    def _scalar(self, node: yaml.Node) -> str:
        """Return the text of a value; an escape may stand for what no output can hold."""
        if found := FORBIDDEN.search(node.value):
            number = self._first_line + node.start_mark.line
            message = f"The control character U+{ord(found[0]):04X} is taken as a space."
            self._problems.report("control-character", message, Span(number, 1, number, 1))
        return FORBIDDEN.sub(" ", node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            here = (*path, str(key_node.value))
            value = self._build(value_node, here)
            if value != "":  # `key:` with nothing after it says nothing
                self._put(result, here, value, self._first_line + key_node.start_mark.line)
        return result

    def _put(self, mapping: dict[str, Any], path: Path, value: Any, line: int) -> None:
        self._lines[path] = line
        key = str(path[-1])
        if key in mapping:
            self._problems.report("duplicate-key", f"`{key}` is given twice.", self.at(path))
        mapping[key] = value


def _check_size(text: str) -> None:
    """Raise `yaml.YAMLError` for what would grow: libyaml crashes on deep nesting."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        problem = "it is nested too deep" if depth > MAX_DEPTH else ""
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
    types = get_type_hints(into, include_extras=True)
    names = {field.encode_name: types[field.name] for field in msgspec.structs.fields(into)}
    good: dict[str, Any] = {}
    for key, value in data.items():
        if key not in names:
            problems.report(
                unknown,
                f"`{key}` is not a known name here.",
                source.name((key,)),
                did_you_mean(key, names),
            )
            continue
        try:
            msgspec.convert(value, names[key], strict=False)
            good[key] = value
        except msgspec.ValidationError as error:
            path = (key, *_path(str(error)))
            problems.report(
                "wrong-value",
                _sentence(key, path, str(error)),
                source.at(path),
                _choices(names[key]),
            )
    given = msgspec.to_builtins(defaults) if defaults else {}
    return msgspec.convert({**given, **good}, into, strict=False)


def _path(message: str) -> Path:
    found = re.search(r"at `(?:key in )?\$([^`]*)`", message)
    steps = re.findall(r"\[(\d+|\.\.\.)\]|\.([^.\[]+)", found[1]) if found else []
    return tuple(int(index) if index.isdigit() else name or index for index, name in steps)


def _sentence(key: str, path: Path, message: str) -> str:
    where = ".".join(str(step) for step in path) or key
    reason = re.sub(r" - at `.*", "", message)
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
    ]
    return (
        "Use " + ", ".join(f"`{value}`" for value in dict.fromkeys(values)) + "." if values else ""
    )
