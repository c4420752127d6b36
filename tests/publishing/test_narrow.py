"""Diagnostics about a part of a link, a citation or a directive stand at that part."""

from __future__ import annotations

import pytest

import docpub


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("See [#gone](#gone).", (1, 13, 1, 18)),
        ("See [what is\ngone](#gone).", (2, 7, 2, 12)),
        ("See [gone](#go%20ne).", (1, 5, 1, 21)),  # not as it is in the source
        ("> {cite}`one, two2, two`", (1, 10, 1, 13)),
        (":::{only} html, paper\nNot on paper.\n:::", (1, 17, 1, 22)),
        ("![a.png](a.png)", (1, 10, 1, 15)),
        ("Text.\n\n[^a]: Note.", (3, 1, 3, 5)),
    ],
)
def test_the_first_place_is_that_of_the_words(text: str, place: tuple[int, ...]) -> None:
    found = docpub.parse(f"{text}\n").diagnostics
    spans = [diagnostic.span for diagnostic in found if diagnostic.code != "no-title"]
    assert spans[0]
    assert (spans[0].line, spans[0].column, spans[0].end_line, spans[0].end_column) == place
