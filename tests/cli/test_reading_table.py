"""`docpub check` shows how hard documents are to read, as a table and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from docpub.cli import main

EASY = "You can eat and drink. You can go for a walk. Rest if you feel tired. " * 3
HEAD = "---\ntitle: T\nprofile: handout\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("easy.md").write_text(f"# Easy\n\n{EASY}\n")
    Path("spanish.md").write_text(
        f"{HEAD}lang: es\n---\n\n{'Coma y beba. Descanse mucho. ' * 10}\n"
    )
    Path("german.md").write_text(f"{HEAD}lang: de\n---\n\n{'Trinken Sie Wasser. ' * 20}\n")
    Path("short.md").write_text("# Short\n\nToo short.\n")


def check(*arguments: str) -> str:
    return CliRunner().invoke(main, ["check", *arguments]).stdout


def test_a_row_for_each_document_that_can_be_measured() -> None:
    head, *rows = [line.split() for line in check(".").splitlines()]
    assert head == ["file", "words", "sentences", "grade", "SMOG", "without", "terms", "target"]
    assert rows[0] == ["easy.md", "48", "9", "0", "3.1?", "0,", "SMOG", "3.1", "6"]
    assert rows[1][:5] == ["spanish.md", "50", "20", "INFLESZ", rows[1][4]]
    assert len(rows) == 2


def test_no_table_where_nothing_can_be_measured() -> None:
    assert check("german.md", "short.md") == ""


def test_json_has_the_figures_of_every_document() -> None:
    documents = {d["name"]: d["readability"] for d in json.loads(check(".", "--format", "json"))}
    assert documents["easy"]["score"]["flesch-kincaid"] == 0
    assert documents["easy"]["blocks"][1]["kind"] == "paragraph"
    assert documents["german"]["score"]["flesch-kincaid"] is None
    assert documents["german"]["score"]["words"] == 60
    assert documents["spanish"]["without-terms"]["inflesz"] == 79.7


def test_words_of_the_organisation_count() -> None:
    Path("docpub.toml").write_text('[words.plain]\nwidget = "thing"\n')
    Path("a.md").write_text(f"{HEAD}---\n\nA widget.\n")
    result = CliRunner().invoke(main, ["check", "a.md"])
    assert "a.md:6:3: warning: 'widget' is not a word of every day. [jargon-word]" in result.stderr
    assert result.exit_code == 0
    assert CliRunner().invoke(main, ["check", "a.md", "--strict"]).exit_code == 1
    assert 'words.plain.widget = "thing"' in CliRunner().invoke(main, ["config", "a.md"]).stdout


def test_text_from_standard_input_and_models_are_measured() -> None:
    text = Path("easy.md").read_text()
    stdin = CliRunner().invoke(main, ["check", "-"], input=text)
    assert "48" in stdin.stdout
    model = CliRunner().invoke(main, ["ast", "easy.md"]).stdout
    Path("model.json").write_text(model)
    assert "48" in check("model.json")
