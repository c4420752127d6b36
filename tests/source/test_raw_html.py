"""Raw HTML is refused, sanitised or kept, as the caller says."""

from __future__ import annotations

import re

import pytest

from docpub.model import Html, InlineHtml, text_of, walk
from docpub.source import RawHtmlMode, parse
from spans import sliced

BLOCK = '<div class="a" onclick="b()">\nWords <script>alert(1)</script>\n</div>'
INLINE = 'A <b>bold</b> <i onclick="x">and</i> <script>y</script>'


def html(source: str, mode: RawHtmlMode) -> list[str]:
    document = parse(f"# T\n\n{source}", raw_html=mode).document
    return [node.value for node in walk(document) if isinstance(node, Html | InlineHtml)]


def test_refused_html_is_text_and_each_piece_is_told() -> None:
    for source, tags in ((BLOCK, 1), (INLINE, 6)):
        parsed = parse(f"# T\n\n{source}")
        assert [d.code for d in parsed.diagnostics] == ["raw-html"] * tags
        told = [sliced(f"# T\n\n{source}", d.span) for d in parsed.diagnostics]
        assert "".join(told) == (
            source if tags == 1 else re.sub(r"(?<=>)[^<>]*|^[^<]*", "", source)
        )
        assert source in text_of(parsed.document)
        assert not html(source, "refuse")


def test_kept_html_is_kept_as_it_is() -> None:
    assert html(BLOCK, "keep") == [BLOCK]
    expected = ["<b>", "</b>", '<i onclick="x">', "</i>", "<script>", "</script>"]
    assert html(INLINE, "keep") == expected
    assert parse(f"# T\n\n{INLINE}", raw_html="keep").diagnostics == ()


def test_sanitised_html_has_no_scripts() -> None:
    [block] = html(BLOCK, "sanitise")
    assert "Words" in block
    assert "onclick" not in block
    assert "alert" not in block
    assert html(INLINE, "sanitise") == ["<b>", "</b>", "<i>", "</i>"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <b>b", ["<b>", "</b>"]),
        ("a</b> b", []),
        ("<b><i>x</b></i>", ["<b>", "<i>", "</i>", "</b>"]),
        ("*a <b>b* c</b>", ["<b>", "</b>"]),
        ("a<br>b", ["<br>"]),
        ("a <img src=x onerror=y>", []),
        ("a <wbr>b", ["<wbr>"]),
        ("a <a href='javascript:x'>b</a>", ['<a rel="noopener noreferrer">', "</a>"]),
        ("a <!-- b --> c", []),
        ("a <?php b ?> c", []),
    ],
)
def test_sanitised_tags_are_balanced(source: str, expected: list[str]) -> None:
    assert html(source, "sanitise") == expected


@pytest.mark.parametrize(
    ("source", "expected", "told"),
    [
        ('<img src="http://EVIL/">', "", "`<img>`"),
        ('<p style="background: url(http://EVIL/)">a</p>', "<p>a</p>", "`style` of `<p>`"),
        ("<style>@import 'http://EVIL/';</style>", "", "`<style>`"),
        ("<form action='http://EVIL/'><input></form>", "", "`<form>`, `<input>`"),
        ("<iframe src='http://EVIL/'></iframe>", "", "`<iframe>`"),
        ("<link rel='stylesheet' href='http://EVIL/'>", "", "`<link>`"),
        ("<base href='http://EVIL/'>", "", "`<base>`"),
        ("<meta http-equiv='refresh' content='0;http://EVIL/'>", "", "`<meta>`"),
        ("<video src='http://EVIL/'></video>", "", "`<video>`"),
        ("<div><svg><script>EVIL</script></svg></div>", "<div></div>", "`<script>`, `<svg>`"),
        ("<p><q cite='javascript:EVIL'>a</q></p>", "<p><q>a</q></p>", "`cite` of `<q>`"),
        (
            "<p><a href='java&Tab;script:EVIL'>a</a></p>",
            '<p><a rel="noopener noreferrer">a</a></p>',
            "`href` of `<a>`",
        ),
        (
            "<p><a href='//EVIL'>a</a></p>",
            '<p><a rel="noopener noreferrer">a</a></p>',
            "`href` of `<a>`",
        ),
        ('<p dir="rtl" lang="ar">a</p>', '<p dir="rtl" lang="ar">a</p>', ""),
    ],
)
def test_what_fetches_runs_or_asks_is_taken_out_and_told(
    source: str, expected: str, told: str
) -> None:
    parsed = parse(f"# T\n\n{source}\n\nWords.", raw_html="sanitise")
    values = [node.value for node in walk(parsed.document) if isinstance(node, Html)]
    assert values == ([expected] if expected else [])
    message = f"Raw HTML is let in without {told}."
    assert [(d.code, d.message) for d in parsed.diagnostics] == (
        [("raw-html-cleaned", message)] if told else []
    )


def test_an_author_can_let_html_in_sanitised_and_no_further() -> None:
    front = "---\ntitle: T\nraw-html: {}\n---\n"
    source = front.format("sanitise") + "A <b onclick='x'>bold</b> word."
    parsed = parse(source)
    assert [d.code for d in parsed.diagnostics] == ["raw-html-cleaned"]
    assert [n.value for n in walk(parsed.document) if isinstance(n, InlineHtml)] == ["<b>", "</b>"]
    codes = [d.code for d in parse(front.format("keep") + "<b>bold</b>").diagnostics]
    assert codes == ["wrong-value", "raw-html", "raw-html"]
    refused = parse(source, raw_html="refuse")
    assert {d.code for d in refused.diagnostics} == {"raw-html"}


@pytest.mark.parametrize("mode", ["refuse", "sanitise"])
def test_comments_are_no_content(mode: RawHtmlMode) -> None:
    parsed = parse("# T\n\n<!-- gone -->\n\nA<!-- gone --> b\n\n<!--\ngone\n-->", raw_html=mode)
    assert parsed.diagnostics == ()
    assert text_of(parsed.document) == "TA b"


def test_a_comment_without_an_end_takes_in_the_rest_of_its_block() -> None:
    assert text_of(parse("# T\n\n<!-- gone\n\nstill gone").document) == "T"
