"""A rule of somebody else's: installed as a package, found, run and told like our own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import docpub
from docpub.checks.rules import GROUP, rules
from docpub.diagnostics import CATALOGUE

PLUGIN = Path(__file__).parent / "plugins" / "docpub-house-rules"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plugin installed in it."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-deps", "--no-index", "--no-build-isolation", "--target", str(folder)]
    subprocess.run([*pip, *offline, str(PLUGIN)], check=True)
    return folder


def docpub_with(site: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(site), str(Path(docpub.__file__).parents[1])])
    command = [sys.executable, "-m", "docpub", *map(str, arguments)]
    environment = os.environ | {"PYTHONPATH": paths}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_a_rule_is_told_at_its_place(site: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\nCome to the ward.\n")
    told = docpub_with(site, "check", tmp_path / "a.md")
    assert told.returncode == 1
    assert "a.md:3:9: error: Which ward? [house-nameless-ward]" in told.stderr
    assert "Write its name: Ward 7." in told.stderr
    assert docpub_with(site, "build", tmp_path / "a.md", "--out", tmp_path).returncode == 1


def test_a_rule_is_explained_ignored_and_made_less_serious(site: Path, tmp_path: Path) -> None:
    assert "forty of them" in docpub_with(site, "explain", "house-nameless-ward").stdout
    (tmp_path / "a.md").write_text(
        "# A\n\n<!-- docpub-ignore house-nameless-ward: There is one. -->\n\nCome to the ward.\n"
    )
    assert docpub_with(site, "check", tmp_path / "a.md", "--strict").returncode == 0
    (tmp_path / "a.md").write_text("# A\n\nCome to the ward.\n")
    (tmp_path / "docpub.toml").write_text('[severity]\nhouse-nameless-ward = "info"\n')
    told = docpub_with(site, "check", tmp_path / "a.md", "--strict")
    assert (told.returncode, "info: Which ward?" in told.stderr) == (0, True)


@pytest.fixture
def entries(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Make docpub find the given entry points."""
    known = dict(CATALOGUE)

    def forget() -> None:
        GROUP.available.cache_clear()
        rules.cache_clear()

    def give(*given: tuple[str, str]) -> None:
        found = [EntryPoint(name=name, value=value, group=GROUP.name) for name, value in given]
        wanted = GROUP.name
        monkeypatch.setattr(
            "importlib.metadata.entry_points", lambda group: found if group == wanted else ()
        )
        forget()

    yield give
    monkeypatch.undo()
    forget()
    CATALOGUE.clear()
    CATALOGUE.update(known)


def told(text: str = "# A\n") -> list[tuple[str, str]]:
    return [(d.code, d.message) for d in docpub.parse(text).diagnostics]


def fails(*arguments: object) -> None:
    raise KeyError("a bug")


def finds(document: docpub.Document, context: object, problems: docpub.Problems) -> None:
    problems.report("house-found", "Found.", document.span)


ENTRY = docpub.Entry("info", "A.", "B.")
failing = docpub.Rule(check=fails, codes={})
finding = docpub.Rule(check=finds, codes={"house-found": ENTRY})
nameless = docpub.Rule(check=finds, codes={})
stealing = docpub.Rule(check=finds, codes={"no-title": ENTRY})


def test_a_rule_that_fails_stops_no_other(entries: Callable[..., None]) -> None:
    entries(("a", f"{__name__}:failing"), ("b", f"{__name__}:finding"))
    assert sorted(told()) == [
        ("check-failed", "The check 'a' failed: KeyError: 'a bug'"),
        ("house-found", "Found."),
    ]


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("there_is_no_such_module:rule", "could not be loaded"),
        (f"{__name__}:told", "is no `docpub.Rule`"),
        (f"{__name__}:stealing", "tells 'no-title', which is another's code"),
        (f"{__name__}:nameless", "failed: KeyError: 'house-found'"),
    ],
)
def test_what_is_no_rule_is_told(entries: Callable[..., None], given: str, why: str) -> None:
    entries(("a", given))
    [(code, message)] = told()
    assert code == "check-failed"
    assert why in message


def test_a_name_owned_twice_is_told(entries: Callable[..., None]) -> None:
    entries(("a", "one:rule"), ("a", "two:rule"))
    assert "comes from both one:rule and two:rule" in told()[0][1]
