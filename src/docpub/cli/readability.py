"""The table of `docpub check`: how hard documents are to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from docpub.checks import Readability
from docpub.publishing import Result

_COLUMNS = ("file", "words", "sentences", "grade", "SMOG", "without terms", "target")
_OF_INFLESZ = ("very hard", "somewhat hard", "normal", "fairly easy", "very easy")


def print_readability(results: Iterable[Result]) -> None:
    """Print a row for each document with enough text in a language that has a formula."""
    rows = [
        (result.file, *_figures(result.readability))
        for result in results
        if result.readability and result.readability.score.is_enough
    ]
    if not rows:
        return
    widths = [max(map(len, column)) for column in zip(_COLUMNS, *rows, strict=True)]
    for row in (_COLUMNS, *rows):
        line = "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        click.echo(line.rstrip())


def _figures(found: Readability) -> Iterator[str]:
    score, plain = found.score, found.without_terms
    yield from (str(score.words), str(score.sentences))
    if score.inflesz is not None and plain.inflesz is not None:
        yield from (f"INFLESZ {score.inflesz:g}", "–")
        yield from (f"{plain.inflesz:g}, {inflesz_in_words(plain.inflesz)}", "55")
        return
    few = "?" if score.indicative else ""
    yield from (f"{score.flesch_kincaid:g}", f"{score.smog:g}{few}")
    yield from (f"{plain.flesch_kincaid:g}, SMOG {plain.smog:g}", f"{found.target_grade:g}")


def inflesz_in_words(index: float) -> str:
    """Name the band of the scale INFLESZ that an index is in."""
    return _OF_INFLESZ[sum(index >= least for least in (40, 55, 65, 80))]
