"""How fast each output is made, beside pandoc on the same source, in one run.

    make bench

Every figure is the median of several runs, taken in turn, so that a machine that slows down slows
all of them down. Trust the ratios, not the seconds. "cold" is a new process, "warm" a call in a
process that has made the same output before. CPU is user and system time of the process with its
children.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pypandoc

import docpub
from docpub.assets import FolderAssets

SOURCE = Path("source/ketamine-adhd/index.md")
FORMATS = ("html", "pdf", "epub")
COLD_RUNS, WARM_RUNS = 5, 9
COLUMNS = (
    "output",
    "docpub cold, s",
    "of that CPU",
    "docpub warm, s",
    "pandoc cold, s",
    "cold / pandoc",
    "warm / pandoc",
)


def cpu_of_children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def cold(command: list[str]) -> tuple[float, float]:
    """Return the wall and the CPU seconds of a command."""
    before, start = cpu_of_children(), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start, cpu_of_children() - before


def warm(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def docpub_command(output: str, out: str) -> list[str]:
    return [sys.executable, "-m", "docpub", "build", str(SOURCE), "--to", output, "--out", out]


def pandoc_command(output: str, out: str) -> list[str]:
    """Return pandoc's command for the nearest output; its PDF is made by WeasyPrint too."""
    command = [pypandoc.get_pandoc_path(), str(SOURCE), "--from", "markdown", "--standalone"]
    engine = str(Path(sys.executable).parent / "weasyprint")
    extra = ["--pdf-engine", engine] if output == "pdf" else []
    return [*command, *extra, "--output", f"{out}/pandoc.{output}"]


def measure_cold(out: str) -> dict[tuple[str, str], tuple[float, float]]:
    commands = {("docpub", output): docpub_command(output, out) for output in FORMATS}
    commands |= {("pandoc", output): pandoc_command(output, out) for output in FORMATS}
    runs: dict[tuple[str, str], list[tuple[float, float]]] = {key: [] for key in commands}
    for number in range(COLD_RUNS + 1):
        for key, command in commands.items():
            figures = cold(command)
            if number:  # the first run fills caches
                runs[key].append(figures)
    return {
        key: (statistics.median(w for w, _ in found), statistics.median(c for _, c in found))
        for key, found in runs.items()
    }


def measure_warm() -> dict[str, float]:
    text, assets = SOURCE.read_bytes(), FolderAssets(SOURCE.parent)

    def whole(output: str) -> object:
        document = docpub.parse(text, path=SOURCE).document
        return docpub.render(document, output, assets=assets)

    found: dict[str, list[float]] = {output: [] for output in FORMATS}
    for number in range(WARM_RUNS + 1):
        for output in FORMATS:
            seconds = warm(lambda output=output: whole(output))
            if number:
                found[output].append(seconds)
    return {output: statistics.median(seconds) for output, seconds in found.items()}


def main() -> None:
    if not SOURCE.exists():
        sys.exit(f"Run this from the top of the project: {SOURCE} is not here.")
    with tempfile.TemporaryDirectory() as out:
        cold_figures, warm_figures = measure_cold(out), measure_warm()
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {SOURCE}; medians of one run"
    )
    print(f"docpub {docpub.__version__}, WeasyPrint {version('weasyprint')},", end=" ")
    print(f"pandoc {pypandoc.get_pandoc_version()}\n")
    print("| " + " | ".join(COLUMNS) + " |")
    print("|---" * len(COLUMNS) + "|")
    for output in FORMATS:
        wall, cpu = cold_figures["docpub", output]
        theirs, _ = cold_figures["pandoc", output]
        own = warm_figures[output]
        print(
            f"| {output} | {wall:.2f} | {cpu:.2f} | {own:.3f} | {theirs:.2f}"
            f" | {wall / theirs:.2f} | {own / theirs:.2f} |"
        )


if __name__ == "__main__":
    main()
