"""What can be seen of a document without understanding it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from docpub.model import (
    Admonition,
    Appointment,
    Document,
    Figure,
    Heading,
    KeyPoints,
    List,
    ListItem,
    MainMessage,
    Node,
    NoteLines,
    Paragraph,
    Questions,
    Section,
    Steps,
    Table,
    WarningSigns,
    lay_out,
    text_of,
    walk,
)
from docpub.worksheets.item import Answer

_WORDS_OF_A_HEAD, _WORDS_OF_A_SECTION = 4, 150
_GENERIC = frozenset(["introduction", "overview", "background", "information", "general"])
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)

Look = Callable[[Document], Answer]


def lines_of(nodes: Iterable[Node]) -> tuple[int, ...]:
    """Return the lines of the source in which nodes begin; those that docpub made have none."""
    return tuple(sorted({node.span.line for node in nodes if node.span and not node.span.source}))


def there_is(*kinds: type[Node], what: str) -> Look:
    """Look for blocks of some kinds; where there is none, the answer is no."""

    def look(document: Document) -> Answer:
        found = [*walk(document, *kinds)]
        if found:
            return Answer("yes", f"{len(found)} × {what}", lines_of(found))
        return Answer("no", f"no {what}")

    return look


def main_message(document: Document) -> Answer:
    """Look for the main message, which docpub puts at the top and sets apart."""
    found = [*walk(document, MainMessage)]
    if not found:
        return Answer("no", "no main message")
    return Answer("yes", f"“{text_of(*found[:1]).strip()}”", lines_of(found))


def headings(document: Document) -> Answer:
    """Look whether headings say what stands below them; the title is none of these."""
    found = [heading for heading in walk(document, Heading) if heading is not document.heading]
    vague = [h for h in found if text_of(*h.children).strip().casefold() in _GENERIC]
    if not found:
        return Answer("no", "no headings")
    if vague:
        return Answer("no", f"{len(vague)} of {len(found)} say little", lines_of(vague))
    return Answer("yes", f"{len(found)} headings", lines_of(found))


def chunks(document: Document) -> Answer:
    """Look whether the text is in short sections."""
    sections = [*walk(document, Section)]
    long = [section for section in sections if _own_words(section) > _WORDS_OF_A_SECTION]
    if not sections:
        return Answer("no", "no sections")
    if long:
        return Answer("no", f"{len(long)} of more than {_WORDS_OF_A_SECTION} words", lines_of(long))
    return Answer("yes", f"{len(sections)} sections, none long", lines_of(sections))


def _own_words(section: Section) -> int:
    own = [child for child in section.children if not isinstance(child, Section)]
    paragraphs = [p for child in own for p in walk(child, Paragraph)]
    return sum(len(text_of(paragraph).split()) for paragraph in paragraphs)


def captions(document: Document) -> Answer:
    """Look whether tables and figures say what they show."""
    found = [*walk(document, Table, Figure)]
    bare = [node for node in found if not node.caption]
    if not found:
        return Answer("does not apply", "no tables or figures")
    if bare:
        return Answer("no", f"{len(bare)} without a caption", lines_of(bare))
    return Answer("yes", f"{len(found)} with captions", lines_of(found))


def tables(document: Document) -> Answer:
    """Look whether tables have heads, and short ones."""
    found = [*walk(document, Table)]
    if not found:
        return Answer("does not apply", "no tables")
    hard = [table for table in found if not _has_short_heads(table)]
    if hard:
        return Answer("no", f"{len(hard)} without heads, or with long ones", lines_of(hard))
    return Answer("yes", f"{len(found)} with short heads", lines_of(found))


def _has_short_heads(table: Table) -> bool:
    heads = [slot for row in lay_out(table).rows[: table.header_rows] for slot in row.slots]
    long = [slot for slot in heads if len(text_of(slot.cell).split()) > _WORDS_OF_A_HEAD]
    return bool(heads or table.header_columns) and not long


def you(document: Document) -> Answer:
    """Look whether the text speaks to who reads it; in English only."""
    if document.metadata.lang.partition("-")[0] != "en":
        return Answer()
    spoken = [p for p in walk(document, Paragraph) if _YOU.search(text_of(p))]
    if not spoken:
        return Answer("no", "no “you”")
    return Answer("yes", f"“you” in {len(spoken)} paragraphs", lines_of(spoken))


def tools(document: Document) -> Answer:
    """Look for something that makes it easier to act: a checklist, questions, lines to fill in."""
    found: list[Node] = [*walk(document, Questions, Appointment, NoteLines)]
    found += [item for item in walk(document, ListItem) if item.checked is not None]
    if not found:
        return Answer("no", "no checklist, questions or lines to fill in")
    return Answer("yes", "a checklist, questions or lines to fill in", lines_of(found))


key_points = there_is(KeyPoints, what="key points")
cues = there_is(KeyPoints, WarningSigns, Admonition, what="boxes that stand out")
lists = there_is(List, what="lists")
steps = there_is(Steps, what="steps")
actions = there_is(Steps, WarningSigns, what="steps or signs to act on")
