"""Input that is broken, hostile or far too large: told where, words kept, and in good time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import docpub
from docpub.assets import AssetError, FolderAssets
from docpub.model import Document, text_of
from docpub.source import parse

LEAD = "# T\n\n"


def errors(source: str | bytes) -> list[tuple[str, int, int]]:
    return [
        (d.code, d.span.line, d.span.end_line)
        for d in parse(source).diagnostics
        if d.is_error and d.span
    ]


def test_bytes_that_are_not_utf_8() -> None:
    source = b"# T\n\nfine\n\nbefore \xe9t\xe9 after\n"
    assert errors(source) == [("invalid-utf-8", 5, 5)]
    assert text_of(parse(source).document) == "Tfinebefore \ufffdt\ufffd after"


@pytest.mark.parametrize("source", [b"", "", " \n\t\n", "\ufeff", b"\xef\xbb\xbf", "<!-- x -->"])
def test_a_source_without_text(source: str | bytes) -> None:
    assert errors(source) == [("empty-source", 1, 1)]


def test_front_matter_alone_is_no_text() -> None:
    assert errors("---\ntitle: T\n---\n") == [("empty-source", 1, 1)]


def test_front_matter_that_is_no_mapping_is_kept_as_text() -> None:
    source = "---\n- a\n- b\n---\nWords."
    assert errors(source) == [("front-matter-not-a-mapping", 2, 2)]
    assert text_of(parse(source).document) == "abWords."


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x0c", "\x1b", "\x7f", "\x9f", "\ufffe"])
def test_control_characters_become_spaces(character: str) -> None:
    source = f"{LEAD}one{character}two\n\nthree{character}{character}"
    expected = [("control-character", 3, 3), ("control-character", 5, 5)]
    assert errors(source) == expected
    assert text_of(parse(source).document).split() == ["Tone", "twothree"]


def test_control_characters_in_disguise_become_spaces() -> None:
    source = '---\ntitle: T\nsubtitle: "a\\x0bb"\n---\none\ntwo&#12;three'
    assert errors(source) == [("control-character", 3, 3), ("control-character", 6, 6)]
    document = parse(source).document
    assert document.metadata.subtitle == "a b"
    assert text_of(document) == "one\ntwo three"


def test_half_a_pair_of_surrogates_becomes_a_space() -> None:
    assert errors(f"{LEAD}a\ud800b") == [("control-character", 3, 3)]


def test_a_paragraph_as_long_as_a_book() -> None:
    source = f"{LEAD}" + "*word* " * 800_000 + "end"
    assert errors(source) == [("paragraph-too-long", 3, 3)]
    words = text_of(parse(source).document)
    assert words.startswith("T*word* *word*")
    assert words.endswith("end")


def test_a_title_as_long_as_a_book() -> None:
    source = f"{LEAD}:::{{note}} {'x' * 300_000}\nwords\n:::"
    assert errors(source) == [("paragraph-too-long", 3, 3)]
    assert len(text_of(parse(source).document)) == 300_006


def test_a_source_larger_than_any_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpub.source.characters.MAX_CHARACTERS", 1000)
    source = f"{LEAD}first\n\n" + " " * 1000 + "last"
    assert errors(source) == [("source-too-large", 1, 1)]
    assert text_of(parse(source).document) == "Tfirst"


@pytest.mark.parametrize(
    ("source", "last"),
    [
        ("> " * 2000 + "words", 3),
        ("- " * 2000 + "words", 3),
        ("".join(f"{'> ' * depth}a\n" for depth in range(1, 200)) + "> " * 200 + "words", 202),
        ("".join(f"{':' * (300 - depth)}{{note}}\n" for depth in range(290)) + "words", 293),
    ],
)
def test_blocks_nested_too_deep(source: str, last: int) -> None:
    found = [place for place in errors(LEAD + source) if place[0] == "nested-too-deep"]
    assert len(found) == 1
    assert found[0][2] == last
    assert "words" in text_of(parse(LEAD + source).document)


def test_markup_nested_too_deep() -> None:
    source = f"{LEAD}first\n" + "*a **b " * 60 + "words" + "** c*" * 60
    assert errors(source) == [("nested-too-deep", 4, 4)]
    words = text_of(parse(source).document)
    assert "words" in words
    assert words.count("b") == words.count("c") == 60


# --- pictures and data ---


def test_a_picture_that_is_not_there() -> None:
    parsed = docpub.parse(
        f"{LEAD}words\n![A hand](hand.png)", path="a.md", assets=FolderAssets(Path())
    )
    assert [(d.code, d.span) for d in parsed.diagnostics] == [
        ("image-not-found", docpub.Span(4, 11, 4, 19))
    ]


@pytest.mark.parametrize(
    "name", ["../x.png", "a/../../x.png", "%2e%2e/x.png", "link.png", "up/x.png"]
)
def test_a_picture_outside_the_folder(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text(f"{LEAD}![A hand]({name})")
    (folder / "link.png").symlink_to(tmp_path / "x.png")
    (folder / "up").symlink_to(tmp_path)
    [found] = docpub.parse_file(folder / "a.md").diagnostics
    assert (found.code, found.span.line, found.span.column) == ("image-not-found", 3, 11)
    assert "leads out of the source folder" in found.message


def test_a_picture_by_its_absolute_path(tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "a.md").write_text(f"{LEAD}![A hand]({picture})\n\n![B](file://{picture})")
    parsed = docpub.parse_file(tmp_path / "a.md")
    assert [d.code for d in parsed.diagnostics] == ["image-not-found", "image-remote"]


def test_links_inside_the_folder_are_followed(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"x")
    (tmp_path / "y.png").symlink_to("x.png")
    assert FolderAssets(tmp_path).read("y.png") == b"x"


def test_a_folder_and_a_broken_name_are_no_files(tmp_path: Path) -> None:
    for name in (".", "", "a" * 5000, "a\x00b", "%00"):
        with pytest.raises(AssetError):
            FolderAssets(tmp_path).read(name)


# --- time ---

# Each takes well under a second; what is not in proportion to its size would take minutes.
HOSTILE = {
    "spaces in an abbreviation": "{abbr}`a" + " " * 150_000 + "b`",
    "spaces in a heading": "## a" + " " * 150_000 + "b",
    "spaces after an identifier": "## a {#b}" + " " * 150_000 + "c",
    "spaces in a directive's title": ":::{note} a" + " " * 150_000 + "b\nx\n:::",
    "spaces in an option": ":::{note}\n:name: a" + " " * 150_000 + "b\nx\n:::",
    "spaces in a citation": "[@a" + " " * 150_000 + "b",
    "calls of notes": "[^" * 5_000 + "\n\n[^a]: Note",
    "backticks after roles": "".join("{a}" + "`" * n + " " for n in range(400)),
    "headings of one name": "## a\n" * 4_000,
    "titles of one name": ":::{note}\n:::\n" * 2_000,
    "one name given often": "## a {#a}\n" * 2_000,
    "open directives": ":::{note}\n" * 3_000,
    "a row of bars": "|a|\n|-|\n" + "|" * 30_000,
    "targets": "(a)=\n" * 20_000,
    "openings, then closings": ":::{note}\n" * 20_000 + "::::::\n" * 20_000,
    "notes": "".join(f"[^{n}]: a\n\n" for n in range(12_000)),
    "definitions of one term": "a\n" + ": b\n" * 15_000,
    "a long answer": "::::{faq}\n### a\n\n" + "b\n\n" * 30_000 + "::::",
    "broken references": "".join(f"## h{n}\n\n[](#g{n})\n\n" for n in range(4_000)),
    "open brackets": "[" * 10_000,
    "open images": "![a](" * 10_000,
    "open spans": '[a]{b="' * 5_000,
    "open tags": "<a " * 30_000,
    "open comments": "x <!-- " * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_in_good_time(name: str) -> None:
    started = time.process_time()
    docpub.parse(LEAD + HOSTILE[name])
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    "front_matter",
    [
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 20_000,
        "- " * 5_000 + "a",
        "a0: &a0 [x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)),
        "a: &x [*x]",
    ],
    ids=["lists", "mappings", "indented lists", "a billion laughs", "one inside itself"],
)
def test_front_matter_that_would_grow(front_matter: str) -> None:
    started = time.process_time()
    [code, *_] = [d.code for d in parse(f"---\n{front_matter}\n---\nwords").diagnostics]
    assert code == "yaml-syntax"
    assert time.process_time() - started < 8


def test_documents_are_read_in_time() -> None:
    part = "## A *heading*\n\nSome **words** and a [link](https://a.example).\n\n- a\n- b\n\n"
    started = time.process_time()
    document: Document = docpub.parse(LEAD + part * 1_000).document
    assert time.process_time() - started < 20
    assert len(document.children) == 3_001
