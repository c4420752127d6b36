"""`docpub approve`, `docpub status` and `docpub build --release`, as somebody would run them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docpub.cli import main

LEAFLET = """---
title: {name}
status: draft
organisation: {{name: Example Clinic, department: Physiotherapy}}
---

Rest your knee.
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name in ("knee", "hip"):
        (tmp_path / f"{name}.md").write_text(LEAFLET.format(name=name))
    done = run("approve", tmp_path / "knee.md", "--as", "clinical", "--name", "A", "--date",
               "2026-01-31")  # fmt: skip
    assert done.exit_code == 0
    assert done.stdout == f"{tmp_path}/knee.md: approved, next review due on 2028-01-31\n"
    return tmp_path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def release(library: Path, *more: str) -> tuple[int, list[str], str]:
    out = library / "out"
    result = run("build", library, "--to", "html", "--out", out, "--release", *more)
    return result.exit_code, sorted(path.name for path in out.glob("*")), result.stderr


def test_only_what_is_approved_is_released(library: Path) -> None:
    code, made, told = release(library, "--today", "2026-02-01")
    assert (code, made) == (1, ["knee"])
    assert "hip.md:3:1: error: The document is not approved: its status is draft." in told


@pytest.mark.parametrize(
    ("day", "change", "told"),
    [
        ("2028-02-01", "", "The review was due on 2028-01-31. [review-overdue]"),
        ("2026-02-01", "Rest", "This is not the text that was reviewed on 2026-01-31."),
    ],
)
def test_what_is_overdue_or_changed_is_not_released(
    library: Path, day: str, change: str, told: str
) -> None:
    (library / "hip.md").unlink()
    if change:
        knee = library / "knee.md"
        knee.write_text(knee.read_text().replace(change, "Move"))
    code, made, said = release(library, "--today", day)
    assert (code, made) == (1, [])
    assert told in said


def test_nothing_is_forced_into_a_release(library: Path) -> None:
    assert release(library, "--force")[0] == 2


def test_a_check_tells_what_is_due(library: Path) -> None:
    knee = library / "knee.md"
    assert run("check", knee, "--today", "2026-02-01").exit_code == 0
    soon = run("check", knee, "--today", "2028-01-01")
    assert (soon.exit_code, "[review-due-soon]" in soon.stderr) == (0, True)
    late = run("check", knee, "--today", "2028-02-01")
    assert (late.exit_code, "knee.md:11:1: error" in late.stderr) == (1, True)


def test_the_status_of_a_library_is_a_table(library: Path) -> None:
    result = run("status", library, "--today", "2028-02-01")
    assert result.exit_code == 1
    assert [" ".join(line.split()) for line in result.stdout.splitlines()] == [
        "file id version status owner review-due grade problems",
        f"{library}/hip.md draft Physiotherapy",
        f"{library}/knee.md approved Physiotherapy 2028-01-31 (overdue)",
    ]
    assert result.stderr == "2 documents: 1 overdue.\n"
    assert run("status", library, "--today", "2026-02-01").exit_code == 0


def test_the_status_of_a_library_can_be_read_by_programs(library: Path) -> None:
    as_json = run("status", library, "--today", "2028-02-01", "--format", "json")
    as_csv = run("status", library, "--today", "2028-02-01", "--format", "csv")
    records, rows = json.loads(as_json.stdout), [*csv.DictReader(io.StringIO(as_csv.stdout))]
    for record, row in zip(records, rows, strict=True):
        assert {key: str(value or "") for key, value in record.items()} == {
            key: value if value not in ("0", "False") else "" for key, value in row.items()
        }
    assert records[1]["review-due"] == "2028-01-31"
    assert records[1]["state"] == "overdue"


def test_the_status_has_the_grade_of_what_is_long_enough(library: Path) -> None:
    knee = library / "knee.md"
    knee.write_text(knee.read_text() + "\nRest your knee when it hurts you a lot.\n" * 8)
    records = json.loads(run("status", library, "--format", "json").stdout)
    assert [record["grade"] is None for record in records] == [True, False]
    assert 0 <= records[1]["grade"] <= 4


def test_a_day_has_to_be_one(library: Path) -> None:
    result = run("status", library, "--today", "tomorrow")
    assert (result.exit_code, "'tomorrow' is not a date such as 2026-11-25" in result.stderr) == (
        2,
        True,
    )
