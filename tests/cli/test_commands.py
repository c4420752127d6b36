"""Every command, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import click
import jsonschema
import pytest
from click.testing import CliRunner, Result

from docpub.cli import main

GOOD = "# A title\n\nSome words.\n"
BAD = "# A title\n\n:::{warnin}\nSome words.\n:::\n"
WARNED = "# A title\n\n| a | b |\n|---|---|\n| 1 |\n"


def run(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "leaflet.md"
    path.write_text(GOOD)
    return path


def test_build_writes_the_named_formats_and_a_manifest(good: Path, tmp_path: Path) -> None:
    result = run("build", good, "--to", "html", "--out", tmp_path / "out")
    assert result.exit_code == 0
    folder = tmp_path / "out" / "leaflet"
    assert sorted(path.name for path in folder.iterdir()) == ["leaflet.html", "manifest.json"]
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["title"] == "A title"
    entry = manifest["outputs"]["html"]["files"]["leaflet.html"]
    assert entry["bytes"] == (folder / "leaflet.html").stat().st_size


def test_build_takes_all_three_formats_by_default(good: Path, tmp_path: Path) -> None:
    assert run("build", good, "--out", tmp_path / "out").exit_code == 0
    names = {path.suffix for path in (tmp_path / "out" / "leaflet").iterdir()}
    assert names == {".html", ".pdf", ".epub", ".json"}


def test_build_publishes_for_an_audience(tmp_path: Path) -> None:
    source = tmp_path / "leaflet.md"
    source.write_text("---\ntitle: A\naudiences: [patients, clinicians]\n---\nWords.\n")
    arguments = ("build", source, "--to", "html", "--out", tmp_path / "out", "--audience")
    assert run(*arguments, "clinicians").exit_code == 0
    assert (tmp_path / "out" / "leaflet" / "clinicians" / "leaflet-clinicians.html").exists()
    result = run(*arguments, "nurses")
    assert result.exit_code == 1
    assert "[unknown-audience]" in result.stderr


def test_a_name_of_dots_is_refused(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("...md", "...json", "....md"):
        source = tmp_path / "in" / name
        source.write_text(GOOD)
        result = run("build", source, "--to", "html", "--out", tmp_path / "out")
        assert result.exit_code == 2
        assert "Rename the file" in result.stderr
    (tmp_path / "in" / "good.md").write_text(GOOD)
    assert run("build", tmp_path / "in", "--to", "html", "--out", tmp_path / "out").exit_code == 0
    assert [path.name for path in tmp_path.rglob("*.html")] == ["good.html"]


def test_no_document_overwrites_another(tmp_path: Path) -> None:
    for name in ("a/one.md", "b/One.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(GOOD)
    sources = (tmp_path / "a" / "one.md", tmp_path / "b" / "One.md")
    result = run("build", *sources, "--to", "html", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "would both be published" in result.stderr
    assert not (tmp_path / "out").exists()
    assert run("check", *sources).exit_code == 0


def test_build_reads_standard_input(tmp_path: Path) -> None:
    result = run("build", "-", "--to", "html", "--out", tmp_path, text=GOOD)
    assert result.exit_code == 0
    assert (tmp_path / "document" / "document.html").exists()


def test_build_finds_the_documents_of_a_folder(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in ("one/index.md", "two.md", ".hidden/three.md"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(GOOD)
    (source / "snippet.md").write_text("No title, so it is part of something else.\n")
    assert run("build", source, "--to", "html", "--out", tmp_path / "out").exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["one", "two"]


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    for name in ("a/same.md", "b/same.md"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(GOOD)
    result = run("build", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "both be published as 'same'" in result.output


def test_an_error_keeps_the_earlier_outputs(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("build", good, "--to", "html", "--out", out)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    good.write_text(BAD)
    result = run("build", good, "--to", "html", "--out", out)
    assert result.exit_code == 1
    assert f"{good.as_posix()}:3:5: error: " in result.output
    assert "[unknown-directive]" in result.output
    assert "\n  3 | :::{warnin}\n    |     ^~~~~~\n  Did you mean `warning`?\n" in result.output
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_force_publishes_a_document_with_errors_as_a_draft(good: Path, tmp_path: Path) -> None:
    good.write_text(BAD)
    result = run("build", good, "--to", "html", "--out", tmp_path / "out", "--force")
    assert result.exit_code == 1
    page = (tmp_path / "out" / "leaflet" / "leaflet.html").read_text()
    assert "DRAFT – not for patients" in page
    assert "Some words." in page


def test_strict_counts_warnings(good: Path, tmp_path: Path) -> None:
    good.write_text(WARNED)
    assert run("build", good, "--to", "html", "--out", tmp_path / "a").exit_code == 0
    assert run("build", good, "--to", "html", "--out", tmp_path / "b", "--strict").exit_code == 1
    assert not (tmp_path / "b").exists()


def test_build_tells_as_json(good: Path, tmp_path: Path) -> None:
    good.write_text(BAD)
    result = run("build", good, "--to", "html", "--out", tmp_path, "--format", "json")
    [document] = json.loads(result.stdout)
    assert document["ok"] is False
    assert document["diagnostics"][0]["code"] == "unknown-directive"
    assert document["diagnostics"][0]["line"] == 3


def test_options_reach_the_renderer_that_has_them(good: Path, tmp_path: Path) -> None:
    arguments = ("--to", "html", "--out", tmp_path, "-O", "html.fragment=true")
    assert run("build", good, *arguments).exit_code == 0
    assert (tmp_path / "leaflet" / "leaflet.html").read_text().startswith("<h1")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--to", "docx"], "There is no renderer 'docx'"),
        (["-O", "color=red"], "has the option 'color'"),
        (["-O", "paper=A3"], "Invalid enum value 'A3'"),
        (["-O", "paper"], "has no value"),
        (["--out", "/dev/null/x"], "/dev/null"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(good: Path, arguments: list[str], words: str) -> None:
    result = run("build", good, *arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert "Traceback" not in result.output


def test_a_missing_source_is_told(tmp_path: Path) -> None:
    result = run("build", tmp_path / "nowhere.md")
    assert result.exit_code == 2
    assert "cannot be read" in result.output


def test_check_writes_nothing(good: Path, tmp_path: Path) -> None:
    assert run("check", good).exit_code == 0
    good.write_text(BAD)
    result = run("check", good)
    assert result.exit_code == 1
    assert "1 of 1 document with problems (1 error)." in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["leaflet.md"]


def test_ast_prints_json_that_the_schema_accepts(good: Path) -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    for arguments in ([good], [good, "--resolved"]):
        result = run("ast", *arguments)
        assert result.exit_code == 0
        jsonschema.validate(json.loads(result.stdout), schema)


def test_ast_prints_what_other_tools_read(good: Path) -> None:
    given = {
        name: json.loads(run("ast", good, "--to", name).stdout) for name in ("mdast", "docpub")
    }
    assert given["mdast"]["children"][0]["type"] == "heading"
    assert given["docpub"]["docpub"] == 1
    good.write_text("# A\n\n:::{key-points}\nWords.\n:::\n\n:::{only} pdf\nPaper.\n:::\n")
    tree = json.loads(run("ast", good, "--to", "pandoc-json").stdout)
    points, only = tree["blocks"]
    assert points["c"][1][0]["t"] == "Header"  # the usual title, since it is resolved
    assert only["c"][0] == ["", ["only"], [["formats", "pdf"]]]


def test_renderers_are_listed_with_their_options() -> None:
    assert "-O paper=A4|A5|Letter" in run("renderers").output
    assert "-O fragment=true|false" in run("renderers").output
    listed = {entry["name"]: entry for entry in json.loads(run("renderers", "--json").stdout)}
    assert listed["epub"]["media_type"] == "application/epub+zip"
    assert listed["pdf"]["options"]["properties"]["paper"]["default"] is None


def test_a_new_document_builds_clean(tmp_path: Path) -> None:
    folder = tmp_path / "knee-exercises"
    assert run("new", folder).exit_code == 0
    assert run("build", folder, "--strict", "--out", tmp_path / "out").exit_code == 0
    assert "Knee exercises" in (tmp_path / "out/knee-exercises/knee-exercises.html").read_text()
    again = run("new", folder)
    assert again.exit_code == 2
    assert "is there already" in again.output


def test_doctor_finds_nothing_missing_here() -> None:
    result = run("doctor")
    assert result.exit_code == 0
    assert "ok" in result.output


def test_every_command_has_help_with_an_example() -> None:
    for name, command in main.commands.items():
        assert command.help, name
        assert "docpub " in (command.epilog or ""), name
        assert run(name, "--help").exit_code == 0
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, (name, parameter.name)
