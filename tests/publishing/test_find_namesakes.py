"""Two documents of a library with one identifier are told."""

from __future__ import annotations

from pathlib import Path

import pytest

import docpub
from docpub.publishing import check_source, find_sources


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("id: PE-1", "id: PE-1", True),
        ("id: PE-1", 'id: "PE-1"  # ours', True),
        ("id: PE-1", "id: PE-1\r", True),
        ("id: PE-1\nlang: en", "lang: es\nid: PE-1", False),
        ("id: PE-1", "id: PE-10", False),
        ("id: PE-1", "series: {name: S}", False),
        ("id: PE-1", "authors:\n- name: A\n  id: PE-1", False),
        ("lang: en", "lang: en", False),
    ],
)
def test_one_identifier_for_two(tmp_path: Path, one: str, other: str, told: bool) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: A\n{one}\n---\n\nText.\n")
    (tmp_path / "b.md").write_bytes(f"---\ntitle: B\n{other}\n---\n\nid: PE-1\n".encode())
    found = [
        (d.file, d.span and d.span.line)
        for file in find_sources(tmp_path)
        for d in check_source(file).diagnostics
        if d.code == "identifier-not-unique"
    ]
    assert found == ([((tmp_path / "b.md").as_posix(), 3)] if told else [])


def test_one_that_got_a_namesake_is_made_again(tmp_path: Path) -> None:
    folder, cache = tmp_path / "source", tmp_path / "cache"
    folder.mkdir()
    (folder / "b.md").write_text("---\ntitle: B\nid: PE-1\n---\n\nText.\n")
    for number in range(2):
        report = docpub.publish(folder, tmp_path / "out", formats=["html"], cache=cache)
        assert len(report.diagnostics) == number
        (folder / "a.md").write_text("---\ntitle: A\nid: PE-1\n---\n\nText.\n")
