"""The works that a document cites: CSL data in the front matter, or in files beside the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

import msgspec
from msgspec.structs import replace

from docpub.assets import AssetError, Assets
from docpub.diagnostics import Problems, Span, beside, did_you_mean
from docpub.model import Source, objection_to
from docpub.source.cslnames import CSL_NAMES
from docpub.source.jsonplaces import JsonData, JsonError, JsonObject
from docpub.source.yamldata import Path, YamlData, path_in, sentence


class _Data(Protocol):
    value: Any

    def at(self, path: Path = ()) -> Span: ...


def read_references(
    value: Any, data: YamlData, assets: Assets, problems: Problems
) -> tuple[Source, ...]:
    """Read `references:`: works in place, the name of a file that lists them, or some of both.

    A file is CSL-JSON if its name ends so (https://citationstyles.org), else CSL-YAML.
    """
    if value is None:
        return ()
    sources: dict[str, Source] = {}
    for path, item in _items(value, data, problems):
        if isinstance(item, str):
            _read_file(item, data.at(path), assets, problems, sources)
        else:
            _add(item, data, path, problems, sources)
    return tuple(sources.values())


def _items(value: Any, data: YamlData, problems: Problems) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, list):
        yield from ((("references", index), item) for index, item in enumerate(value))
    elif isinstance(value, str):
        yield ("references",), value
    else:
        message = "`references` is neither a list nor a file name."
        problems.report("wrong-value", message, data.at(("references",)))


def _read_file(
    name: str, where: Span, assets: Assets, problems: Problems, sources: dict[str, Source]
) -> None:
    try:
        text = assets.read(name).decode("utf-8-sig")
    except (AssetError, UnicodeDecodeError) as error:
        what = error if isinstance(error, AssetError) else "is not UTF-8 text"
        problems.report("unreadable-file", f"The file {name!r} {what}.", where)
        return
    inner = Problems(beside(problems.file or "", name))
    data = _read_json(text, inner) if name.lower().endswith(".json") else _read_yaml(text, inner)
    if data:
        _add_all(data, inner, sources, problems.source(name))
    problems.found += inner.found


def _read_yaml(text: str, problems: Problems) -> YamlData | None:
    data = YamlData(problems)
    return data if data.load(text) else None


def _read_json(text: str, problems: Problems) -> JsonData | None:
    data = JsonData(text, problems)
    try:
        data.load(numbers_as_text=True)  # as in YAML: the types decide what they are
        _tidy(data.value, problems)
    except JsonError as error:
        problems.report("json-syntax", f"This is not valid JSON: {error}.", error.span)
        return None
    except RecursionError:
        message = "This is not valid JSON: it is nested too deep."
        problems.report("json-syntax", message, data.at())
        return None
    return data


def _tidy(value: Any, problems: Problems) -> None:
    """Take out what is null, and report names that are given twice."""
    if isinstance(value, JsonObject):
        for name in value.twice:
            problems.report("duplicate-key", f"`{name}` is given twice.", value.span)
        for name in [name for name, part in value.items() if part is None]:
            del value[name]
        value = [*value.values()]
    for part in value if isinstance(value, list) else ():
        _tidy(part, problems)


def _add_all(data: _Data, problems: Problems, sources: dict[str, Source], file: int) -> None:
    if not isinstance(data.value, list):
        problems.report("wrong-value", "This file is not a list of references.", data.at())
        return
    for index, item in enumerate(data.value):
        _add(item, data, (index,), problems, sources, file)


def _add(
    item: Any,
    data: _Data,
    path: Path,
    problems: Problems,
    sources: dict[str, Source],
    file: int = 0,
) -> None:
    try:
        source = msgspec.convert(item, Source, strict=False)
    except msgspec.ValidationError as error:
        wrong = (*path, *path_in(str(error)))
        problems.report("wrong-value", sentence(path, wrong, str(error)), data.at(wrong))
        return
    if source.id in sources:
        message = f"There are two references {source.id!r}."
        problems.report("duplicate-reference", message, data.at((*path, "id")))
        return
    place = replace(data.at((*path, "id")), source=file)
    sources[source.id] = replace(source, span=place)
    _check_names(item, data, path, problems)
    if objection := objection_to(source.url):
        problems.report("unsafe-link", objection, data.at((*path, "URL")))


def _check_names(item: Any, data: _Data, path: Path, problems: Problems) -> None:
    """Report fields that are almost those of CSL; programs write others of their own, too."""
    for name in item if isinstance(item, dict) else ():
        if name not in CSL_NAMES and (hint := did_you_mean(name, CSL_NAMES)):
            message = f"`{name}` is no field of a reference."
            problems.report("unknown-key", message, data.at((*path, name)), hint)
