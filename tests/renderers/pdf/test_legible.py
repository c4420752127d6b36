"""Handouts whose words, or whose code, cannot be read are told when they are made."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

import docpub
from docpub.diagnostics import Diagnostic, Problems
from docpub.renderers.pdf.engine import Look
from docpub.renderers.pdf.legible import check_code, check_contrast, check_sizes
from docpub.themes import Theme

LEAFLET = """---
title: A leaflet on rest
lang: en
status: draft
version: '1'
organisation: {name: Example Clinic, phone: 555-0100}
online: https://example.org/rest
---

Rest when you feel tired, and walk a little when you can. H~2~O, `code`, 1^st^.

:::{note}
Words in a box.
:::

## A heading

| Who | When |
|-----|------|
| You | Now  |
"""
CODES = {"print-too-small", "print-too-faint", "qr-code-too-small", "qr-code-left-out"}
BLACK, WHITE = (0.0, 0.0, 0.0), (1.0, 1.0, 1.0)
TEXT = Look(
    words="Rest.",
    page=1,
    letters=100,
    size=12,
    x_height=2.1,
    bold=False,
    colour=BLACK,
    ground=WHITE,
    fine=False,
)
FINE = replace(TEXT, words="From 2024.", letters=400, size=8.5, x_height=1.49, fine=True)


def told(css: str = "", source: str = LEAFLET, **options: object) -> list[Diagnostic]:
    document = docpub.parse(source).document
    made = docpub.render(document, "pdf", options=options, theme=Theme(css=css))
    return [each for each in made.diagnostics if each.code in CODES]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"variant": "clear-print"},
        {"variant": "large-print"},
        {"colour": "mono"},
        {"booklet": True},
        {"paper": "A5"},
    ],
)
def test_nothing_is_told_of_what_docpub_chooses(options: dict[str, object]) -> None:
    assert told(**options) == []


@pytest.mark.parametrize(
    ("css", "code", "message"),
    [
        (
            "p { font-size: 11pt }",
            "print-too-small",
            "The text has an x-height of 1.92 mm (11 points); 2 mm is the least.",
        ),
        (
            ".about { font-size: 6pt }",
            "print-too-small",
            "has an x-height of 1.05 mm (6 points); 1.4 mm is the least.",
        ),
        (
            "@page { font-size: 5pt }",
            "print-too-small",
            "'Example Clinic · Version 1' on page 1 has an x-height of 0.87 mm (5 points); 1.4 mm",
        ),
        (
            "main > p { color: #999 }",
            "print-too-faint",
            "on page 1, #999999 on #ffffff, has a contrast of 2.8 to 1; 4.5 to 1 is the least.",
        ),
        (
            "main > p { opacity: 0.5 }",
            "print-too-faint",
            "on page 1, #808080 on #ffffff, has a contrast of 3.9 to 1; 4.5 to 1 is the least.",
        ),
        (
            "td { background: #555 }",
            "print-too-faint",
            "'You' on page 1, #000000 on #555555, has a contrast of 2.8 to 1; 4.5 to 1 is the",
        ),
        (
            ".code { width: 8mm; height: 8mm }",
            "qr-code-too-small",
            "The modules of the QR code are 0.24 mm wide; 0.4 mm is the least.",
        ),
    ],
)
def test_a_style_sheet_that_goes_too_far_is_told(css: str, code: str, message: str) -> None:
    found = told(css)
    assert {each.code for each in found} == {code}
    assert message in found[0].message
    assert found[0].is_error


def test_words_are_told_where_they_come_from() -> None:
    [found] = told("td { background: #555 }")
    assert found.span
    assert LEAFLET.splitlines()[found.span.line - 1].startswith("| Who")


@pytest.mark.parametrize(
    "css",
    [
        "p { font-size: 11.5pt }",  # 2.0 mm
        ".about { font-size: 8.1pt }",
        "main > p { color: #767676 }",
        "h1 { color: #909090 }",  # large
        "td { background: linear-gradient(#000, #fff) }",  # of no one colour
        ".code { width: 18mm; height: 18mm }",
    ],
)
def test_a_style_sheet_that_goes_as_far_as_it_may_is_not_told(css: str) -> None:
    assert told(css) == []


def test_an_address_that_is_too_long_for_a_code_is_told_and_printed() -> None:
    address = f"https://example.org/{'rest/' * 600}"
    source = LEAFLET.replace("https://example.org/rest", address)
    [found] = told(source=source)
    assert (found.code, found.severity) == ("qr-code-left-out", "warning")
    assert told(source=LEAFLET) == []


def test_fine_print_is_not_taken_for_the_text() -> None:
    problems = Problems()
    check_sizes([FINE, TEXT], "standard", problems)
    assert problems.found == []
    check_sizes([FINE, TEXT], "large-print", problems)
    assert [each.message for each in problems.found] == [
        "The text has an x-height of 2.10 mm (12 points); 3 mm is the least."
    ]


def test_only_the_smallest_is_told() -> None:
    problems = Problems()
    check_sizes(
        [TEXT, replace(FINE, x_height=1.3), replace(FINE, x_height=1.2)], "standard", problems
    )
    assert [each.code for each in problems.found] == ["print-too-small"]
    assert "1.20 mm" in problems.found[0].message


def test_colours_that_are_alike_without_colours_are_told() -> None:
    """Of this pair the contrast is enough, but not of the greys that it is printed in."""
    problems = Problems()
    green, grey = (0.0, 1.0, 0.0), (0.2, 0.2, 0.2)
    check_contrast([replace(TEXT, colour=green, ground=grey)], problems)
    assert [each.code for each in problems.found] == ["print-too-faint"]
    assert "where they are printed without colours" in problems.found[0].message


@pytest.mark.parametrize(("module", "codes"), [(0, []), (0.4, []), (0.39, ["qr-code-too-small"])])
def test_the_least_module(module: float, codes: list[str]) -> None:
    problems = Problems()
    check_code(module, problems)
    assert [each.code for each in problems.found] == codes
