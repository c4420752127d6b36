"""What has become of all documents: a line, and on a terminal a table above it."""

from __future__ import annotations

from collections.abc import Sequence

import click

from docpub.publishing import Result

_COLUMNS = ("", "made", "from the cache", "failed")


def summary_line(results: Sequence[Result], found: str, done: str, seconds: float | None) -> str:
    """Return how many documents there are, what was found in them, and how long it took."""
    bad = sum(not result.ok for result in results)
    plural = "s" if len(results) != 1 else ""
    what = f"{len(results)} document{plural} {done}"
    if bad:
        what = f"{bad} of {len(results)} document{plural} with problems"
    took = "" if seconds is None else f" in {_in_words(seconds)}"
    return f"{what}{took}{f' ({found})' if found else ''}."


def print_table(results: Sequence[Result], formats: Sequence[str]) -> None:
    """Print to standard error how many outputs were made, by format."""
    rows = [_COLUMNS, *(_row(results, name) for name in formats)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *counts in rows:
        cells = [f"{name:{widths[0]}}"]
        cells += [f"{count:>{width}}" for count, width in zip(counts, widths[1:], strict=True)]
        click.echo("  ".join(cells), err=True)


def _row(results: Sequence[Result], name: str) -> tuple[str, ...]:
    made = sum(name in result.fresh for result in results)
    there = sum(name in result.formats for result in results)
    return name, f"{made:,}", f"{there - made:,}", f"{len(results) - there:,}"


def _in_words(seconds: float) -> str:
    """Return a time as people read it: "0.8 s", "12 s", "3 min 20 s", "1 h 5 min"."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
