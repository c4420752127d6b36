"""Whether a document, or a part of it, is harder to read than it should be."""

from __future__ import annotations

from docpub.checks.language.readability import PartReadability, Readability
from docpub.checks.language.scores import Score, without
from docpub.checks.thresholds import Thresholds
from docpub.diagnostics import Problems

_ENOUGH_SENTENCES = 3
_SMOG_ABOVE = 2.0  # what SMOG gives above Flesch and Kincaid for the same text
_INFLESZ_NORMAL, _INFLESZ_BAND = 55.0, 15.0


def check_grades(found: Readability, formula: str, most: Thresholds, problems: Problems) -> None:
    """Report a text above its target, and sections that are much harder than the rest of it."""
    score = found.without_terms
    if not score.is_enough:
        return
    if message := _too_hard(score, found.target_grade, formula):
        hardest = max((b for b in found.blocks if b.span), key=_hardness, default=None)
        place = hardest.span if hardest else None
        problems.report("hard-to-read", f"{message} The hardest block is this one.", place)
    for section in found.sections:
        if message := _much_harder(section, found, most.section_grades):
            problems.report("section-hard-to-read", message, section.span)


def _too_hard(score: Score, target: float, formula: str) -> str:
    grade, smog, index = score.flesch_kincaid, score.smog, score.inflesz
    if index is not None and index < _INFLESZ_NORMAL:
        return f"The text has {index:g} on the scale INFLESZ; {_INFLESZ_NORMAL:g} is normal."
    if grade is not None and formula != "smog" and grade > target:
        return f"The text is of grade {grade:g} (Flesch-Kincaid); its target is {target:g}."
    limit = target if formula == "smog" else target + _SMOG_ABOVE
    known = smog is not None and formula != "flesch-kincaid" and not score.indicative
    if known and smog is not None and smog > limit:
        return f"The text is of grade {smog:g} (SMOG); it should not be above {limit:g}."
    return ""


def _hardness(block: PartReadability) -> tuple[bool, float]:
    score = block.without_terms
    prose = block.kind in ("paragraph", "item") and score.words >= 10
    return prose, score.flesch_kincaid or -(score.inflesz or 0.0)


def _much_harder(section: PartReadability, found: Readability, most: float) -> str:
    score = section.without_terms
    rest = without(found.lang.partition("-")[0].lower(), found.without_terms, score)
    for part in (score, rest):
        if not part.is_enough or part.sentences < _ENOUGH_SENTENCES:
            return ""
    grade, other = score.flesch_kincaid, rest.flesch_kincaid
    if grade is not None and other is not None:
        if grade - other >= most and grade > found.target_grade:
            return f"{section.title!r} is of grade {grade:g}, and the rest of {other:g}."
        return ""
    index, other = score.inflesz, rest.inflesz
    if index is None or other is None or index >= _INFLESZ_NORMAL:
        return ""
    if other - index < _INFLESZ_BAND:
        return ""
    return f"{section.title!r} has {index:g} on the scale INFLESZ, and the rest {other:g}."
