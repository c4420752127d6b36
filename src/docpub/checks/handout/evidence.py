"""Claims without a source, and sources that cannot be found or are old."""

from __future__ import annotations

import re

from docpub.checks.handout.text import Group
from docpub.checks.thresholds import Thresholds
from docpub.diagnostics import Problems
from docpub.model import (
    Citation,
    DateParts,
    Document,
    FootnoteReference,
    Heading,
    Node,
    Source,
    walk,
)

_CLAIM = re.compile(
    r"\b(?:stud(?:y|ies)|trials?|research|evidence|experts?|scientists)\s+"
    r"(?:has |have |also )?(?:shows?|showed|shown|finds?|found|suggests?|proves?|says?|agree)\b|"
    r"\b(?:is|are|was|were)\s+(?:proven|shown|known|found)\s+to\b|"
    r"\b\d[\d.,]*\s*(?:%|per ?cent\b)|\b\d[\d,]*\s+(?:out of|in every)\s+\d|\bn\s?=\s?\d",
    re.IGNORECASE,
)
_ABSENCE = re.compile(
    r"\b(?:no|not|never|none|without)\s+(?:\w+\s+){0,3}(?:stud(?:y|ies)|trials?|research|evidence|"
    r"proven|proof|shown|known)\b|\bwe (?:do not|don['’]t) know\b",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\b(?:is|are|was|were|been|has|have|it) approved\b(?!\W+(?:your|my|our)\b)|"
    r"\b(?:FDA|EMA|MHRA)[- ]approved\b",
    re.IGNORECASE,
)
# Bodies that approve medicines, and where they publish what they approve.
_REGULATORS = re.compile(
    r"\b(?:FDA|Food and Drug Administration|EMA|European Medicines Agency|MHRA|TGA|HPRA|BfArM|ANSM|"
    r"AEMPS|AIFA|Swissmedic|PMDA|Medsafe|NICE|CDSCO|ANVISA|Health Canada|"
    r"Therapeutic Goods Administration|Medicines and Healthcare products Regulatory Agency|"
    r"DailyMed|prescribing information|summary of product characteristics)\b|"
    r"fda\.gov|ema\.europa\.eu|medicines\.org\.uk|dailymed\.nlm|tga\.gov\.au|nice\.org\.uk",
    re.IGNORECASE,
)


def check_evidence(
    document: Document, text: list[Group], most: Thresholds, problems: Problems
) -> None:
    """Report claims without a source in the same paragraph, list or table, and weak sources."""
    if document.metadata.lang.partition("-")[0] == "en":
        sources = {source.id: _said_of(source) for source in document.metadata.references}
        for group in text:
            _check_claims(group, problems)
            _check_approvals(group, sources, problems)
    cited = {key for citation in walk(document, Citation) for key in citation.keys}
    for source in document.metadata.references:
        if source.id in cited:
            _check_source(source, document, most.source_years, problems)


def _check_claims(group: Group, problems: Problems) -> None:
    claims = [(p, found) for p in group if (found := _CLAIM.search(p.words))]
    if not claims or any(_cites(inline) for passage in group for inline in passage.inlines):
        return
    for passage, claim in claims:
        words = passage.words
        is_claim = not words.endswith("?") and not _ABSENCE.search(words)
        if is_claim and not isinstance(passage.node, Heading):
            message = f"{claim[0]!r} is a claim, and no source is cited for it."
            problems.report("claim-without-source", message, passage.span)


def _check_approvals(group: Group, sources: dict[str, str], problems: Problems) -> None:
    """Report approvals for which something else is cited than who gives them."""
    cited = {
        key
        for passage in group
        for inline in passage.inlines
        for citation in walk(inline, Citation)
        for key in citation.keys
    }
    if not cited or any(_REGULATORS.search(sources.get(key, "")) for key in cited):
        return
    for passage in group:
        if claim := _APPROVED.search(passage.words):
            message = f"{claim[0]!r} is cited from somebody who does not approve medicines."
            problems.report("approval-second-hand", message, passage.span)


def _said_of(source: Source) -> str:
    """Return the words of a source by which its publisher is known."""
    authors = [name.literal for name in source.author]
    said = (source.title, source.publisher, source.container_title, source.url, *authors)
    return " ".join(filter(None, said))


def _cites(inline: Node) -> bool:
    return any(True for _ in walk(inline, Citation, FootnoteReference))


def _check_source(source: Source, document: Document, most: int, problems: Problems) -> None:
    bodies = any(name.literal for name in source.author)  # who publish what they write
    where = source.doi or source.url or source.container_title or source.publisher or bodies
    missing = [] if source.issued or source.accessed else ["date"]
    missing += [] if where else ["publisher, journal or address"]
    if missing:
        message = f"The reference {source.id!r} has no {' and no '.join(missing)}."
        problems.report("reference-incomplete", message, source.span)
    metadata = document.metadata
    as_of, year = metadata.reviewed or metadata.published, _year_of(source.issued)
    if most and as_of and year and year < as_of.year - most:
        message = f"The reference {source.id!r} is of {year}, {as_of.year - year} years before."
        problems.report("reference-old", message, source.span)


def _year_of(issued: str | DateParts) -> int | None:
    if isinstance(issued, DateParts):
        return issued.date_parts[0][0] if issued.date_parts and issued.date_parts[0] else None
    found = re.search(r"\b(?:19|20)\d\d\b", issued)
    return int(found[0]) if found else None
