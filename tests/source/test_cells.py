"""Cells that span columns and rows, and tables that are too large."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docpub
from docpub.model import Table, TableCell, TableRow, lay_out, text_of, walk, width_of
from docpub.source import cells


def table_of(source: str) -> Table:
    [table] = [n for n in walk(docpub.parse(source).document) if isinstance(n, Table)]
    return table


def codes(source: str) -> list[str]:
    return [d.code for d in docpub.parse(source).diagnostics if d.code.startswith("table")]


HEAD = "# T\n\n| a | b |\n|---|---|\n"


@pytest.mark.parametrize(
    ("written", "spans", "words"),
    [
        ("{colspan=2} both", (2, 1), "both"),
        ("{rowspan=3}below", (1, 3), "below"),
        ("{ colspan = 2  rowspan=3 } *both*", (2, 3), "both"),
        ('{colspan="2"}', (2, 1), ""),
        ("{colspan=01} a", (1, 1), "{colspan=01} a"),
        ("{colspan=1001} a", (1, 1), "{colspan=1001} a"),
        ("a {colspan=2}", (1, 1), "a {colspan=2}"),
        ("{x=2} a", (1, 1), "{x=2} a"),
        ("`{colspan=2}` a", (1, 1), "{colspan=2} a"),
    ],
)
def test_attributes_stand_at_the_start_of_a_cell(
    written: str, spans: tuple[int, int], words: str
) -> None:
    cell = table_of(f"{HEAD}| {written} |").children[1].children[0]
    assert ((cell.colspan, cell.rowspan), text_of(cell)) == (spans, words)


def test_columns_are_counted_and_not_cells() -> None:
    assert codes(f"{HEAD}| {{colspan=2}} 1 |\n| {{rowspan=2}} 1 | 2 |\n| 2 |") == []
    assert codes(f"{HEAD}| {{colspan=2}} 1 | 2 |") == ["table-row-too-long"]
    assert codes(f"{HEAD}| {{rowspan=2}} 1 | 2 |\n| 3 | 4 |") == ["table-row-too-long"]


LARGE = {
    "pipes": HEAD + "| word | b |\n" * 30,
    "reaching": HEAD + "| {rowspan=65534} word |\n" * 8,
    "list": "# T\n\n:::{list-table} Caption\n" + "- - word\n  - b\n" * 30 + ":::",
    "values": "# T\n\n```{csv-table} Caption\n" + "word,b\n" * 30 + "```",
}


@pytest.mark.parametrize("name", LARGE)
def test_a_table_that_is_too_large_is_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MAX_CELLS", 50)
    parsed = docpub.parse(LARGE[name])
    assert "table-too-large" in [d.code for d in parsed.diagnostics]
    assert not [n for n in walk(parsed.document) if isinstance(n, Table)]
    for word in ("word", "Caption"):
        assert text_of(parsed.document).count(word) == LARGE[name].count(word)


rows = st.lists(
    st.lists(
        st.builds(TableCell, colspan=st.integers(1, 4), rowspan=st.integers(1, 4)), max_size=4
    ).map(lambda cells: TableRow(children=tuple(cells))),
    max_size=6,
).map(tuple)


@given(rows, st.integers(0, 3))
def test_no_two_cells_of_a_grid_lie_over_one_another(
    rows: tuple[TableRow, ...], header_rows: int
) -> None:
    grid = lay_out(Table(children=rows, header_rows=header_rows))
    filled: set[tuple[int, int]] = set()
    for number, row in enumerate(grid.rows):
        assert [slot.cell for slot in row.slots] == list(row.row.children)
        for slot in row.slots:
            own = {
                (number + down, slot.column + right)
                for down in range(slot.rowspan)
                for right in range(slot.colspan)
            }
            end = header_rows if number < header_rows else len(rows)
            assert own
            assert not own & filled
            assert all(place < min(end, len(rows)) for place, _ in own)
            filled |= own
    assert max((column + 1 for _, column in filled), default=0) == grid.width
    for number, row in enumerate(grid.rows):
        assert row.filled == sum(place == number for place, _ in filled)


@given(rows)
def test_a_grid_is_no_wider_than_its_cells_are_counted(rows: tuple[TableRow, ...]) -> None:
    assert lay_out(Table(children=rows)).width <= width_of(rows)


def test_a_row_that_is_no_list_is_no_wider_than_a_cell_may_be() -> None:
    head = "- - {colspan=600} a\n  - {colspan=600} b\n"
    source = f"# T\n\n:::{{list-table}} C\n{head}- words\n:::\n"
    document = docpub.parse(source).document
    assert table_of(source).children[1].children[0].colspan == 1000
    assert docpub.from_json(docpub.to_json(document)) == document
