"""The style of books leaves to readers what is theirs: colours, sizes, the distance of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import tinycss2

from docpub.themes import style

LINES = r"(?:[\d.]+(?:em|px)?|solid|double|dashed|0|\s)+"  # of a border: in the colour of the text
RELATIVE = r"(?:[\d.]+(?:em|vh|%)?|auto|\s)+"
# Which values properties may have, the first that fits; all others any.
ALLOWED = {
    r"(.*-)?color|background.*|font-family|font": "(?!)",
    r"border(-(?!collapse).*)?": LINES,
    r"font-size": r"[\d.]+em",
    r"line-height": r"0",  # of raised letters, which would push lines apart
    r"(.*-)?(width|height)|margin.*|padding.*|text-indent|.*-spacing": RELATIVE,
}


def declarations(sheet: str) -> Iterator[tuple[str, str, str]]:
    """Yield selector, property and value of each declaration."""
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        assert rule.type == "qualified-rule", rule
        selector = tinycss2.serialize(rule.prelude).strip()
        for each in tinycss2.parse_blocks_contents(rule.content):
            if each.type == "declaration":
                yield selector, each.lower_name, tinycss2.serialize(each.value).strip()


def objections(sheet: str) -> list[str]:
    """Say what a style sheet takes from the reader."""
    return [
        f"{selector} {{ {name}: {value} }}"
        for selector, name, value in declarations(sheet)
        if not re.fullmatch(_allowed(name), value)
    ]


def _allowed(name: str) -> str:
    return next((values for names, values in ALLOWED.items() if re.fullmatch(names, name)), ".*")


def test_books_have_no_colours_no_absolute_sizes_and_no_line_heights() -> None:
    assert len([*declarations(style("epub.css"))]) > 50
    assert objections(style("epub.css")) == []


@pytest.mark.parametrize(
    "rule",
    [
        "p { color: black }",
        "p { background: white }",
        "p { border: 1px solid #ccc }",
        "p { border: 1px solid red }",
        "p { border-left-color: red }",
        "p { width: 300px }",
        "p { font-size: 12pt }",
        "p { font-size: medium }",
        "p { font-size: 90% }",
        "p { font: 12px serif }",
        "p { margin: 1cm }",
        "p { line-height: 1.5 }",
        "p { font-family: serif }",
    ],
)
def test_each_of_them_would_be_seen(rule: str) -> None:
    assert objections(rule)
