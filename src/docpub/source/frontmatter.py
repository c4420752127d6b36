"""The YAML front matter: what the author says of the document."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from docpub.assets import Assets
from docpub.diagnostics import Problems, Span
from docpub.model import Metadata, objection_to
from docpub.source.references import read_references
from docpub.source.yamldata import YamlData, convert

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$\n?", re.DOTALL | re.MULTILINE)


def read(text: str, assets: Assets, problems: Problems) -> tuple[Metadata, str]:
    """Read the front matter of a source; return it, and the body.

    The body keeps its line numbers, by empty lines in the place of the front matter. What is wrong
    in the front matter is reported and left out; what is no mapping at all stays in the body.
    """
    found = _FRONT_MATTER.match(text)
    if not found:
        if re.match(r"---[ \t]*\n[\w-]+:", text):
            message = "The front matter has no closing line of three hyphens."
            problems.report("unclosed-front-matter", message, Span(1, 1, 1, 4))
        return Metadata(), text
    body = "\n" * found[0].count("\n") + text[found.end() :]
    data = YamlData(problems, first_line=2)
    if not data.load(found[1]):
        return Metadata(), body
    if not isinstance(data.value, dict):
        message = "The front matter is not a list of `name: value` lines."
        problems.report("front-matter-not-a-mapping", message, data.at())
        return Metadata(), text
    fields: dict[str, Any] = dict(data.value)
    references = read_references(fields.pop("references", None), data, assets, problems)
    metadata = convert(fields, Metadata, data, problems)
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
