"""Lists, headings and stretches of text that are too long, or not what they seem."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from docpub.checks.handout.text import passages
from docpub.checks.thresholds import Thresholds
from docpub.diagnostics import Problems
from docpub.model import (
    Block,
    Document,
    Faq,
    Heading,
    KeyPoints,
    List,
    ListItem,
    Node,
    Paragraph,
    Section,
    Steps,
    Strong,
    Table,
    children,
    text_of,
    walk,
)

_GENERIC = frozenset(["introduction", "overview", "background", "information", "general", "text"])


def check_layout(document: Document, most: Thresholds, problems: Problems) -> None:
    """Report lists, stretches of text and headings that readers get lost in."""
    _check_key_points(document, most, problems)
    _check_lists(document, most.list_items, problems)
    _check_headings(document, problems)
    _check_stretches(document, most.words_without_heading, problems)
    _check_promises(document, problems)


def _check_key_points(document: Document, most: Thresholds, problems: Problems) -> None:
    for points in walk(document, KeyPoints):
        items = [*walk(points, ListItem)]
        if len(items) > most.key_points:
            message = f"There are {len(items)} key points; {most.key_points} are enough."
            problems.report("too-many-key-points", message, points.span)
        for item in items:
            words = _count(item)
            if words > most.key_point_words:
                message = f"This key point has {words} words; {most.key_point_words} are enough."
                problems.report("key-point-too-long", message, item.span)


def _check_lists(document: Document, most: int, problems: Problems) -> None:
    """Report long lists; of steps there are as many as it takes."""
    steps = {id(found) for block in walk(document, Steps, KeyPoints) for found in walk(block, List)}
    for found in walk(document, List):
        if len(found.children) > most and id(found) not in steps:
            message = f"The list has {len(found.children)} items; {most} are enough."
            problems.report("list-too-long", message, found.span)


def _check_headings(document: Document, problems: Problems) -> None:
    seen: Counter[str] = Counter()
    for heading in walk(document, Heading):
        words = " ".join(text_of(*heading.children).split())
        seen[words.casefold()] += 1
        if seen[words.casefold()] == 2:
            message = f"There is a heading {words!r} already."
            problems.report("heading-repeated", message, heading.span)
        if words.casefold() in _GENERIC:
            message = f"{words!r} does not say what follows."
            problems.report("heading-says-little", message, heading.span)
    for paragraph in walk(document, Paragraph):
        if len(paragraph.children) == 1 and isinstance(paragraph.children[0], Strong):
            words = text_of(*paragraph.children).strip()
            if words and words[-1] not in ".!?:":
                message = f"{words[:40]!r} looks like a heading and is none."
                problems.report("bold-heading", message, paragraph.span)


def _check_stretches(document: Document, most: int, problems: Problems) -> None:
    """Report where readers who look for something find no heading for long."""
    for part in (document, *walk(document, Section)):
        count, first = 0, None
        for block in children(part):
            if isinstance(block, Section | Faq | Table | Heading):
                count, first = 0, None
                continue
            first = first or block
            count += _count(block)
            if count > most and isinstance(block, Paragraph | List):
                message = f"From here there are {count} words without a heading."
                problems.report("long-without-heading", message, first.span)
                break


def _count(node: Node) -> int:
    return sum(len(passage.words.split()) for passage in passages(node))


def _check_promises(document: Document, problems: Problems) -> None:
    """Report words that promise what does not follow: a paragraph with a colon at its end."""
    if not any(_promises(paragraph) for paragraph in walk(document, Paragraph)):
        return
    for node in walk(document):
        blocks = (*(child for child in children(node) if isinstance(child, Block)), None)
        for block, after in pairwise(blocks):
            empty = isinstance(after, Table) and len(after.children) <= after.header_rows
            if _promises(block) and (
                empty or after is None or isinstance(after, Heading | Section)
            ):
                message = "The paragraph announces something, and nothing follows."
                problems.report("nothing-follows", message, block.span if block else None)


def _promises(block: Node | None) -> bool:
    if not isinstance(block, Paragraph) or not block.children:
        return False
    return text_of(block.children[-1]).rstrip().endswith(":")
