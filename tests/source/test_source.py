"""From text to model: front matter, positions, limits, and words that are kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import docpub
from docpub.assets import AssetError, FolderAssets
from docpub.model import text_of, walk


def places(source: str) -> list[tuple[str, int]]:
    found = docpub.parse(source, path="a.md").diagnostics
    return [(d.code, d.span.line if d.span else 0) for d in found]


def front_matter(*lines: str) -> docpub.Metadata:
    source = "\n".join(("---", "title: T", *lines, "---", "Words."))
    parsed = docpub.parse(source)
    assert parsed.diagnostics == ()
    return parsed.document.metadata


def test_the_types_decide_what_a_value_is() -> None:
    metadata = front_matter("lang: no", "version: 1.10", "id: 012", "published: 2026-11-23")
    assert metadata.lang == "no"
    assert metadata.version == "1.10"
    assert metadata.id == "012"
    assert metadata.published == dt.date(2026, 11, 23)


def test_an_empty_value_says_nothing() -> None:
    assert front_matter("subtitle:", "keywords:", "reviewed:") == front_matter()


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("---\ntitle: T\norganisation:\n  name: C\n  fone: 1\n---\nX", "unknown-key", 5),
        ("---\ntitle: T\nauthors:\n- name: A\n- role: b\n---\nX", "wrong-value", 5),
        ("---\ntitle: [\n---\nX", "yaml-syntax", 2),
        ("---\ntitle: T\n\ntitle: U\n---\nX", "duplicate-key", 4),
        ("---\ntitle: T\n\nX", "unclosed-front-matter", 1),
        ("---\ntitle: T\n---\n\n> - a\n>   - {nope}`x`\n", "unknown-role", 6),
        ("# T\n\n- a\n- b\n\n  :::{note}\n  x\n\n  {nope}`x`\n  :::\n", "unknown-role", 9),
        ("# T\n\nfirst line\nsecond\n{nope}`x`\n", "unknown-role", 5),
        ("# T\n\n[^a]\n\n[^a]: Note\n\n    {nope}`x`\n", "unknown-role", 7),
        ("# T\n\n| a |\n|---|\n| 1 |\n| {nope}`x` |\n", "unknown-role", 6),
        ("# T\n\n::::{note}\n:::{tip}\nx\n:::\n:::{nope}\n:::\n::::\n", "unknown-directive", 7),
        ("# T\n\nTerm\n: {nope}`x`\n", "unknown-role", 4),
    ],
)
def test_a_mistake_is_told_with_its_line(source: str, code: str, line: int) -> None:
    assert (code, line) in places(source)


def test_every_block_has_its_lines() -> None:
    source = "# T\n\nOne\ntwo\n\n- a\n\n  b\n\n> q\n\n:::{note}\nx\n:::\n"
    blocks = docpub.parse(source).document.children
    assert [(b.span.line, b.span.end_line) for b in blocks if b.span] == [
        (1, 1),
        (3, 4),
        (6, 8),
        (10, 10),
        (12, 14),
    ]


def test_line_ends_of_all_kinds_count_alike() -> None:
    for end in ("\n", "\r\n", "\r"):
        source = end.join(("---", "title: T", "---", "", "X", "", "{nope}`x`"))
        assert places(source) == [("unknown-role", 7)]


def test_a_byte_order_mark_is_no_text() -> None:
    assert docpub.parse(b"\xef\xbb\xbf# T\n").document.children[0].span is not None


def test_outer_directives_are_not_ended_by_inner_fences() -> None:
    source = "# T\n\n:::{note}\n:::{tip}\ninner\n:::\nouter\n:::\n\nafter\n"
    parsed = docpub.parse(source)
    assert [d.code for d in parsed.diagnostics] == ["fence-too-long"]
    note, after = parsed.document.children[1:]
    assert text_of(note) == "innerouter"
    assert text_of(after) == "after"


def test_a_directive_ends_a_paragraph_and_may_stand_in_a_list() -> None:
    blocks = docpub.parse(
        "# T\n\nwords\n:::{note}\nx\n:::\n\n- a\n  :::{tip}\n  y\n  :::\n"
    ).document
    assert [type(n).__name__ for n in walk(blocks) if isinstance(n, docpub.Admonition)] == [
        "Admonition",
        "Admonition",
    ]


def test_names_of_targets_are_made_plain_on_both_sides() -> None:
    parsed = docpub.parse("# T\n\n(Fig_1)=\n## A\n\n[](#Fig_1) and [](#fig-1)\n")
    assert parsed.diagnostics == ()


@pytest.mark.parametrize(
    ("value", "words"),
    [("[" * 100_000, "nested too deep"), ("&a [x, x]\nid: *a", "repeats another part")],
)
def test_yaml_that_would_grow_or_crash_is_refused(value: str, words: str) -> None:
    [diagnostic] = docpub.parse(f"---\ntitle: {value}\n---\n# A\n").diagnostics
    assert diagnostic.code == "yaml-syntax"
    assert words in diagnostic.message


def test_deep_markup_keeps_its_words() -> None:
    for source in ("*a **b " * 200 + "end" + "** *" * 200, "> " * 500 + "end", "- " * 500 + "end"):
        document = docpub.parse(f"# T\n\n{source}\n").document
        assert "end" in text_of(document)


def test_raw_html_that_is_sanitised_is_closed() -> None:
    document = docpub.parse(
        "# T\n\nA <b>b <script>c</script></i>\n\n<p onclick=x>d", raw_html="sanitise"
    ).document
    output = docpub.render(document, "html", options={"fragment": True})
    html = output.files["page.html"].decode()
    assert "A <b>b c</b></p>" in html
    assert "<p>d</p>" in html
    assert "script" not in html
    assert "onclick" not in html


def test_comments_are_no_content_but_what_stands_beside_them_is() -> None:
    parsed = docpub.parse("# T\n\n<!-- a --> words\n\n<!--\nb\n-->\n")
    assert "words" in text_of(parsed.document)
    assert "a" not in text_of(parsed.document).split()


@pytest.mark.parametrize(
    "name", ["../x.png", "/etc/hostname", "a/../../x.png", "c:x.png", "%2e%2e/x.png"]
)
def test_nothing_outside_the_folder_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"x")
    inside = tmp_path / "in"
    inside.mkdir()
    with pytest.raises(AssetError):
        FolderAssets(inside).read(name)


def test_a_references_file_is_read_and_its_mistakes_are_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "refs.yaml").write_text("- {id: a, title: A}\n- {title: no id}\n")
    (tmp_path / "a.md").write_text("---\ntitle: T\nreferences: refs.yaml\n---\n{cite}`a`\n")
    [diagnostic] = docpub.parse_file(tmp_path / "a.md").diagnostics
    assert (diagnostic.code, diagnostic.span) == ("wrong-value", docpub.Span(2, 3, 2, 17))
    assert diagnostic.file
    assert diagnostic.file.endswith("/refs.yaml")


def test_a_byte_order_mark_shifts_no_place() -> None:
    [diagnostic, *_] = docpub.parse(b"\xef\xbb\xbf# A\r\n\r\nIt is \x93so\x94.\r\n").diagnostics
    assert diagnostic.code == "invalid-utf-8"
    assert "0x93" in diagnostic.message
    assert diagnostic.span == docpub.Span(3, 7, 3, 8)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("```\ncode", 3),
        ("~~~\ncode\n```", 3),
        ("words\n\n> ````\n> code\n> ```\n\nafter", 5),
        ("```", 3),
        ("- ```\n  code\n\nafter", 3),
    ],
)
def test_code_that_has_no_end_is_told_where_it_begins(source: str, line: int) -> None:
    assert ("unclosed-code", line) in places(f"# T\n\n{source}")


@pytest.mark.parametrize(
    "source", ["```\n```", "```\n\n```", "```\na\u2028b\n```", "> ~~~\n> a\n> ~~~~", "    code"]
)
def test_code_that_has_an_end_is_not(source: str) -> None:
    assert places(f"# T\n\n{source}") == []
