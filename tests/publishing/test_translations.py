"""The same text in other languages: links between the pages, and translations left behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import docpub
from docpub.cli import main
from docpub.labels import own_name

ENGLISH = """---
title: Rest
languages: [rest-es.md, other/rest-ar.md]
---

Rest for 5 days.

:::{include} more.md
:::
"""
SPANISH = (
    "---\ntitle: Descanso\nlang: es\ntranslation-of: {file: rest.md}\n---\n\nDescanse 5 días.\n"
)
ARABIC = """---
title: راحة
lang: ar
translation-of:
  file: ../rest.md
---

راحة.
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    (folder / "other").mkdir(parents=True)
    (folder / "docpub.toml").touch()
    (folder / "rest.md").write_text(ENGLISH)
    (folder / "more.md").write_text("And drink.\n")
    (folder / "rest-es.md").write_text(SPANISH)
    (folder / "other" / "rest-ar.md").write_text(ARABIC)
    return folder


def published(folder: Path, cache: Path | None = None) -> docpub.Report:
    return docpub.publish(folder, folder.parent / "out", formats=["html"], cache=cache)


def links(folder: Path, name: str) -> list[tuple[str, str, str]]:
    """Return the links of a page to other languages: address, language and words."""
    page = (folder.parent / "out" / name / f"{name}.html").read_text()
    found: list[tuple[str, str, str]] = re.findall(
        r'<li><a href="([^"]*)" type="text/html" lang="([^"]*)" hreflang="\2">([^<]*)</a>', page
    )
    for address, lang, words in found:
        assert (folder.parent / "out" / name / address).is_file()
        assert f'hreflang="{lang}" href="{address}" title="{words}">' in page
    return found


def codes(report: docpub.Report) -> list[tuple[str, str]]:
    return [(Path(d.file or "").name, d.code) for d in report.diagnostics]


def approve(*files: Path) -> None:
    arguments = ["--as", "translation", "--name", "T", "--date", "2026-01-02"]
    with pytest.raises(SystemExit) as ended:
        main(["approve", *map(str, files), *arguments])
    assert ended.value.code == 0


def test_the_pages_lead_to_each_other(library: Path) -> None:
    assert published(library).ok
    english = ("../rest/rest.html", "en", "English")
    spanish = ("../rest-es/rest-es.html", "es", "Español")
    arabic = ("../rest-ar/rest-ar.html", "ar", "العربية")
    assert links(library, "rest") == [spanish, arabic]
    assert links(library, "rest-es") == [english, arabic]
    assert links(library, "rest-ar") == [english, spanish]


def test_a_translation_of_an_earlier_text_is_not_published(library: Path) -> None:
    spanish, arabic = library / "rest-es.md", library / "other" / "rest-ar.md"
    approve(spanish, arabic)
    assert re.search(
        r"translation-of: \{file: rest.md, content: [0-9a-f]{32}\}\n", spanish.read_text()
    )
    cache = library.parent / "cache"
    assert codes(published(library, cache)) == []
    (library / "more.md").write_text("And drink water.\n")
    assert codes(published(library, cache)) == [
        ("rest-ar.md", "original-changed"),
        ("rest-es.md", "original-changed"),
    ]
    assert links(library, "rest") == []
    approve(spanish)
    assert codes(published(library, cache)) == [("rest-ar.md", "original-changed")]
    assert [lang for _, lang, _ in links(library, "rest")] == ["es"]
    assert [lang for _, lang, _ in links(library, "rest-es")] == ["en"]


def test_what_is_not_there_is_told_where_it_is_named(library: Path) -> None:
    (library / "rest-es.md").unlink()
    (library / "other" / "rest-ar.md").write_text(ARABIC.replace("../rest.md", "../no.md"))
    found = published(library).diagnostics
    assert [(d.code, d.span and d.span.line) for d in found] == [
        ("unreadable-file", 4),
        ("unreadable-file", 3),
    ]


def test_an_approved_translation_says_which_text_it_was_made_from(library: Path) -> None:
    spanish = library / "rest-es.md"
    spanish.write_text(SPANISH.replace("lang: es", "lang: es\nstatus: approved"))
    told = {d.code: d.severity for d in docpub.parse_file(spanish).diagnostics}
    assert told["translation-without-content"] == "warning"


def test_languages_are_called_as_their_readers_call_them() -> None:
    assert own_name("pt-BR") == "Português"
    assert own_name("zh-Hant") == "繁體中文"
    assert own_name("zh") == "中文"
    assert own_name("tlh") == "tlh"
