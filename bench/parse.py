"""How fast sources are read, beside other parsers of Markdown, in one run.

    make bench

Two texts: the sample, and a book of some five hundred pages with a bit of everything.
Each parser goes over the text in turn, all warm, and every figure is the median of its runs. Trust
the ratios, not the words per second.

- `source.parse`: text to model, with positions and diagnostics.
- `parse`: the same, then all passes and checks, as `docpub check` does.
- markdown-it-py: to its flat list of tokens; with tables, strikethrough, front matter, footnotes,
  definition lists, attributes, and containers for what stands between colons.
- mistune: to its tree, with the plugins for the same things.
- pandoc: to its JSON, less the time for an empty text.
"""

from __future__ import annotations

import platform
import statistics
import subprocess
from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path

import mistune
import pypandoc
from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

import docpub
from docpub import source
from docpub.assets import FolderAssets
from measuring import in_turn, of_call, print_table
from texts import book

SAMPLE = Path("source/ketamine-adhd/index.md")
BOOK_WORDS = 150_000
RUNS = {"the sample": 15, "a book": 3}
PLUGINS = ["strikethrough", "footnotes", "table", "task_lists", "def_list"]


def markdown_it() -> Callable[[str], object]:
    md = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for plugin in (front_matter_plugin, footnote_plugin, deflist_plugin, attrs_plugin):
        md.use(plugin)
    md.use(container_plugin, "directive", validate=lambda *_: True)
    return md.parse


def pandoc(text: str) -> object:
    command = [pypandoc.get_pandoc_path(), "--from", "markdown", "--to", "json"]
    return subprocess.run(command, input=text.encode(), check=True, capture_output=True)


PARSERS: dict[str, Callable[[str], object]] = {
    "docpub.source.parse": partial(source.parse, assets=FolderAssets(SAMPLE.parent)),
    "docpub.parse": partial(docpub.parse, path=SAMPLE),
    "markdown-it-py": markdown_it(),
    "mistune": mistune.create_markdown(renderer="ast", plugins=PLUGINS),
    "pandoc": pandoc,
}


def seconds(name: str, text: str) -> float:
    call = PARSERS[name]
    return of_call(partial(call, text)) - (of_call(partial(call, "")) if name == "pandoc" else 0)


def report(title: str, text: str) -> None:
    calls = {name: partial(seconds, name, text) for name in PARSERS}
    medians = {name: statistics.median(f) for name, f in in_turn(calls, RUNS[title]).items()}
    words, bare = len(text.split()), medians["markdown-it-py"]
    print(f"{title.capitalize()}, {words:,} words\n")
    rows = (
        [name, f"{took:.4f}", f"{words / took:,.0f}", f"{took / bare:.2f}"]
        for name, took in medians.items()
    )
    print_table(("parser", "seconds", "words a second", "times markdown-it-py"), rows)
    print()


def main() -> None:
    versions = [f"{name} {version(name)}" for name in ("docpub", "markdown-it-py", "mistune")]
    print(f"Python {platform.python_version()}, {', '.join(versions)},", end=" ")
    print(f"pandoc {pypandoc.get_pandoc_version()}; medians of one run\n")
    report("the sample", SAMPLE.read_text())
    report("a book", book(BOOK_WORDS))


if __name__ == "__main__":
    main()
