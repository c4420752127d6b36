"""Number the footnotes, and put each at the end of the chapter that calls it first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from docpub.model import (
    Block,
    Document,
    FootnoteDefinition,
    FootnoteReference,
    Footnotes,
    Node,
    Section,
    SectionLike,
    footnote_reference_id,
    map_blocks,
    map_inlines,
    replace,
    walk,
)


def place_footnotes(document: Document) -> Document:
    """Number the notes chapter by chapter, and place them.

    Every output has them at the same place, so the words have the same order in all. A note that
    is never called stays in `Document.footnotes`.
    """
    gathered = replace(document, footnotes=tuple(_definitions(document)))
    bare = map_blocks(gathered, lambda block: (), Footnotes)
    notes = {note.key: note for note in bare.footnotes}
    chapters = _chapters(bare)
    called = _called(bare, chapters, notes)
    numbers = {key: number for number, key in enumerate(chain(*called), start=1)}
    in_order = [replace(note, number=numbers.get(note.key, 0)) for note in bare.footnotes]
    in_order.sort(key=lambda note: (note.number == 0, note.number))  # those never called last
    placed = _placed(replace(bare, footnotes=tuple(in_order)), [len(keys) for keys in called])
    numbered = _number_calls(placed, numbers)
    return document if numbered == document else numbered


def _definitions(document: Document) -> Iterable[FootnoteDefinition]:
    """Gather the notes, wherever they stand; the first of a name counts."""
    notes: dict[str, FootnoteDefinition] = {}
    for note in walk(document, FootnoteDefinition):
        notes.setdefault(note.key, note)
    return notes.values()


def _chapters(document: Document) -> list[list[Block]]:
    """Part the top level: what has a heading is a chapter, and so are the blocks between."""
    chapters: list[list[Block]] = [[]]
    for block in document.children:
        if isinstance(block, Section | SectionLike):
            chapters += [[block], []]
        else:
            chapters[-1].append(block)
    return chapters


def _called(
    document: Document, chapters: list[list[Block]], notes: dict[str, FootnoteDefinition]
) -> list[list[str]]:
    """Return which notes each chapter calls first: its text, then these notes themselves.

    A call in the title of the document is one of the first chapter.
    """
    done: set[str] = set()
    called: list[list[str]] = []
    for index, chapter in enumerate(chapters):
        title = [document.heading] if document.heading and not index else []
        waiting = [key for block in (*title, *chapter) for key in _calls(block)]
        keys: list[str] = []
        for key in waiting:
            if key in notes and key not in done:
                done.add(key)
                keys.append(key)
                waiting += _calls(notes[key])
        called.append(keys)
    return called


def _calls(node: Node) -> Iterator[str]:
    return (call.key for call in walk(node, FootnoteReference))


def _number_calls(document: Document, numbers: dict[str, int]) -> Document:
    """Number the calls, in reading order: a note leads back to the first."""
    occurrences: Counter[str] = Counter()

    def numbered(call: FootnoteReference) -> FootnoteReference:
        number = numbers.get(call.key, 0)
        occurrences[call.key] += 1
        identifier = footnote_reference_id(number, occurrences[call.key]) if number else ""
        return replace(call, number=number, id=identifier)

    return map_inlines(document, numbered, FootnoteReference, down=True)


def _placed(document: Document, counts: list[int]) -> Document:
    """End each chapter with its notes, so many of them."""
    waiting = iter(document.footnotes)
    blocks: list[Block] = []
    for chapter, count in zip(_chapters(document), counts, strict=True):
        notes = tuple(islice(waiting, count))
        block = Footnotes(children=notes)
        if not notes:
            blocks += chapter
        elif chapter and isinstance(section := chapter[0], Section):
            blocks.append(replace(section, children=(*section.children, block)))
        else:
            blocks += [*chapter, block]
    return replace(document, children=tuple(blocks), footnotes=tuple(waiting))
