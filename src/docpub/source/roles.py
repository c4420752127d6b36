"""Roles: inline markup with a name, ``{name}`content```."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, get_args

from docpub.diagnostics import Problems, Span, did_you_mean
from docpub.model import (
    Abbreviation,
    Blank,
    Citation,
    ContactKind,
    Inlines,
    Link,
    Metadata,
    Term,
    Text,
    address_of,
    term_id,
)
from docpub.source.neighbours import ROLES_INSTEAD
from docpub.source.positions import Origin


class Call(NamedTuple):
    """One use of a role. `origin` says where its content was written."""

    content: str
    span: Span
    origin: Origin
    metadata: Metadata
    problems: Problems

    def text(self, words: str) -> Text:
        """Make a node of some words of the content."""
        return Text(value=words, span=self.place(words))

    def place(self, words: str) -> Span:
        """Return where some words of the content stand."""
        at = self.content.find(words)
        return self.origin.span(at, at + len(words))


def _term(call: Call) -> Inlines:
    words, _, entry = call.content.partition("<")
    entry = entry.rstrip(">") or words
    target = term_id(entry)
    return (Term(target=target, children=(call.text(words.strip()),), span=call.span),)


def _abbreviation(call: Call) -> Inlines:
    found = re.fullmatch(r"([^(]+)\((.+)\)", call.content.strip(), re.DOTALL)
    value = (found[1] if found else call.content).strip()
    title = found[2] if found else call.metadata.abbreviations.get(value, "")
    if not title:
        message = f"The abbreviation {value!r} has no expansion."
        call.problems.report("abbreviation-without-expansion", message, call.span)
        return (call.text(value),)
    return (Abbreviation(value=value, title=title, span=call.span),)


def _cite(call: Call) -> Inlines:
    """Build a citation, of keys alone or as pandoc writes it: ``@one; @two, p. 3``."""
    if not call.content.startswith("@"):
        keys = tuple(key.strip() for key in call.content.split(",") if key.strip())
        return (Citation(keys=keys, span=call.span),) if keys else _cite_nothing(call)
    parts = [part.partition(",") for part in re.split(r";|,(?=\s*@)", call.content)]
    keys = tuple(key.strip().removeprefix("@") for key, _, _ in parts)
    locators = tuple(" ".join(locator.split()) for _, _, locator in parts)
    return (Citation(keys=keys, locators=locators if any(locators) else (), span=call.span),)


def _cite_nothing(call: Call) -> Inlines:
    hint = "Write the keys of references, as in {cite}`one, two`."
    call.problems.report("unknown-citation", "This citation has no key.", call.span, hint)
    return (call.text(call.content),)


def _contact(call: Call) -> Inlines:
    kind = call.content.strip()
    organisation = call.metadata.organisation
    value = str(getattr(organisation, kind, "")) if kind in get_args(ContactKind) else ""
    if not value:
        message = f"The organisation in the front matter has no `{kind}`."
        hint = "" if kind in get_args(ContactKind) else did_you_mean(kind, get_args(ContactKind))
        call.problems.report("unknown-contact", message, call.place(kind), hint)
        return (call.text(call.content),)
    words = (Text(value=value),)
    url = address_of(kind, value)
    return (Link(url=url, children=words, span=call.span),) if url else words


def _blank(call: Call) -> Inlines:
    return (Blank(span=call.span),)


ROLES: dict[str, Callable[[Call], Inlines]] = {
    "abbr": _abbreviation,
    "blank": _blank,
    "cite": _cite,
    "contact": _contact,
    "term": _term,
}


class Roles:
    """Builds the roles of one source; `keys` are those that it can cite."""

    def __init__(self, metadata: Metadata, problems: Problems) -> None:
        self.keys = frozenset(source.id for source in metadata.references)
        self._metadata = metadata
        self._problems = problems

    def build(self, name: str, content: str, span: Span, origin: Origin) -> Inlines:
        """Build a role; the words of an unknown one are kept, without its name in braces."""
        call = Call(content, span, origin, self._metadata, self._problems)
        if role := ROLES.get(name):
            return role(call)
        message = f"There is no role {name!r}."
        start = span.column + 1
        where = Span(span.line, start, span.line, start + len(name), span.source)
        hint = ROLES_INSTEAD.get(name) or did_you_mean(name, ROLES)
        self._problems.report("unknown-role", message, where, hint)
        return (call.text(content),)
