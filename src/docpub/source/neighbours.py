"""What authors bring along from MyST, pandoc, Obsidian and GitHub, and what to write instead.

Where docpub has no such thing the words are kept, marks and all, and the author is told.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import NamedTuple

from docpub.diagnostics import Problems
from docpub.source.positions import Origin

_CODE = "Write the code between lines of three backticks, its language behind the first of them."
_OPEN = "Write a heading, and the words below it: on paper there is nothing to click."
_CONTENTS = "Remove it: docpub makes the contents of the headings."

DIRECTIVES_INSTEAD = {
    **dict.fromkeys(("code", "code-block", "code-cell", "literalinclude", "sourcecode"), _CODE),
    **dict.fromkeys(("card", "details", "dropdown", "tab-item", "tab-set", "toggle"), _OPEN),
    **dict.fromkeys(("contents", "tableofcontents", "toctree"), _CONTENTS),
    "eval-rst": "Write it in Markdown.",
    "bibliography": "Write `:::{references}`.",
}
ROLES_INSTEAD = {
    **dict.fromkeys(("eq", "numref", "ref"), "Write `[](#name)`, or `[words](#name)`."),
    **dict.fromkeys(("sub", "sup"), "Write the characters themselves, such as H₂O and 10³."),
    **dict.fromkeys(("code", "kbd"), "Write it in backticks alone."),
    **dict.fromkeys(("doc", "download"), "Write `[words](file)`."),
    "math": "Write it between dollar signs, `$x^2$`.",
}


class _Markup(NamedTuple):
    """Markup that is not ours. What is `leading` means something at the start of a block alone."""

    pattern: re.Pattern[str]
    what: str
    instead: str
    leading: bool = False


_OTHERS = (
    _Markup(re.compile(r"!?\[\[[^\[\]]+\]\]"), "a wiki link", "Write `[words](address)`."),
    _Markup(
        re.compile(r"\^\[[^\[\]]+\]"),
        "a note in the text",
        "Write `[^name]` here, and `[^name]: note` in a paragraph of its own.",
    ),
    _Markup(re.compile(r"\{\{[^{}]+\}\}"), "a placeholder", "Write the words themselves."),
    _Markup(
        re.compile(r"(?<!=)==(?![\s=])[^=]+(?<!\s)==(?!=)"), "a highlight", "Write `**words**`."
    ),
    _Markup(
        re.compile(r"\{(?:[.#][\w-]|width=|height=)[^{}]*\}"),
        "an attribute",
        "Remove it, or put words in brackets before it, `[words]{.name}`.",
    ),
    _Markup(
        re.compile(r"^\([^()]*\)=$"),
        "the name of a block",
        "A name has small letters, digits and hyphens, and a line to itself: `(name)=`.",
    ),
    _Markup(
        re.compile(r"\{(?:abbr|cite|contact|term)\}"),
        "a role without its words",
        "Write them in backticks directly behind it, ``{term}`word` ``.",
    ),
    _Markup(
        re.compile(r":{2,}[ \t]*\{.*"),
        "the beginning of a directive",
        "Write `:::{name}`, with three colons or more, and both braces.",
        True,
    ),
    _Markup(re.compile(r"%+ .*"), "a comment", "Write `<!-- words -->`, or `\\%` for %.", True),
    _Markup(re.compile(r"\+\+\+[ \t]*$"), "a break between blocks", "Remove it.", True),
    _Markup(
        re.compile(r"\+[-=:]{3,}[-=:+]*\+"),
        "a table drawn with lines",
        "Write its rows as `| one | two |`, with `|---|---|` below the first.",
        True,
    ),
    _Markup(
        re.compile(r"\|[ \t].*"),
        "a row of a table",
        "Write `|---|---|` below the first row, as many cells as it has.",
        True,
    ),
    _Markup(
        re.compile(r"\[![A-Za-z]+\][-+]?.*"),
        "a box",
        "Write `[!NOTE]`, `[!TIP]`, `[!IMPORTANT]`, `[!WARNING]` or `[!CAUTION]` alone on the line;"
        " one with a title is `:::{note} Title`.",
        True,
    ),
)
_CITED = _Markup(
    re.compile(
        r"\[(?:-?@\w[^\[\]]*\]?|[^\[\]@]*(?<!\w)@\w[^\[\]]*\])"
        r"|(?<![\w@/])@(?P<key>\w(?:[\w:./-]*\w)?)"
    ),
    "a citation",
    "Write `[@key]`, or `[@key, p. 3]`; words of your own go before the bracket.",
)
# Most words have none of them.
_SIGNS = re.compile(r"(?<!\w)@\w|\]\]|\^\[|\{[{.#whact]|==|^[%+|:\[(]")


def tell_of_others(
    words: str, start: int, origin: Origin, problems: Problems, keys: Container[str]
) -> None:
    """Report the markup of others in some words, which are plain text here.

    They begin at `start` in what `origin` says the places of; `keys` are those of the references.
    """
    if not _SIGNS.search(words):
        return
    for first, end, markup in (*_find(words, start == 0), *_citations(words, keys)):
        message = f"This looks like {markup.what}, and is shown as it stands here."
        where = origin.span(start + first, start + end)
        problems.report("other-markup", message, where, markup.instead)


def _find(words: str, leads: bool) -> Iterator[tuple[int, int, _Markup]]:
    for markup in _OTHERS:
        if not markup.leading:
            yield from ((*found.span(), markup) for found in markup.pattern.finditer(words))
        elif leads and (found := markup.pattern.match(words)):
            yield *found.span(), markup


def _citations(words: str, keys: Container[str]) -> Iterator[tuple[int, int, _Markup]]:
    """Find what pandoc would cite; without brackets, as in `@friend`, only what can be cited."""
    for found in _CITED.pattern.finditer(words):
        if found["key"] is None or found["key"] in keys:
            yield *found.span(), _CITED
