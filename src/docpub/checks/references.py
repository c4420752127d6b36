"""Whatever a document refers to must be there."""

from __future__ import annotations

from collections.abc import Iterable

from docpub.checks.context import CheckContext
from docpub.diagnostics import Problems, did_you_mean
from docpub.model import (
    Citation,
    CrossReference,
    Document,
    FootnoteReference,
    Term,
    named,
    walk,
)

ENOUGH_COMPARISONS = 100_000
LONGEST_NAME = 100


def check_references(document: Document, context: CheckContext, problems: Problems) -> None:
    """Report references to targets, terms, sources and footnotes that are not there."""
    identifiers = {identifier for identifier, _ in named(document)}
    keys = {source.id for source in document.metadata.references}
    terms = {i.removeprefix("term--") for i in identifiers if i.startswith("term--")}
    nearest_identifier, nearest_term, nearest_key = map(_Nearest, (identifiers, terms, keys))
    for node in walk(document, CrossReference, Term, Citation, FootnoteReference):
        match node:
            case CrossReference(target=target) if target not in identifiers:
                message = f"There is no {target!r} in this document to refer to."
                hint = nearest_identifier(target)
                problems.report("broken-reference", message, node.span, hint, f"#{target}")
            case CrossReference(children=(), label=()):
                message = f"What is called {node.target!r} has no title to show."
                hint = f"Write the words: [words](#{node.target})."
                problems.report("broken-reference", message, node.span, hint)
            case Term(target=target) if target not in identifiers:
                words = target.removeprefix("term--")
                message = f"The glossary has no entry {words!r}."
                problems.report("unknown-term", message, node.span, nearest_term(words))
            case Citation():
                _check_citation(node, keys, nearest_key, problems)
            case FootnoteReference(number=0):
                message = f"There is no footnote {node.key!r}."
                problems.report("unknown-footnote", message, node.span)
            case _:
                pass


def check_unused(document: Document, context: CheckContext, problems: Problems) -> None:
    """Report notes and sources that nothing refers to."""
    for note in document.footnotes:
        message = f"The footnote {note.key!r} is never called, so it is not shown."
        problems.report("unused-footnote", message, note.span, about=f"[^{note.key}]")
    cited = {key for citation in walk(document, Citation) for key in citation.keys}
    for source in document.metadata.references:
        if source.id not in cited:
            message = f"The reference {source.id!r} is never cited, so it is not listed."
            problems.report("unused-reference", message, source.span)


def _check_citation(
    citation: Citation, keys: set[str], nearest: _Nearest, problems: Problems
) -> None:
    for key in citation.keys:
        if key not in keys:
            message = f"There is no reference {key!r}."
            problems.report("unknown-citation", message, citation.span, nearest(key), key)


class _Nearest:
    """Finds the known name that is nearest to a wrong one.

    Thousands of wrong names beside thousands of known ones would take hours to compare, so at
    some point no more are.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = sorted(name for name in known if len(name) <= LONGEST_NAME)
        self._comparisons = 0

    def __call__(self, name: str) -> str:
        """Return a question to ask the author, or an empty string."""
        self._comparisons += len(self._known)
        if len(name) > LONGEST_NAME or self._comparisons > ENOUGH_COMPARISONS:
            return ""
        return did_you_mean(name, self._known)
