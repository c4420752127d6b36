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
        ("a <img src=x onerror=y>", ['<img src="x">']),
        ("a <a href='javascript:x'>b</a>", ['<a rel="noopener noreferrer">', "</a>"]),
        ("a <!-- b --> c", []),
        ("a <?php b ?> c", []),
    ],
)
def test_sanitised_tags_are_balanced(source: str, expected: list[str]) -> None:
    assert html(source, "sanitise") == expected


@pytest.mark.parametrize("mode", ["refuse", "sanitise"])
def test_comments_are_no_content(mode: RawHtmlMode) -> None:
    parsed = parse("# T\n\n<!-- gone -->\n\nA<!-- gone --> b\n\n<!--\ngone\n-->", raw_html=mode)
    assert parsed.diagnostics == ()
    assert text_of(parsed.document) == "TA b"


def test_a_comment_without_an_end_takes_in_the_rest_of_its_block() -> None:
    assert text_of(parse("# T\n\n<!-- gone\n\nstill gone").document) == "T"
