"""Front matter: the types decide, and whatever is wrong is told with its line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import docpub
from docpub.assets import GivenAssets
from docpub.model.metadata import Print
from docpub.source import Parsed, parse


def read(*lines: str) -> Parsed:
    return parse("\n".join(("---", "title: T", *lines, "---", "Words.")))


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("lang: no", "lang", "no"),
        ("lang: pt-BR", "lang", "pt-BR"),
        ("version: 1.10", "version", "1.10"),
        ("version: 007", "version", "007"),
        ("version: ~", "version", "~"),
        ("id: 2026-11-23", "id", "2026-11-23"),
        ("published: 2026-11-23", "published", date(2026, 11, 23)),
        ("published: '2026-11-23'", "published", date(2026, 11, 23)),
        ("keywords: [yes, 1, 2.0]", "keywords", ("yes", "1", "2.0")),
        ("abbreviations: {ON: Ontario, 1: one}", "abbreviations", {"ON": "Ontario", "1": "one"}),
        ("short-title: 'a: b'", "short_title", "a: b"),
        ("main-message: >\n  one\n  two", "main_message", "one two\n"),
        ("status: draft", "status", "draft"),
        ("docpub: 1", "docpub", 1),
        ("subtitle: 😀 عربي", "subtitle", "😀 عربي"),
        ("# a comment", "title", "T"),
    ],
)
def test_values(line: str, field: str, value: Any) -> None:
    parsed = read(line)
    assert parsed.diagnostics == ()
    assert getattr(parsed.document.metadata, field) == value


def test_nested_values() -> None:
    metadata = read(
        "reading: {target-grade: 5}",
        "print: {paper: [A4], duplex: true, sheets: 2}",
        "changes: [{version: 1.0, date: 2026-01-02, note: First}]",
        "organisation: {name: C, logo: {src: a.png, alt: C}}",
    ).document.metadata
    assert metadata.reading.target_grade == 5.0
    assert metadata.print == Print(paper=("A4",), duplex=True, sheets=2)
    assert (metadata.changes[0].version, metadata.changes[0].date) == ("1.0", date(2026, 1, 2))
    assert metadata.organisation
    assert metadata.organisation.logo


@pytest.mark.parametrize(
    ("lines", "code", "line", "words", "hint"),
    [
        (["titel: A"], "unknown-key", 3, "titel", "Did you mean `title`?"),
        (["main_message: A"], "unknown-key", 3, "main_message", "Did you mean `main-message`?"),
        (["zzz: A"], "unknown-key", 3, "zzz", "Correct the name, or remove it."),
        (["lang: en", "lang: es"], "duplicate-key", 4, "lang", "Remove one of them."),
        (["status: redy"], "wrong-value", 3, "redy", "Use `draft`,"),
        (
            ["published: soon"],
            "wrong-value",
            3,
            "a date such as 2026-11-23",
            "that the message names",
        ),
        (
            ["published: 2026-13-01"],
            "wrong-value",
            3,
            "a date such as 2026-11-23",
            "that the message names",
        ),
        (["lang: not_a_tag"], "wrong-value", 3, "lang", ""),
        (["docpub: 2"], "wrong-value", 3, "docpub", ""),
        (["title2: [", "x"], "yaml-syntax", 4, "", ""),
        (["keywords: one"], "wrong-value", 3, "keywords", ""),
        (["reading:", "  target-grade: high"], "wrong-value", 4, "target-grade", ""),
        (["reading:", "  level: 6"], "unknown-key", 4, "level", ""),
        (["organisation:", "  name: C", "  fone: 1"], "unknown-key", 5, "fone", "`phone`"),
        (["authors:", "- name: A", "- role: B"], "wrong-value", 5, "authors.1", ""),
        (["organisation: Clinic"], "wrong-value", 3, "organisation", ""),
        (["references: {a: b}"], "wrong-value", 3, "references", ""),
        (["references:", "- id: a", "- title: A"], "wrong-value", 5, "reference", ""),
        (["references:", "- id: a", "- id: a"], "duplicate-reference", 5, "a", ""),
        (["references: gone.yaml"], "unreadable-file", 3, "gone.yaml", ""),
        (["a: &x [1]", "b: *x"], "yaml-syntax", 4, "repeats", ""),
        (["a: " + "[" * 60 + "]" * 60], "yaml-syntax", 3, "deep", ""),
    ],
)
def test_mistakes(lines: list[str], code: str, line: int, words: str, hint: str) -> None:
    [found] = read(*lines).diagnostics[:1]
    assert (found.code, found.span.line) == (code, line)
    assert words in found.message
    assert hint in found.hint


def test_all_mistakes_are_told_and_the_rest_is_kept() -> None:
    parsed = read("titel: A", "lang: es", "status: redy", "published: soon")
    codes = [found.code for found in parsed.diagnostics]
    assert codes == ["unknown-key", "wrong-value", "wrong-value"]
    assert parsed.document.metadata == docpub.Metadata(title="T", lang="es")


@pytest.mark.parametrize(
    ("source", "metadata"),
    [
        ("---\ntitle: A\n---\nx", "A"),
        ("---  \ntitle: A\n---  \nx", "A"),
        ("---\ntitle: A\n...\nx", "A"),
        ("---\r\ntitle: A\r\n---\r\nx", "A"),
        ("\ufeff---\ntitle: A\n---\nx".encode(), "A"),
        ("---\n# only a comment\n---\n# B", ""),
        ("---\n---\n# B", ""),
        ("# B\n\n---\ntitle: A\n---", ""),
        ("\n---\ntitle: A\n---\nx", ""),
    ],
)
def test_where_it_stands(source: str | bytes, metadata: str) -> None:
    parsed = parse(source)
    assert {found.code for found in parsed.diagnostics} <= {"no-title"}
    assert parsed.document.metadata.title == metadata


def test_a_line_at_the_top_is_a_line() -> None:
    parsed = parse("---\n\n# A\n\nx\n\n---\n\ny")
    assert isinstance(parsed.document.children[0], docpub.ThematicBreak)
    assert docpub.text_of(parsed.document) == "Axy"


def test_lines_of_the_body_count_from_the_top_of_the_file() -> None:
    parsed = parse("---\ntitle: T\nlang: en\n---\n\nx\n\n{nope}`y`")
    assert parsed.document.children[0].span.line == 6
    assert [found.span.line for found in parsed.diagnostics] == [8]


def test_a_file_of_references_beside_the_source() -> None:
    assets = GivenAssets({"refs.yaml": "- {id: a, title: Ä}\n- {id: b, titel: x}".encode()})
    source = "---\ntitle: T\nreferences: refs.yaml\n---\nx"
    for file in ("/abs/in/a.md", "in/a.md", "a.md"):
        parsed = parse(source, file=file, assets=assets)
        assert [s.title for s in parsed.document.metadata.references] == ["Ä", ""]
    wrong = GivenAssets({"refs.yaml": b"- id: a\n- title: x"})
    for file, expected in (("/abs/in/a.md", "/abs/in/refs.yaml"), ("a.md", "refs.yaml")):
        [found] = parse(source, file=file, assets=wrong).diagnostics
        assert (found.file, found.span.line) == (expected, 2)


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"\xff", "unreadable-file", 3),
        (b"a: [", "yaml-syntax", 1),
        (b"a: b", "wrong-value", 1),
    ],
)
def test_a_file_of_references_that_is_none(data: bytes, code: str, line: int) -> None:
    source = "---\ntitle: T\nreferences: refs.yaml\n---\nx"
    [found] = parse(source, assets=GivenAssets({"refs.yaml": data})).diagnostics
    assert (found.code, found.span.line) == (code, line)


def test_what_is_no_mapping_is_told_in_words_for_authors() -> None:
    [diagnostic] = docpub.parse("---\norganisation: Clinic\n---\n# A\n").diagnostics
    assert "it has to be made of `name: value` lines" in diagnostic.message


def test_comments_alone_are_no_front_matter() -> None:
    document = docpub.parse("---\n# Title\n---\n\nWords.").document
    assert docpub.text_of(document) == "TitleWords."


def test_names_and_values_hold_no_control_characters() -> None:
    parsed = read('"\\e[2Jx": a', 'subtitle: "a\\0b"')
    assert parsed.document.metadata.subtitle == "a b"
    assert [(each.code, each.span and each.span.line) for each in parsed.diagnostics] == [
        ("control-character", 3),
        ("control-character", 4),
        ("unknown-key", 3),
    ]
    assert parsed.diagnostics[-1].message == "` [2Jx` is not a known name here."


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("---\ntitle: [a\n---\nText.", ["yaml-syntax"]),
        ("---\ntitle: A\n\nText.", ["unclosed-front-matter"]),
        ("---\nlang: es\n---\nText.", ["no-title"]),
    ],
)
def test_a_title_that_could_not_be_read_is_not_missed(source: str, codes: list[str]) -> None:
    assert [diagnostic.code for diagnostic in parse(source).diagnostics] == codes
