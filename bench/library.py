"""How fast a library of leaflets is published: all of it, one that has changed, none; in one run.

    make bench                          # 200 leaflets
    .venv/bin/python bench/library.py 1000

Each row is `docpub build` for HTML, PDF and EPUB, but for those that are `docpub check`, and those
of other programs. Trust the ratios to the first row, not the seconds. "CPU" is that of all
processes.

- pandoc is begun once for a leaflet and an output: with docpub's own tree of it, so that it need
  not know its Markdown. Each tenth output is measured, and the time multiplied.
- Sphinx, with MyST-Parser, is begun once for all pages, and once for one book of all leaflets.
- mystmd's parser and its writer of HTML make all pages in one process; the program itself fetches
  a theme from its makers.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measuring import Usage, of_command, print_table, publish
from peers import MYSTMD, of_library
from texts import PICTURE, leaflet

LEAFLETS = 200
SIZES = (10, 100, 1000, 3000)
CHECKED = 1500
PICTURES = Path("source/manual")
HEAD = '[organisation]\nname = "Example Clinic"\nphone = "555-0100"\n'


def write_library(folder: Path, number: int) -> None:
    """Write leaflets of one to four pages, each with another text."""
    chance = random.Random(1)
    (folder / "docpub.toml").write_text(HEAD)
    (folder / PICTURE).write_bytes((PICTURES / PICTURE).read_bytes())
    for each in range(number):
        text = leaflet(chance, each)
        if each % 10:
            text = text.replace("---\n\n", "organisation: {name: A Clinic}\n---\n\n", 1)
        else:
            text += "\nCall {contact}`phone`.\n"
        (folder / f"leaflet-{each:04}.md").write_text(text)


def docpub_build(folder: Path, *more: str) -> Usage:
    return of_command(publish(folder / "source", folder / "out", *more))


def rows(folder: Path, number: int) -> Iterator[tuple[str, Usage]]:
    source = folder / "source"
    yield "all, one process", docpub_build(folder, "--jobs", "1")
    for jobs, words in ((1, "one process"), (2, "two processes")):
        yield f"checked alone, {words}", check(source, jobs)
    yield "all, two processes", docpub_build(folder, "--jobs", "2", "--rebuild")
    yield "PDF alone, one process", docpub_build(folder, "--to=pdf", "--jobs=1", "--rebuild")
    yield "PDF alone, two processes", docpub_build(folder, "--to=pdf", "--jobs=2", "--rebuild")
    yield (
        "HTML and EPUB, two processes",
        docpub_build(folder, "--to=html,epub", "--jobs=2", "--rebuild"),
    )
    docpub_build(folder)
    yield "nothing changed", docpub_build(folder)
    changed = source / "leaflet-0007.md"
    changed.write_text(changed.read_text() + "\nMore words.\n")
    yield "one changed", docpub_build(folder)
    (source / "docpub.toml").write_text(HEAD.replace("0100", "0199"))
    yield f"the phone of {(number + 9) // 10} changed", docpub_build(folder)
    yield from of_library(folder)


def cells(found: Iterator[tuple[str, Usage]], number: int) -> Iterator[list[str]]:
    """Yield the cells of each row, beside the first."""
    first: Usage | None = None
    for what, used in found:
        first = first or used
        ratios = used.seconds / first.seconds, used.cpu / first.cpu
        times = (f"{used.seconds:.2f} ({ratios[0]:.4f})", f"{used.cpu:.1f} ({ratios[1]:.3f})")
        yield [what, *times, f"{1000 * used.seconds / number:.0f}", f"{used.memory:.0f}"]


def check(source: Path, jobs: int) -> Usage:
    return of_command([sys.executable, "-m", "docpub", "check", str(source), f"--jobs={jobs}"])


def growth(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield what libraries of several sizes take, of pages and books, by two processes."""
    for number in SIZES:
        source = folder / f"of-{number}"
        source.mkdir()
        write_library(source, number)
        command = publish(source, folder / f"{source.name}-out", "--to=html,epub", "--jobs=2")
        used = [of_command(command) for _ in ("cold", "warm")]
        times = [f"{one.seconds:.1f} ({1000 * one.seconds / number:.1f})" for one in used]
        yield f"{number:,}", *times, *(f"{one.memory:.0f}" for one in used)


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else LEAFLETS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["DOCPUB_CACHE"] = f"{folder}/cache"
        os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        (folder / "source").mkdir()
        write_library(folder / "source", number)
        print(f"{number} leaflets, {os.cpu_count()} processors\n")
        if not (MYSTMD / "node_modules").is_dir():
            print("mystmd is left out: `make bench` installs it where there is npm.\n")
        columns = ["what", "seconds", "of that CPU", "ms a leaflet", "memory, MB"]
        print_table(columns, cells(rows(folder, number), number))
        (folder / "checked").mkdir()
        write_library(folder / "checked", CHECKED)
        used = check(folder / "checked", 2)
        print(f"\n{CHECKED:,} leaflets are checked in {used.seconds:.1f} s, by two processes.")
        print("\nPages and books alone, two processes; in brackets, ms a leaflet\n")
        sizes = ("leaflets", "seconds", "again", "memory, MB", "memory again, MB")
        print_table(sizes, growth(folder))


if __name__ == "__main__":
    main()
