"""Links, pictures and spans: whatever begins with a bracket and goes on after the closing one.

They are found in one pass over a text, as the appendix of CommonMark's specification describes
(https://spec.commonmark.org/0.31.2/#phase-2-inline-structure), so that the time is in proportion
to its length however the brackets are nested.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline

if TYPE_CHECKING:
    from docpub.source.rules.inline import InlineParser, InlineState

MAX_LABEL = 999  # characters, by the specification
MAX_ATTRIBUTES = 1_000

_STOP = re.compile(r"[\[\]!\\`<{$]")
_SPACE = re.compile(r"[ \t\n]*")
_LABEL = re.compile(rf"\[((?:[^\\\[\]]|\\.){{0,{MAX_LABEL}}}+)\]", re.DOTALL)
_ATTRIBUTES = re.compile(r"\{(?=\s*(?:[.#%}]|[\w:-]+\s*=))[^{}]*\}")  # a role has none of these


@dataclass(slots=True)
class Bracket:
    """A link, picture or span: where it begins and ends, and the words in its brackets."""

    kind: Literal["link", "image", "span"]
    start: int
    label: tuple[int, int]
    end: int
    attributes: dict[str, str | int | float] = field(default_factory=dict)


class _Target(NamedTuple):
    end: int
    href: str
    title: str


def bracket_plugin(md: MarkdownIt) -> None:
    """Put one rule in the place of those for links and pictures."""
    md.inline.ruler.disable(["link", "image"])
    md.inline.ruler.push("bracket", _bracket)


def _bracket(state: StateInline, silent: bool) -> bool:
    """Make the tokens of what `find_brackets` found here; between them stand those of its words."""
    found = _brackets(state).get(state.pos)
    if not found or found.end > state.posMax:
        return False
    limit = state.posMax
    state.pos, state.posMax = found.label
    opening = state.push(f"{found.kind}_open", "", 1)
    opening.attrs = found.attributes
    opening.content = state.src[state.pos : state.posMax]
    state.linkLevel += found.kind == "link"
    state.md.inline.tokenize(state)
    state.linkLevel -= found.kind == "link"
    state.push(f"{found.kind}_close", "", -1)
    state.pos, state.posMax = found.end, limit
    return True


def _brackets(state: StateInline) -> dict[int, Bracket]:
    own: InlineState = state  # type: ignore[assignment]  # our parser makes no other
    if own.brackets is None:
        pos, limit = state.pos, state.posMax
        state.posMax = len(state.src)
        own.brackets = find_brackets(state)
        state.pos, state.posMax = pos, limit
    return own.brackets


def find_brackets(state: StateInline) -> dict[int, Bracket]:
    """Find all of them in a text, by where they begin."""
    found: dict[int, Bracket] = {}
    opened: list[tuple[int, bool]] = []  # where, and whether a `!` stands before
    linked = 0  # so many of these have a link in them, so they cannot be links themselves
    parser: InlineParser = state.md.inline  # type: ignore[assignment]
    state.pos = 0
    while stop := _STOP.search(state.src, state.pos):
        state.pos = pos = stop.start()
        image = state.src.startswith("![", pos)
        if stop[0] == "]" and opened:
            start, image = opened.pop()
            bracket = _closed(state, start, pos, image, len(opened) >= linked)
            if bracket:
                found[bracket.start] = bracket
            linked = min(linked, len(opened))
            if bracket and bracket.kind == "link":
                linked = len(opened)
            state.pos = bracket.end if bracket else pos + 1
        elif stop[0] == "[" or image:
            state.pos = pos + image
            if not _skip_call(parser, state):
                opened.append((pos + image, image))
                state.pos = pos + image + 1
        elif stop[0] in "!]" or not parser.skip(state):
            state.pos = max(state.pos, pos + 1)
    return found


def _skip_call(parser: InlineParser, state: StateInline) -> bool:
    """Pass over a note's call or a citation, which are whole in themselves."""
    return any(rule(state, True) for rule in parser.rules["["] if rule is not _bracket)


def _closed(
    state: StateInline, start: int, close: int, image: bool, may_link: bool
) -> Bracket | None:
    """Return what the bracket that opens here is, now that it is closed."""
    label = (start + 1, close)
    target = _target(state, label) if image or may_link else None
    if target:
        attributes: dict[str, str | int | float] = {"href": target.href, "title": target.title}
        if image:
            return Bracket("image", start - 1, label, target.end, attributes)
        return Bracket("link", start, label, target.end, attributes)
    written = _ATTRIBUTES.match(state.src, close + 1, close + 1 + MAX_ATTRIBUTES)
    if not written:
        return None
    return Bracket("span", start, label, written.end(), {"written": written[0], "at": close + 1})


def _target(state: StateInline, label: tuple[int, int]) -> _Target | None:
    """Read what a link leads to: `(destination "title")`, or a reference to a definition."""
    return _inline_target(state, label[1] + 1) or _reference(state, label)


def _inline_target(state: StateInline, pos: int) -> _Target | None:
    src, limit, helpers = state.src, state.posMax, state.md.helpers
    if not src.startswith("(", pos):
        return None
    pos = _after_space(src, pos + 1)
    destination = helpers.parseLinkDestination(src, pos, limit)
    href = state.md.normalizeLink(destination.str) if destination.ok else ""
    if not state.md.validateLink(href):
        return None
    before = destination.pos if destination.ok else pos
    pos = _after_space(src, before)
    title = helpers.parseLinkTitle(src, pos, limit) if before < pos < limit else None
    if title and title.ok:
        pos = _after_space(src, title.pos)
    if not src.startswith(")", pos):
        return None
    return _Target(pos + 1, href, title.str if title and title.ok else "")


def _reference(state: StateInline, label: tuple[int, int]) -> _Target | None:
    definitions = state.env.get("references")
    if not definitions:
        return None
    second = _LABEL.match(state.src, label[1] + 1)
    name = second[1] if second else ""
    if not name.strip():
        if label[1] - label[0] > MAX_LABEL:
            return None
        name = state.src[label[0] : label[1]]
    definition = definitions.get(normalizeReference(name))
    if not definition:
        return None
    definition["used"] = True
    return _Target(
        second.end() if second else label[1] + 1, definition["href"], definition["title"]
    )


def _after_space(src: str, pos: int) -> int:
    found = _SPACE.match(src, pos)
    return found.end() if found else pos
