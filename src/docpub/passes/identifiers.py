"""Give everything that a link may name an identifier, unique in the document."""

from __future__ import annotations

from typing import TypeVar

from docpub.model import (
    About,
    Admonition,
    Appointment,
    Block,
    Contacts,
    DefinitionItem,
    DefinitionList,
    Document,
    Faq,
    FaqItem,
    Figure,
    Glossary,
    Heading,
    KeyPoints,
    NoteLines,
    Questions,
    References,
    Steps,
    Table,
    WarningSigns,
    is_irregular,
    map_blocks,
    named,
    replace,
    slug,
    text_of,
)

Item = TypeVar("Item", FaqItem, DefinitionItem)
_TITLED = (
    About,
    Admonition,
    Appointment,
    Contacts,
    Faq,
    Glossary,
    KeyPoints,
    NoteLines,
    Questions,
    References,
    Steps,
    WarningSigns,
)


def identify(document: Document) -> Document:
    """Make an identifier from the words of each heading, title and caption that has none.

    An author's own is kept; where two are the same, the later one gets a number.
    """
    return map_blocks(document, _Identifiers(document).give, down=True)


class _Identifiers:
    def __init__(self, document: Document) -> None:
        self._authors = {identifier for identifier, _ in named(document)}
        self._used: set[str] = set()
        self._numbers: dict[tuple[str, bool], int] = {}

    def give(self, block: Block) -> Block:
        identifier = self._unique(block.id, _words(block))
        if identifier != block.id:
            block = replace(block, id=identifier)
        match block:
            case Faq(items=items):
                named = tuple(self._named(item, text_of(*item.question)) for item in items)
                return block if named == items else replace(block, items=named)
            case DefinitionList(children=entries):
                listed = tuple(self._named(item, None) for item in entries)
                return block if listed == entries else replace(block, children=listed)
            case _:
                return block

    def _named(self, item: Item, words: str | None) -> Item:
        identifier = self._unique(item.id, words)
        return item if identifier == item.id else replace(item, id=identifier)

    def _unique(self, given: str | None, words: str | None) -> str | None:
        """Return the given identifier, or one made from words, with a number if it is taken."""
        if not given and words is None:
            return None
        wanted = given or slug(words or "")
        number = self._numbers.get((wanted, bool(given)), 1)  # those before it are taken
        candidate = f"{wanted}-{number}" if number > 1 else wanted
        while candidate in self._used or (
            candidate in self._authors and not (given and number == 1)
        ):
            number += 1
            candidate = f"{wanted}-{number}"
        self._numbers[wanted, bool(given)] = number
        self._used.add(candidate)
        return candidate


def _words(block: Block) -> str | None:
    """Return the words to make an identifier of, or None for a block that needs none."""
    match block:
        case Heading(children=words):
            return text_of(*words)
        case Table(caption=()) if is_irregular(block):
            return "table"  # its cells name their headers by it
        case Table(caption=words) | Figure(caption=words):
            return text_of(*words) if words else None
        case _ if isinstance(block, _TITLED):
            return text_of(*block.title)
        case _:
            return None
