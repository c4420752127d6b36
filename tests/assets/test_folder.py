"""A document reads the files of its own folder, whatever lies in the way."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from docpub.assets import AssetError, FolderAssets
from docpub.publishing import find_sources

MARKER = b"MARKER"
OUTSIDE = [
    "../secret",
    "a/../../secret",
    "./../secret",
    "%2e%2e/secret",
    "%2e%2e%2fsecret",
    "..%2Fsecret",
    "..\\secret",
    "..%5csecret",
    "a\\..\\..\\secret",
    "{outside}/secret",
    "/{outside}/secret",
    "%2F{outside}/secret",
    "file://{outside}/secret",
    "file:secret",
    "C:secret",
    "C:\\secret",
    "\\\\host\\secret",
    "link",
    "chain",
    "up/secret",
    "up/in/../secret",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secret").write_bytes(MARKER)
    folder = tmp_path / "in"
    (folder / "a").mkdir(parents=True)
    (folder / "link").symlink_to(tmp_path / "secret")
    (folder / "chain").symlink_to("link")
    (folder / "up").symlink_to("..")
    (folder / "picture").write_bytes(b"a picture")
    return folder


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_outside_is_read(name: str, folder: Path) -> None:
    with pytest.raises(AssetError):
        FolderAssets(folder).read(name.format(outside=folder.parent))


@pytest.mark.parametrize("name", ["secret%00.png", "picture\x00", "a", ".", "", "x" * 5000])
def test_what_is_no_file_is_told(name: str, folder: Path) -> None:
    with pytest.raises(AssetError):
        FolderAssets(folder).read(name)


@pytest.mark.parametrize("name", ["picture", "./picture", "p%69cture"])
def test_names_are_addresses(name: str, folder: Path) -> None:
    assert FolderAssets(folder).read(name) == b"a picture"


def test_a_pipe_does_not_make_us_wait(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with pytest.raises(AssetError, match="does not exist"):
        FolderAssets(folder).read("pipe")


def _file_becomes_a_link(folder: Path) -> None:
    (folder / "b" / "c").unlink()
    (folder / "b" / "c").symlink_to(folder.parent / "secret")


def _folder_becomes_a_link(folder: Path) -> None:
    (folder / "b").rename(folder / "old")
    (folder.parent / "c").write_bytes(MARKER)
    (folder / "b").symlink_to("..")


def _file_becomes_a_pipe(folder: Path) -> None:
    (folder / "b" / "c").unlink()
    os.mkfifo(folder / "b" / "c")


@pytest.mark.parametrize(
    "change", [_file_becomes_a_link, _folder_becomes_a_link, _file_becomes_a_pipe]
)
def test_a_change_between_looking_and_reading(
    change: Callable[[Path], None], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "b").mkdir()
    (folder / "b" / "c").write_bytes(b"fine")
    assets = FolderAssets(folder)
    assert assets.read("b/c") == b"fine"
    is_file = Path.is_file

    def changed_right_after(path: Path) -> bool:
        found = is_file(path)
        change(folder)
        return found

    monkeypatch.setattr(Path, "is_file", changed_right_after)
    with pytest.raises(AssetError):
        assets.read("b/c")


def test_a_file_that_is_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpub.assets.folder.MAX_FILE_BYTES", 8)
    with pytest.raises(AssetError, match="larger than"):
        FolderAssets(folder).read("picture")


def test_no_file_stays_open(folder: Path) -> None:
    def next_handle() -> int:
        os.close(handle := os.open(folder, os.O_RDONLY))
        return handle

    before = next_handle()
    for name in ("picture", "a", "link", "a/none"):
        with contextlib.suppress(AssetError):
            FolderAssets(folder).read(name)
    assert next_handle() == before


def test_a_source_that_is_a_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# MARKER")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text("# A")
    (folder / "b.md").symlink_to("a.md")
    assert [file.name for file in find_sources(folder)] == ["a", "b"]
    (folder / "c.md").symlink_to(tmp_path / "secret.md")
    refused = find_sources(folder)[2]
    assert "leads out of" in refused.unreadable
    assert not refused.text
    assert find_sources(folder / "c.md")[0].name == "c"  # named by who builds, so meant


def test_pipes_and_folders_are_no_sources(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "a.md").write_text("# A")
    assert [file.name for file in find_sources(tmp_path)] == ["a"]


def test_of_a_source_without_end_only_so_much_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docpub.publishing.find.MAX_CHARACTERS", 100)
    (tmp_path / "a.md").write_text("# A\n\n" + "a" * 10_000)
    [file] = find_sources(tmp_path)
    assert len(file.text) == 404


def test_what_lies_below_the_root_may_be_used_from_every_folder_in_it(folder: Path) -> None:
    inner = folder / "knee" / "left"
    inner.mkdir(parents=True)
    assets = FolderAssets(inner, folder)
    assert assets.read("../../picture") == b"a picture"
    with pytest.raises(AssetError, match="leads out"):
        assets.read("../../../picture")
    with pytest.raises(AssetError, match="leads out"):
        FolderAssets(inner).read("../../picture")
