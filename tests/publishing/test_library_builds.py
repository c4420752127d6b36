"""A library is made anew only where it has changed, by many processes, to the same bytes."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import docpub
from docpub.cli import main
from docpub.publishing import SourceFile, find_sources, library
from docpub.publishing.making import Job, Made, make, reasons
from docpub.publishing.store import Store
from pictures import raster

LEAFLET = """---
title: Leaflet {name}
lang: en
---

Call {{contact}}`phone`.

![A dot](dot.png)

:::{{include}} shared.txt
:::
"""


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three leaflets with an organisation, a picture and a text that they share."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "docpub.toml").write_text('[organisation]\nname = "C"\nphone = "555-0100"\n')
    (source / "dot.png").write_bytes(raster())
    (source / "shared.txt").write_text("Shared words.\n")
    for name in "abc":
        (source / f"{name}.md").write_text(LEAFLET.format(name=name))
    monkeypatch.setenv("DOCPUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*more: str) -> Result:
    arguments = ["build", "source", "--to", "html,epub", "--jobs", "1", *more]
    return CliRunner().invoke(main, arguments)


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.*")}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[str, ...]]]:
    """Which documents were made, and in which formats."""
    found: list[tuple[str, tuple[str, ...]]] = []

    def noted(*arguments: object) -> Made:
        result = make(*arguments)  # type: ignore[arg-type]
        found.append((result.file.name, result.fresh))
        return result

    monkeypatch.setattr(library, "make", noted)
    return found


BOTH = ("epub", "html")  # the page leads to the book, so it is made after it
EVERYTHING = [(name, BOTH) for name in "abc"]


def _edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def edit(top: Path) -> None:
        path = top / "source" / name
        path.write_text(path.read_text().replace(old, new))

    return edit


@pytest.mark.parametrize(
    ("change", "expected", "why"),
    [
        (lambda top: None, [], "something else is asked for"),
        (_edit("b.md", "Call", "Phone"), [("b", BOTH)], "the source changed"),
        (_edit("docpub.toml", "0100", "0199"), EVERYTHING, "the configuration changed"),
        (_edit("shared.txt", "Shared", "Other"), EVERYTHING, "the file shared.txt changed"),
        (
            lambda top: (top / "source" / "dot.png").write_bytes(raster(size=(8, 8))),
            EVERYTHING,
            "the file dot.png changed",
        ),
        (lambda top: (top / "source" / "dot.png").unlink(), EVERYTHING, "the file dot.png changed"),
        (
            _edit("docpub.toml", '0100"', '0100"\n[html]\nfragment = true'),
            [(name, ("html",)) for name in "abc"],
            "the configuration changed",
        ),
        (_edit("docpub.toml", "phone", "# a remark\nphone"), [], "the configuration changed"),
    ],
)
def test_what_has_changed_is_made_and_nothing_else(
    top: Path,
    made: list[tuple[str, tuple[str, ...]]],
    change: Callable[[Path], object],
    expected: list[tuple[str, tuple[str, ...]]],
    why: str,
) -> None:
    assert build().exit_code == 0
    assert made == EVERYTHING
    made.clear()
    change(top)
    told = build("--explain").stderr
    assert [(name, formats) for name, formats in made if formats] == [
        (name, formats) for name, formats in expected if (top / "source" / "dot.png").exists()
    ]
    assert f"source/b.md: {why}." in told
    shutil.move("outputs", "incremental")
    shutil.rmtree("cache")
    build()
    assert bytes_in(top / "incremental") == bytes_in(top / "outputs") or why.endswith("png changed")


def test_what_is_there_as_it_should_be_is_not_written(top: Path) -> None:
    build()
    before = {path: path.stat().st_mtime_ns for path in (top / "outputs").rglob("*.*")}
    (top / "outputs" / "a" / "a.html").write_text("damaged")
    build()
    after = {path: path.stat().st_mtime_ns for path in (top / "outputs").rglob("*.*")}
    assert [path.name for path in before if before[path] != after[path]] == ["a.html"]
    assert (top / "outputs" / "a" / "a.html").read_text() != "damaged"


def test_all_is_made_anew_if_asked_for(top: Path, made: list[tuple[str, tuple[str, ...]]]) -> None:
    build()
    build("--rebuild")
    assert made == EVERYTHING * 2
    CliRunner().invoke(main, ["cache", "clear"])
    build()
    assert made == EVERYTHING * 3
    assert "MB" in CliRunner().invoke(main, ["cache", "info"]).stdout


def test_a_damaged_value_is_made_anew(top: Path, made: list[tuple[str, tuple[str, ...]]]) -> None:
    build()
    whole = bytes_in(top / "outputs")
    for path in (top / "cache").rglob("*"):
        if path.is_file():
            data = bytearray(path.read_bytes())
            data[len(data) // 2] ^= 1
            path.write_bytes(bytes(data))
    assert build().exit_code == 0
    assert made == EVERYTHING * 2
    assert bytes_in(top / "outputs") == whole


def test_errors_are_told_each_time(top: Path) -> None:
    _edit("b.md", "{contact}", "{contat}")(top)
    first, second = build(), build()
    assert first.exit_code == second.exit_code == 1
    assert first.stderr == second.stderr
    assert not (top / "outputs" / "b").exists()


def test_several_processes_make_the_same(top: Path) -> None:
    one = docpub.publish("source", "one", formats=BOTH, config=docpub.load_config("source"))
    two = docpub.publish("source", "two", formats=BOTH, config=docpub.load_config("source"), jobs=2)
    assert [r.diagnostics for r in one.results] == [r.diagnostics for r in two.results]
    assert bytes_in(top / "one") == bytes_in(top / "two") != {}


def test_a_process_that_is_killed_costs_one_document_a_second_try(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "_make", _killed_once)
    config = docpub.load_config(top / "source")
    files = [file.configured(config) for file in find_sources(top / "source")]
    job = Job(formats=("html",))
    results = dict(library.publish_library(files, top / "out", job, store=None, jobs=2))
    assert [results[number].ok for number in range(3)] == [True, True, True]
    assert (top / "killed").exists()


def test_a_document_that_ends_every_process_is_told(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "_make", _killed_always)
    config = docpub.load_config(top / "source")
    files = [file.configured(config) for file in find_sources(top / "source")]
    job = Job(formats=("html",))
    results = dict(library.publish_library(files, top / "out", job, store=None, jobs=2))
    assert [results[number].ok for number in range(3)] == [True, False, True]
    assert [d.code for d in results[1].diagnostics if d.is_error] == ["process-ended"]


_make = library._make


def _killed_once(file: SourceFile, job: Job, store: Store | None) -> object:
    killed = Path(file.file).parent.parent / "killed"
    if file.name == "b" and not killed.exists():
        killed.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return _make(file, job, store)


def _killed_always(file: SourceFile, job: Job, store: Store | None) -> object:
    if file.name == "b":
        os.kill(os.getpid(), signal.SIGKILL)
    return _make(file, job, store)


def test_reasons_are_of_the_last_time(top: Path) -> None:
    [first, *_] = find_sources(top / "source")
    store = Store(top / "cache")
    assert reasons(first, store) == ("it was not made before",)
    docpub.publish(first.file, top / "out", formats=("html",), cache=top / "cache")
    assert reasons(first, store) == ("something else is asked for",)


def test_a_page_leads_to_what_is_made_with_it_and_nothing_else(
    top: Path, made: list[tuple[str, tuple[str, ...]]]
) -> None:
    page = top / "outputs" / "a" / "a.html"
    build()
    assert 'href="a.epub"' in page.read_text()
    made.clear()
    build("--to", "html")
    assert made == [(name, ("html",)) for name in "abc"]
    assert "a.epub" not in page.read_text()
    made.clear()
    build()
    assert [formats for _, formats in made if formats] == []
    assert 'href="a.epub"' in page.read_text()
