"""How fast web pages are made, beside pandoc and Sphinx, in one run.

    make bench                   # the sample, and texts of 10 to 500 pages
    .venv/bin/python bench/web.py 10 100

Every figure is the median of several runs, taken in turn, of two for the largest. Trust the ratios
to docpub, which stand in brackets, not the seconds. docpub and Sphinx are warm: each has made the
same page in this process before. pandoc is begun anew each time, since it is used so. Growth is
linear if the last column stays the same.

- docpub: `parse` and `render`, so checking is part of it, as in `docpub build`; pictures are inside
  the page, and the list of contents is part of it.
- docpub, unchecked: the same without the checks, which the other two do not have.
- pandoc: from its own Markdown, with a list of contents; pictures stay files. It knows neither the
  glossary nor the sources of the sample, nor who published it, and so writes fewer words.
- Sphinx: with MyST-Parser, the theme that it comes with, and nothing kept of the time before.

The text is docpub's Markdown. Where the others spell a thing otherwise, a rule here says so; for
Sphinx, the boxes of patient material are directives that show what is in them.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import version
from io import StringIO
from pathlib import Path

import pypandoc
from sphinx.application import Sphinx

import docpub
from docpub import source
from docpub.assets import FolderAssets
from measuring import in_turn, of_call, print_table
from peers import MYST_EXTENSIONS, for_sphinx
from texts import PICTURE, handout

SAMPLE = Path("source/ketamine-adhd")
PICTURES = Path("source/manual")
ROUNDS = {0: 9, 10: 7, 100: 3, 500: 2}  # by the number of pages; 0 is the sample
OWN = "docpub"
COLUMNS = ("text", "made by", "seconds", "bytes", "for 100 pages more, s")
_BOX = re.compile(r"^(:{3,})\{([a-z-]+)\}.*$", re.MULTILINE)

Make = Callable[[], object]


def with_docpub(folder: Path) -> Make:
    text, assets = (folder / "index.md").read_bytes(), FolderAssets(folder)

    def make() -> object:
        document = docpub.parse(text, path=folder / "index.md").document
        return docpub.render(document, "html", assets=assets)

    return make


def unchecked(folder: Path) -> Make:
    text, assets = (folder / "index.md").read_text(), FolderAssets(folder)

    def make() -> object:
        document = source.parse(text, assets=assets).document
        return docpub.render(document, "html", assets=assets)

    return make


def with_pandoc(folder: Path) -> Make:
    text = _BOX.sub(r"\1 \2", (folder / "index.md").read_text())
    command = [pypandoc.get_pandoc_path(), "--from", "markdown", "--to", "html", "--standalone"]
    out = folder / "pandoc.html"
    options = ["--toc", "--mathml", "--output", str(out)]
    given = {"input": text.encode(), "capture_output": True, "check": True, "cwd": folder}
    return partial(subprocess.run, [*command, *options], **given)


def with_sphinx(folder: Path) -> Make:
    theirs = folder / "sphinx"
    theirs.mkdir()
    (theirs / "index.md").write_text(for_sphinx((folder / "index.md").read_text()))
    for picture in folder.glob("*.png"):
        shutil.copy(picture, theirs)
    wishes = {
        "extensions": ["myst_parser", "peers"],
        "myst_enable_extensions": MYST_EXTENSIONS,
    }

    def make() -> object:
        app = Sphinx(
            theirs,
            None,
            folder / "out",
            folder / "trees",
            "html",
            confoverrides=wishes,
            status=None,
            warning=StringIO(),
            freshenv=True,
        )
        app.build(force_all=True)
        return app

    return make


MAKERS: dict[str, Callable[[Path], Make]] = {
    OWN: with_docpub,
    "docpub, unchecked": unchecked,
    "pandoc": with_pandoc,
    "Sphinx": with_sphinx,
}
MADE = {"pandoc": "pandoc.html", "Sphinx": "out/index.html"}


def write_text(folder: Path, pages: int) -> None:
    """Write the text, with the files that it uses, as `index.md`."""
    if pages:
        (folder / "index.md").write_text(handout(pages))
        shutil.copy(PICTURES / PICTURE, folder)
    else:
        shutil.copytree(SAMPLE, folder, dirs_exist_ok=True)


def measure(pages: int) -> dict[str, tuple[float, int]]:
    """Return for each maker the seconds, and the bytes of its page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_text(folder, pages)
        made = {maker: prepare(folder) for maker, prepare in MAKERS.items()}
        calls = {maker: partial(of_call, make) for maker, make in made.items()}
        found = in_turn(calls, ROUNDS[pages])
        ours = len(
            docpub.render(
                docpub.parse_file(folder / "index.md").document, "html", assets=FolderAssets(folder)
            ).files["page.html"]
        )
        sizes = {maker: (folder / file).stat().st_size for maker, file in MADE.items()}
        return {
            maker: (statistics.median(each), sizes.get(maker, ours))
            for maker, each in found.items()
        }


def rows(sizes: list[int]) -> Iterator[list[str]]:
    smaller: dict[str, float] = {}
    before = 0
    for pages in sizes:
        found = measure(pages)
        for maker, (seconds, size) in found.items():
            ratio = f"{seconds:.3f} ({seconds / found[OWN][0]:.2f})"
            growth = ""
            if before:
                growth = f"{100 * (seconds - smaller[maker]) / (pages - before):.2f}"
            yield [f"{pages} p." if pages else "the sample", maker, ratio, f"{size:,}", growth]
        smaller, before = {maker: each[0] for maker, each in found.items()}, pages


def main() -> None:
    if not SAMPLE.exists():
        sys.exit(f"Run this from the top of the project: {SAMPLE} is not here.")
    sizes = sorted(map(int, sys.argv[1:])) or [*ROUNDS]
    if not ROUNDS.keys() >= set(sizes):
        sys.exit(f"The sizes are {', '.join(map(str, ROUNDS))} pages; 0 is the sample.")
    versions = [f"{name} {version(name)}" for name in ("docpub", "sphinx", "myst-parser")]
    print(f"Web pages. Python {platform.python_version()}, {os.cpu_count()} cores,", end=" ")
    print(f"{', '.join(versions)}, pandoc {pypandoc.get_pandoc_version()}; medians of one run\n")
    print_table(COLUMNS, rows(sizes))


if __name__ == "__main__":
    main()
