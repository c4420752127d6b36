"""Diagnostics that an author ignores with a reason count for nothing, and stay in the record."""

from __future__ import annotations

from pathlib import Path

import pytest

import docpub
from docpub.assets import GivenAssets
from docpub.diagnostics import CATALOGUE, Diagnostic
from docpub.publishing import SourceFile, check_source
from docpub.publishing.configuration import Config, read_config
from docpub.publishing.settle import settle_later
from docpub.source import Ignore
from published import publish_source

IGNORED = "# A\n\n<!-- docpub-ignore raw-html: The reader types it. -->\n\nType <b>.\n"
NOTED = "# A\n\nType {abbr}`CT`.\n"


def test_an_ignored_error_does_not_stop_a_document(tmp_path: Path) -> None:
    result = publish_source(SourceFile.named(IGNORED, "a.md"), tmp_path, "html")
    assert result.ok
    assert [(d.code, d.ignored) for d in result.diagnostics] == [
        ("raw-html", "The reader types it.")
    ]
    assert "Type &lt;b&gt;." in (tmp_path / "a" / "a.html").read_text()


def test_an_ignored_warning_is_none_to_the_strict() -> None:
    assert not check_source(SourceFile.named(NOTED, "a.md"), strict=True).ok
    text = f"---\nignore: {{abbreviation-without-expansion: Known.}}\n---\n{NOTED}"
    assert check_source(SourceFile.named(text, "a.md"), strict=True).ok


@pytest.mark.parametrize("code", sorted(c for c, e in CATALOGUE.items() if not e.ignorable))
def test_what_would_lose_words_cannot_be_ignored(code: str) -> None:
    parsed = docpub.parse(f"---\ntitle: A\nignore: {{{code}: Because.}}\n---\nText.")
    assert [(d.code, d.span and d.span.line) for d in parsed.diagnostics] == [
        ("not-to-be-ignored", 3)
    ]
    assert not parsed.ignores


def test_a_comment_is_no_part_of_the_document() -> None:
    for mode in ("refuse", "sanitise", "keep"):
        document = docpub.parse(IGNORED, raw_html=mode).document  # type: ignore[arg-type]
        assert "docpub-ignore" not in docpub.to_json(document).decode()


def test_a_wish_that_is_none_is_a_wrong_value() -> None:
    for wish in ("{a-code: [1]}", "[1]", "all", "{no-title: x}\nignore: [1]"):
        parsed = docpub.parse(f"---\ntitle: A\nignore: {wish}\n---\nText.")
        assert "wrong-value" in {d.code for d in parsed.diagnostics}


def test_what_is_off_is_not_missed_by_those_who_ignore_it() -> None:
    config = read_config('[severity]\nraw-html = "off"\n')
    assert docpub.parse(IGNORED, config=config).diagnostics == ()


def test_a_file_of_references_has_lines_of_its_own() -> None:
    """The second line of the references must not count as the second line of the document."""
    text = (
        "---\ntitle: A\nreferences: refs.yaml\n---\n"
        "<!-- docpub-ignore wrong-value: It is meant. -->\n\nText.\n"
    )
    references = b"\n\n\n\n\n\n- {title: A}\n"
    found = docpub.parse(text, path="a.md", assets=GivenAssets({"refs.yaml": references}))
    assert {d.code: d.ignored for d in found.diagnostics}["wrong-value"] == ""


def test_what_a_renderer_finds_can_be_ignored_and_is_not_missed_before() -> None:
    text = "---\ntitle: A\nignore: {engine-message: We have looked at it.}\n---\nText.\n"
    parsed = docpub.parse(text, path="a.md")
    assert parsed.diagnostics == ()
    message = Diagnostic(code="engine-message", severity="warning", message="Too wide.")
    [settled] = settle_later([message], parsed.ignores, Config(), "a.md")
    assert (settled.file, settled.ignored) == ("a.md", "We have looked at it.")


def test_thousands_of_comments_take_no_time_of_their_own() -> None:
    """Each line of a block is looked at once for each code, however many comments there are."""
    comments = "<!-- docpub-ignore raw-html: One of many. -->\n" * 2000
    parsed = docpub.parse(f"# A\n\n{comments}\n> " + "Text <b>.\n> " * 2000)
    assert {ignore.block for ignore in parsed.ignores} == {parsed.ignores[0].block}
    codes = [d.code for d in parsed.diagnostics if not d.ignored]
    assert codes == ["unused-ignore"] * 1999


def test_ignores_are_told_with_the_document() -> None:
    [ignore] = docpub.parse(IGNORED).ignores
    assert isinstance(ignore, Ignore)
    assert (ignore.code, ignore.reason) == ("raw-html", "The reader types it.")


def test_a_wish_is_for_the_block_that_follows_whatever_that_makes() -> None:
    wish = "<!-- docpub-ignore raw-html: It is typed. -->\n"
    text = f"# A\n\n{wish}\n:::{{include}} part.md\n:::\n\nType <b>.\n\n> {wish}\nType <i>.\n"
    parsed = docpub.parse(text, path="a.md", assets=GivenAssets({"part.md": b"Words.\n"}))
    told = {d.code: d.ignored for d in parsed.diagnostics}
    assert told == {"raw-html": "", "unused-ignore": ""}
    assert [i.block.line for i in parsed.ignores if i.block] == [5, 10]


def test_a_document_without_its_source_is_checked_as_its_front_matter_wants() -> None:
    ignore = {"image-remote": "Not to be.", "unsafe-link": "Never.", "raw-html": "No."}
    source = "# A\n\n![A](https://a.example/a.png) [a](javascript:a)\n"
    document = docpub.parse(source).document
    metadata = docpub.Metadata(title="A", ignore=ignore)
    found = docpub.check(docpub.replace(document, metadata=metadata), file="a.md")
    assert [(d.code, d.ignored) for d in found] == [
        ("image-remote", ""),  # words would be lost
        ("unsafe-link", "Never."),
    ]
    assert {(d.about, d.file) for d in found} == {("", "a.md")}
    assert {d.ignored for d in docpub.check(document)} == {""}
