"""Outputs that were changed after they were published are found, whatever was done to them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import docpub
from docpub.cli import main
from docpub.publishing.verify import verify
from pictures import raster

LEAFLET = "---\ntitle: Rest\nlang: en\naudiences: [patients, nurses]\n---\n\nRest.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A source, and what is published of it, for both audiences."""
    top = tmp_path_factory.mktemp("top")
    (top / "source").mkdir()
    (top / "source" / "leaflet.md").write_text(LEAFLET)
    for audience in ("patients", "nurses"):
        assert docpub.publish(top / "source", top / "out", audience=audience).ok
    files = (path for path in top.rglob("*") if path.is_file())
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def top(made: dict[str, bytes], tmp_path: Path) -> Path:
    for name, content in made.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def kinds(top: Path) -> list[tuple[str, str]]:
    found = verify(top / "out", top / "source")
    return [(Path(each.file).relative_to(top).as_posix(), each.kind) for each in found]


def test_nothing_is_found_where_nothing_was_changed(top: Path) -> None:
    assert kinds(top) == []
    result = CliRunner().invoke(main, ["verify", str(top / "out"), "--source", str(top / "source")])
    assert (result.exit_code, result.output) == (0, "All is as it was published.\n")


def _edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def edit(top: Path) -> None:
        (top / name).write_text((top / name).read_text().replace(old, new))

    return edit


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            _edit("out/leaflet/leaflet.html", "Rest.", "Run."),
            ("leaflet.html", "file-changed", "words-differ"),
        ),
        (
            _edit("out/leaflet/leaflet.html", "<body>", "<body >"),
            ("leaflet.html", "file-changed"),
        ),
        (lambda top: (top / "out/leaflet/leaflet.epub").unlink(), ("leaflet.epub", "file-missing")),
        (lambda top: (top / "out/leaflet/old.pdf").write_bytes(b"x"), ("old.pdf", "file-unknown")),
        (
            lambda top: (top / "out/leaflet/manifest.json").write_text("{"),
            ("manifest.json", "manifest-unreadable"),
        ),
        (
            _edit("out/leaflet/nurses/leaflet-nurses.html", "Rest.", "Run."),
            ("nurses/leaflet-nurses.html", "file-changed", "words-differ"),
        ),
    ],
)
def test_a_file_that_was_changed(
    top: Path, change: Callable[[Path], object], expected: tuple[str, ...]
) -> None:
    change(top)
    name, *wanted = expected
    assert kinds(top) == [(f"out/leaflet/{name}", kind) for kind in wanted]


def test_a_label_that_is_no_longer_true(top: Path) -> None:
    handout = top / "out" / "leaflet" / "leaflet.pdf"
    import pikepdf

    with pikepdf.open(handout, allow_overwriting_input=True) as pdf:
        del pdf.Root.Lang
        pdf.save(handout)
    assert ("out/leaflet/leaflet.pdf", "label-untrue") in kinds(top)
    handout.write_bytes(handout.read_bytes()[:500])
    assert ("out/leaflet/leaflet.pdf", "label-untrue") in kinds(top)


def test_a_source_that_has_changed_since(top: Path) -> None:
    source = top / "source" / "leaflet.md"
    source.write_text(source.read_text() + "More.\n")
    assert set(kinds(top)) == {
        ("out/leaflet", "source-changed"),
        ("out/leaflet/nurses", "source-changed"),
    }
    source.rename(top / "source" / "other.md")
    assert set(kinds(top)) == {
        ("out/leaflet", "source-missing"),
        ("out/leaflet/nurses", "source-missing"),
        ("source/other.md", "not-published"),
    }


def test_a_picture_that_has_changed_since(top: Path) -> None:
    source = top / "source" / "leaflet.md"
    picture = top / "source" / "dot.png"
    source.write_text(f"{LEAFLET}\n![A dot](dot.png)\n")
    picture.write_bytes(raster())
    for audience in ("patients", "nurses"):
        assert docpub.publish(top / "source", top / "out", audience=audience).ok
    assert kinds(top) == []
    picture.write_bytes(raster(size=(8, 8)))
    assert set(kinds(top)) == {
        ("out/leaflet", "source-changed"),
        ("out/leaflet/nurses", "source-changed"),
    }


def test_what_is_found_can_be_read_by_programs(top: Path) -> None:
    (top / "out" / "leaflet" / "leaflet.html").unlink()
    result = CliRunner().invoke(main, ["verify", str(top / "out"), "--format", "json"])
    assert result.exit_code == 1
    assert [found["kind"] for found in json.loads(result.stdout)] == ["file-missing"]


def test_a_folder_without_outputs_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["verify", str(tmp_path)])
    assert (result.exit_code, "has no manifest.json" in result.output) == (2, True)
