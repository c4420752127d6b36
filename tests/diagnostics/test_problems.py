"""What is found is told of a file, whatever a span says."""

from __future__ import annotations

import pytest

from docpub.diagnostics import Problems, Span


@pytest.mark.parametrize(
    ("source", "file"), [(0, "in/a.md"), (1, "in/b.md"), (2, "in/a.md"), (-1, "in/a.md")]
)
def test_a_file_that_does_not_exist_is_the_source_itself(source: int, file: str) -> None:
    problems = Problems("in/a.md", ["b.md"])
    problems.report("empty-source", "Nothing.", Span(1, 1, 1, 1, source))
    assert [found.file for found in problems.found] == [file]
