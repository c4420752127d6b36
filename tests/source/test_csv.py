"""Where comma-separated values are wrong, and what stands between them."""

from __future__ import annotations

import pytest

import docpub


def table(body: str) -> docpub.Diagnostic:
    found = docpub.parse(f"# Title\n\n```{{csv-table}}\n{body}\n```\n").diagnostics
    [diagnostic] = found
    return diagnostic


@pytest.mark.parametrize("delimiter", [";;", '"'])
def test_a_delimiter_is_one_character(delimiter: str) -> None:
    diagnostic = table(f":delimiter: {delimiter}\na,b\n1,2")
    assert diagnostic.code == "csv-syntax"
    assert diagnostic.span == docpub.Span(4, 13, 4, 13 + len(delimiter))
    assert "one character" in diagnostic.hint


def test_the_record_that_is_wrong_is_told_by_its_first_line() -> None:
    diagnostic = table('a,b\n"1\n2",3\n4,"5" x')
    assert diagnostic.code == "csv-syntax"
    assert diagnostic.span == docpub.Span(7, 1, 7, 8)
