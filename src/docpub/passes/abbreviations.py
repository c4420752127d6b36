"""Spell out each abbreviation where a reader meets it first."""

from __future__ import annotations

import re

from docpub.model import (
    Abbreviation,
    About,
    Delete,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    Reference,
    Strong,
    Text,
    map_inlines,
    map_runs,
    replace,
    text_of,
    walk,
)
from docpub.passes.typography import VERBATIM


def expand_abbreviations(document: Document) -> Document:
    """Mark the abbreviations of the front matter in the text, and expand the first of each.

    Titles, headings and terms stay as they are, so that contents and references do too. Where the
    author has spelled it out right there, the abbreviation counts as explained.
    """
    abbreviations = document.metadata.abbreviations
    if not abbreviations and not any(walk(document, Abbreviation)):
        return document
    expander = _Expander(abbreviations)
    return map_runs(
        map_inlines(document, _contracted, Abbreviation),
        expander.run,
        titles=False,
        skip=(Heading, About, Reference),
    )


def _contracted(use: Abbreviation) -> Abbreviation:
    return replace(use, expanded=False) if use.expanded else use


class _Expander:
    """Goes over the runs of a document as they are read, and remembers what has been explained."""

    def __init__(self, abbreviations: dict[str, str]) -> None:
        self._expansions = {
            short: long
            for short, long in abbreviations.items()
            if long.strip() and any(map(str.isalnum, short))
        }
        longest_first = sorted(self._expansions, key=lambda short: (-len(short), short))
        shorts = "|".join(map(re.escape, longest_first)) or "(?!)"
        self._pattern = re.compile(rf"{VERBATIM}|(?<![\w-])(?P<short>{shorts})(?!\w|-\d)")
        self._explained: set[tuple[str, str]] = set()
        self._words = ""  # those of the run
        self._at = 0  # where the next node begins in them

    def run(self, run: Inlines) -> Inlines:
        """Expand the abbreviations of one run."""
        self._words, self._at = text_of(*run), 0
        return self._inlines(run)

    def _inlines(self, nodes: Inlines) -> Inlines:
        new: list[Inline] = []
        for node in nodes:
            match node:
                case Text():
                    new += self._text(node)
                case Link(url=url) if text_of(node) in url:  # an address stays as it is
                    new.append(self._passed(node))
                case Emphasis() | Strong() | Delete() | Link():
                    new.append(replace(node, children=self._inlines(node.children)))
                case Abbreviation():
                    start = self._at
                    self._passed(node)
                    new.append(self._first_expanded(node, start))
                case _:
                    new.append(self._passed(node))
        return tuple(new)

    def _passed(self, node: Inline) -> Inline:
        self._at += len(text_of(node))
        return node

    def _text(self, node: Text) -> Inlines:
        """Part a text at the abbreviations in it."""
        parts: list[Inline] = []
        start, end = self._at, self._at + len(node.value)
        for found in self._pattern.finditer(self._words, start, end):
            if short := found["short"]:
                if found.start() > start:
                    parts.append(replace(node, value=self._words[start : found.start()]))
                use = Abbreviation(value=short, title=self._expansions[short], span=node.span)
                parts.append(self._first_expanded(use, found.start()))
                start = found.end()
        self._at = end
        if not parts:
            return (node,)
        return (*parts, replace(node, value=self._words[start:end])) if start < end else (*parts,)

    def _first_expanded(self, use: Abbreviation, start: int) -> Abbreviation:
        explained = self._is_spelled_out(use, start)
        first = (use.value, use.title) not in self._explained
        self._explained.add((use.value, use.title))
        return replace(use, expanded=True) if first and use.title and not explained else use

    def _is_spelled_out(self, use: Abbreviation, start: int) -> bool:
        """Say whether the author wrote "computed tomography (CT)" or "CT (computed tomography)"."""
        end, size = start + len(use.value), len(use.title) + 2
        around = (self._words[max(0, start - size) : start], self._words[end : end + size])
        before, after = (" ".join(words.split("\n")).casefold() for words in around)
        title = use.title.casefold()
        return before == f"{title} (" or after == f" ({title}"
