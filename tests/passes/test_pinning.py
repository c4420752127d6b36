"""Pinned warning signs stand behind the key points, in every output."""

from __future__ import annotations

import re

import pytest

import docpub
from docpub.passes import resolve

SIGNS = """::::{warning-signs} Get help
:pin: first

:::{emergency} Call now
- pain
:::
::::
"""
KEY_POINTS = ":::{key-points} In short\n- One.\n:::\n"
MESSAGE = "---\ntitle: T\nmain-message: Rest.\n---\n"


def titles(source: str) -> list[str]:
    document = resolve(docpub.parse(f"# T\n\n{source}").document)
    found = docpub.walk(document, docpub.KeyPoints, docpub.WarningSigns, docpub.Heading)
    return [
        docpub.text_of(*(node.children if isinstance(node, docpub.Heading) else node.title))
        for node in found
    ][1:]  # after the title


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (f"{KEY_POINTS}\n## A\n\n{SIGNS}\n## B\n", ["In short", "Get help", "A", "B"]),
        (f"## A\n\n{KEY_POINTS}\n### B\n\n{SIGNS}", ["A", "In short", "Get help", "B"]),
        (f"## A\n\nText.\n\n{SIGNS}", ["Get help", "A"]),
        (f"## A\n\n::::::{{only}} pdf\n{SIGNS}::::::\n", ["A", "Get help"]),
    ],
)
def test_they_move(source: str, expected: list[str]) -> None:
    assert titles(source) == expected


def test_without_key_points_they_follow_the_main_message() -> None:
    document = resolve(docpub.parse(f"{MESSAGE}## A\n\n{SIGNS}").document)
    kinds = [type(block) for block in document.children]
    assert kinds[:3] == [docpub.MainMessage, docpub.WarningSigns, docpub.Section]


def test_moved_once_they_stay() -> None:
    document = resolve(docpub.parse(f"## A\n\n{KEY_POINTS}\n## B\n\n{SIGNS}").document)
    assert resolve(document) == document


def test_every_output_has_them_there() -> None:
    document = docpub.parse(f"# T\n\n{KEY_POINTS}\n## A\n\nText.\n\n{SIGNS}").document
    html = docpub.render(document, "html").files["page.html"].decode()
    words = re.sub("<[^>]*>", " ", html.partition("<main")[2]).split()
    assert words.index("help") < words.index("A")


def test_another_place_is_told() -> None:
    found = docpub.parse("# T\n\n" + SIGNS.replace("first", "last")).diagnostics
    assert [(d.code, d.span.line if d.span else 0) for d in found] == [("wrong-value", 4)]
