"""Whether the time to parse grows no faster than the text, for shapes that are hard on parsers.

    make growth                       # all of them, which takes an hour
    .venv/bin/python bench/growth.py "deep quotes" "open brackets"

Each shape is parsed and checked at sizes that double up to five megabytes. Figures are seconds of
this process on the processor, the best of three (of one, where it takes long). A shape passes if
double the text never takes more than two and a half times the time; what takes less than a
twentieth of a second is too short to judge. One that takes longer than twenty seconds is not made
larger; it is judged by what was measured.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

import docpub

SIZES = tuple(5_000_000 >> halvings for halvings in range(9, -1, -1))
MOST_GROWTH = 2.5
SHORTEST, LONG, LONGEST = 0.05, 2.0, 20.0  # seconds: to judge, to measure once, to go on from
RUNS = 3
LONGEST_PARAGRAPH = 150_000  # characters; the limit is a little more
Shape = Callable[[int], str]


def repeated(unit: str, lead: str = "", end: str = "") -> Shape:
    """Return a shape that says the same again and again."""
    return lambda size: lead + unit * (size // len(unit)) + end


def in_paragraphs(unit: str) -> Shape:
    """Return paragraphs that say the same again and again, each almost as long as is read."""
    full = unit * max(1, LONGEST_PARAGRAPH // len(unit)) + "\n\n"
    return lambda size: full * (size // len(full)) + full[: size % len(full)]


def numbered(pattern: str, lead: str = "", second: str = "") -> Shape:
    """Return a shape whose parts count: `{n}` in the pattern; then all of the second pattern."""

    def text(size: int) -> str:
        count = size // len(pattern + second)
        parts = (each.replace("{n}", str(n)) for each in (pattern, second) for n in range(count))
        return lead + "".join(parts)

    return text


def growing(unit: str, between: str) -> Shape:
    """Return a shape of runs that get longer one by one."""

    def text(size: int) -> str:
        runs: list[str] = []
        length = 0
        while length < size:
            runs.append(unit * (len(runs) + 1) + between)
            length += len(runs[-1])
        return "".join(runs)

    return text


def staircase(unit: str) -> Shape:
    """Return lines each one level deeper than the one before, and again from the start."""
    stairs = "".join(unit * depth + "a\n" for depth in range(1, 100))
    return repeated(stairs)


def colon_stairs(size: int) -> str:
    """Return directives that each open inside the one before, with ever shorter fences."""
    depth = max(1, int((size / 2) ** 0.5))
    return "".join(f"{':' * (2 * depth - n)}{{note}}\n" for n in range(depth))


def wide_table(size: int) -> str:
    """Return a table of three rows with as many columns as fit."""
    return "".join(cell * (size // 8) + "|\n" for cell in ("|a", "|-", "|b", "|c"))


def pipes(size: int) -> str:
    """Return a small table with one row of nothing but bars."""
    return "|a|\n|-|\n" + "|" * size


PROSE = (
    "## A *heading* of its own\n\nSome **words**, a [link](https://a.example) and `code`.\n"
    "They go on for a while, as words do.\n\n- one\n- two\n\n> Quoted.\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n:::{note}\nTake care.\n:::\n\n"
)

SHAPES: dict[str, Shape] = {
    # blocks in blocks
    "deep quotes in one line": repeated("> ", end="a"),
    "lines of deep quotes": repeated("> " * 100 + "a\n"),
    "stairs of quotes": staircase("> "),
    "deep lists in one line": repeated("- ", end="a"),
    "stairs of lists": staircase("  - "),
    "lines of indents": repeated(" " * 200 + "- a\n"),
    "items without end": repeated("- a\n"),
    "items with empty lines": repeated("- a\n\n\n"),
    "items of one number": repeated("1. a\n"),
    "lists of one item": repeated("- a\n+ b\n"),
    "quotes and lists in turn": repeated("> - ", end="a"),
    "tasks": repeated("- [ ] a\n- [x] b\n"),
    "alerts": repeated("> [!NOTE]\n> a\n\n"),
    "lazy lines": repeated("a\n", lead="> " * 50),
    # fences and directives
    "open fences": repeated("```\na\n\n"),
    "fences that get longer": growing("`", "\n"),
    "open directives": repeated(":::{note}\n"),
    "directives one after the other": repeated(":::{note}\na\n:::\n\n"),
    "directives in directives": colon_stairs,
    "fences that close nothing": repeated(":::::\n", lead=":::{note}\n" * 10_000),
    "as many openings as closings": lambda size: (
        ":::{note}\n" * (size // 16) + "::::::\n" * (size // 16)
    ),
    "open directives in items": repeated("- :::{note}\n"),
    "options": numbered(":o{n}: a\n", lead=":::{note}\n"),
    "lines of colons": repeated(":" * 500 + "\n"),
    "one line of colons": repeated(":", end="\n"),
    # tables
    "rows": repeated("| a | b |\n", lead="| a | b |\n|---|---|\n"),
    "columns": wide_table,
    "bars alone": pipes,
    "heads of tables": repeated("|a|b|\n|-|-|\n\n"),
    "lines of bars": repeated("|\n"),
    "rows that are too long": repeated("| a | b |\n", lead="| a |\n|---|\n"),
    # definitions
    "link definitions": numbered("[a{n}]: /x\n"),
    "link definitions with open titles": repeated('[a]: /x "a\n'),
    "definitions of one name": repeated("[a]: /x\n"),
    "labels without end": repeated("a\n", lead="["),
    "many labels without end": repeated("[a\n\n"),
    "references to definitions": numbered("[a{n}]: /x\n", second="[a{n}]\n\n"),
    "notes": numbered("[^{n}]: a\n\n"),
    "notes and calls": numbered("[^{n}]: a\n\n", second="a[^{n}]\n\n"),
    "notes in chapters": numbered("## a\n\nb[^{n}]\n\n[^{n}]: c\n\n"),
    "calls of no note": numbered("a[^{n}]\n\n"),
    "notes of one name": repeated("[^a]: b\n\n"),
    "targets": numbered("(a{n})=\n\nb\n\n"),
    "terms": repeated("a\n: b\n\n"),
    "definitions of one term": repeated(": b\n", lead="a\n"),
    "deep definitions": repeated(": ", lead="a\n", end="b"),
    "broken references": numbered("## h{n}\n\n", second="[](#g{n})\n\n"),
    "unknown citations": numbered("[@a{n}]\n\n"),
    "unknown sources": numbered("- id: a{n}\n", lead="---\nreferences:\n"),
    # names
    "headings of one name": repeated("## a\n\n"),
    "headings": numbered("## a{n}\n\n"),
    "names given": numbered("## a {#b{n}}\n\n"),
    "names given twice": repeated("## a {#b}\n\n"),
    "underlined headings": repeated("a\n===\n\n"),
    "open names": repeated("{#a", lead="## "),
    "questions": repeated("### a\n\nb\n\n", lead="::::{faq}\n"),
    "answers": repeated("b\n\n", lead="::::{faq}\n### a\n\n"),
    # front matter
    "front matter": numbered("k{n}: v\n", lead="---\n"),
    "front matter that is one value": repeated("a ", lead="---\ntitle: ", end="\n---\nb"),
    "front matter without end": repeated("---a\n", lead="---\n"),
    "abbreviations": numbered("  K{n}: v\n", lead="---\nabbreviations:\n"),
    # HTML
    "open comments": repeated("<!--\n\n"),
    "comments": repeated("<!-- a -->\n\n"),
    "blocks of HTML": repeated("<div>\n\n"),
    "open tags": repeated("<a \n\n"),
    # white space
    "line feeds": repeated("\n", end="a"),
    "form feeds": repeated("\f", end="a"),
    "control characters": repeated("\x01\n", end="a"),
    "tabs": repeated("\t", end="a"),
    "lines of tabs": repeated("\ta\n"),
    "spaces": repeated(" ", end="a"),
    "carriage returns": repeated("\r", end="a"),
    # inline: a paragraph of megabytes is taken as text, so these are the longest that are read
    "paragraphs": repeated("a" * 79 + "\n" + "b\n\n"),
    "one paragraph": repeated("some words to read\n"),
    "one line": repeated("some words to read "),
    "open brackets": in_paragraphs("["),
    "open links": in_paragraphs("[a]("),
    "open images": in_paragraphs("![a]("),
    "closed brackets": in_paragraphs("]"),
    "brackets": in_paragraphs("[" * 70_000 + "]" * 70_000),
    "asterisks": in_paragraphs("*"),
    "emphasis that is left open": in_paragraphs("*a **b "),
    "emphasis that closes nothing": in_paragraphs("a* b** "),
    "emphasis in words": in_paragraphs("*a_"),
    "underscores": in_paragraphs("_"),
    "underscores in words": in_paragraphs("a_b "),
    "tildes": in_paragraphs("~~a "),
    "backticks that get longer": in_paragraphs(growing("`", "a")(140_000)),
    "one run of backticks": in_paragraphs("`"),
    "less-than signs": in_paragraphs("<"),
    "open comments in a line": in_paragraphs("a <!-- "),
    "open tags in a line": in_paragraphs("<a "),
    "ampersands": in_paragraphs("&"),
    "entities": in_paragraphs("&amp;"),
    "backslashes": in_paragraphs("\\"),
    "roles": in_paragraphs("{a}"),
    "open roles": in_paragraphs("{a}`"),
    "open citations": in_paragraphs("[@a"),
    "lines of citations": in_paragraphs("[@a]\n"),
    "comma-separated values": repeated("a,b\n", lead="```{csv-table}\n", end="```\n"),
    "spans": in_paragraphs("[a]{.b}"),
    "open spans": in_paragraphs('[a]{b="'),
    "dollars": in_paragraphs("$"),
    "addresses": in_paragraphs("www.a.b/("),
    "at signs": in_paragraphs("a@"),
    "prose": repeated(PROSE),
}


def seconds(text: str) -> float:
    """Return the time to parse a text once, on the processor."""
    gc.collect()
    started = time.process_time()
    docpub.parse(text, path="a.md")
    return time.process_time() - started


def best(text: str) -> float:
    """Return the best time of some runs."""
    found = seconds(text)
    runs = 1 if found > LONG else RUNS
    return min([found, *(seconds(text) for _ in range(runs - 1))])


def measure(shape: Shape) -> Iterator[tuple[int, float]]:
    """Yield sizes, from the first that can be judged, with the time that each takes."""
    for size in SIZES:
        took = best(shape(size))
        if took >= SHORTEST or size == SIZES[-1]:
            yield size, took
        if took > LONGEST:
            return


def report(name: str, shape: Shape) -> bool:
    """Print the row of a shape; return whether it passes."""
    figures = dict(measure(shape))
    times = list(figures.values())
    ratios = [later / earlier for earlier, later in pairwise(times)]
    good = max(ratios, default=0) <= MOST_GROWTH
    cells = [f"{figures[size]:.2f}" if size in figures else "" for size in SIZES]
    growth = " ".join(f"{ratio:.1f}" for ratio in ratios)
    print(f"| {name} | {' | '.join(cells)} | {growth} | {'pass' if good else '**FAIL**'} |")
    sys.stdout.flush()
    return good


def main() -> None:
    if unknown := set(sys.argv[1:]) - set(SHAPES):
        sys.exit(f"There is no shape {', '.join(sorted(unknown))}.")
    chosen = {name: SHAPES[name] for name in sys.argv[1:] or SHAPES}
    sizes = [f"{size / 1000:,.0f} kB" for size in SIZES]
    print(
        "| " + " | ".join(("shape", *sizes, "growth by doubling", f"at most {MOST_GROWTH}")) + " |"
    )
    print("|---" * (len(SIZES) + 3) + "|")
    results = [report(name, shape) for name, shape in chosen.items()]
    print(f"\n{sum(results)} of {len(results)} shapes pass.")
    sys.exit(not all(results))


if __name__ == "__main__":
    main()
