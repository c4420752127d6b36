"""How hard a document is to read: as a whole, by section and by block."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from docpub.checks.language.phrases import Finder
from docpub.checks.language.scores import Counts, Score
from docpub.checks.language.units import Content, Kind, Unit, content_of
from docpub.checks.thresholds import Thresholds, thresholds_for
from docpub.diagnostics import Span
from docpub.model import DefinitionItem, Document, Glossary, Metadata, text_of, walk


class PartReadability(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How hard a section or block is to read. `title` is a section's heading, or its first words.

    `without_terms` takes the words that the document explains for easy ones.
    """

    kind: Kind | str
    title: str
    span: Span | None = None
    score: Score
    without_terms: Score


class Readability(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How hard a document is to read.

    Its running text is measured: paragraphs and list items, each a unit in which sentences end.
    Headings, captions and cells are among the `blocks`, and count for nothing else. `target_grade`
    is the one that the document should have. `without_terms` takes the words of glossary and
    abbreviations, which the document explains, for easy ones.
    """

    lang: str
    target_grade: float
    score: Score
    without_terms: Score
    sections: tuple[PartReadability, ...] = ()
    blocks: tuple[PartReadability, ...] = ()


def measure(document: Document) -> Readability:
    """Measure a document that the passes have gone over."""
    metadata = document.metadata
    target = target_of(metadata, thresholds_for(metadata))
    return readability_of(content_of(document), explained_in(document), metadata.lang, target)


def target_of(metadata: Metadata, thresholds: Thresholds) -> float:
    """Return the grade that a document should have."""
    given = metadata.reading.target_grade
    return thresholds.target_grade if given is None else given


def measure_whole(document: Document) -> Score:
    """Measure a document as a whole, without its parts: for whoever wants no more, and sooner."""
    whole = Counts(document.metadata.lang.partition("-")[0].lower())
    for unit in content_of(document).units:
        if unit.is_prose:
            whole.add(unit, ())
    return whole.score()


def readability_of(
    content: Content, explained: Finder[bool], tag: str, target_grade: float
) -> Readability:
    """Measure what is read of a document in the language of a tag, beside what it explains."""
    lang = tag.partition("-")[0].lower()
    whole = Counts(lang)
    parts = [Counts(lang) for _ in content.parts]
    blocks: list[PartReadability] = []
    for unit in content.units:
        counts = Counts(lang)
        counts.add(unit, explained_at(unit, explained))
        title = " ".join(unit.run.text.split()[:6])
        blocks.append(_part(unit.kind, title, unit.span, counts))
        if unit.is_prose:
            for each in (whole, *(parts[number] for number in unit.parts)):
                each.plus(counts)
    sections = [
        _part("section", part.title, part.span, counts)
        for part, counts in zip(content.parts, parts, strict=True)
        if counts.sentences
    ]
    return Readability(
        lang=tag,
        target_grade=target_grade,
        score=whole.score(),
        without_terms=whole.score_without_terms(),
        sections=tuple(sections),
        blocks=tuple(blocks),
    )


def _part(kind: Kind | str, title: str, span: Span | None, counts: Counts) -> PartReadability:
    return PartReadability(
        kind=kind,
        title=title,
        span=span,
        score=counts.score(),
        without_terms=counts.score_without_terms(),
    )


def explained_in(document: Document) -> Finder[bool]:
    """Make what finds the words that a document explains, and those that are allowed in it."""
    finder: Finder[bool] = Finder()
    metadata = document.metadata
    for words in (*_glossary(document), *metadata.abbreviations, *metadata.abbreviations.values()):
        finder.add(words, True)
    for words in metadata.reading.allow:
        finder.add(words, True)
    return finder


def _glossary(document: Document) -> Iterable[str]:
    for glossary in walk(document, Glossary):
        for item in walk(glossary, DefinitionItem):
            yield text_of(*item.term)


def explained_at(unit: Unit, explained: Finder[bool]) -> frozenset[int]:
    """Return the numbers of the characters of a unit whose words the document explains."""
    places = unit.run.explained()
    for sentence in unit.sentences:
        places += [(start, end) for start, end, _ in explained.find(sentence.words, unit.run.text)]
    return frozenset(at for start, end in places for at in range(start, end))
