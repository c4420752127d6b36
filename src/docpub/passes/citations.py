"""Say in each citation which source is meant, and list the sources that are cited."""

from __future__ import annotations

from docpub.labels import labels_for
from docpub.model import (
    Citation,
    CitationStyle,
    Document,
    Metadata,
    Reference,
    References,
    Source,
    map_blocks,
    map_inlines,
    reference_id,
    replace,
    walk,
)
from docpub.passes.bibliography import Work, by_name, by_number, describe
from docpub.passes.typography import set_run, set_words


def cite(document: Document) -> Document:
    """Label each citation, and fill the list of references; add one where there is none.

    Sources are numbered as they are first cited, or with the style `author-date` in the order of
    their names and years.
    """
    metadata = document.metadata
    works = {work.source.id: work for work in _works(document)}

    def label(citation: Citation) -> Citation:
        labelled = _labelled(citation, works, metadata.citation_style)
        return citation if labelled == citation else labelled

    waiting = tuple(_reference(work, metadata) for work in works.values())

    def fill(block: References) -> References:
        nonlocal waiting
        entries, waiting = waiting, ()  # a second list would repeat the identifiers of the first
        filled = replace(block, children=entries, style=metadata.citation_style)
        return block if filled == block else filled

    document = map_blocks(map_inlines(document, label, Citation), fill, References, down=True)
    if not waiting:
        return document
    listed = References(children=waiting, style=metadata.citation_style)
    return replace(document, children=(*document.children, listed))


def _works(document: Document) -> list[Work]:
    metadata = document.metadata
    cited = _cited(document).values()
    if metadata.citation_style == "numbered":
        return by_number(cited)
    works = by_name(cited, labels_for(metadata.lang))
    return [work._replace(name=_set(work.name, metadata)) for work in works]


def _cited(document: Document) -> dict[str, Source]:
    """Return the sources that are cited, in the order of first use."""
    sources = {source.id: source for source in document.metadata.references}
    keys = (key for citation in walk(document, Citation) for key in citation.keys)
    return {key: sources[key] for key in keys if key in sources}


def _set(words: str, metadata: Metadata) -> str:
    return set_words(words, metadata.lang) if metadata.typography == "smart" else words


def _reference(work: Work, metadata: Metadata) -> Reference:
    words = describe(work.source, labels_for(metadata.lang), work.year)
    if metadata.typography == "smart":
        words = set_run(words, metadata.lang)
    return Reference(
        key=work.source.id, id=reference_id(work.number), number=work.number, children=words
    )


def _labelled(citation: Citation, works: dict[str, Work], style: CitationStyle) -> Citation:
    """Write `[1, 3]`, or `(Smith 2020; Jones and Lee 2019, 2021a)`."""
    locators = (*citation.locators, *[""] * len(citation.keys))
    cited = [works.get(key) for key in citation.keys]
    same = [False, *map(_has_name_of, cited[1:], cited, locators)]
    apart = "; " if style == "author-date" or any(citation.locators) else ", "
    return replace(
        citation,
        numbers=tuple(work.number if work else 0 for work in cited),
        labels=tuple(map(_label, citation.keys, cited, same, locators)),
        marks=(
            "(" if style == "author-date" else "[",
            *(", " if goes_on else apart for goes_on in same[1 : len(cited)]),
            ")" if style == "author-date" else "]",
        ),
    )


def _has_name_of(work: Work | None, previous: Work | None, locator: str) -> bool:
    """Say whether a year alone will do, since the work before it has the same name."""
    return bool(work and previous and work.name and work.name == previous.name and not locator)


def _label(key: str, work: Work | None, same_name: bool, locator: str) -> str:
    if not work:
        label = f"{key}?"
    elif not work.name:
        label = str(work.number)
    else:
        label = work.year if same_name else f"{work.name} {work.year}"
    return ", ".join(filter(None, (label, locator)))
