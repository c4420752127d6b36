"""A leaflet with forty mistakes, and more in the files that it names: all are told in place.

`forty/expected.txt` was written by looking at the sources: the name of each file, then a line for
each mistake with its place, its code, and the words that stand there.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import docpub
from docpub.cli import main

FORTY = Path(__file__).parent / "forty"
Mistake = tuple[str, int, int, int, int, str]  # file, line, column, end line, end column, code


def read_expected() -> dict[Mistake, str]:
    """Read which mistakes there are, and what words they stand on."""
    found, file = {}, ""
    for line in (FORTY / "expected.txt").read_text().splitlines():
        place, _, rest = line.partition(" ")
        if not rest:
            file = f"mistakes/{place}"
            continue
        code, _, words = rest.partition(" ")
        first, column, end, end_column = map(int, re.split("[:-]", place))
        found[file, first, column, end, end_column, code] = words
    return found


EXPECTED = read_expected()


@pytest.fixture(autouse=True)
def in_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FORTY)


def check(form: str) -> str:
    result = CliRunner().invoke(main, ["check", "mistakes/leaflet.md", "--format", form])
    assert result.exit_code == 1
    return result.stderr if form == "text" else result.stdout


def test_one_file_has_forty_mistakes_of_as_many_kinds() -> None:
    codes = [mistake[-1] for mistake in EXPECTED if mistake[0] == "mistakes/leaflet.md"]
    assert len(codes) == len(set(codes)) == 40


@pytest.mark.parametrize(("mistake", "words"), EXPECTED.items(), ids=str)
def test_the_words_stand_where_they_are_expected(mistake: Mistake, words: str) -> None:
    file, line, column, end_line, end_column, _ = mistake
    lines = Path(file).read_text().split("\n")[line - 1 : end_line]
    lines[-1] = lines[-1][: end_column - 1]
    lines[0] = lines[0][column - 1 :]
    assert "\\n".join(lines).replace("\v", "\\v") == words


def test_the_library_tells_all_of_them() -> None:
    found = docpub.parse_file("mistakes/leaflet.md").diagnostics
    places = [(d.file, d.span, d.code) for d in found]
    assert [
        (file, span and (span.line, span.column, span.end_line, span.end_column), code)
        for file, span, code in places
    ] == [(mistake[0], mistake[1:5], mistake[5]) for mistake in EXPECTED]


def test_text_tells_all_of_them() -> None:
    told = re.findall(r"^(\S+?):(\d+):(\d+): \w+: .* \[(.+)\]$", check("text"), re.MULTILINE)
    assert told == [(m[0], str(m[1]), str(m[2]), m[5]) for m in EXPECTED]


def test_json_tells_all_of_them() -> None:
    names = ("file", "line", "column", "endLine", "endColumn", "code")
    [document] = json.loads(check("json"))
    assert [tuple(d[name] for name in names) for d in document["diagnostics"]] == [*EXPECTED]


def test_sarif_tells_all_of_them() -> None:
    [run] = json.loads(check("sarif"))["runs"]
    assert [_of_sarif(result) for result in run["results"]] == [*EXPECTED]


def _of_sarif(result: dict[str, object]) -> Mistake:
    place = result["locations"][0]["physicalLocation"]  # type: ignore[index]
    region, file = place["region"], place["artifactLocation"]["uri"]
    start, end = (
        (region["startLine"], region["startColumn"]),
        (region["endLine"], region["endColumn"]),
    )
    return file, *start, *end, result["ruleId"]  # type: ignore[return-value]


def test_the_mended_leaflet_gives_nothing() -> None:
    result = CliRunner().invoke(main, ["check", "mended/leaflet.md", "--strict"])
    assert result.stderr == "1 document checked.\n"
    assert result.exit_code == 0
