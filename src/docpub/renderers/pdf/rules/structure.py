"""Rules on the tag tree: types, nesting, headings, alternatives, notes, languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from docpub.renderers.pdf.rules.rule import Finding, Rule
from docpub.renderers.pdf.rules.tree import STANDARD, Element, Tree, standard_role

MAPPED = Rule(
    matterhorn="02-001",
    ua="7.1",
    archival="6.7.3.4",
    sentence="Every structure type is a standard one or is mapped to one.",
)
CIRCULAR = Rule(
    matterhorn="02-003",
    ua="7.1",
    archival="6.7.3.4",
    sentence="The mapping of a structure type does not lead back to it.",
)
REMAPPED = Rule(
    matterhorn="02-004",
    ua="7.1",
    archival="6.7.3.4",
    sentence="No standard structure type is mapped to another.",
)
PARENT = Rule(ua="7.1", sentence="Every structure element names the element that holds it.")
TABLE = Rule(
    matterhorn="09-004",
    ua="7.2",
    sentence="The parts of a table are nested as ISO 32000-1, table 337, says.",
)
LIST = Rule(
    matterhorn="09-005",
    ua="7.2",
    sentence="The parts of a list are nested as ISO 32000-1, table 336, says.",
)
CONTENTS = Rule(
    matterhorn="09-006",
    ua="7.2",
    sentence="The parts of a table of contents are nested as ISO 32000-1, table 333, says.",
)
RUBY = Rule(
    matterhorn="09-007",
    ua="7.2",
    sentence="The parts of a ruby annotation are nested as ISO 32000-1, table 338, says.",
)
WARICHU = Rule(
    matterhorn="09-008",
    ua="7.2",
    sentence="The parts of a warichu are nested as ISO 32000-1, table 338, says.",
)
LANGUAGE = Rule(
    matterhorn="11-001",
    ua="7.2",
    archival="6.7.4",
    sentence="What names a language is a language tag.",
)
FIGURE = Rule(
    matterhorn="13-004",
    ua="7.3",
    sentence="Every figure has an alternative or a replacement text.",
)
FIRST_HEADING = Rule(matterhorn="14-002", ua="7.4.2", sentence="The first heading is an H1.")
SKIPPED_HEADING = Rule(
    matterhorn="14-003", ua="7.4.2", sentence="No level of heading is skipped on the way down."
)
SEVERAL_H = Rule(matterhorn="14-006", ua="7.4.4", sentence="No element holds two H.")
BOTH_HEADINGS = Rule(
    matterhorn="14-007", ua="7.4.4", sentence="Headings are either H or H1 to H6, not both."
)
FORMULA = Rule(matterhorn="17-002", ua="7.7", sentence="Every formula has an alternative text.")
NOTE_WITHOUT_ID = Rule(matterhorn="19-003", ua="7.9", sentence="Every note has an identifier.")
NOTE_TWICE = Rule(
    matterhorn="19-004", ua="7.9", sentence="The identifier of a note is that of nothing else."
)

_TAG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")
_ROWS = {"TR"}

# What an element may hold, and in what it may stand, where ISO 32000-1 says so.
_KIDS = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": _ROWS,
    "TBody": _ROWS,
    "TFoot": _ROWS,
    "TR": {"TH", "TD"},
    "L": {"L", "LI", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "Ruby": {"RB", "RT", "RP"},
    "Warichu": {"WT", "WP"},
}
_PARENTS = {
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TH": {"TR"},
    "TD": {"TR"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TOCI": {"TOC"},
    "RB": {"Ruby"},
    "RT": {"Ruby"},
    "RP": {"Ruby"},
    "WT": {"Warichu"},
    "WP": {"Warichu"},
}
_RULES = {
    **dict.fromkeys(("L", "LI", "LBody"), LIST),
    **dict.fromkeys(("TOC", "TOCI"), CONTENTS),
    **dict.fromkeys(("Ruby", "RB", "RT", "RP"), RUBY),
    **dict.fromkeys(("Warichu", "WT", "WP"), WARICHU),
}


def check_structure(tree: Tree) -> Iterator[Finding]:
    """Check the tree as a whole and every element in it."""
    yield from _role_map(tree)
    yield from _headings(tree)
    yield from _notes(tree)
    for element in tree.elements:
        yield from _element(element, tree.root)


def is_language(tag: str) -> bool:
    """Whether a text has the form of a language tag (ISO 32000-1, 14.9.2)."""
    return _TAG.fullmatch(tag) is not None


def _role_map(tree: Tree) -> Iterator[Finding]:
    for name in sorted(tree.roles):
        if name in STANDARD:
            yield Finding(REMAPPED, f"The standard type {name} is mapped to {tree.roles[name]}.")
        elif standard_role(name, tree.roles) in tree.roles:
            yield Finding(CIRCULAR, f"The mapping of the type {name} leads nowhere.")


def _element(element: Element, root: int) -> Iterator[Finding]:
    role, entries = element.role, element.entries
    if role not in STANDARD:
        yield element.breaks(MAPPED, f"The type {role} is not mapped to a standard one.")
    holder = element.parent.number if element.parent else root
    if getattr(entries.get("/P"), "objgen", (-1,))[0] != holder:
        yield element.breaks(PARENT, f"A {role} does not name the element that holds it.")
    if "/Lang" in entries and not is_language(str(entries["/Lang"])):
        yield element.breaks(LANGUAGE, f"{str(entries['/Lang'])!r} is no language tag.")
    if role in ("Figure", "Formula") and not (element.text("/Alt") or element.text("/ActualText")):
        yield element.breaks(
            FIGURE if role == "Figure" else FORMULA, f"A {role} has no alternative text."
        )
    if sum(kid.role == "H" for kid in element.kids) > 1:
        yield element.breaks(SEVERAL_H, f"A {role} holds two H.")
    if message := _misnested(element) or _misplaced_caption(element) or _parts(element):
        yield element.breaks(_RULES.get(role, TABLE), message)


def _misnested(element: Element) -> str:
    role, whole = element.role, element.whole
    if role in _PARENTS and (not whole or whole.role not in _PARENTS[role]):
        return f"A {role} stands in {whole.role if whole else 'no other element'}."
    if role not in _KIDS:
        return ""
    if element.content:
        return f"A {role} holds text itself."
    odd = next((kid.role for kid in element.parts if kid.role not in _KIDS[role]), "")
    return odd and f"A {role} holds {odd}."


def _misplaced_caption(element: Element) -> str:
    if element.role not in ("Table", "L", "TOC"):
        return ""
    places = [place for place, kid in enumerate(element.parts) if kid.role == "Caption"]
    allowed = {0, len(element.parts) - 1} if element.role == "Table" else {0}
    if len(places) > 1:
        return f"A {element.role} has two captions."
    return f"A caption stands amid a {element.role}." if {*places} - allowed else ""


def _parts(element: Element) -> str:
    if element.role != "Table":
        return ""
    count = Counter(kid.role for kid in element.parts)
    if count["THead"] > 1 or count["TFoot"] > 1:
        return "A Table has two THead or two TFoot."
    if (count["THead"] or count["TFoot"]) and not count["TBody"]:
        return "A Table has a THead or a TFoot but no TBody."
    return ""


def _headings(tree: Tree) -> Iterator[Finding]:
    levels = [(e, int(e.role[1])) for e in tree.elements if re.fullmatch("H[1-6]", e.role)]
    plain = next((e for e in tree.elements if e.role == "H"), None)
    if plain and levels:
        yield plain.breaks(BOTH_HEADINGS, "There are H and H1 to H6.")
    before = 0
    for element, level in levels:
        if not before and level != 1:
            yield element.breaks(FIRST_HEADING, f"The first heading is an H{level}.")
        elif level > before + 1:
            yield element.breaks(SKIPPED_HEADING, f"An H{level} follows an H{before}.")
        before = level


def _notes(tree: Tree) -> Iterator[Finding]:
    count = Counter(str(e.entries["/ID"]) for e in tree.elements if "/ID" in e.entries)
    for element in tree.elements:
        if element.role == "Note":
            name = str(element.entries.get("/ID", ""))
            if not name:
                yield element.breaks(NOTE_WITHOUT_ID, "A Note has no identifier.")
            elif count[name] > 1:
                yield element.breaks(NOTE_TWICE, f"The identifier {name!r} is used twice.")
