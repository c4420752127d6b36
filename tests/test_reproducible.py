"""The same source gives the same bytes, whatever the machine's settings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "source" / "ketamine-adhd"
SETTINGS = [
    {"TZ": "UTC", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "Pacific/Kiritimati", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "12345"},
]
UMASKS = [0o022, 0o077]
TIMES = [1_000_000_000, 1_700_000_000]


def build(folder: Path, number: int) -> dict[str, bytes]:
    source = folder / "source" / SOURCE.name
    shutil.copytree(SOURCE, source)
    for path in source.rglob("*"):
        os.utime(path, (TIMES[number], TIMES[number]))
    subprocess.run(
        [sys.executable, "-m", "docpub", "build", "source", "--out", "out"],
        check=True,
        cwd=folder,
        env=os.environ | SETTINGS[number],
        umask=UMASKS[number],
    )
    files = (folder / "out").rglob("*.*")
    return {path.name: path.read_bytes() for path in files if path.is_file()}


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    folders = [tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("another plàce")]
    return [build(folder, number) for number, folder in enumerate(folders)]


@pytest.mark.parametrize("suffix", ["html", "epub", "pdf"])
def test_outputs_are_equal_to_the_byte(builds: list[dict[str, bytes]], suffix: str) -> None:
    name = f"{SOURCE.name}.{suffix}"
    assert builds[0][name] == builds[1][name]


def test_manifests_are_equal(builds: list[dict[str, bytes]]) -> None:
    assert builds[0]["manifest.json"] == builds[1]["manifest.json"]


ZONES = ["UTC", "Pacific/Kiritimati", "America/St_Johns"]
BOOKS = """
import hashlib, itertools, os, sys, time
from pathlib import Path
import docpub

source, *folders = sys.argv[1:]
zones = os.environ["ZONES"].split()
for folder, zone, umask in itertools.product(folders, zones, [0o022, 0o077]):
    os.environ["TZ"] = zone
    time.tzset()
    os.umask(umask)
    os.chdir(folder)
    out = Path(f"{zone}-{umask}".replace("/", "-"))
    assert docpub.publish(source, out, formats=["epub"]).ok
    [book] = out.rglob("*.epub")
    print(hashlib.sha256(book.read_bytes()).hexdigest())
"""


def test_books_are_equal_wherever_and_whenever_they_are_made(tmp_path: Path) -> None:
    """Two folders, three time zones, two umasks, and two seeds for the order of what has none."""
    folders = [tmp_path / "one", tmp_path / "another plàce"]
    for folder in folders:
        folder.mkdir()
    made: list[str] = []
    for seed in ("0", "12345"):
        arguments = [sys.executable, "-c", BOOKS, SOURCE, *folders]
        settings = {"PYTHONHASHSEED": seed, "ZONES": " ".join(ZONES)}
        done = subprocess.run(
            arguments, check=True, env=os.environ | settings, stdout=subprocess.PIPE, text=True
        )
        made += done.stdout.split()
    assert len(made) == 2 * len(ZONES) * 2 * 2
    assert len(set(made)) == 1
