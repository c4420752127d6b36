"""How fast PDFs of 1 to 500 pages are made, and in how much memory, beside others, in one run.

    make bench                        # all sizes
    .venv/bin/python bench/pdf.py 1 10

Every figure is the median of several runs, taken in turn; one run for the largest. Trust the
ratios to WeasyPrint, which stand in brackets, not the seconds. "cold" is a new process (two, where
pandoc hands over to Typst), "warm" a call in a process that has made the same PDF before; the other
programs are begun anew each time, and Typst would remember what it has set. Memory is that of the
largest process; Chromium has several. Growth is linear if the last column stays the same.

One text in docpub's Markdown, made here, goes into all of them, and tagged PDFs come out, on the
same paper, in the same font and size. pandoc is given docpub's own tree of the text, so that it
need not know its Markdown, and makes of it the HTML that the others are given: bare and ordinary,
with contents, as somebody would write it for them.

- docpub: `docpub build`, so reading and checking are part of it; contents and references as next:
- WeasyPrint: that HTML as PDF/UA-1, with page numbers in the contents, after leaders, and behind
  each reference, by `target-counter`.
- pandoc, WeasyPrint: pandoc's own way to PDF; with contents, but no page numbers in them.
- pandoc, Typst: with contents and their page numbers, but none behind the references.
- Chromium: as WeasyPrint, but it knows no `target-counter`, so it shows no page numbers there.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypandoc
import weasyprint

import docpub
from docpub.assets import FolderAssets
from measuring import Usage, in_turn, of_call, of_command, print_table, publish
from peers import compile_typst
from texts import PICTURE, handout

ROUNDS = {1: 5, 10: 5, 100: 3, 500: 1}  # by the number of pages
WARM = 100  # pages up to which it matters, and is measured, what a warm start saves
OPTIONS: dict[str, object] = {"contents": True}  # with page numbers, as WeasyPrint has them
PLAIN = "WeasyPrint"
PICTURES = Path("source/manual")
FONTS = Path(str(resources.files("fontpkg_atkinson_hyperlegible"))) / "files"
FACES = {"Regular": "", "Bold": "font-weight: bold", "Italic": "font-style: italic"}
FACES["BoldItalic"] = f"{FACES['Bold']}; {FACES['Italic']}"
LOOK = """
@page {
  size: Letter; margin: 17mm 16mm 19mm;
  @bottom-left { content: "A handout" }
  @bottom-right { content: "Page " counter(page) " of " counter(pages) }
}
html { font: 12pt/1.3 "Atkinson Hyperlegible" }
body { margin: 0 }
h1, h2, h3 { line-height: 1.2; margin: 11pt 0 4pt; break-after: avoid }
h1 { font-size: 15pt }
h1.title { font-size: 22pt }
h2 { font-size: 13pt }
p, ul, ol, figure { margin: 0 0 6pt }
ul, ol { padding-left: 16pt }
code { font-size: 10pt }
table { border-collapse: collapse; width: 100%; margin-bottom: 9pt; break-inside: avoid }
caption { text-align: left; break-after: avoid }
th, td { border: 0.75pt solid; padding: 2.5pt 6pt; text-align: left; vertical-align: top }
figure { break-inside: avoid }
.note { border: 0.75pt solid; padding: 6pt 9pt; break-inside: avoid }
.label { font-weight: bold }
"""
REFERENCES = """
nav ul { list-style: none }
nav a { text-decoration: none }
nav a::after { content: leader(".") target-counter(attr(href), page) }
.cross-reference::after { content: " (page " target-counter(attr(href), page) ")" }
"""
COLUMNS = (
    "text",
    "made by",
    "pages",
    "cold, s",
    "of that CPU",
    "warm, s",
    "memory, MB",
    "CPU for 100 pages more, s",
)


class Maker(NamedTuple):
    """How a PDF is made: by commands, one after another, and by a call in this process."""

    pdf: Path
    commands: tuple[list[str], ...]
    call: Callable[[], object] | None = None


class Row(NamedTuple):
    pages: int
    cold: Usage
    warm: float | None


def write_texts(folder: Path, pages: int) -> None:
    """Write the text in every form that a maker takes."""
    shutil.copy(PICTURES / PICTURE, folder)
    source = folder / "handout.md"
    source.write_text(handout(pages))
    document = docpub.resolve(docpub.parse_file(source).document)
    (folder / "handout.json").write_bytes(docpub.to_pandoc_json(document))
    faces = "".join(_face(name, look) for name, look in FACES.items())
    (folder / "look.css").write_text(faces + LOOK)
    (folder / "references.css").write_text(REFERENCES)
    css = ["--css", "look.css", "--css", "references.css"]
    subprocess.run([*_pandoc(folder), *css, "-o", f"{folder}/plain.html"], check=True, cwd=folder)


def _face(name: str, look: str) -> str:
    address = (FONTS / f"AtkinsonHyperlegible-{name}.ttf").as_uri()
    return f'@font-face {{ font-family: "Atkinson Hyperlegible"; {look}; src: url("{address}") }}'


def _pandoc(folder: Path) -> list[str]:
    options = ["--from", "json", "--standalone", "--toc", "--resource-path", str(folder)]
    return [pypandoc.get_pandoc_path(), f"{folder}/handout.json", *options]


def with_docpub(folder: Path) -> Maker:
    source, out = folder / "handout.md", folder / "docpub"
    given = [f"pdf.{key}={json.dumps(value)}" for key, value in OPTIONS.items()]
    options = [word for option in given for word in ("-O", option)]
    command = publish(source, out, "--rebuild", "--to", "pdf", *options)

    def call() -> object:
        document = docpub.parse(source.read_bytes(), path=source).document
        return docpub.render(document, "pdf", options=OPTIONS, assets=FolderAssets(folder))

    return Maker(out / "handout/handout.pdf", (command,), call)


def with_weasyprint(folder: Path) -> Maker:
    html, pdf = folder / "plain.html", folder / "plain.pdf"
    options = ["--pdf-variant", "pdf/ua-1", "--pdf-tags"]
    command = [sys.executable, "-m", "weasyprint", *options, str(html), str(pdf)]

    def call() -> object:
        return weasyprint.HTML(html).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)

    return Maker(pdf, (command,), call)


def with_pandoc(folder: Path) -> Maker:
    pdf, engine = folder / "pandoc.pdf", Path(sys.executable).parent / "weasyprint"
    options = ["--pdf-variant=pdf/ua-1", "--pdf-tags", f"--base-url={folder}/"]
    passed = [f"--pdf-engine-opt={option}" for option in options]
    command = [*_pandoc(folder), "--css", f"{folder}/look.css", "--pdf-engine", str(engine)]
    return Maker(pdf, ([*command, *passed, "-o", str(pdf)],))


def with_typst(folder: Path) -> Maker:
    typst, pdf = folder / "handout.typ", folder / "typst.pdf"
    look = {
        "papersize": "us-letter",
        "margin": {"x": "16mm", "top": "17mm", "bottom": "19mm"},
        "mainfont": "Atkinson Hyperlegible",
        "fontsize": "12pt",
    }
    variables = [f"--variable-json={name}:{json.dumps(value)}" for name, value in look.items()]
    written = [*_pandoc(folder), *variables, "-o", str(typst)]
    return Maker(pdf, (written, compile_typst(typst, pdf, FONTS)))


def with_chromium(program: str, folder: Path) -> Maker:
    pdf = folder / "chromium.pdf"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    page = (folder / "plain.html").as_uri()
    return Maker(pdf, ([program, *options, f"--print-to-pdf={pdf}", page],))


def find_chromium() -> str | None:
    """Return the browser that the independent checkers use, or the variable CHROMIUM names."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def makers() -> dict[str, Callable[[Path], Maker]]:
    found: dict[str, Callable[[Path], Maker]] = {
        "docpub": with_docpub,
        PLAIN: with_weasyprint,
        "pandoc, WeasyPrint": with_pandoc,
        "pandoc, Typst": with_typst,
    }
    if program := find_chromium():
        found["Chromium"] = partial(with_chromium, program)
    return found


def cold(maker: Maker) -> Usage:
    """Return what all commands of a maker used together."""
    seconds, cpu, memory = zip(*map(of_command, maker.commands), strict=True)
    return Usage(sum(seconds), sum(cpu), max(memory))


def measure(folder: Path, pages: int, *, caches_filled: bool) -> dict[str, Row]:
    """Make a text of so many pages by all makers."""
    write_texts(folder, pages)
    made = {name: make(folder) for name, make in makers().items()}
    commands = {name: partial(cold, each) for name, each in made.items()}
    calls = {name: partial(of_call, each.call) for name, each in made.items() if each.call}
    take = partial(in_turn, rounds=ROUNDS[pages], caches_filled=caches_filled)
    colds, warms = take(commands), take(calls if pages <= WARM else {})
    return {name: _row(made[name], colds[name], warms.get(name)) for name in made}


def _row(maker: Maker, colds: list[Usage], warms: list[float] | None) -> Row:
    usage = Usage(*map(statistics.median, zip(*colds, strict=True)))
    with pikepdf.open(maker.pdf) as pdf:
        return Row(len(pdf.pages), usage, statistics.median(warms) if warms else None)


def cells(rows: dict[str, Row], smaller: dict[str, Row]) -> Iterator[list[str]]:
    """Yield the cells of each row, beside WeasyPrint's and those of the next smaller text."""
    plain = rows[PLAIN]
    for name, row in rows.items():
        yield [
            name,
            f"{row.pages}",
            _beside(row.cold.seconds, plain.cold.seconds),
            _beside(row.cold.cpu, plain.cold.cpu),
            _beside(row.warm, plain.warm) if row.warm and plain.warm else "",
            f"{row.cold.memory:.0f} ({row.cold.memory / plain.cold.memory:.2f})",
            f"{_growth(row, smaller[name]):.1f}" if smaller else "",
        ]


def _beside(seconds: float, plain: float) -> str:
    return f"{seconds:.2f} ({seconds / plain:.2f})"


def _growth(row: Row, smaller: Row) -> float:
    return 100 * (row.cold.cpu - smaller.cold.cpu) / (row.pages - smaller.pages)


def _measured(sizes: list[int]) -> Iterator[list[str]]:
    smaller: dict[str, Row] = {}
    for pages in sizes:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["DOCPUB_CACHE"] = f"{folder}/cache"
            rows = measure(Path(folder), pages, caches_filled=bool(smaller))
        yield from ([f"{pages} p.", *row] for row in cells(rows, smaller))
        smaller = rows


def main() -> None:
    if not PICTURES.exists():
        sys.exit(f"Run this from the top of the project: {PICTURES} is not here.")
    sizes = sorted(map(int, sys.argv[1:])) or [*ROUNDS]
    if not ROUNDS.keys() >= set(sizes):
        sys.exit(f"The sizes are {', '.join(map(str, ROUNDS))} pages.")
    versions = [f"{name} {version(name)}" for name in ("docpub", "weasyprint", "typst")]
    print(f"PDFs. Python {platform.python_version()}, {os.cpu_count()} cores,", end=" ")
    print(f"{', '.join(versions)}, pandoc {pypandoc.get_pandoc_version()}; medians of one run")
    if not find_chromium():
        print("Chromium is left out: there is none here, nor does CHROMIUM name one.")
    print(flush=True)
    print_table(COLUMNS, _measured(sizes))


if __name__ == "__main__":
    main()
