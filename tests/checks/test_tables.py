"""What is told of tables in any document."""

from __future__ import annotations

import pytest

import docpub


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("| a | b |\n|---|---|\n", 1),
        ("Text:\n\n| a | b |\n|---|---|\n\nText.", 3),
        (":::{table} Caption\n| a |\n|---|\n:::", 2),
        ("```{csv-table} Caption\na,b\n```", 2),
    ],
)
def test_a_head_without_rows_is_told_wherever_it_stands(text: str, line: int) -> None:
    found = docpub.parse(f"---\ntitle: T\n---\n{text}").diagnostics
    assert [(d.code, d.severity, d.span and d.span.line) for d in found] == [
        ("table-without-rows", "error", line + 3)
    ]


def test_a_table_without_a_head_has_rows() -> None:
    text = ":::{table} Caption\n:header-rows: 0\n:header-columns: 1\n\n| a | b |\n|---|---|\n:::"
    assert docpub.parse(f"---\ntitle: T\n---\n{text}").diagnostics == ()
