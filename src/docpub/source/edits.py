"""Values put into a front matter, with every other character of the source left as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from json import dumps
from typing import Any

import yaml

from docpub.errors import DocpubError

Path = tuple[str | int, ...]
_FRONT = re.compile(
    r"(\ufeff?---[ \t]*\r?\n)(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_PLAIN = re.compile(r"[^\W_](?:[\w.'()/+-]| (?!#))*(?<! )")
_YAML_WORDS = re.compile(r"(?:true|false|yes|no|on|off|null|y|n)", re.IGNORECASE)


def set_value(text: str, path: Path, value: str) -> str:
    """Write a scalar at a path in the front matter, in the place of the one that is there.

    All but the last name of the path exist. Raises `DocpubError` where something else stands.
    """
    front = _Front(text)
    *above, name = path
    mapping = front.node(tuple(above))
    if isinstance(mapping, yaml.MappingNode):
        for key, node in mapping.value:
            if key.value == name:
                return front.replaced(node, value, path)
        return front.with_pair(mapping, str(name), value)
    if mapping is not None or above:
        raise _not_editable(path)
    return front.with_lines(0, [f"{name}: {_scalar(value)}"])


def add_item(text: str, name: str, item: Mapping[str, str]) -> str:
    """Add a mapping to a list of the front matter, which is made if there is none.

    Raises `DocpubError` where something else than a list stands.
    """
    front = _Front(text)
    pairs = [f"{key}: {_scalar(value)}" for key, value in item.items()]
    top = front.node(())
    node = next((node for key, node in _pairs(top) if key.value == name), None)
    if isinstance(node, yaml.SequenceNode):
        return front.with_item(node, pairs)
    lines = _block_item(pairs, "  ")
    if isinstance(top, yaml.SequenceNode | yaml.ScalarNode):
        raise _not_editable((name,))
    if node is None:
        return front.with_lines(_end(top), [f"{name}:", *lines])
    if node.value == "":
        return front.with_lines(node.start_mark.index, lines)
    raise _not_editable((name,))


def data_of(text: str) -> Any:
    """Return what a front matter says, as plain lists, mappings and strings; and the body."""
    front = _Front(text)
    return yaml.load(front.yaml, Loader=yaml.BaseLoader) or {}, text[front.end :]


class _Front:
    """The front matter of a source, empty where there is none; places count from its beginning."""

    def __init__(self, text: str) -> None:
        found = _FRONT.match(text)
        newline = "\r\n" if "\r\n" in text.partition("\n")[0] + "\n" else "\n"
        if not found:
            bom = "\ufeff" if text.startswith("\ufeff") else ""
            text = f"{bom}---{newline}---{newline}{newline}{text.removeprefix(bom)}"
            found = _FRONT.match(text)
            assert found
        self._text, self._newline, self._start = text, newline, found.end(1)
        self.yaml, self.end = found[2], found.end(2)

    def node(self, path: Path) -> yaml.Node | None:
        """Return what stands at a path; nothing at the top of an empty front matter."""
        try:
            node = yaml.compose(self.yaml, Loader=yaml.BaseLoader)
        except yaml.YAMLError as error:
            raise DocpubError(f"The front matter is not valid YAML: {error}.") from error
        for step in path:
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                node = node.value[step]
            else:
                node = next((inner for key, inner in _pairs(node) if key.value == step), None)
        return node

    def replaced(self, node: yaml.Node, value: str, path: Path) -> str:
        """Return the source with another scalar in the place of one."""
        start, end = node.start_mark, node.end_mark
        if not isinstance(node, yaml.ScalarNode) or end.line > start.line:
            raise _not_editable(path)
        space = " " if start.index == end.index and self.yaml[start.index - 1] == ":" else ""
        return self._with(start.index, end.index, space + _scalar(value))

    def with_pair(self, mapping: yaml.MappingNode, name: str, value: str) -> str:
        """Return the source with a further name and value in a mapping, behind the last."""
        pair = f"{name}: {_scalar(value)}"
        if mapping.flow_style:
            return self._with_flow(mapping, pair)
        indent = " " * mapping.start_mark.column
        return self.with_lines(_end(mapping), [indent + pair])

    def with_item(self, items: yaml.SequenceNode, pairs: list[str]) -> str:
        """Return the source with a further mapping in a list, behind the last."""
        if items.flow_style:
            return self._with_flow(items, "{" + ", ".join(pairs) + "}")
        indent = " " * items.start_mark.column
        return self.with_lines(_end(items), _block_item(pairs, indent))

    def with_lines(self, after: int, lines: list[str]) -> str:
        """Return the source with further lines below the one of a place in the front matter."""
        if not self.yaml.strip():
            after = len(self.yaml)
        else:
            at = self.yaml.find("\n", after)
            after = len(self.yaml) if at < 0 else at + 1
        return self._with(after, after, "".join(line + self._newline for line in lines))

    def _with_flow(self, node: yaml.CollectionNode, words: str) -> str:
        last = node.end_mark.index - 1
        before = self.yaml[node.start_mark.index + 1 : last].rstrip()
        comma = ", " if before and not before.endswith(",") else " " if before else ""
        at = node.start_mark.index + 1 + len(before)
        return self._with(at, at, comma + words)

    def _with(self, start: int, end: int, words: str) -> str:
        start, end = self._start + start, self._start + end
        return self._text[:start] + words + self._text[end:]


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _end(node: yaml.Node | None) -> int:
    """Return where the last thing in a node ends; a block is followed by space that is not its."""
    if node is None:
        return 0
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return int(node.end_mark.index) - 1
    return int(node.end_mark.index)


def _block_item(pairs: list[str], indent: str) -> list[str]:
    return [f"{indent}{'- ' if number == 0 else '  '}{pair}" for number, pair in enumerate(pairs)]


def _scalar(value: str) -> str:
    """Write a value as YAML, in quotation marks unless it can do without."""
    if _PLAIN.fullmatch(value) and not _YAML_WORDS.fullmatch(value):
        return value
    return dumps(value, ensure_ascii=False)


def _not_editable(path: Path) -> DocpubError:
    name = ".".join(map(str, path))
    return DocpubError(
        f"`{name}` in the front matter is not written as it has to be.",
        hint="Write it as in the manual, on a line of its own.",
    )
