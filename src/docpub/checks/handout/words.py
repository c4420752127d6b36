"""Words of links and pictures that say nothing, and numbers that the organisation's file has."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from docpub.checks.handout.text import Group, Passage
from docpub.checks.thresholds import Thresholds
from docpub.diagnostics import Problems
from docpub.model import Document, Image, Link, text_of, walk

_SAYS_NOTHING = re.compile(
    r"(?:(?:click|tap|press)\s+)?here|(?:read|learn|find out|see)\s+more|more(?:\s+information)?|"
    r"(?:this\s+)?(?:link|page|website)|aquí|haga clic aquí|más información|leer más",
    re.IGNORECASE,
)
_BEGINS_SO = re.compile(r"(?:an?\s+)?(?:image|picture|photo(?:graph)?|graphic|icon)\s+of\b", re.I)
# Local numbers, those with an area code, and international ones; no years, ranges or large numbers.
_DIGITS = re.compile(r"\d{2}")
_PHONE = re.compile(
    r"(?<![\w/.,+-])(?:\+\d{1,3}[ .-]?(?:\(?\d{1,4}\)?[ .-]?){2,4}\d{2,4}|"
    r"(?:\(\d{2,5}\)\s?|0\d{2,4}[ -]|\d{3}[-.])?\d{3}[-. ]\d{4}|0\d{2,4}[ -]\d{5,8}|"
    r"0\d{2,4}(?:[ -]\d{2,4}){2,3})(?![\w/-]|[.,]\d|\s?(?:mg|ml|mL|g|kg|mcg)\b)"
)


def check_words(
    document: Document, text: list[Group], most: Thresholds, problems: Problems
) -> None:
    """Report links and pictures whose words do not help, and phone numbers typed by hand."""
    for node in walk(document, Link, Image):
        if isinstance(node, Image):
            _check_alt(node, most.alt_characters, problems)
            continue
        words = " ".join(text_of(*node.children).split())
        if _SAYS_NOTHING.fullmatch(words.strip(" .>»")):
            message = f"{words!r} does not say where the link leads."
            problems.report("link-says-nothing", message, node.span, about=words)
    for group in text:
        for passage in group:
            if _DIGITS.search(passage.words):
                _check_phones(passage, problems)


def _check_phones(passage: Passage, problems: Problems) -> None:
    for text in passage.texts():
        for match in _PHONE.finditer(text.value):
            message = f"The number {match[0]!r} is typed here, so it stays when it changes."
            problems.report("typed-phone-number", message, text.span, about=match[0])


def _check_alt(image: Image, most: int, problems: Problems) -> None:
    if not image.alt:  # which is told, or meant
        return
    alt, name = image.alt.strip(), PurePosixPath(image.url).name
    why = ""
    if alt.casefold() in (name.casefold(), PurePosixPath(name).stem.casefold()):
        why = "is the name of the file"
    elif found := _BEGINS_SO.match(alt):
        why = f"begins with {found[0]!r}, which screen readers say already"
    elif len(alt) > most:
        why = f"has {len(alt)} characters, and cannot be paused or looked through"
    if why:
        shown = alt if len(alt) <= 40 else f"{alt[:40]}…"
        message = f"The description {shown!r} {why}."
        problems.report("alt-says-little", message, image.span)
