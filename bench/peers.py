"""Other programs, and how they are given the texts that docpub publishes.

It is a Sphinx extension too, which teaches Sphinx docpub's own names.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pypandoc
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import docpub
from docpub.source.directives import DIRECTIVES
from docpub.source.roles import ROLES
from measuring import Usage, of_command

SOME = 10  # one in so many is made by pandoc
MYST_EXTENSIONS = ["colon_fence", "deflist"]
MYSTMD = Path(__file__).parent / "mystmd"
# What MyST and Sphinx have by the same name, and understand.
_THEIRS = {"note", "tip", "important", "warning", "caution", "figure", "table", "math"}
_HEADING = re.compile(r"^(#+ .*?) \{#([a-z0-9-]+)\}$", re.MULTILINE)
_HEAD = re.compile(r"\A---\ntitle: (.*)\n(?:.*\n)*?---\n")
_COMPILE = "import sys, typst; typst.compile(*sys.argv[1:3], font_paths=sys.argv[3:])"


class Box(SphinxDirective):
    """A directive of docpub's that Sphinx has not: it shows what is in it."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = defaultdict(lambda: directives.unchanged)

    def run(self) -> list[nodes.Node]:
        return [nodes.container("", *self.parse_content_to_nodes())]


def words(name: str, raw: str, text: str, *_: Any, **__: Any) -> tuple[list[nodes.Node], list[Any]]:
    return [nodes.inline(raw, text)], []


def setup(app: Sphinx) -> dict[str, bool]:
    """Teach Sphinx docpub's own names; it calls this of its extensions."""
    for name in DIRECTIVES.keys() - _THEIRS:
        app.add_directive(name, Box, override=True)
    for name in ROLES.keys() - {"abbr"}:
        app.add_role(name, words, override=True)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def for_sphinx(text: str) -> str:
    """Spell a text as MyST-Parser reads it."""
    return _HEADING.sub(r"(\2)=\n\1", text)


def compile_typst(typst: Path, pdf: Path, *fonts: Path) -> list[str]:
    """Return the command that makes a PDF of a text in Typst."""
    return [sys.executable, "-c", _COMPILE, *map(str, (typst, pdf, *fonts))]


def of_library(folder: Path) -> Iterator[tuple[str, Usage]]:
    """Yield what other programs take for the leaflets in `folder/source`."""
    yield from _pandoc(folder)
    yield from _sphinx(folder)
    if (MYSTMD / "node_modules").is_dir():
        yield "mystmd, html", _mystmd(folder)


def _pandoc(folder: Path) -> Iterator[tuple[str, Usage]]:
    """Yield what pandoc takes for each output: with docpub's own tree of each leaflet."""
    source = folder / "source"
    files = sorted(source.glob("*.md"))[::SOME]
    for file in files:
        document = docpub.resolve(docpub.parse_file(file).document)
        file.with_suffix(".json").write_bytes(docpub.to_pandoc_json(document))
    engine = ["--pdf-engine", shutil.which("weasyprint") or "weasyprint"]
    for what, suffix, options in (
        ("html", ".html", []),
        ("epub", ".epub", []),
        ("PDF by WeasyPrint", ".pdf", engine),
        ("PDF by Typst", ".typ", []),
    ):
        used = []
        for file in files:
            made = file.with_suffix(suffix)
            read = [pypandoc.get_pandoc_path(), str(file.with_suffix(".json")), "--from", "json"]
            written = ["--standalone", "--resource-path", str(source), *options, "-o", str(made)]
            used.append(of_command([*read, *written]))
            if suffix == ".typ":
                used.append(of_command(compile_typst(made, file.with_suffix(".pdf"))))
        times = SOME * sum(one.seconds for one in used), SOME * sum(one.cpu for one in used)
        yield f"pandoc, {what}", Usage(*times, max(one.memory for one in used))


def _sphinx(folder: Path) -> Iterator[tuple[str, Usage]]:
    """Yield what Sphinx takes for all pages, and for one book of all leaflets."""
    theirs = folder / "sphinx"
    theirs.mkdir()
    for file in sorted((folder / "source").glob("*.md")):
        (theirs / file.name).write_text(for_sphinx(file.read_text()))
    for picture in (folder / "source").glob("*.png"):
        shutil.copy(picture, theirs)
    (theirs / "index.md").write_text("# Leaflets\n\n```{toctree}\n:glob:\n\nleaflet-*\n```\n")
    lines = (
        "import sys",
        f"sys.path.insert(0, {str(Path(__file__).parent)!r})",
        "extensions = ['myst_parser', 'peers']",
        f"myst_enable_extensions = {MYST_EXTENSIONS}",
        "html_sidebars = {'**': []}",  # a list of all pages on each takes the square of the time
    )
    (theirs / "conf.py").write_text("\n".join(lines))
    for builder in ("html", "epub"):
        out = [f"{theirs}-{builder}", "-d", f"{theirs}-trees-{builder}"]
        command = [sys.executable, "-m", "sphinx", "-Q", "-j", "2", "-b", builder, str(theirs)]
        yield f"Sphinx, {builder}, two processes", of_command([*command, *out])


def _mystmd(folder: Path) -> Usage:
    theirs = folder / "mystmd"
    theirs.mkdir()
    for file in (folder / "source").glob("*.md"):
        text = _HEAD.sub(r"# \1\n", for_sphinx(file.read_text()))
        text = text.replace("{key-points}", "{admonition} Key points")
        (theirs / file.name).write_text(text.replace("{contact}`phone`", "555-0100"))
    return of_command(["node", str(MYSTMD / "pages.mjs"), str(theirs), f"{theirs}-pages"])
