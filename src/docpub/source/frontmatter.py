"""The YAML front matter: what the author says of the document."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

import msgspec

from docpub.assets import Assets
from docpub.diagnostics import Problems, Span
from docpub.model import Metadata, objection_to
from docpub.source.ignores import Ignores
from docpub.source.references import read_references
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
    if not data.value and found[1].strip():  # comments alone: two rules with text between them
        return defaults, text
    fields: dict[str, Any] = dict(data.value)
    references = read_references(fields.pop("references", None), data, assets, problems)
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
