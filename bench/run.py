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
import statistics
import sys
import tempfile
from functools import partial
from importlib.metadata import version
from pathlib import Path

import pypandoc

import docpub
from docpub.assets import FolderAssets
from measuring import in_turn, of_call, of_command, print_table, publish

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


def pandoc_command(output: str, out: str) -> list[str]:
    """Return pandoc's command for the nearest output; its PDF is made by WeasyPrint too."""
    command = [pypandoc.get_pandoc_path(), str(SOURCE), "--from", "markdown", "--standalone"]
    engine = str(Path(sys.executable).parent / "weasyprint")
    extra = ["--pdf-engine", engine] if output == "pdf" else []
    return [*command, *extra, "--output", f"{out}/pandoc.{output}"]


def measure_cold(out: str) -> dict[tuple[str, str], tuple[float, float]]:
    """Return the wall and the CPU seconds of each command."""
    wishes = {output: ("--rebuild", "--to", output) for output in FORMATS}
    commands = {("docpub", name): publish(SOURCE, Path(out), *wishes[name]) for name in FORMATS}
    commands |= {("pandoc", output): pandoc_command(output, out) for output in FORMATS}
    calls = {key: partial(of_command, command) for key, command in commands.items()}
    return {
        key: (statistics.median(u.seconds for u in found), statistics.median(u.cpu for u in found))
        for key, found in in_turn(calls, COLD_RUNS).items()
    }


def measure_warm() -> dict[str, float]:
    text, assets = SOURCE.read_bytes(), FolderAssets(SOURCE.parent)

    def whole(output: str) -> object:
        document = docpub.parse(text, path=SOURCE).document
        return docpub.render(document, output, assets=assets)

    calls = {output: partial(of_call, partial(whole, output)) for output in FORMATS}
    return {key: statistics.median(found) for key, found in in_turn(calls, WARM_RUNS).items()}


def main() -> None:
    if not SOURCE.exists():
        sys.exit(f"Run this from the top of the project: {SOURCE} is not here.")
    with tempfile.TemporaryDirectory() as out:
        os.environ["DOCPUB_CACHE"] = f"{out}/cache"
        cold_figures, warm_figures = measure_cold(out), measure_warm()
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {SOURCE}; medians of one run"
    )
    print(f"docpub {docpub.__version__}, WeasyPrint {version('weasyprint')},", end=" ")
    print(f"pandoc {pypandoc.get_pandoc_version()}\n")
    print_table(COLUMNS, (_cells(output, cold_figures, warm_figures) for output in FORMATS))


def _cells(
    output: str, colds: dict[tuple[str, str], tuple[float, float]], warms: dict[str, float]
) -> list[str]:
    (wall, cpu), (theirs, _), own = colds["docpub", output], colds["pandoc", output], warms[output]
    figures = (f"{wall:.2f}", f"{cpu:.2f}", f"{own:.3f}", f"{theirs:.2f}")
    return [output, *figures, f"{wall / theirs:.2f}", f"{own / theirs:.2f}"]


if __name__ == "__main__":
    main()
