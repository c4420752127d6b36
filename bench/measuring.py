"""What the benches share: measuring commands and calls, taken in turn, and showing tables.

Run as a program it measures one command, and prints what it used. A process of its own, and a small
one, because on Linux the memory of a process counts from before it became another program.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

Key = TypeVar("Key")
Found = TypeVar("Found")


class Usage(NamedTuple):
    """Seconds by the clock, seconds of processors, and megabytes of the largest process."""

    seconds: float
    cpu: float
    memory: float


def of_command(words: Sequence[str]) -> Usage:
    """Return what a command used, with its children; one that fails ends all."""
    wrapper = [sys.executable, "-I", "-S", __file__, *words]
    done = subprocess.run(wrapper, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(words)}\n{done.stderr}")
    return Usage(*json.loads(done.stdout))


def publish(source: Path, out: Path, *more: str) -> list[str]:
    """Return the command that publishes a source; what is known already is not made anew."""
    return [sys.executable, "-m", "docpub", "build", str(source), "--out", str(out), *more]


def of_call(call: Callable[[], object]) -> float:
    """Return the seconds by the clock that a call takes."""
    gc.collect()
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def in_turn(
    calls: Mapping[Key, Callable[[], Found]], rounds: int, *, caches_filled: bool = False
) -> dict[Key, list[Found]]:
    """Make all calls one after another in each round, so that a slow moment slows all of them.

    A first round, which fills caches, is not told, unless they are filled already.
    """
    found: dict[Key, list[Found]] = {key: [] for key in calls}
    for number in range(caches_filled, rounds + 1):
        for key, call in calls.items():
            result = call()
            if number:
                found[key].append(result)
    return found


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    print("| " + " | ".join(columns) + " |")
    print("|---" * len(columns) + "|")
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)


def _measure(words: Sequence[str]) -> Usage:
    started = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        sys.exit(1)
    unit = 1 if sys.platform == "darwin" else 1024  # of the memory, in bytes
    return Usage(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


if __name__ == "__main__":
    print(json.dumps(_measure(sys.argv[1:])))
