"""Full and read-only disks, files that vanish, builds that meet: nothing is half-written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docpub.assets import FolderAssets
from docpub.cli import main
from docpub.publishing import read_source
from docpub.publishing.making import Job, make
from docpub.publishing.store import Store
from pictures import raster

LEAFLET = """---
title: A leaflet
lang: en
---

![A dot](dot.png)

:::{include} shared.txt
:::
"""


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "dot.png").write_bytes(raster())
    (source / "shared.txt").write_text("Shared words.\n")
    (source / "a.md").write_text(LEAFLET)
    monkeypatch.setenv("DOCPUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def build(*more: str) -> Result:
    return CliRunner().invoke(main, ["build", "source", "--to", "html,epub", *more])


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def lengthen(top: Path, words: int) -> None:
    """Change what is published, by so many words that cannot be compressed."""
    more = (" ".join(os.urandom(6).hex() for _ in range(100)) for _ in range(words // 100))
    (top / "source" / "shared.txt").write_text("\n\n".join(more))


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own, where one can be had."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("mounting a disk is not allowed here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_earlier_outputs(top: Path, mounted: Path) -> None:
    assert build("--out", str(mounted)).exit_code == 0
    before = bytes_in(mounted)
    lengthen(top, 30_000)
    result = build("--out", str(mounted))
    _is_refused(result, "No space left on device", "Make room")
    assert bytes_in(mounted) == before
    (top / "source" / "shared.txt").write_text("Other words.\n")
    assert build("--out", str(mounted)).exit_code == 0
    assert bytes_in(mounted)["a.html"] != before["a.html"]


def test_a_full_disk_of_the_cache_is_no_reason_to_stop(
    top: Path, mounted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCPUB_CACHE", str(mounted))
    lengthen(top, 30_000)
    assert build().exit_code == 0
    assert [*mounted.rglob(".*")] == []
    assert build().exit_code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="limits are those of POSIX")
def test_a_file_that_may_not_be_so_large_leaves_the_earlier_outputs(top: Path) -> None:
    assert build().exit_code == 0
    before = bytes_in(top / "outputs")
    lengthen(top, 30_000)
    limited = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)); "
    run = [sys.executable, "-c", limited + "from docpub.cli import main; main()"]
    words = [*run, "build", "source", "--to", "html,epub"]
    result = subprocess.run(words, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "File too large" in result.stderr
    assert "Make room" in result.stderr
    assert "Traceback" not in result.stderr
    assert bytes_in(top / "outputs") == before


def test_a_read_only_folder_is_told(top: Path, mounted: Path) -> None:
    assert build("--out", str(mounted)).exit_code == 0
    before = bytes_in(mounted)
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    assert build("--out", str(mounted)).exit_code == 0  # as nothing is to be written
    (top / "source" / "shared.txt").write_text("Other words.\n")
    _is_refused(build("--out", str(mounted)), "Read-only file system", "ask for the right")
    assert bytes_in(mounted) == before


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(top: Path) -> None:
    (top / "outputs").mkdir(mode=0o555)
    _is_refused(build(), "Permission denied", "ask for the right")


@pytest.mark.parametrize("in_the_way", ["outputs/a", "outputs/a/a.html"])
def test_what_is_in_the_way_is_told(top: Path, in_the_way: str) -> None:
    """A file where a folder has to be, and a folder where a file has to be."""
    path = top / in_the_way
    if path.suffix:
        path.mkdir(parents=True)
    else:
        path.parent.mkdir()
        path.write_text("mine")
    result = build()
    _is_refused(result, in_the_way, "Something else has that name")
    assert [p.name for p in (top / "outputs").rglob(".*")] == []
    assert path.is_dir() or path.read_text() == "mine"


def _is_refused(result: Result, *words: str) -> None:
    assert result.exit_code == 2, result.output
    assert result.stderr.count("Error: ") == 1
    for word in (*words, "cannot be written"):
        assert word in result.stderr


class Vanishing(FolderAssets):
    """Files of which one is deleted as soon as it has been read."""

    def __init__(self, folder: Path, vanishing: str) -> None:
        super().__init__(folder)
        self._path = folder / vanishing

    def read(self, name: str) -> bytes:
        data = super().read(name)
        if name == self._path.name:
            self._path.unlink()
        return data


@pytest.mark.parametrize("name", ["dot.png", "shared.txt"])
@pytest.mark.parametrize("known", [False, True])
def test_a_file_that_is_deleted_meanwhile_is_as_it_was(top: Path, name: str, known: bool) -> None:
    """All outputs are of one state of the files, also where what is told of them was known."""
    from msgspec.structs import replace

    file = read_source(top / "source" / "a.md")
    job = Job(formats=("html", "epub"))
    whole = make(file, job)
    store = Store(top / "cache")
    if known:
        make(file, Job(formats=()), store)
    vanishing = replace(file, assets=Vanishing(top / "source", name))
    assert make(vanishing, job, store).outputs == whole.outputs
    assert not (top / "source" / name).exists()


@pytest.mark.parametrize(
    ("name", "code"), [("dot.png", "image-not-found"), ("shared.txt", "unreadable-file")]
)
def test_a_file_that_is_deleted_before_it_is_read_is_told(top: Path, name: str, code: str) -> None:
    assert build().exit_code == 0
    before = bytes_in(top / "outputs")
    (top / "source" / name).unlink()
    result = build()
    assert result.exit_code == 1
    assert name in result.stderr
    assert f"[{code}]" in result.stderr
    assert bytes_in(top / "outputs") == before


def test_a_source_that_is_deleted_while_sources_are_found_is_told(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (top / "source" / "b.md").write_text(LEAFLET)
    real_open = Path.open

    def gone(self: Path, *arguments: object, **named: object) -> object:
        if self.name == "b.md":
            self.unlink()
        return real_open(self, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", gone)
    result = build()
    assert result.exit_code == 1
    assert "source/b.md cannot be read: No such file or directory." in result.stderr
    assert (top / "outputs" / "a" / "a.html").exists()


def test_two_builds_into_one_folder_at_once(top: Path) -> None:
    """Each document is that of one of the builds, and the manifest knows what all made."""
    for name in "bcdefgh":
        (top / "source" / f"{name}.md").write_text(LEAFLET)
    other = shutil.copytree(top / "source", top / "other")
    (other / "shared.txt").write_text("Words of the other.\n")

    def run(source: str, formats: str) -> subprocess.CompletedProcess[str]:
        words = ["build", source, "--to", formats, "--jobs", "1", "--rebuild"]
        return subprocess.run(
            [sys.executable, "-m", "docpub", *words], capture_output=True, text=True, check=False
        )

    with ThreadPoolExecutor(4) as pool:
        asked = [("source", "html,epub"), ("other", "html,epub"), ("source", "html,epub")]
        results = [*pool.map(lambda words: run(*words), [*asked, ("other", "html,epub")])]
    assert [(result.returncode, result.stderr) for result in results] == [
        (0, "8 documents published.\n")
    ] * 4
    verified = CliRunner().invoke(main, ["verify", "outputs"])
    assert verified.exit_code == 0, verified.output
    assert [*(top / "outputs").rglob(".*")] == []


def test_formats_that_are_made_at_once_are_all_in_the_manifest(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The manifest is read and written by one build at a time."""
    from docpub.publishing import write

    file = read_source(top / "source" / "a.md")
    made = [make(file, Job(formats=(name,))) for name in ("html", "epub")]
    met = threading.Barrier(2, timeout=1)
    real = write.write_together

    def slow(files: dict[Path, bytes]) -> None:
        with suppress(threading.BrokenBarrierError):  # if the other waits for us
            met.wait()
        real(files)

    monkeypatch.setattr(write, "write_together", slow)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda one: write.write_outputs(top / "outputs", one), made))
    manifest = (top / "outputs" / "a" / "manifest.json").read_text()
    assert '"html": {' in manifest
    assert '"epub": {' in manifest
