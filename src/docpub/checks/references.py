"""Whatever a document refers to must be there."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from docpub.assets import Assets
from docpub.diagnostics import Problems
from docpub.model import (
    Citation,
    CrossReference,
    Document,
    FootnoteReference,
    Term,
    walk,
)


def check_references(document: Document, assets: Assets, problems: Problems) -> None:
    """Report references to targets, terms, sources and footnotes that are not there."""
    identifiers = {i for node in walk(document) if (i := getattr(node, "id", None))}
    keys = {source.id for source in document.metadata.references}
    for node in walk(document):
        match node:
            case CrossReference(target=target) if target not in identifiers:
                message = f"There is no {target!r} in this document to refer to."
                problems.report(
                    "broken-reference", message, node.span, _nearest(target, identifiers)
                )
            case CrossReference(children=(), label=()):
                message = f"What is called {node.target!r} has no title to show."
                hint = f"Write the words: [words](#{node.target})."
                problems.report("broken-reference", message, node.span, hint)
            case Term(target=target) if target not in identifiers:
                words = target.removeprefix("term--")
                message = f"The glossary has no entry {words!r}."
                terms = {i.removeprefix("term--") for i in identifiers if i.startswith("term--")}
                problems.report("unknown-term", message, node.span, _nearest(words, terms))
            case Citation():
                _check_citation(node, keys, problems)
            case FootnoteReference(number=0):
                message = f"There is no footnote {node.key!r}."
                problems.report("unknown-footnote", message, node.span)
            case _:
                pass


def check_unused(document: Document, assets: Assets, problems: Problems) -> None:
    """Report notes and sources that nothing refers to."""
    for note in document.footnotes:
        message = f"The footnote {note.key!r} is never called, so it is not shown."
        problems.report("unused-footnote", message, note.span)
    cited = {key for node in walk(document) if isinstance(node, Citation) for key in node.keys}
    for source in document.metadata.references:
        if source.id not in cited:
            message = f"The reference {source.id!r} is never cited, so it is not listed."
            problems.report("unused-reference", message)


def _check_citation(citation: Citation, keys: set[str], problems: Problems) -> None:
    for key in citation.keys:
        if key not in keys:
            message = f"There is no reference {key!r}."
            problems.report("unknown-citation", message, citation.span, _nearest(key, keys))


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"Did you mean `{near[0]}`?" if near else ""
