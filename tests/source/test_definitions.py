"""A definition of a link that no link uses says something that nobody would see."""

from __future__ import annotations

import pytest

from docpub.source import parse

LEAD = "# T\n\n"


def places(source: str) -> list[tuple[int, int]]:
    found = [d.span for d in parse(LEAD + source).diagnostics if d.code == "unused-definition"]
    return [(span.line, span.column) for span in found if span]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Text.\n\n[Warning]: Stop.", [(5, 1)]),
        ("> Text.\n>\n> [a]: /b\n>   'c'", [(5, 3)]),
        ("[a]\n\n[a]: /b\n[A]: /c", [(6, 1)]),
        (":::{note}\n[a]: /b\n:::\n\n[c]: /d", [(4, 1), (7, 1)]),
    ],
)
def test_what_is_not_used_is_told(source: str, expected: list[tuple[int, int]]) -> None:
    assert sorted(places(source)) == expected


@pytest.mark.parametrize(
    "source",
    [
        "[a] [b][c] ![d]\n\n[a]: /b\n[c]: /d\n[d]: /e.png",
        "| [a] |\n|---|\n| b |\n\n[a]: /b",
        ":::{note} [a]\nb\n:::\n\n[a]: /b",
        "[//]: # (a comment)",
        "[comment]: <> (another)",
    ],
)
def test_what_is_used_or_a_comment_is_not_told(source: str) -> None:
    assert places(source) == []
