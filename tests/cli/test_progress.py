"""What somebody sees who builds a library at a terminal, and what a log has of it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from docpub.cli.progress import _shown
from docpub.cli.summary import _in_words
from docpub.publishing import Result, find_sources

COMMAND = [sys.executable, "-m", "docpub", "build", "source", "--to", "html", "--jobs", "2"]
LAST = "a-leaflet-with-a-name-that-is-much-too-long-for-one-line-of-a-narrow-terminal"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Ten leaflets, of which the first and the last have a mistake."""
    (tmp_path / "source").mkdir()
    for number in range(8):
        (tmp_path / "source" / f"leaflet-{number}.md").write_text(f"# Leaflet {number}\n\nRest.\n")
    for name in ("a-bad-one", LAST):
        (tmp_path / "source" / f"{name}.md").write_text("# A\n\n{nope}`a`\n")
    return tmp_path


def settings(library: Path, **more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")
    }
    return kept | {"DOCPUB_CACHE": str(library / "cache"), "TERM": "xterm"} | more


def at_terminal(library: Path, *more: str, columns: int = 80, **environment: str) -> str:
    """Build at a terminal, and return what is written to it."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    running = subprocess.Popen(
        [*COMMAND, *more],
        cwd=library,
        env=settings(library, **environment),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    written = b""
    try:
        while part := os.read(ours, 65536):
            written += part
    except OSError:  # how Linux says that nobody has the other end open
        pass
    os.close(ours)
    running.wait(timeout=60)
    return written.decode()


def test_a_terminal_shows_progress_and_then_all_that_is_told_and_a_table(library: Path) -> None:
    written = at_terminal(library)
    bar, _, below = written.rpartition("100%")
    assert "Publishing" in bar
    assert set(re.findall(r"leaflet-\d", bar)) == {f"leaflet-{n}" for n in range(8)}
    assert "error" not in bar
    places = re.findall(r"source/([\w-]+)\.md:3:2: ", below)
    assert places == ["a-bad-one", LAST]
    table, line = below.split("\r\n")[-4:-2], below.split("\r\n")[-2]
    assert [row.split() for row in table] == [
        ["made", "from", "the", "cache", "failed"],
        ["html", "8", "0", "2"],
    ]
    assert re.fullmatch(r"2 of 10 documents with problems in \d+(\.\d)? s \(2 errors\)\.", line)


def test_what_was_in_the_cache_is_told_as_such(library: Path) -> None:
    at_terminal(library)
    (library / "source" / "leaflet-3.md").write_text("# Leaflet 3\n\nWalk.\n")
    again = at_terminal(library)
    assert [row.split() for row in again.split("\r\n") if row.startswith("html")] == [
        ["html", "1", "7", "2"]
    ]
    assert set(re.findall(r"leaflet-\d", again.rpartition("100%")[0])) == {"leaflet-3"}


def test_a_line_of_progress_fits_a_narrow_terminal(library: Path) -> None:
    bar, _, _ = at_terminal(library, columns=60).rpartition("100%")
    lines = [re.sub(r"\x1b\[[?\d]*\w", "", line) for line in bar.split("\r")]
    assert any("  a-leaf…" in line for line in lines)
    assert max(len(line.rstrip()) for line in lines) < 60


def test_colours_are_for_those_who_want_them(library: Path) -> None:
    assert "\x1b[31m" in at_terminal(library)
    assert not re.search(r"\x1b\[\d", at_terminal(library, NO_COLOR="1"))


def test_a_few_documents_need_no_progress(library: Path) -> None:
    for path in (library / "source").glob("leaflet-*.md"):
        path.unlink()
    (library / "source" / "a-bad-one.md").write_text("# A\n\nRest.\n")
    (library / "source" / f"{LAST}.md").unlink()
    written = at_terminal(library)
    assert "Publishing" not in written
    assert "made" not in written
    assert re.search(r"1 document published in \d", written)


def test_a_log_has_a_line_and_no_progress(library: Path) -> None:
    done = subprocess.run(
        COMMAND, cwd=library, env=settings(library), capture_output=True, text=True, check=False
    )
    assert (done.returncode, "Publishing" in done.stderr, "made" in done.stderr) == (
        1,
        False,
        False,
    )
    assert done.stderr.splitlines()[-1] == "2 of 10 documents with problems (2 errors)."
    assert "\x1b" not in done.stderr


def test_the_table_counts_each_format(library: Path) -> None:
    at_terminal(library, "--to", "html")
    rows = at_terminal(library, "--to", "html,epub").split("\r\n")
    counted = {row.split()[0]: row.split()[1:] for row in rows if row.startswith(("html", "epub"))}
    assert counted["epub"] == ["8", "0", "2"]
    assert counted["html"] == ["8", "0", "2"]  # they lead to the books now


def test_what_has_not_changed_is_no_part_of_the_time_that_is_left(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight documents are taken from the cache, two are made, each in ten seconds."""
    monkeypatch.setenv("COLUMNS", "60")
    files = find_sources(library / "source")
    now, bars, left, shown = [1000.0], [], [], []

    def progressbar(**arguments: Any) -> Any:
        bars.append(make_bar(**arguments))
        return bars[0]

    def made() -> Iterator[tuple[int, Result]]:
        for number, file in [*enumerate(files)][::-1]:
            changed = number < 2
            now[0] += 10 * changed
            fresh = ("html",) if changed else ()
            yield number, Result(name=file.name, file=file.file, formats=("html",), fresh=fresh)
            left.append(bars[0].eta)
            shown.append(bars[0].format_progress_line())

    make_bar = click.progressbar
    monkeypatch.setattr(click, "progressbar", progressbar)
    monkeypatch.setattr("time.time", lambda: now[0])
    results = _shown(made(), files, "Publishing")
    assert [number for number, _ in results] == [*range(10)][::-1]
    assert left == [0] * 8 + [10, 0]
    assert shown[-2] == "Publishing  [##########----------]   50%  00:00:10  a-leaf…"
    assert len(shown[-2]) < 60


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0.84, "0.8 s"),
        (12.4, "12 s"),
        (200, "3 min 20 s"),
        (3900, "1 h 5 min"),
        (59.7, "1 min 0 s"),
    ],
)
def test_times_as_people_read_them(seconds: float, words: str) -> None:
    assert _in_words(seconds) == words
