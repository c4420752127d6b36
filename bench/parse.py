"""How fast sources are read, beside other parsers of Markdown, in one run.

    make bench

Two texts: the sample, and a book of some five hundred pages with a bit of everything, made here.
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

import gc
import platform
import random
import re
import statistics
import subprocess
import time
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

SAMPLE = Path("source/ketamine-adhd/index.md")
BOOK_WORDS = 150_000
RUNS = {"the sample": 15, "a book": 3}
PLUGINS = ["strikethrough", "footnotes", "table", "task_lists", "def_list"]
WORDS = re.findall(
    r"\w+",
    """
    a about after also an and any as at be before but by can care change day do doctor dose
    each feel first for from give good have help how if in is it keep last less let long may
    medicine more most need not nurse of often on one or other over pain part rest safe see
    should side sleep some start stop take talk tell that the them then they this time to
    treatment use very week well what when while who will with work you your
""",
)


def sentence(chance: random.Random) -> str:
    """Return a sentence, with a link or some emphasis in every other one."""
    words = chance.choices(WORDS, k=chance.randint(8, 20))
    marked = chance.randrange(len(words))
    patterns = ("*{}*", "**{}**", "`{}`", "[{}](https://a.example/b)", *["{}"] * 4)
    words[marked] = chance.choice(patterns).format(words[marked])
    return " ".join(words).capitalize() + "."


def paragraph(chance: random.Random) -> str:
    return "\n".join(sentence(chance) for _ in range(chance.randint(3, 6)))


def chapter(chance: random.Random, number: int) -> str:
    """Return some pages with a bit of everything."""
    items = "\n".join(f"- {sentence(chance)}" for _ in range(5))
    steps = "\n".join(f"{n}. {sentence(chance)}\n   - {sentence(chance)}" for n in range(1, 4))
    rows = "\n".join(f"| {chance.choice(WORDS)} | {sentence(chance)} |" for _ in range(5))
    parts = (
        f"# Chapter {number}",
        *(paragraph(chance) for _ in range(5)),
        f"## What to do {{#do-{number}}}",
        items,
        f"{paragraph(chance)}[^n{number}]",
        f"[^n{number}]: {sentence(chance)}",
        steps,
        f":::{{note}} {chance.choice(WORDS)}\n{paragraph(chance)}\n:::",
        f"| word | sentence |\n|---|---|\n{rows}",
        f"## More on [this](#do-{number})",
        *(paragraph(chance) for _ in range(5)),
        f"> {sentence(chance)}\n> {sentence(chance)}",
        f"{chance.choice(WORDS)}\n: {sentence(chance)}",
    )
    return "\n\n".join(parts)


def book() -> str:
    """Return the same book every time."""
    chance = random.Random(1)
    parts: list[str] = []
    words = 0
    while words < BOOK_WORDS:
        parts.append(chapter(chance, len(parts) + 1))
        words += len(parts[-1].split())
    return "---\ntitle: A book\n---\n\n" + "\n\n".join(parts) + "\n"


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


def seconds(call: Callable[[str], object], text: str) -> float:
    gc.collect()
    started = time.perf_counter()
    call(text)
    return time.perf_counter() - started


def measure(text: str, runs: int) -> dict[str, float]:
    """Return the median time of each parser."""
    found: dict[str, list[float]] = {name: [] for name in PARSERS}
    for number in range(runs + 1):
        for name, call in PARSERS.items():
            took = seconds(call, text) - (seconds(call, "") if name == "pandoc" else 0)
            if number:  # the first run fills caches
                found[name].append(took)
    return {name: statistics.median(figures) for name, figures in found.items()}


def report(title: str, text: str) -> None:
    words, times = len(text.split()), measure(text, RUNS[title])
    bare = times["markdown-it-py"]
    print(f"{title.capitalize()}, {words:,} words\n")
    print("| parser | seconds | words a second | times markdown-it-py |\n|---|---|---|---|")
    for name, took in times.items():
        print(f"| {name} | {took:.4f} | {words / took:,.0f} | {took / bare:.2f} |")
    print()


def main() -> None:
    versions = [f"{name} {version(name)}" for name in ("docpub", "markdown-it-py", "mistune")]
    print(f"Python {platform.python_version()}, {', '.join(versions)},", end=" ")
    print(f"pandoc {pypandoc.get_pandoc_version()}; medians of one run\n")
    report("the sample", SAMPLE.read_text())
    report("a book", book())


if __name__ == "__main__":
    main()
