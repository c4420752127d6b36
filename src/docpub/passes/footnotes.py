"""Number the footnotes, and put each at the end of the chapter that calls it first."""

from __future__ import annotations

from collections import Counter

from docpub.model import (
    Block,
    Blocks,
    Document,
    FootnoteDefinition,
    FootnoteReference,
    Footnotes,
    Inline,
    Section,
    footnote_reference_id,
    map_blocks,
    map_inlines,
    replace,
    walk,
)


def place_footnotes(document: Document) -> Document:
    """Number the calls in reading order and place the notes.

    Every output has them at the same place, so the words have the same order in all. A note that
    is never called stays in `Document.footnotes`.
    """
    notes = _definitions(document)
    if not notes:
        return document
    bare = map_blocks(document, lambda block: () if isinstance(block, Footnotes) else block)
    numbers = _numbers(bare, notes)
    numbered = _with_numbers(replace(bare, footnotes=tuple(notes.values())), numbers)
    notes = {note.key: note for note in numbered.footnotes}
    left = tuple(note for key, note in notes.items() if key not in numbers)
    placed = replace(numbered, children=_placed(numbered.children, notes, numbers), footnotes=left)
    return document if placed == document else placed


def _definitions(document: Document) -> dict[str, FootnoteDefinition]:
    """Gather the notes, wherever they stand; the first of a name counts."""
    notes: dict[str, FootnoteDefinition] = {}
    for node in walk(document):
        if isinstance(node, FootnoteDefinition):
            notes.setdefault(node.key, node)
    return notes


def _numbers(document: Document, notes: dict[str, FootnoteDefinition]) -> dict[str, int]:
    """Number the notes as the text calls them, then those that only notes call."""
    numbers: dict[str, int] = {}
    text = replace(document, footnotes=())
    waiting = [node.key for node in walk(text) if isinstance(node, FootnoteReference)]
    for key in waiting:
        if key in notes and key not in numbers:
            numbers[key] = len(numbers) + 1
            waiting += [n.key for n in walk(notes[key]) if isinstance(n, FootnoteReference)]
    return numbers


def _with_numbers(document: Document, numbers: dict[str, int]) -> Document:
    calls: Counter[str] = Counter()

    def call(inline: Inline) -> Inline:
        if not isinstance(inline, FootnoteReference) or inline.key not in numbers:
            return inline
        calls[inline.key] += 1
        number = numbers[inline.key]
        identifier = footnote_reference_id(number, calls[inline.key])
        return replace(inline, number=number, id=identifier)

    document = map_inlines(document, call, down=True)
    return replace(
        document,
        footnotes=tuple(
            replace(note, number=numbers.get(note.key, 0)) for note in document.footnotes
        ),
    )


def _placed(
    blocks: Blocks, notes: dict[str, FootnoteDefinition], numbers: dict[str, int]
) -> Blocks:
    """End each chapter with its notes; what comes before the first chapter counts as one."""
    chapters: list[list[Block]] = [[]]
    for block in blocks:
        if isinstance(block, Section):
            chapters.append([block])
            chapters.append([])
        else:
            chapters[-1].append(block)
    result: list[Block] = []
    done: set[str] = set()
    for chapter in chapters:
        called = _called(chapter, notes, done)
        if not called:
            result += chapter
            continue
        block = Footnotes(children=tuple(sorted(called, key=lambda note: note.number)))
        if isinstance(chapter[0], Section):
            section = chapter[0]
            result.append(replace(section, children=(*section.children, block)))
        else:
            result += [*chapter, block]
    return tuple(result)


def _called(
    chapter: list[Block], notes: dict[str, FootnoteDefinition], done: set[str]
) -> list[FootnoteDefinition]:
    """Return the notes that a chapter calls, and those that these call, not placed before."""
    called: list[FootnoteDefinition] = []
    waiting = [n.key for block in chapter for n in walk(block) if isinstance(n, FootnoteReference)]
    for key in waiting:
        if key in notes and key not in done:
            done.add(key)
            called.append(notes[key])
            waiting += [n.key for n in walk(notes[key]) if isinstance(n, FootnoteReference)]
    return called
