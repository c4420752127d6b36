"""The YAML front matter: what the author says of the document."""

from __future__ import annotations

import re
from collections.abc import Container
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote

import msgspec

from docpub.assets import AssetError, Assets
from docpub.diagnostics import Problems, Span
from docpub.model import Metadata, Source, objection_to
from docpub.source.ignores import Ignores
from docpub.source.yamldata import YamlData, convert

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def read(
    text: str, assets: Assets, problems: Problems, ignores: Ignores, defaults: Metadata
) -> tuple[Metadata, str]:
    """Read the front matter of a source; return it, and the body.

    A name that it does not give has its value from `defaults`; one that it gives, none of that.

    The body keeps its line numbers, by empty lines in the place of the front matter. What is wrong
    in the front matter is reported and left out; what is no mapping at all stays in the body.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        if re.match(r"---[ \t]*\n[\w-]+:", text):
            message = "The front matter has no closing line of three hyphens."
            problems.report("unclosed-front-matter", message, Span(1, 1, 1, 4))
        return defaults, text
    body = "\n" * found[0].count("\n") + text[found.end() :]
    data = YamlData(problems, first_line=2)
    if not data.load(found[1]):
        return defaults, body
    if not isinstance(data.value, dict):
        message = "The front matter is not a list of `name: value` lines."
        problems.report("front-matter-not-a-mapping", message, data.at())
        return defaults, text
    fields: dict[str, Any] = dict(data.value)
    references = _references(fields.pop("references", None), data, assets, problems)
    _take_ignores(data, ignores)
    metadata = convert(fields, Metadata, data, problems, defaults=defaults)
    _check_link(metadata.online, problems, data.at(("online",)))
    if metadata.organisation:
        _check_link(metadata.organisation.url, problems, data.at(("organisation", "url")))
    return msgspec.structs.replace(metadata, references=references), body


def without_front_matter(text: str, problems: Problems, source: int) -> str:
    """Return the text of a file that another includes; only the front matter of that one counts."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return text
    message = "The front matter of a file that is included says nothing."
    problems.report("front-matter-in-include", message, Span(1, 1, 1, 4, source))
    return "\n" * found[0].count("\n") + text[found.end() :]


def _check_link(url: str, problems: Problems, where: Span) -> None:
    if objection := objection_to(url):
        problems.report("unsafe-link", objection, where)


def _take_ignores(data: YamlData, ignores: Ignores) -> None:
    """Take in the codes under `ignore`, also those that have no reason after them."""
    given = data.value.get("ignore")
    for path, span in data.names().items() if isinstance(given, dict) else ():
        if path[0] == "ignore" and len(path) == 2:
            ignores.add(path[1], str(given.get(path[1], "")), span)


def names_in(text: str, wrong: Container[Span | None]) -> dict[tuple[str, ...], Span]:
    """Return where each name of a source's front matter stands, but not those of what is wrong."""
    found = _FRONT_MATTER.match(text)
    data = YamlData(Problems(), first_line=2)
    if not found or not data.load(found[1]):
        return {}
    return data.names(wrong)


def _references(
    value: Any, data: YamlData, assets: Assets, problems: Problems
) -> tuple[Source, ...]:
    """Read the works to cite: a list in place, or the name of a CSL-YAML file beside the source."""
    if value is None:
        return ()
    if isinstance(value, list):
        return _sources(value, data, problems, ("references",))
    where = data.at(("references",))
    if not isinstance(value, str):
        problems.report("wrong-value", "`references` is neither a list nor a file name.", where)
        return ()
    try:
        text = assets.read(value).decode()
    except (AssetError, UnicodeDecodeError) as error:
        what = error if isinstance(error, AssetError) else "is not UTF-8 text"
        problems.report("unreadable-file", f"The file {value!r} {what}.", where)
        return ()
    inner = Problems((PurePath(problems.file or "").parent / unquote(value)).as_posix())
    listed = YamlData(inner)
    if listed.load(text):
        if isinstance(listed.value, list):
            sources = _sources(listed.value, listed, inner, ())
            problems.found += inner.found
            return sources
        inner.report("wrong-value", "This file is not a list of references.", listed.at())
    problems.found += inner.found
    return ()


def _sources(
    items: list[Any], data: YamlData, problems: Problems, path: tuple[str, ...]
) -> tuple[Source, ...]:
    sources: dict[str, Source] = {}
    for index, item in enumerate(items):
        where = data.at((*path, index))
        try:
            source = msgspec.convert(item, Source, strict=False)
        except msgspec.ValidationError as error:
            problems.report("wrong-value", f"This reference is wrong: {error}.", where)
            continue
        if source.id in sources:
            problems.report("duplicate-id", f"There are two references {source.id!r}.", where)
        sources[source.id] = source
        _check_link(source.url, problems, data.at((*path, index, "URL")))
    return tuple(sources.values())
