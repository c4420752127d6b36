"""Set quotation marks, apostrophes, dashes and ellipses as the language of the words does.

Words that are set already stay as they are, and so does what must not change: code, addresses,
HTML, measures such as 5'10", the words of sources and of provenance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from docpub.model import (
    Abbreviation,
    About,
    Break,
    CrossReference,
    Delete,
    Document,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Metadata,
    Phrase,
    Reference,
    Strong,
    Term,
    Text,
    map_inlines,
    map_runs,
    replace,
    text_of,
)
from docpub.passes.quotes import Quotes, quotes_of

# What must not change. Each alternative gives up at once where it does not fit, so that no words
# take long.
VERBATIM = (
    r"(?:(?<![\w.+-])(?:[A-Za-z][A-Za-z0-9+.-]{0,20}://|www\.)"
    r"[^\s\"<>“”„«»]*[^\s\"'<>“”„«»‘’‚‹›…,.;:!?)]"  # an address
    r"|(?<![\w.+-])\w[\w.+'-]*+@[\w-]++(?:\.[\w-]++)++"  # of a person
    r"|</?[A-Za-z][^<>]*>"  # a tag
    r"|(?<=\d)'\d[\d.,/]*+\"?)"  # feet and inches
)
_MARK = re.compile(
    rf"(?P<verbatim>{VERBATIM})"
    r"|(?P<dash>(?<![-<!])-{2,3}(?![->]))"
    r"|(?P<dots>(?<!\.)\.{3}(?!\.))"
    r"|(?P<quote>[\"'“”„‘’‚«»‹›「」『』])"
)
_STRAIGHT = re.compile(r"[\"']|--|\.\.\.")
_SINGLE_CLOSER = re.compile(r"(?<!\s)'(?!\w)")
_DECADE = re.compile(r"\d\ds?\b")
_NO_BREAK = "\u00a0"  # French has it inside its marks
_OPENERS = frozenset("([{<¿¡/=")
_JOINERS = frozenset("-\u2010\u2011–—’")  # a word before it, and the quoted one after it
_OBJECT = "\ufffc"  # stands for what is no text, such as code or a picture
_PROSE = (
    *("title", "short_title", "subtitle", "main_message"),
    *("disclaimer", "funding", "conflicts"),
)


def set_typography(document: Document) -> Document:
    """Set the marks in all words of a document, unless its front matter says `as-written`."""
    metadata = document.metadata
    if metadata.typography == "as-written":
        return document
    language = metadata.lang
    document = map_runs(document, lambda run: set_run(run, language), skip=(About, Reference))
    document = map_inlines(document, lambda use: _expansion(use, language), Abbreviation)
    changed = _metadata(metadata)
    return document if changed == metadata else replace(document, metadata=changed)


def _expansion(use: Abbreviation, language: str) -> Abbreviation:
    if _STRAIGHT.search(use.title):
        return replace(use, title=set_words(use.title, language))
    return use


def _metadata(metadata: Metadata) -> Metadata:
    language = metadata.lang
    prose: dict[str, Any] = {n: set_words(getattr(metadata, n), language) for n in _PROSE}
    expansions = {s: set_words(long, language) for s, long in metadata.abbreviations.items()}
    return replace(metadata, abbreviations=expansions, **prose)


def set_words(words: str, language: str) -> str:
    """Set the marks in words without markup."""
    return text_of(*set_run((Text(value=words),), language))


def set_run(run: Inlines, language: str) -> Inlines:
    """Set the marks in a run of inlines: a quotation may begin in one and end in another."""
    pieces = [*_pieces(run, language)]
    if not _STRAIGHT.search("".join(piece.words for piece in pieces)):
        return run
    return _rebuilt(run, _set(pieces))


class _Piece(NamedTuple):
    """The words of a `Text`; or what stands for a node that has no words to change."""

    words: str
    language: str
    is_text: bool


def _pieces(run: Inlines, language: str) -> Iterator[_Piece]:
    for node in run:
        if isinstance(node, Text):
            yield _Piece(node.value, language, is_text=True)
        elif inner := _inside(node):
            own = node.lang if isinstance(node, Phrase) else ""
            yield from _pieces(inner, own or language)
        else:
            yield _Piece(_stand_in(node), language, is_text=False)


def _stand_in(node: Inline) -> str:
    match node:
        case Abbreviation(value=value):
            return value
        case Break():
            return "\n"
        case _:
            return _OBJECT


def _inside(node: Inline) -> Inlines:
    """Return the words that a node marks up, if they may be changed."""
    match node:
        case Link(url=url, children=children):
            return () if text_of(*children) in url else children  # an address stays as it is
        case Emphasis() | Strong() | Delete() | CrossReference() | Term() | Phrase():
            return node.children
        case _:
            return ()


def _rebuilt(run: Inlines, words: Iterator[str]) -> Inlines:
    """Put words into the `Text` nodes of a run, in the order in which `_pieces` gave them."""
    new: list[Inline] = []
    for node in run:
        if isinstance(node, Text):
            value = next(words)
            new.append(node if value == node.value else replace(node, value=value))
        elif inner := _inside(node):
            children: Any = _rebuilt(inner, words)
            new.append(replace(node, children=children))
        else:
            new.append(node)
    return tuple(new)


def _set(pieces: list[_Piece]) -> Iterator[str]:
    setter = _Setter("".join(piece.words for piece in pieces))
    start = 0
    for piece in pieces:
        end = start + len(piece.words)
        if piece.is_text:
            yield setter.set(start, end, quotes_of(piece.language))
        start = end


class _Setter:
    """Goes over the words of one run from left to right.

    Whatever decides on a mark is the same when the marks around it have been set already, so that
    set words stay as they are.
    """

    def __init__(self, words: str) -> None:
        self._words = words
        self._end, self._last = -1, ""  # where the mark before this one ended, and how it was set
        self._opens = False  # whether it begins a quotation
        self._open = {"double": False, "single": False}
        closers = [found.start() for found in _SINGLE_CLOSER.finditer(words)]
        self._last_closer = max(closers, default=-1)

    def set(self, start: int, end: int, quotes: Quotes) -> str:
        """Return the words from `start` to `end` with the marks of a language."""
        parts: list[str] = []
        for found in _MARK.finditer(self._words, start, end):
            mark = self._mark(found, quotes)
            parts += [self._words[start : found.start()], mark]
            start = found.end()
            self._last, self._end = mark.strip(_NO_BREAK), self._bounds(found, quotes)[1]
        return "".join([*parts, self._words[start:end]])

    def _mark(self, found: re.Match[str], quotes: Quotes) -> str:
        mark = found[0]
        if found.lastgroup == "quote":
            return self._quote(found, quotes)
        self._opens = False
        match found.lastgroup:
            case "dash":
                return "–" if len(mark) == 2 else "—"
            case "dots":
                return "…"
            case _:
                return mark

    def _quote(self, found: re.Match[str], quotes: Quotes) -> str:
        start, end = self._bounds(found, quotes)
        before, after = self._before(start), self._after(end, quotes)
        self._opens = opens = _opens(before, after)
        mark = found[0]
        if mark == '"':
            mark = self._double(before, after, quotes)
        elif mark == "'":
            quoted = opens and found.start() < self._last_closer
            decade = _DECADE.match(self._words, found.end())
            mark = self._single(before, after, quotes, opens=quoted and not decade)
        self._note(mark.strip(_NO_BREAK), after, quotes)
        return mark

    def _bounds(self, found: re.Match[str], quotes: Quotes) -> tuple[int, int]:
        """Return where a mark begins and ends, with the space inside it that French has."""
        start, end = found.span()
        if self._words.startswith(quotes.open, start):
            end = start + len(quotes.open)
        if self._words.endswith(quotes.close, 0, end):
            start = end - len(quotes.close)
        return start, end

    def _before(self, start: int) -> str:
        """Return the character before a mark; what begins a quotation is as good as a space."""
        if start == self._end:
            return " " if self._opens else self._last[-1:]
        return self._words[start - 1] if start else " "

    def _after(self, end: int, quotes: Quotes) -> str:
        if self._words.startswith(quotes.close, end):
            end += len(quotes.close) - 1
        return self._words[end : end + 1] or " "

    def _double(self, before: str, after: str, quotes: Quotes) -> str:
        if self._opens:
            return quotes.open
        within_word = before.isalnum() and after.isalnum()
        inches = before.isdigit() and not self._open["double"]
        return '"' if before.isspace() or within_word or inches else quotes.close

    def _single(self, before: str, after: str, quotes: Quotes, *, opens: bool) -> str:
        if opens:
            return quotes.inner_open
        alone = before.isspace() and after.isspace()
        feet = before.isdigit() and not after.isalpha() and not self._open["single"]
        if alone or feet:
            return "'"
        return quotes.inner_close if self._open["single"] and not after.isalnum() else "’"

    def _note(self, mark: str, after: str, quotes: Quotes) -> None:
        """Remember whether a quotation is open, from the mark as it has been set."""
        outer = (quotes.open.strip(_NO_BREAK), quotes.close.strip(_NO_BREAK))
        if mark in outer:
            self._open["double"] = self._opens if outer[0] == outer[1] else mark == outer[0]
        elif mark == quotes.inner_open != quotes.inner_close:
            self._open["single"] = True
        elif mark == quotes.inner_close and not after.isalnum():
            self._open["single"] = self._opens and quotes.inner_open == quotes.inner_close


def _opens(before: str, after: str) -> bool:
    """Say whether a mark between these two characters begins a quotation."""
    if after.isspace():
        return False
    if before in _JOINERS:
        return after.isalnum()
    return before.isspace() or before in _OPENERS
