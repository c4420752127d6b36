"""The characters of a handout: what they are set in, and those that no font has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from docpub.diagnostics import Problems, Span
from docpub.fonts import Choice, choose
from docpub.model import Abbreviation, Code, Contact, Document, InlineCode, Node, Text, walk
from docpub.renderers.markup import Element, Words, rewrite, sub
from docpub.renderers.markup.words import UNWRITTEN

# Given characters, returns those that a font of the system has.
OnSystem = Callable[[frozenset[str]], frozenset[str]]


def choose_fonts(
    words: Words, document: Document, on_system: OnSystem, problems: Problems
) -> tuple[Choice, frozenset[str]]:
    """Choose fonts, and report characters that no font of ours has.

    Also return those that no font of the system has either: they cannot be printed.
    """
    choice = choose(words.prose, words.code)
    if not choice.missing:
        return choice, frozenset()
    foreign = on_system(choice.missing)
    printed = "".join(words.prose.values()) + words.code
    for character in sorted(choice.missing):
        code = "character-from-the-system" if character in foreign else "character-without-glyph"
        _report(code, character, printed.count(character), document, problems)
    return choice, choice.missing - foreign


def _report(code: str, character: str, times: int, document: Document, problems: Problems) -> None:
    name = unicodedata.name(character, "a character without a name").lower()
    often = "" if times == 1 else f", which is printed {times} times"
    lack = "No font" if code == "character-without-glyph" else "No font of docpub"
    message = f"{lack} has {character!r}, U+{ord(character):04X}, {name}{often}."
    problems.report(code, message, place_of(character, document))


def place_of(character: str, document: Document) -> Span | None:
    """Return where a character first stands in the words of a document."""
    for node, words in _written(document):
        if character in words and node.span:
            return _within(node, words, words.index(character))
    return None


def _written(document: Document) -> Iterator[tuple[Node, str]]:
    for node in walk(document):
        match node:
            case Text(value=words) | InlineCode(value=words) | Code(value=words):
                yield node, words
            case Abbreviation(words=words) | Contact(value=words):
                yield node, words
            case _:
                pass


def _within(node: Node, words: str, index: int) -> Span | None:
    """Return the place of one character, if words stand in the source as they are, else of all."""
    span = node.span
    if span is None or not isinstance(node, Text):
        return span
    lines = words.split("\n")
    if span.end_line - span.line != len(lines) - 1:
        return span
    line = words.count("\n", 0, index)
    column = index - (words.rfind("\n", 0, index) + 1)
    # Lines of one text are indented alike, so the last one tells where they begin.
    later = span.end_column - len(lines[-1])
    if len(lines) == 1 and later != span.column:
        return span
    start = (later if line else span.column) + column
    return Span(span.line + line, start, span.line + line, start + 1, span.source)


def spell_out(main: Element, characters: frozenset[str]) -> None:
    """Write characters that cannot be printed as their numbers, `[U+1F9EA]`, never as a box.

    The element around each says in `data-text` what is meant, for those who are read to.
    """
    if not characters:
        return
    unprinted = re.compile("([" + "".join(map(re.escape, sorted(characters))) + "])")
    stack = [main]
    while stack:
        element = stack.pop()
        stack += (child for child in element if child.tag not in UNWRITTEN)
        rewrite(element, unprinted, _spell)


def _spell(parent: Element, character: str) -> None:
    sub(parent, "span", {"data-text": character}).text = f"[U+{ord(character):04X}]"
