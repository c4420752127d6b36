"""Sheet fit: roomily set where there is room, whole where there is none, and never silent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docpub
import pdftext
from docpub.diagnostics import Diagnostic
from docpub.model import Document, text_of
from docpub.passes import resolve
from docpub.renderers import Context
from docpub.renderers.pdf.design import Design
from docpub.renderers.pdf.engine import Facts, Layout, Written
from docpub.renderers.pdf.fit import (
    LEAST,
    MOST_TRIES,
    SETTINGS,
    Fitted,
    first_that_fits,
    fit_sheets,
    states_of,
)
from docpub.renderers.pdf.room import lines_of, name_of, optional

SAMPLE = Path(__file__).parents[3] / "source" / "ketamine-adhd" / "index.md"
SENTENCE = "Take a short walk every day, and rest when your knee begins to hurt. "


class FakeLayout:
    """Pages that are counted and not laid out."""

    def __init__(self, pages: float, room: float, document: Document, design: Design) -> None:
        whole = int(pages)
        self.document = document
        self.design = design
        self.facts = Facts(
            pages=whole + 1, starts={}, filled=(pages - whole) * room or 1, room=room
        )

    def write(self) -> Written:
        raise NotImplementedError


class FakeEngine:
    """Lays out as if every line were full; A4 holds a little more than Letter."""

    def __init__(self) -> None:
        self.asked: list[tuple[Document, Design]] = []

    def lay_out(self, document: Document, design: Design) -> Layout:
        self.asked.append((document, design))
        measures = design.measured
        room = 680.0 if design.paper == "Letter" else 720.0
        line = measures.body * measures.leading + measures.paragraph / 2
        return FakeLayout(
            lines_of(document) * line / measures.columns / room, room, document, design
        )


@cache
def paragraphs(number: int, extra: str = "", online: str = "https://example.org/a") -> Document:
    text = "\n\n".join(SENTENCE for _ in range(number))
    front = f"---\ntitle: T\nonline: {online}\n---\n"
    return resolve(docpub.parse(f"{front}{text}\n\n{extra}").document)


def fitted(
    document: Document, sheets: int = 1, design: Design | None = None
) -> tuple[Fitted, FakeEngine]:
    engine = FakeEngine()
    context = Context(resolve=resolve)
    return fit_sheets(document, design or Design(), sheets, engine.lay_out, context), engine


def codes(told: Sequence[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in told]


OPTIONAL = """
:::{note} Keep
Words.
:::

:::{note} First
:print: if-room

- Words.
- More.
- More.
- More.
- More.
- More.
- More.
- More.
:::

:::{notes} Second
:lines: 6
:print: if-room
:::
"""


# --- the search ---


@given(
    st.lists(st.floats(0.05, 1), min_size=1, max_size=30),
    st.floats(0.1, 20),
    st.lists(st.floats(0.8, 1.25), min_size=30, max_size=30),
)
def test_the_search_is_short_and_finds_what_fits(
    heights: list[float], scale: float, errors: list[float]
) -> None:
    heights = sorted(heights, reverse=True)
    real = sorted((scale * h * e for h, e in zip(heights, errors, strict=False)), reverse=True)
    asked: list[int] = []

    def fill(at: int) -> float:
        asked.append(at)
        return real[at]

    found = first_that_fits(heights, fill, 2, len(heights))
    assert len(asked) == len(set(asked)) <= MOST_TRIES
    if found is None:
        assert real[-1] > 2
        assert asked[-1] == len(heights) - 1
    else:
        assert real[found] <= 2


def test_what_fits_at_once_is_tried_once() -> None:
    assert first_that_fits([1, 0.5], lambda at: 1.5, 2, 2) == 0


# --- the settings ---


def test_every_setting_is_legible_and_closer_than_the_one_before() -> None:
    measures = [setting.of(Design().measured) for setting in SETTINGS]
    assert all(each.body >= LEAST for each in measures)
    assert all(each.leading >= 1.2 for each in measures)
    for one, other in pairwise(SETTINGS):
        assert one.height > other.height


def test_a_wide_table_keeps_the_page_in_one_column() -> None:
    wide = paragraphs(1, "| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |")
    assert {state.setting.columns for state in states_of(wide, ())} == {1}
    assert {state.setting.columns for state in states_of(paragraphs(1), ())} == {1, 2}


def test_states_take_less_and_less_room() -> None:
    document = paragraphs(20, OPTIONAL)
    states = states_of(document, optional(document))
    assert [state.kept for state in states] == [2, 2, 2, 2, 2, 1, 0]
    assert all(one.height > other.height for one, other in pairwise(states))


# --- fitting ---


def test_a_short_handout_is_set_roomily_in_one_layout() -> None:
    (_, told), engine = fitted(paragraphs(10, OPTIONAL))
    assert not told
    ((_, design),) = engine.asked
    assert design.measured.body > LEAST


def test_words_are_lost_only_when_type_and_space_are_not_enough() -> None:
    for number in range(10, 130, 30):
        (_, told), engine = fitted(paragraphs(number, OPTIONAL))
        last = engine.asked[-1][1].measured
        if "gave-way" in codes(told):
            assert last == SETTINGS[-1].of(Design().measured)


def test_the_last_gives_way_first_and_is_named_with_its_line() -> None:
    seen: list[list[str]] = []
    for number in range(50, 95):
        (_, told), _ = fitted(paragraphs(number, OPTIONAL))
        if "gave-way" in codes(told):
            seen.append([d.message.partition(" is ")[0] for d in told])
            assert all(d.span and d.severity == "info" for d in told)
    assert ["'Second'"] in seen
    assert ["'First'", "'Second'"] in seen
    assert {tuple(names) for names in seen} == {("'Second'",), ("'First'", "'Second'")}


def test_what_stays_fits_and_says_where_the_rest_is() -> None:
    document = next(
        document
        for document in (paragraphs(number, OPTIONAL) for number in range(50, 95))
        if codes(fitted(document)[0].diagnostics) == ["gave-way"] * 2
    )
    (layout, _), _ = fitted(document)
    assert layout.facts.pages <= 2
    assert isinstance(layout, FakeLayout)
    words = text_of(layout.document)
    assert "Keep" in words
    assert "First" not in words
    assert "There is more on the web: https://example.org/a" in words


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_a_text_thirty_percent_too_long_says_how_much(paper: docpub.renderers.pdf.Paper) -> None:
    most = max(n for n in range(50, 95) if not fitted(paragraphs(n))[0].diagnostics)
    design = Design(paper=paper)
    (layout, told), engine = fitted(paragraphs(most * 13 // 10), design=design)
    assert codes(told) == ["does-not-fit"] * 2
    lines = {d.message.split(" of ")[2][:2]: int(d.message.split()[3]) for d in told}
    # One paragraph is two lines and the space below it.
    assert lines["Le"] == pytest.approx(most * 0.3 * 2.3, rel=0.15)
    assert 0 < lines["A4"] < lines["Le"]
    assert layout.facts.pages > 2  # made all the same, with all of its words, and roomily
    whole = [(d, design) for d, design in engine.asked if design.measured.body > LEAST]
    assert text_of(whole[0][0]).count("walk") == most * 13 // 10


def test_more_sheets_hold_more() -> None:
    document = paragraphs(130)
    assert codes(fitted(document)[0].diagnostics) == ["does-not-fit"] * 2
    assert not fitted(document, sheets=2)[0].diagnostics


@pytest.mark.parametrize("number", range(20, 100, 20))
def test_it_fits_the_other_paper_too(number: int) -> None:
    (layout, told), engine = fitted(paragraphs(number), design=Design(paper="A4"))
    assert isinstance(layout, FakeLayout)
    assert layout.design.paper == "A4"
    assert not told
    for paper in ("A4", "Letter"):
        design = Design(paper=paper, measures=layout.design.measures)
        assert engine.lay_out(paragraphs(number), design).facts.pages <= 2


# --- which blocks may go ---


def test_what_the_text_refers_to_stays() -> None:
    table = ":::{table} Doses\n:name: doses\n:print: if-room\n\n| a |\n|---|\n| 1 |\n:::\n"
    assert [name_of(b) for b in optional(paragraphs(1, table))] == ["Doses"]
    assert not optional(paragraphs(1, f"See [](#doses).\n\n{table}"))


def test_sources_go_only_if_they_are_on_the_web() -> None:
    front = (
        "---\ntitle: T\nonline: {}\nreferences: [{{id: a, title: Work}}]\n---\n"
        "It helps {{cite}}`a`.\n\n:::{{references}}\n:print: if-room\n:::"
    )
    there, nowhere = (
        resolve(docpub.parse(front.format(online)).document) for online in ("https://a.org", "''")
    )
    assert len(optional(there)) == 1
    assert not optional(nowhere)


# --- with the engine ---


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_sample_fits_one_sheet(paper: str) -> None:
    document = docpub.parse_file(SAMPLE).document
    output = docpub.render(document, "pdf", options={"paper": paper})
    assert len(pdftext.pages_of(output.files["handout.pdf"])) == 2
    assert codes(output.diagnostics) == ["gave-way"] * len(output.diagnostics)
    assert all(d.span for d in output.diagnostics)
