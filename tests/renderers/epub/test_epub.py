"""The book: whole, well-formed, the same everywhere, and true in what it says of itself."""

from __future__ import annotations

import builtins
import posixpath
import re
import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import docpub
from pictures import raster

DOT = raster()
BOOK = """---
title: "Asthma & <you>"
subtitle: A guide
lang: en-GB
status: draft
published: 2026-01-02
online: https://example.org/asthma
organisation: {name: Example Clinic}
keywords: [asthma]
main-message: Breathe.
---
:::{key-points}
- One, see [](#second).
:::

## First

Words[^1], and {term}`wheeze`.

[^1]: A note.

![A dot](pictures/dot%201.png) ![The same](pictures/dot%201.png) ![Another](dot-1.png)

## Second

| a | b |
|---|---|
| 1 | 2 |

## First

Again, see [](#words-to-know).

:::{faq}
### Why?
Because.
:::

:::{glossary}
wheeze
: A sound.
:::
"""


def make(text: str = BOOK, **assets: bytes) -> zipfile.ZipFile:
    given = assets or {"pictures/dot 1.png": DOT, "dot-1.png": DOT + b"another"}
    output = docpub.render(docpub.parse(text).document, "epub", assets=given)
    assert not output.diagnostics
    return zipfile.ZipFile(BytesIO(output.files["book.epub"]))


@pytest.fixture(scope="module")
def book() -> zipfile.ZipFile:
    return make()


def texts(book: zipfile.ZipFile) -> dict[str, str]:
    return {
        posixpath.basename(name): book.read(name).decode()
        for name in book.namelist()
        if name.endswith((".xhtml", ".ncx", ".opf"))
    }


def test_the_container_is_canonical(book: zipfile.ZipFile) -> None:
    names = book.namelist()
    assert names[:3] == ["mimetype", "META-INF/container.xml", "EPUB/content.opf"]
    assert names[3:] == sorted(names[3:])
    first = book.infolist()[0]
    assert first.compress_type == zipfile.ZIP_STORED
    assert book.read(first) == b"application/epub+zip"
    for entry in book.infolist():
        assert entry.date_time == (2026, 1, 2, 0, 0, 0)
        assert entry.create_system == 3
        assert entry.external_attr >> 16 == 0o100644
        assert not entry.extra
    assert book.testzip() is None


def test_each_chapter_has_a_file_named_by_its_heading(book: zipfile.ZipFile) -> None:
    chapters = [name for name in texts(book) if name.endswith(".xhtml")]
    assert sorted(chapters) == [
        "about-this-document.xhtml",
        "cover.xhtml",
        "first-2.xhtml",
        "first.xhtml",
        "nav.xhtml",
        "questions-and-answers.xhtml",
        "second.xhtml",
        "title.xhtml",
        "words-to-know.xhtml",
    ]


def test_every_file_is_well_formed_and_says_its_language(book: zipfile.ZipFile) -> None:
    for name, text in texts(book).items():
        root = ET.fromstring(text)
        assert text.startswith('<?xml version="1.0" encoding="utf-8"?>\n')
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-GB", name


def test_links_lead_to_files_and_identifiers_that_are_there(book: zipfile.ZipFile) -> None:
    files = texts(book)
    identifiers = {name: set(re.findall(r' id="([^"]+)"', text)) for name, text in files.items()}
    links = 0
    for name, text in files.items():
        for address in re.findall(r' (?:href|src)="([^":]+)"', text):
            file, _, fragment = address.partition("#")
            links += 1
            if file.endswith((".css", ".jpg", ".png")):
                assert f"EPUB/{file}" in book.namelist()
                continue
            assert (file or name) in files
            assert not fragment or fragment in identifiers[file or name], (name, address)
    assert links > 40


def test_contents_and_ncx_list_the_same(book: zipfile.ZipFile) -> None:
    files = texts(book)
    toc = files["nav.xhtml"].partition("</nav>")[0]
    listed = re.findall(r'<a href="([^"]+)">([^<]+)</a>', toc)
    old = re.findall(r"<text>([^<]+)</text></navLabel><content src=\"([^\"]+)\"", files["toc.ncx"])
    assert [(address, words) for words, address in old] == listed
    assert ("second.xhtml", "Second") in listed
    assert ("questions-and-answers.xhtml#why", "Why?") in listed


def test_landmarks_have_one_kind_each(book: zipfile.ZipFile) -> None:
    nav = texts(book)["nav.xhtml"]
    kinds = re.findall(r'<a epub:type="([^"]+)"', nav)
    assert kinds == ["cover", "titlepage", "toc", "bodymatter"]


def test_footnotes_stay_in_their_chapter(book: zipfile.ZipFile) -> None:
    chapter = texts(book)["first.xhtml"]
    assert 'href="#note--1"' in chapter
    assert (
        '<aside class="footnote" id="note--1" role="doc-footnote" epub:type="footnote">' in chapter
    )


def test_a_draft_says_so_in_every_chapter(book: zipfile.ZipFile) -> None:
    for name, text in texts(book).items():
        if name.endswith(".xhtml") and name not in ("cover.xhtml", "nav.xhtml"):
            assert "DRAFT – not for patients" in text, name


def test_a_picture_is_kept_once(book: zipfile.ZipFile) -> None:
    pictures = [name for name in book.namelist() if name.endswith(".png")]
    assert pictures == ["EPUB/images/dot-1-2.png", "EPUB/images/dot-1.png"]


def facts(book: zipfile.ZipFile, name: str) -> list[str]:
    return re.findall(rf'<meta property="{name}"[^>]*>([^<]+)<', texts(book)["content.opf"])


def test_accessibility_is_computed_from_what_is_there(book: zipfile.ZipFile) -> None:
    assert facts(book, "schema:accessMode") == ["textual", "visual"]
    assert "alternativeText" in facts(book, "schema:accessibilityFeature")
    plain = make("# A\n\nWords.")
    assert facts(plain, "schema:accessMode") == ["textual"]
    assert "alternativeText" not in facts(plain, "schema:accessibilityFeature")
    assert "MathML" not in facts(plain, "schema:accessibilityFeature")
    assert "MathML" not in facts(make("# A\n\n$\\foo$"), "schema:accessibilityFeature")
    formula = make("# A\n\n## B\n\n$x$")
    assert "MathML" in facts(formula, "schema:accessibilityFeature")
    assert re.findall(r'href="([^"]+)"[^>]* properties="mathml"', texts(formula)["content.opf"])
    undescribed = make("# A\n\n![](a.png)", **{"a.png": DOT})
    assert facts(undescribed, "schema:accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in facts(undescribed, "schema:accessibilityFeature")
    moving = make("# A\n\n![A dot](a.gif)", **{"a.gif": raster("GIF")})
    assert facts(moving, "schema:accessibilityHazard") == ["unknown"]
    assert not any(facts(each, "dcterms:conformsTo") for each in (book, plain, undescribed))


def test_metadata_comes_from_the_front_matter(book: zipfile.ZipFile) -> None:
    package = texts(book)["content.opf"]
    assert facts(book, "dcterms:modified") == ["2026-01-02T00:00:00Z"]
    for piece in (
        "<dc:title>Asthma &amp; &lt;you&gt;</dc:title>",
        "<dc:language>en-GB</dc:language>",
        "<dc:publisher>Example Clinic</dc:publisher>",
        "<dc:subject>asthma</dc:subject>",
        "<dc:description>Breathe.</dc:description>",
        "<dc:date>2026-01-02</dc:date>",
    ):
        assert piece in package


def test_the_identifier_is_that_of_the_address(book: zipfile.ZipFile) -> None:
    def identifier(made: zipfile.ZipFile) -> str:
        [found] = re.findall(r"<dc:identifier[^>]*>([^<]+)<", texts(made)["content.opf"])
        return found

    assert identifier(book) == identifier(make(BOOK.replace("Words", "Other words")))
    assert identifier(book) != identifier(make("# Another"))


ARABIC = """---
title: دليل الدواء
lang: ar
---

اقرأ [the leaflet]{lang=en} أولا.

## جرعة [Ritalin *LA*]{lang=en}

خذ 5 mg.
"""


def test_a_book_from_right_to_left() -> None:
    files = texts(make(ARABIC))
    assert 'page-progression-direction="rtl"' in files["content.opf"]
    pages = {name: text for name, text in files.items() if name.endswith(".xhtml")}
    assert len(pages) == 4
    for text in pages.values():
        [opening] = re.findall("<html[^>]*>", text)
        assert 'lang="ar" xml:lang="ar" dir="rtl"' in opening


def test_each_turn_to_another_language_says_so_and_its_direction() -> None:
    pages = [text for name, text in texts(make(ARABIC)).items() if name.endswith(".xhtml")]
    turns = [tag for text in pages for tag in re.findall("<(?!html)[^>]* lang=[^>]*>", text)]
    assert len(turns) == 3  # in the title's file, the heading, and the contents
    for tag in turns:
        assert 'lang="en" xml:lang="en" dir="ltr"' in tag


def test_raw_html_that_is_not_well_formed_is_left_out_and_told() -> None:
    document = docpub.parse("# A\n\nSome <b>bold words.", raw_html="keep").document
    output = docpub.render(document, "epub")
    assert [d.code for d in output.diagnostics] == ["raw-html-not-well-formed"]
    book = zipfile.ZipFile(BytesIO(output.files["book.epub"]))
    assert "Some bold words." in texts(book)["title.xhtml"]


def test_without_ebooklib_the_mend_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *arguments: Any, **named: Any) -> Any:
        if name.partition(".")[0] == "ebooklib":
            raise ImportError("No module named 'ebooklib'")
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(docpub.RendererError) as missing:
        docpub.render(docpub.parse("# A").document, "epub")
    assert missing.value.hint == "Run: pip install EbookLib"


def test_a_link_to_a_file_beside_the_source_leads_nowhere_in_a_book() -> None:
    book = make("# A\n\nSee [the codes](../codes.html) and [all](https://example.org).")
    (text,) = [words for words in texts(book).values() if "See" in words]
    assert 'See the codes and <a href="https://example.org">all</a>.' in text


def test_a_very_long_chapter_is_parted_and_each_note_stays_with_its_call() -> None:
    more = "More words. " * 1000
    parts = "".join(
        f"### Part {number}\n\nWords[^n{number}]. {more}\n\n[^n{number}]: Note.\n\n"
        for number in range(20)
    )
    files = texts(make(f"# A\n\n## Long\n\n{parts}\n## Short\n\nSee [](#part-19).\n"))
    long = [files[name] for name in ("long.xhtml", "long-2.xhtml", "long-3.xhtml")]
    assert all(len(text) < 300_000 for text in long)
    for text in long:
        calls = re.findall(r'href="#(note--\d+)"', text)
        assert calls
        assert all(f'id="{call}"' in text for call in calls)
    assert 'href="long-3.xhtml#part-19"' in files["short.xhtml"]
    assert 'href="long-2.xhtml#part-9"' in files["nav.xhtml"]


def test_a_claim_is_made_only_by_who_vouches_for_it() -> None:
    plain = texts(make("# A\n"))["content.opf"]
    assert "conformsTo" not in plain
    vouched = "---\ntitle: A\nseries: {name: B, number: '3'}\ncertification: {by: C}\n---\n"
    package = texts(make(vouched))["content.opf"]
    assert 'property="dcterms:conformsTo"' in package
    assert ">C</meta>" in package
    assert '<meta name="calibre:series_index" content="3"/>' in package


def test_an_introduction_says_so_itself() -> None:
    files = texts(make("# A\n\n## Introduction\n\nB\n\n## Other\n\nC\n"))
    assert 'role="doc-introduction"' in files["introduction.xhtml"]
    assert 'role="doc-chapter"' in files["other.xhtml"]


def test_a_book_that_is_too_large_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpub.renderers.epub.MAX_BOOK_BYTES", 1000)
    output = docpub.render(docpub.parse("# A\n").document, "epub")
    assert [d.code for d in output.diagnostics] == ["book-too-large"]
