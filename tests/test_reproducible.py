"""The same source gives the same bytes, whatever the machine's settings."""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "source" / "ketamine-adhd"
CASES = ["figures", "math", "right-to-left", "spanish"]
CONFIG = """
[pdf]
also = ["large-print"]
booklet = true

[epub]
fonts = true
"""
COMMAND = [sys.executable, "-m", "docpub", "build", "source", "--out", "out", "--force"]
FOLDERS = ["one", "another plàce"]
ZONES_OF_TWO = ["UTC", "Pacific/Kiritimati"]
LANGUAGES = ["C", "C.UTF-8"]
SEEDS = ["0", "12345"]
UMASKS = [0o022, 0o077]
JOBS = ["1", "4"]
TIMES = [1_000_000_000, 1_700_000_000]


class Setting(NamedTuple):
    """Which of two values each thing has that must not matter. `warm`: all is in the cache."""

    folder: int = 0
    zone: int = 0
    language: int = 0
    seed: int = 0
    umask: int = 0
    jobs: int = 0
    warm: int = 0


FIRST, OTHER = Setting(), Setting(*[1] * 7)
# With FIRST, an orthogonal array: any two things have all four combinations of their values.
OTHERS = [
    Setting(a, b, c, a ^ b, a ^ c, b ^ c, a ^ b ^ c)
    for a, b, c in itertools.product((0, 1), repeat=3)
    if (a, b, c) != (0, 0, 0)
]


def build(top: Path, setting: Setting) -> dict[str, bytes]:
    folder = top / FOLDERS[setting.folder]
    library(folder / "source", TIMES[setting.folder])
    environment = {
        "TZ": ZONES_OF_TWO[setting.zone],
        "LANG": LANGUAGES[setting.language],
        "LC_ALL": LANGUAGES[setting.language],
        "PYTHONHASHSEED": SEEDS[setting.seed],
        "DOCPUB_CACHE": str(folder / "cache"),
    }
    for _ in range(1 + setting.warm):
        shutil.rmtree(folder / "out", ignore_errors=True)
        done = subprocess.run(
            [*COMMAND, "--jobs", JOBS[setting.jobs]],
            check=False,
            cwd=folder,
            env=os.environ | environment,
            umask=UMASKS[setting.umask],
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
    files = [path for path in (folder / "out").rglob("*") if path.is_file()]
    return {path.relative_to(folder / "out").as_posix(): path.read_bytes() for path in files}


def library(source: Path, time: int) -> None:
    """Lay out the sample, and some cases of other languages and kinds."""
    shutil.copytree(SOURCE, source / SOURCE.name)
    for name in CASES:
        shutil.copytree(TESTS / "cases" / name, source / name)
        (source / name / "source.md").rename(source / name / "index.md")
    (source / "docpub.toml").write_text(CONFIG)
    for path in source.rglob("*"):
        os.utime(path, (time, time))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("first"), FIRST)


def test_all_is_there(first: dict[str, bytes]) -> None:
    endings = [".html", ".epub", ".pdf", "-large-print.pdf", "-booklet-print-only.pdf"]
    expected = {f"{name}/{name}{end}" for name in (SOURCE.name, *CASES) for end in endings}
    assert set(first) == expected | {f"{name}/manifest.json" for name in (SOURCE.name, *CASES)}


@pytest.mark.parametrize(
    "setting", [OTHER, *(pytest.param(each, marks=pytest.mark.conformance) for each in OTHERS)]
)
def test_files_are_equal_to_the_byte_however_they_are_made(
    first: dict[str, bytes], tmp_path: Path, setting: Setting
) -> None:
    made = build(tmp_path, setting)
    assert sorted(made) == sorted(first)
    assert [name for name in first if made[name] != first[name]] == []


def test_the_settings_cover_every_pair_of_values() -> None:
    for one, two in itertools.combinations(range(len(FIRST)), 2):
        assert len({(each[one], each[two]) for each in (FIRST, *OTHERS)}) == 4


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
