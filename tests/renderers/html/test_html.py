"""The web page: whole in one file, and inert whatever the author writes."""

from __future__ import annotations

import re

import tinyhtml5

import docpub

FULL = """---
title: "A <title> & more"
subtitle: A "guide"
status: draft
main-message: Rest & drink.
keywords: [rest, "<b>"]
organisation: {name: "Clinic & Co", department: "A <unit>"}
---
:::{key-points}
- One
:::

## First part

Words.

### Below

Words.

## Second part

Words.
"""


def page(text: str, **options: object) -> str:
    document = docpub.parse(text).document
    return docpub.render(document, "html", options=options).files["page.html"].decode()


def test_the_page_needs_nothing_else() -> None:
    html = page(FULL)
    assert not re.search(r"<script(?! type=\"application/ld)|<link|@import|\burl\(|\bsrc=", html)
    assert "default-src 'none'" in html


def test_a_draft_says_so_and_is_kept_from_search_engines() -> None:
    html = page(FULL)
    assert '<p class="notice">DRAFT – not for patients</p>' in html
    assert '<meta name="robots" content="noindex">' in html
    approved = page(FULL.replace("draft", "approved"))
    assert "DRAFT" not in approved
    assert "noindex" not in approved


def test_what_the_author_writes_is_text_everywhere() -> None:
    html = page(FULL)
    assert "<title>A &lt;title&gt; &amp; more</title>" in html
    assert "<h1>A &lt;title&gt; &amp; more</h1>" in html
    assert 'content="rest, &lt;b&gt;"' in html
    assert "Clinic &amp; Co" in html
    assert "A &lt;unit&gt;" in html


def test_contents_lead_to_the_headings() -> None:
    html = page(FULL)
    nav = html[html.index("<nav") : html.index("</nav>")]
    targets = re.findall(r'href="#([^"]+)">([^<]+)<', nav)
    assert targets == [
        ("key-points", "Key points"),
        ("first-part", "First part"),
        ("below", "Below"),
        ("second-part", "Second part"),
        ("about-this-document", "About this document"),
    ]
    for target, words in targets:
        assert f'id="{target}">{words}</h' in html


def test_no_heading_level_is_skipped() -> None:
    html = page("# Title\n\n### Deep\n\n###### Deeper\n\n## Up\n")
    assert re.findall(r"<(h\d)", html) == ["h1", "h2", "h3", "h2"]


def test_the_page_says_its_language_and_direction() -> None:
    html = page("---\ntitle: مرحبا\nlang: ar\n---\nنص")
    assert '<html lang="ar" dir="rtl">' in html


def test_the_page_is_what_an_html_parser_expects() -> None:
    tree = tinyhtml5.parse(page(FULL), namespace_html_elements=False)
    body = tree.find("body")
    assert [child.tag for child in body] == ["header", "nav", "main", "footer"]
