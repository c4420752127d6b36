"""Numbers that are misread: doses, dates, shares.

Error-prone abbreviations and doses: the lists of the Institute for Safe Medication Practices and
of the Joint Commission; shares: AHRQ Health Literacy Universal Precautions Toolkit, tool 11.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpub.checks.handout.text import Group
from docpub.diagnostics import Problems
from docpub.model import Document

_UNIT = r"(?:mg|mcg|µg|μg|microgram(?:s|me|mes)?|g|kg|ml|mL|l|L|units?|mmol|mEq|%)"
_BARE_POINT = re.compile(rf"(?<![\d.,\w])[.,]\d+\s*{_UNIT}\b")
_TRAILING_ZERO = re.compile(r"(?<![\d.,])\d+[.,]0{1,2}\s*(?:mg|mcg|µg|μg|g|ml|mL|units?)\b")
_AMBIGUOUS = re.compile(
    r"\b\d[\d.,]*\s*(?:U|IU|cc|µg|μg)\b|\bq\.?(?:o\.?)?d\b\.?|\bQ(?:O)?D\b|\bMSO4\b|\bMgSO4\b"
)
_GLUED = re.compile(r"(?<![\w.,])\d[\d.,]*(?:mg|mcg|ml|mL|units?|mmol|mEq)\b")
_NO_UNIT = re.compile(
    r"\b(?:take|give|inject)\s+\d+(?:[.,]\d+)*(?=\s*(?:[;)]|[.,](?!\d)|$))", re.IGNORECASE
)
_DATE = re.compile(
    r"(?<![\d/.])(0?[1-9]|1[0-2])([/.])(0?[1-9]|1[0-2])\2(?:\d{4}|\d\d)(?![\d/]|\.\d)"
)
_DIGIT, _CODED = re.compile(r"\d"), re.compile(r"\b[qQ]\.?[oO]?\.?[dD]\b|SO4\b")
_PERCENT = re.compile(r"\d\s*(?:%|per ?cent\b)")
_SHARE = re.compile(  # no year
    r"\b(\d[\d,]*|one|two|three|four|five)\s+(?:out of|in)\s+(?:every\s+)?"
    r"(?!19\d\d|20\d\d)(\d[\d,]*\d)"
)

_ARITHMETIC = re.compile(
    r"\b(?:multiply|divide|subtract|add up|calculate|work out)\b[^.?!]*\d|"
    r"\b(?:mg|mcg|g|mL|ml|units?)\s?(?:/\s?kg\b|per (?:kg|kilogram)\b)",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    r"(?<![\w-])(?:(?:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)(?![\w-])",
    re.IGNORECASE,
)


def check_numbers(document: Document, text: list[Group], problems: Problems) -> None:
    """Report doses, dates and shares that readers get wrong."""
    english = document.metadata.lang.partition("-")[0] == "en"
    for group in text:
        if english:
            _check_words(group, problems)
        if not any(
            _DIGIT.search(passage.words) or _CODED.search(passage.words) for passage in group
        ):
            continue
        for passage in group:
            for node in passage.texts():
                for code, message, words in _found(node.value, english):
                    problems.report(code, message, node.span, about=words)
        if english:
            _check_shares(group, problems)


def _found(text: str, english: bool) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong in a text: a code, a sentence, and the words."""
    for match in _BARE_POINT.finditer(text):
        message = f"{match[0]!r} can be read without its point, ten or a hundred times as much."
        yield "dose-without-zero", message, match[0]
    for match in _TRAILING_ZERO.finditer(text):
        message = f"{match[0]!r} can be read without its point, ten times as much."
        yield "dose-with-trailing-zero", message, match[0]
    for match in _GLUED.finditer(text):
        message = f"In {match[0]!r} the number and the unit run together."
        yield "dose-without-space", message, match[0]
    for match in _DATE.finditer(text):
        message = f"{match[0]!r} is one day for some readers, and another for others."
        yield "ambiguous-date", message, match[0]
    if english:
        for match in _AMBIGUOUS.finditer(text):
            message = f"{match[0]!r} is often misread."
            yield "error-prone-abbreviation", message, match[0]
        for match in _NO_UNIT.finditer(text):
            message = f"{match[0]!r} does not say of what."
            yield "dose-without-unit", message, match[0]
        for match in _ARITHMETIC.finditer(text):
            yield "arithmetic-asked", "Readers have to work out a number here.", match[0]


def _check_words(group: Group, problems: Problems) -> None:
    for passage in group:
        for node in passage.texts():
            for match in _IN_WORDS.finditer(node.value):
                message = f"{match[0]!r} is quicker to read in figures."
                problems.report("number-in-words", message, node.span, about=match[0])


def _check_shares(group: Group, problems: Problems) -> None:
    shares = [*_SHARE.finditer(" ".join(passage.words for passage in group))]
    bare = [passage for passage in group if _PERCENT.search(passage.words)]
    if bare and not shares:
        message = "A percentage alone is hard to picture."
        problems.report("percentage-alone", message, bare[0].span)
    of = sorted({share[2] for share in shares}, key=lambda number: (len(number), number))
    if len(of) > 1:
        message = f"Shares out of {' and '.join(of)} are hard to compare."
        problems.report("different-denominators", message, group[0].span)
