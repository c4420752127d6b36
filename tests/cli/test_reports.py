"""What `build` and `check` print of what they find: as text, JSON and SARIF."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from docpub.cli import main
from docpub.cli.show import show
from docpub.diagnostics import CATALOGUE, Diagnostic

SCHEMA = Path(__file__).parents[1] / "diagnostics" / "sarif-schema-2.1.0.json"
BAD = """\
# A title

:::{warnin}
Some words.
:::

<!-- docpub-ignore raw-html: The reader types it. -->

Type <b>.
"""


def run(*arguments: object, text: str | None = None, color: bool = False) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments], input=text, color=color)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two documents with mistakes and one without, in the folder that docpub runs in."""
    (tmp_path / "bad.md").write_text(BAD)
    (tmp_path / "good.md").write_text("# Good\n\nText.\n")
    (tmp_path / "worse.md").write_text("# Worse\n\n{nope}`a`\n")
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_text_shows_the_line_with_a_mark_and_the_mend() -> None:
    result = run("check", ".")
    assert result.exit_code == 1
    shown = result.stderr.splitlines()
    assert shown[0].startswith("bad.md:3:5: error: There is no directive 'warnin'.")
    assert shown[0].endswith("[unknown-directive]")
    assert shown[1] == "  3 | :::{warnin}"
    assert shown[2] == "    |     ^~~~~~"
    assert shown[3] == "  Did you mean `warning`?"
    assert "[raw-html]" not in result.stderr
    assert shown[-1] == "2 of 3 documents with problems (2 errors, 1 ignored)."


@pytest.mark.usefixtures("folder")
def test_json_has_flat_diagnostics_for_each_document() -> None:
    documents = json.loads(run("check", ".", "--format", "json").stdout)
    assert [(d["file"], d["ok"]) for d in documents] == [
        ("bad.md", False),
        ("good.md", True),
        ("worse.md", False),
    ]
    told, ignored = documents[0]["diagnostics"]
    assert told["code"] == "unknown-directive"
    assert told["severity"] == "error"
    assert [told[name] for name in ("line", "column", "endLine", "endColumn")] == [3, 5, 3, 11]
    assert told["hint"] == "Did you mean `warning`?"
    assert told["ignored"] is None
    assert told.keys() == ignored.keys()
    assert ignored["ignored"] == "The reader types it."


@pytest.mark.usefixtures("folder")
def test_sarif_is_one_run_with_all_documents() -> None:
    result = run("check", ".", "--format", "sarif")
    assert result.exit_code == 1
    log = json.loads(result.stdout)
    jsonschema.Draft4Validator(json.loads(SCHEMA.read_text())).validate(log)
    [sarif] = log["runs"]
    places = [
        (
            found["ruleId"],
            found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
            found["locations"][0]["physicalLocation"]["region"]["startLine"],
            bool(found.get("suppressions")),
        )
        for found in sarif["results"]
    ]
    assert places == [
        ("unknown-directive", "bad.md", 3, False),
        ("raw-html", "bad.md", 9, True),
        ("unknown-role", "worse.md", 3, False),
    ]


@pytest.mark.usefixtures("folder")
def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" not in run("check", "bad.md").output
    assert "\x1b[31m" in run("check", "bad.md", color=True).output
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", "bad.md", color=True).output


def test_what_an_author_wrote_does_nothing_to_a_terminal(folder: Path) -> None:
    (folder / "bad.md").write_text("# A\n\n\x1b]0;title\x07 {nope}`a`\n")
    result = run("check", "bad.md")
    assert result.exit_code == 1
    assert "\x1b" not in result.output
    assert "\x07" not in result.output


def test_neither_does_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    control = Diagnostic(
        code="no-title", severity="error", message="a\x1b[2J", file="\x07", hint="b\x9b"
    )
    show([control])
    lost = "\N{REPLACEMENT CHARACTER}"
    assert capsys.readouterr().err == f"{lost}: error: a{lost}[2J [no-title]\n  b{lost}\n"


def test_a_mistake_in_another_file_is_shown_with_the_line_of_that_file(folder: Path) -> None:
    text = "---\ntitle: A\nreferences: a%20b/refs.yaml\n---\n\nText.\n"
    (folder / "bad.md").write_text(text)
    (folder / "a b").mkdir()
    (folder / "a b" / "refs.yaml").write_text("- id: one\n- titel: two\n")
    result = run("check", "bad.md")
    assert "  2 | - titel: two" in result.stderr


def test_an_included_file_is_told_of_by_its_own_lines(folder: Path) -> None:
    (folder / "bad.md").write_text("# A\n\n:::{include} parts/one.md\n:::\n")
    (folder / "parts").mkdir()
    (folder / "parts" / "one.md").write_text(
        "<!-- docpub-ignore raw-html: It is typed. -->\n\nType <b>.\n\nType <i>.\n"
        "\n<!-- docpub-ignore unknown-role: It is typed. -->\n\nText.\n"
    )
    result = run("check", "bad.md")
    assert "<b>" not in result.stderr
    assert "parts/one.md:5:6: error: " in result.stderr
    assert "  5 | Type <i>.\n    |      ^~~\n" in result.stderr
    assert "parts/one.md:7:1: warning: There is no `unknown-role` here" in result.stderr
    assert "(1 error, 1 warning, 1 ignored)" in result.stderr


def test_a_file_that_cannot_be_read_stops_no_other(folder: Path) -> None:
    (folder / "a-broken.md").symlink_to(folder / "nowhere")
    result = run("build", ".", "--to", "html", "--out", "out", "--force")
    assert result.exit_code == 1
    assert "a-broken.md: error: " in result.stderr
    assert "[unreadable-source]" in result.stderr
    names = sorted(path.name for path in (folder / "out").iterdir())
    assert names == ["bad", "good", "worse"]


@pytest.mark.usefixtures("folder")
def test_a_source_that_is_not_there_stops_no_other() -> None:
    result = run("check", "nowhere.md", "good.md", "bad.md")
    assert result.exit_code == 2
    assert "[unknown-directive]" in result.stderr
    assert "Error: nowhere.md cannot be read" in result.stderr


def test_a_mistake_in_the_configuration_is_told_once(folder: Path) -> None:
    (folder / "docpub.toml").write_text('[defaults]\nlang = "x y"\n')
    result = run("check", ".")
    assert result.stderr.count("docpub.toml:2:8: error:") == 1
    assert '  2 | lang = "x y"\n    |        ^~~~~\n' in result.stderr
    assert "3 of 3 documents with problems (3 errors, 1 ignored)." in result.stderr
    log = json.loads(run("check", ".", "--format", "sarif").stdout)
    assert [r["ruleId"] for r in log["runs"][0]["results"]].count("wrong-value") == 1


def test_build_takes_the_options_of_the_configuration_and_those_given_before_them(
    folder: Path,
) -> None:
    (folder / "docpub.toml").write_text("[html]\nfragment = true\n")
    build = ("build", "good.md", "--to", "html", "--out", "out")
    assert run(*build).exit_code == 0
    page = folder / "out" / "good" / "good.html"
    assert page.read_text().startswith("<style>")
    assert run(*build, "-O", "fragment=false").exit_code == 0
    assert page.read_text().startswith("<!DOCTYPE html>")


def test_standard_input_has_the_configuration_of_the_folder(folder: Path) -> None:
    (folder / "docpub.toml").write_text('[severity]\nno-title = "error"\n')
    assert run("check", "-", text="Text.\n").exit_code == 1


def test_config_prints_each_value_with_its_place(folder: Path) -> None:
    (folder / "docpub.toml").write_text('[defaults]\nlang = "es"\n')
    (folder / "good.md").write_text("---\ntitle: Good\n---\nText.\n")
    result = run("config", "good.md")
    assert result.exit_code == 0
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert 'lang = "es" docpub.toml:2' in lines
    assert 'title = "Good" good.md:2' in lines
    assert 'theme = "plain" default' in lines
    told = json.loads(run("config", "good.md", "--format", "json").stdout)
    assert {"name": "lang", "value": "es", "origin": "docpub.toml:2"} in told
    assert "title" not in {
        setting["name"] for setting in json.loads(run("config", "--format", "json").stdout)
    }


def test_config_tells_what_is_wrong(folder: Path) -> None:
    assert "There is no docpub.toml." in run("config").stderr
    (folder / "docpub.toml").write_text('[defaults]\nlanguage = "es"\n')
    result = run("config")
    assert result.exit_code == 1
    assert "docpub.toml:2:1: error:" in result.stderr


def test_codes_are_listed_and_explained() -> None:
    listed = run("codes").stdout.splitlines()
    assert [line.split()[0] for line in listed] == sorted(CATALOGUE)
    assert run("codes", "--markdown").stdout.startswith("---\ntitle: ")
    explained = run("explain", "image-without-alt").stdout
    assert CATALOGUE["image-without-alt"].meaning in explained
    assert CATALOGUE["image-without-alt"].fix in explained
    unknown = run("explain", "image-without-text")
    assert unknown.exit_code == 2
    assert "Did you mean `image-without-alt`?" in unknown.output


@pytest.mark.usefixtures("folder")
def test_a_page_for_editors_tells_all_and_is_a_page() -> None:
    result = run("check", ".", "--format", "html")
    assert result.exit_code == 1
    page = result.stdout
    assert "3 documents checked; nothing was found in 1." in page
    for said in ("bad.md", "There is no directive", "unknown-directive", "worse.md", "1 error"):
        assert said in page
    assert "raw-html" not in page  # which is ignored
    assert "<script" not in page.replace('<script type="application/ld+json">', "")


@pytest.mark.parametrize("style", ["text", "json"])
def test_several_processes_tell_the_same_in_the_same_order(folder: Path, style: str) -> None:
    for number in range(30):
        (folder / f"more-{number:02}.md").write_text(f"{BAD}\n{'More words. ' * (40 - number)}\n")
    one, two = (run("check", ".", f"--format={style}", f"--jobs={jobs}") for jobs in (1, 2))
    assert one.exit_code == two.exit_code == 1
    assert (one.stdout, one.stderr) == (two.stdout, two.stderr)
    assert one.output.count("There is no directive") == 31
