"""Chapters that are too long for one file, parted where it hurts least.

Old readers take seconds to turn a page in a large file, and some give up. A note goes where it is
called first, since readers show it in place only from the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docpub.model import (
    Block,
    FootnoteDefinition,
    FootnoteReference,
    Footnotes,
    Section,
    replace,
    text_of,
    walk,
)

_LARGEST = 100_000  # letters; with their markup, about 250 kB


def pieces(section: Section) -> Iterator[tuple[Block, ...]]:
    """Yield the blocks for each file of a chapter: the first is the section itself, shortened."""
    blocks = [block for block in section.children if not isinstance(block, Footnotes)]
    notes = [note for block in section.children for note in walk(block, FootnoteDefinition)]
    runs = [*_runs(blocks)]
    if len(runs) < 2:
        yield (section,)
        return
    for number, run in enumerate(runs):
        called = {call.key for block in run for call in walk(block, FootnoteReference)}
        is_last = number == len(runs) - 1
        own = tuple(note for note in notes if is_last or note.key in called)
        notes = [note for note in notes if note not in own]
        if own:
            run.append(Footnotes(children=own))
        yield (replace(section, children=tuple(run)),) if not number else tuple(run)


def _runs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Part blocks into runs that are not too long; sections stay whole where they can."""
    run: list[Block] = []
    size = 0
    for block in blocks:
        letters = len(text_of(block))
        if run and size + letters > _LARGEST:
            yield run
            run, size = [], 0
        run.append(block)
        size += letters
    yield run
