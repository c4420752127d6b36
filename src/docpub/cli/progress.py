"""How far a long build is, for somebody who waits at a terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import click

from docpub.diagnostics.excerpt import visible
from docpub.publishing import Result, SourceFile

MANY = 8  # documents from which on progress is shown
_LEAST = 2000  # characters that take as long as what is done for every document
_WIDTH = 20  # columns of the bar
_AROUND = 43  # columns that all but the label and the name of a document takes up


def with_progress(
    made: Iterable[tuple[int, Result]], files: Sequence[SourceFile], label: str
) -> Iterator[tuple[int, Result]]:
    """Show on a terminal how much is done, how long the rest takes, and what was done last.

    Time is guessed by the length of the texts, since the longest are made first. What has not
    changed takes none, and is not counted. Results are held back until all are there, so that
    what is told of documents stands below.
    """
    if len(files) < MANY or not sys.stderr.isatty():
        yield from made
        return
    yield from _shown(made, files, label)


def _shown(
    made: Iterable[tuple[int, Result]], files: Sequence[SourceFile], label: str
) -> list[tuple[int, Result]]:
    results: list[tuple[int, Result]] = []
    costs = [len(file.text) + _LEAST for file in files]
    with click.progressbar(
        length=sum(costs),
        label=label,
        file=sys.stderr,
        width=_WIDTH,
        item_show_func=partial(_shortened, _AROUND + len(label)),
    ) as bar:
        for number, result in made:
            results.append((number, result))
            if result.fresh or not result.formats:
                bar.update(costs[number], result.name)
            else:
                bar.length = (bar.length or 0) - costs[number]
        bar.finish()
        bar.render_progress()
    return results


def _shortened(around: int, name: str | None) -> str | None:
    """Cut a name so that the line has room: one that is broken could not be written anew."""
    room = shutil.get_terminal_size().columns - around
    if name is None or room < 1:
        return None
    shown = visible(name)
    return shown if len(shown) <= room else f"{shown[: room - 1]}…"
