"""A fragment: what it brings touches nothing around it, and nothing around it touches it."""

from __future__ import annotations

import re

import pytest
import tinycss2
import tinyhtml5

import docpub
from docpub.assets import scope_sheet
from docpub.themes import style

DRAFT = """---
title: A leaflet
lang: ar
status: draft
---
:::{key-points}
- One
:::

## Part

#### Deep
"""


def fragment(text: str, **options: object) -> str:
    document = docpub.parse(text).document
    given = {"fragment": True, **options}
    return docpub.render(document, "html", options=given).files["page.html"].decode()


def test_there_is_no_page_around_it() -> None:
    html = fragment(DRAFT)
    assert not re.search("<(!doctype|html|head|body|main|title|meta|script)", html, re.IGNORECASE)
    tree = tinyhtml5.parse(html, namespace_html_elements=False)
    elements = [*(tree.find("head") or ()), *(tree.find("body") or ())]
    assert [each.tag for each in elements] == ["style", "div"]
    assert elements[1].attrib == {"class": "docpub", "lang": "ar", "dir": "rtl"}


def test_a_draft_says_so() -> None:
    assert "DRAFT" in fragment(DRAFT)


def test_every_class_name_is_ours_in_the_text_and_in_the_style() -> None:
    html = fragment(DRAFT)
    names = {name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}
    assert {"docpub", "docpub-key-points", "docpub-notice", "docpub-title"} <= names
    assert {name for name in names if not name.startswith("docpub")} == set()


@pytest.mark.parametrize(
    ("offset", "levels"), [(0, ["h1", "h2", "h2", "h3", "h2"]), (2, ["h3", "h4", "h4", "h5", "h4"])]
)
def test_headings_are_lowered_and_skip_no_level(offset: int, levels: list[str]) -> None:
    html = fragment(DRAFT, **{"heading-offset": offset})
    assert re.findall(r"<(h\d)", html) == levels


def test_links_lead_where_they_led() -> None:
    assert 'id="part"' in fragment(DRAFT)


@pytest.mark.parametrize(
    ("css", "scoped"),
    [
        ("p, .a > b { x: y }", ".docpub p, .docpub .docpub-a > b {x: y;}"),
        (":root { --a: 1 }", ".docpub {--a: 1;}"),
        ("html[dir=rtl] .a { x: y }", ".docpub[dir=rtl] .docpub-a {x: y;}"),
        ("html { x: y }", ".docpub {x: y;}"),
        ("body { display: grid } body > main, main p { x: y }", ""),
        ("main, .main, p { x: y }", ".docpub .docpub-main, .docpub p {x: y;}"),
        (
            "a:not(.b, :is(.c *)):hover { x: y }",
            ".docpub a:not(.docpub-b, :is(.docpub-c *)):hover {x: y;}",
        ),
        ("@media print { .a { x: 1.5em } }", "@media print {\n.docpub .docpub-a {x: 1.5em;}\n}"),
        ("@page { margin: 0 }", ""),
        ("p { margin: 0 -2rem }", ".docpub p {margin: 0 calc(-2 * var(--docpub-rem));}"),
        (
            "p { top: max(1rem, (1px + 2px)) !important }",
            ".docpub p {top: max(calc(1 * var(--docpub-rem)), (1px + 2px)) !important;}",
        ),
        (
            "html { font-size: 1.1rem; margin: 1rem }",
            ".docpub {font-size: 1.1rem; margin: calc(1 * var(--docpub-rem));}",
        ),
        ("p::before { content: '1rem' }", '.docpub p::before {content: "1rem";}'),
        ("a { x: y; &.b .c { z: w } }", ".docpub a {x: y; &.docpub-b .docpub-c {z: w;}}"),
        ('a::before { content: ".b, c" }', '.docpub a::before {content: ".b, c";}'),
        ("@keyframes k { from { x: y } }", "@keyframes k { from { x: y } }"),
    ],
)
def test_rules_are_kept_to_it(css: str, scoped: str) -> None:
    unit, own, rest = scope_sheet(f"{css}\nb {{}}", "docpub").split("\n", 2)
    assert unit.startswith("@property --docpub-rem {")
    assert own == ".docpub {--docpub-rem: 1em;}"
    assert rest.removesuffix(".docpub b {}").strip() == scoped


def test_no_rule_of_our_style_sheet_gets_out() -> None:
    checked = 0
    stack = tinycss2.parse_stylesheet(scope_sheet(style("html.css"), "docpub"))
    while stack:
        rule = stack.pop()
        if rule.type == "qualified-rule":
            prelude = tinycss2.serialize(rule.prelude)
            flat = re.sub(r"\([^()]*(\([^()]*\)[^()]*)*\)", "", prelude)
            for selector in flat.split(","):
                assert re.match(r"\s*\.docpub(?![\w-])", selector), prelude
            assert re.findall(r"\.(?!docpub\b)[a-z]", prelude) == []
            checked += 1
        elif rule.type == "at-rule":
            if rule.lower_at_keyword == "property":
                continue
            assert rule.lower_at_keyword in {"media", "supports", "container", "layer"}
            stack += tinycss2.parse_rule_list(rule.content)
        else:
            assert rule.type == "whitespace", rule
    assert checked > 50
