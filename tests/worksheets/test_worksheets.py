"""Score sheets: official numbers, answers with evidence, blanks, and no total."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import docpub
from docpub.cli import main
from docpub.worksheets import CCI, PEMAT, Line, Sheet, fill_in

SAMPLE = Path(__file__).parents[2] / "source" / "ketamine-adhd" / "index.md"
GOOD = """---
title: Rest your knee
lang: en
main-message: Rest your knee for two days.
---

:::{key-points}
- Rest.
:::

## How to rest

You can lie down.

:::{table} Times
| Day | Hours |
|-----|-------|
| 1   | 12    |
:::

:::{steps}
1. Lie down.
:::

- [ ] I have rested.
"""


def filled(sheet: Sheet, source: str) -> dict[int, Line]:
    document = docpub.resolve(docpub.parse(source, path="a.md").document)
    return {line.number: line for line in fill_in(sheet, document)}


def test_the_items_have_their_official_numbers() -> None:
    assert [item.number for item in PEMAT.items] == [*range(1, 13), *range(15, 27)]
    assert [item.number for item in CCI.items] == [*range(1, 21)]


@pytest.mark.parametrize(
    ("sheet", "seen"),
    [(PEMAT, {1, 8, 9, 11, 12, 17, 19, 20, 21, 22, 23}), (CCI, {1, 2, 3, 5, 8, 9, 10, 12, 14})],
)
def test_what_can_be_seen_is_answered_and_nothing_else(sheet: Sheet, seen: set[int]) -> None:
    for source in (GOOD, "# T\n\nText.\n"):
        answered = {n: line for n, line in filled(sheet, source).items() if line.answer}
        assert set(answered) == seen
        assert all(line.evidence for line in answered.values())
    assert {line.answer for line in filled(sheet, GOOD).values()} == {"yes", None}
    assert "yes" not in {line.answer for line in filled(sheet, "# T\n\nText.\n").values()}


def test_the_evidence_says_on_which_lines_it_stands() -> None:
    lines = filled(PEMAT, GOOD)
    assert lines[11].lines == (7,)
    assert lines[22].lines == (21,)
    assert lines[1].evidence == "“Rest your knee for two days.”"


def test_whom_it_speaks_to_is_asked_of_english_alone() -> None:
    assert filled(PEMAT, GOOD.replace("lang: en", "lang: es"))[21].answer is None


def test_a_vague_heading_a_bare_table_and_long_heads_are_seen() -> None:
    source = GOOD.replace("How to rest", "Overview").replace("{table} Times", "{table}")
    lines = filled(PEMAT, source.replace("| Hours |", "| How many hours to rest |"))
    assert [lines[number].answer for number in (9, 17, 19)] == ["no", "no", "no"]


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["check", str(SAMPLE), *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_sheet_can_be_published(tmp_path: Path) -> None:
    for option in ("--pemat", "--cci"):
        (sheet := tmp_path / "sheet.md").write_text(run(option))
        report = docpub.publish(sheet, tmp_path / "out", formats=["html", "pdf"], strict=True)
        assert report.ok, report.diagnostics
        assert report.diagnostics == ()


def test_a_sheet_can_be_read_by_programs() -> None:
    [sheet] = json.loads(run("--pemat", "--format", "json"))
    assert len(sheet["items"]) == 24
    assert not {"total", "score"} & {*sheet, *sheet["items"][0]}
    assert sheet["items"][1]["answer"] is None


def test_a_sheet_is_of_one_document() -> None:
    result = CliRunner().invoke(main, ["check", str(SAMPLE), str(SAMPLE), "--pemat"])
    assert (result.exit_code, "--format json" in result.output) == (2, True)
