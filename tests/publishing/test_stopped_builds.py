"""A build that is stopped or killed leaves whole outputs, and no processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")

DOCUMENTS = 30
LONG = 4
WORDS = " ".join(f"word{number}" for number in range(1500))


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """More documents than are made in a moment, and one that takes longer than we may wait."""
    source = tmp_path / "source"
    source.mkdir()
    for number in range(DOCUMENTS):
        words = f"{WORDS}\n\n" * (80 if number == LONG else 1)
        text = f"---\ntitle: Leaflet {number}\nlang: en\n---\n\n{words}"
        (source / f"leaflet-{number:02}.md").write_text(text)
    return tmp_path


Begin = Callable[[int], "subprocess.Popen[str]"]


@pytest.fixture
def begin(top: Path) -> Iterator[Begin]:
    """Begin builds in groups of processes of their own, as a shell does."""
    begun: list[subprocess.Popen[str]] = []

    def one(jobs: int) -> subprocess.Popen[str]:
        words = ["build", "source", f"--jobs={jobs}", "--to=html,pdf"]
        build = subprocess.Popen(
            [sys.executable, "-m", "docpub", *words],
            cwd=top,
            env={**os.environ, "DOCPUB_CACHE": str(top / "cache")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=_as_in_a_shell,
        )
        begun.append(build)
        return build

    yield one
    for build in begun:
        with suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
        build.communicate()


def _as_in_a_shell() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def wait_for(number: int, top: Path) -> None:
    """Wait until so many documents are published."""
    for _ in range(1200):
        if len([*(top / "outputs").glob("*/manifest.json")]) >= number:
            return
        time.sleep(0.05)
    pytest.fail(f"{number} documents are not published within a minute")


def processes_of(group: int) -> dict[int, str]:
    """Return what is still at work in a group of processes, by its number."""
    told = subprocess.run(
        ["ps", "-A", "-ww", "-o", "pid=,pgid=,stat=,args="],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.split(None, 3) for line in told.stdout.splitlines()]
    return {
        int(pid): args for pid, pgid, stat, args in lines if int(pgid) == group and stat[0] != "Z"
    }


def gone(group: int) -> bool:
    """Return whether all of a group of processes ends within five seconds."""
    for _ in range(100):
        if not processes_of(group):
            return True
        time.sleep(0.05)
    return False


def hidden(top: Path) -> list[Path]:
    return [path for name in ("outputs", "cache") for path in (top / name).rglob(".*")]


def all_whole(top: Path) -> bool:
    words = [sys.executable, "-m", "docpub", "verify", "outputs"]
    return subprocess.run(words, cwd=top, capture_output=True, check=False).returncode == 0


def wait_for_another_process(group: int) -> None:
    for _ in range(1200):
        if len(processes_of(group)) > 1:
            return
        time.sleep(0.02)
    pytest.fail("no other process has begun within half a minute")


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_stops_a_build_within_seconds(top: Path, begin: Begin, jobs: int) -> None:
    build = begin(jobs)
    wait_for(3, top)
    time.sleep(0.5)
    _stops(build, top)
    assert len([*(top / "outputs").glob("*")]) < DOCUMENTS
    assert all_whole(top)


def test_ctrl_c_stops_processes_that_have_just_begun(top: Path, begin: Begin) -> None:
    build = begin(2)
    wait_for_another_process(build.pid)
    _stops(build, top)


def _stops(build: subprocess.Popen[str], top: Path) -> None:
    os.killpg(build.pid, signal.SIGINT)
    pressed = time.monotonic()
    err = build.communicate(timeout=60)[1]
    assert time.monotonic() - pressed < 5
    assert build.returncode == 130, err
    assert err == "Stopped. Each file that was published is whole, old or new.\n"
    assert gone(build.pid), processes_of(build.pid)
    assert hidden(top) == []


def test_a_process_that_is_killed_from_outside_costs_time_alone(top: Path, begin: Begin) -> None:
    (top / "source" / f"leaflet-{LONG:02}.md").unlink()
    build = begin(2)
    wait_for(3, top)
    [victim, *_] = [pid for pid, args in processes_of(build.pid).items() if "spawn_main" in args]
    os.kill(victim, signal.SIGKILL)
    err = build.communicate(timeout=120)[1]
    assert (build.returncode, err) == (0, f"{DOCUMENTS - 1} documents published.\n")
    assert all_whole(top)
    assert hidden(top) == []


def test_no_process_outlives_a_build_that_is_killed(top: Path, begin: Begin) -> None:
    build = begin(2)
    wait_for(2, top)
    build.kill()
    build.communicate(timeout=20)
    assert gone(build.pid), processes_of(build.pid)
    assert all_whole(top)


def test_what_a_killed_build_left_is_removed(top: Path) -> None:
    folder = top / "outputs" / "leaflet-00"
    folder.mkdir(parents=True)
    left, others = folder / ".leaflet-00.pdf.ab_12xyz", folder / ".htaccess"
    left.write_bytes(b"half")
    others.write_bytes(b"not ours")
    words = [sys.executable, "-m", "docpub", "build", "source/leaflet-00.md", "--to=html"]
    subprocess.run(words, cwd=top, check=True, capture_output=True)
    assert not left.exists()
    assert others.exists()
