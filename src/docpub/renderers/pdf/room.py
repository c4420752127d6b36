"""What a handout can do without: blocks that are printed if there is room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from docpub.model import (
    About,
    Appointment,
    Block,
    Blocks,
    Citation,
    CrossReference,
    Document,
    Footnotes,
    Heading,
    Inlines,
    Link,
    Node,
    NoteLines,
    Paragraph,
    Reference,
    References,
    Section,
    TableCell,
    Term,
    Text,
    map_blocks,
    map_inlines,
    named,
    replace,
    text_of,
    walk,
)

Judge = Callable[[Block], bool]

_TEXT_ON_A_LINE = 60  # characters
_LONGEST_NAME = 40


def optional(document: Document) -> Blocks:
    """Return the blocks that may give way, as they are read.

    What the rest of the text refers to stays: "see Table 2" must not lead nowhere. So does the list
    of sources, unless the whole text is on the web.
    """
    found: list[Block] = []
    may_go = _judge(document)

    def note(block: Block) -> Block:
        found.extend((block,) if may_go(block) else ())
        return block

    map_blocks(document, note, down=True)
    return tuple(found)


def without_last(document: Document, kept: int, pointer: str = "") -> Document:
    """Leave out all that may give way but the first `kept`, and sections that held nothing else.

    Terms whose entry in the glossary has gone are words like others, and without the list of
    sources there are no citations. Where words have gone, `pointer` says that they are on the web,
    if they are.
    """
    may_go, gone = _judge(document), optional(document)[kept:]
    seen = 0

    def choose(block: Block) -> Block | Blocks:
        nonlocal seen
        if isinstance(block, Section):
            return () if seen >= kept and _goes(block, may_go) else block
        if not may_go(block):
            return block
        seen += 1
        return () if seen > kept else block

    left = map_blocks(document, choose, down=True)
    entries = {identifier for identifier, _ in named(left)}

    def unlinked(term: Term) -> Term | Inlines:
        return term if term.target in entries else term.children

    left = map_inlines(left, unlinked, Term)
    if any(isinstance(block, References) for block in gone):
        left = map_inlines(left, lambda citation: (), Citation)
    return _with_pointer(left, pointer) if any(map(_has_words, gone)) else left


def _has_words(block: Block) -> bool:
    return not isinstance(block, Appointment | NoteLines) and bool(text_of(block).strip())


def _with_pointer(document: Document, pointer: str) -> Document:
    """Say before the back matter where the whole text is."""
    address = document.metadata.online
    before, address_stands, after = pointer.partition("{address}")
    if not address or not address_stands:
        return document
    link = Link(url=address, children=(Text(value=address),))
    words = Paragraph(children=(Text(value=before), link, Text(value=after)))
    at = sum(not isinstance(block, About | References) for block in document.children)
    return replace(document, children=(*document.children[:at], words, *document.children[at:]))


def _targets(node: Node) -> Iterable[str]:
    return (reference.target for reference in walk(node, CrossReference))


def _judge(document: Document) -> Judge:
    """Return what says of a block whether the document can do without it."""
    targets = Counter(_targets(document))

    def may_go(block: Block) -> bool:
        if not block.print or isinstance(block, Heading | Section):
            return False
        if isinstance(block, References) and not document.metadata.online:
            return False
        within = Counter(_targets(block))
        return all(targets[name] == within[name] for name, _ in named(block))

    return may_go


def _goes(section: Section, may_go: Judge) -> bool:
    """Say whether all that a section holds may go, and with it its heading."""
    held = [block for block in section.children if not isinstance(block, Footnotes)]
    return bool(held) and all(
        _goes(block, may_go) if isinstance(block, Section) else may_go(block) for block in held
    )


def lines_of(*nodes: Node) -> int:
    """Guess how many lines nodes take, so as to compare them."""
    return sum(_lines(inner) for node in nodes for inner in walk(node))


def _lines(node: Node) -> int:
    match node:
        case Paragraph() | Heading() | Reference() | TableCell():
            return 1 + len(text_of(node)) // _TEXT_ON_A_LINE
        case NoteLines(lines=lines):
            return 2 * lines
        case _:
            return 0


def name_of(block: Block) -> str:
    """Say which block is meant: its title or caption, else how its words begin."""
    for field in ("title", "caption"):
        if words := text_of(*getattr(block, field, ())):
            return words
    words = text_of(block)
    return words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME].rstrip()}…"
