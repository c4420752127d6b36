"""The line that a diagnostic is about, and the marks below it."""

from __future__ import annotations

import pytest

from docpub.diagnostics import Span
from docpub.diagnostics.excerpt import WIDTH, excerpt


@pytest.mark.parametrize(
    ("line", "columns", "text", "marks"),
    [
        ("one two", (5, 8), "one two", "    ^~~"),
        ("one two", (1, 1), "one two", "^"),
        ("one", (9, 12), "one", "   ^"),
        ("", (1, 1), "", "^"),
        ("\tone two", (6, 9), "\tone two", "\t    ^~~"),
        ("漢字 two", (4, 7), "漢字 two", "     ^~~"),
        ("a 漢字", (3, 5), "a 漢字", "  ^~~~"),
        ("e\u0301 two", (4, 7), "e\u0301 two", "  ^~~"),
        ("a\x1b[31mb", (7, 8), "a\ufffd[31mb", "      ^"),
    ],
)
def test_marks_stand_below_the_place(
    line: str, columns: tuple[int, int], text: str, marks: str
) -> None:
    assert excerpt(line, Span(1, columns[0], 1, columns[1])) == (text, marks)


def test_of_several_lines_the_first_is_marked_to_its_end() -> None:
    assert excerpt("> one two", Span(3, 3, 5, 2)) == ("> one two", "  ^~~~~~~")


@pytest.mark.parametrize("begin", [0, 200, 970])
def test_a_long_line_is_cut_around_the_place(begin: int) -> None:
    line = "." * begin + "place" + "." * (995 - begin)
    text, marks = excerpt(line, Span(1, begin + 1, 1, begin + 6))
    assert len(text) <= WIDTH + 2
    assert text[marks.index("^") :].startswith("place")
    assert marks.endswith("^~~~~")
    assert text.startswith("…") == (begin > 0)
    assert text.endswith("…") == (begin < 970)


def test_a_span_that_goes_on_beyond_the_cut_is_marked_to_it() -> None:
    text, marks = excerpt("x" * 1000, Span(1, 1, 1, 1001))
    assert (len(text), len(marks)) == (WIDTH + 1, WIDTH)
