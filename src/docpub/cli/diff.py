"""`docpub diff`: which documents have changed in words."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docpub.cli.show import as_json
from docpub.diagnostics.excerpt import visible

if TYPE_CHECKING:
    from docpub.publishing.differences import Change, DifferenceKind, Differing, Piece, Place

_IN_WORDS: dict[DifferenceKind, str] = {
    "new": "new",
    "gone": "gone",
    "changed": "changed",
    "not-compared": "not compared",
}
_MARKS = {"removed": "-", "added": "+", "moved": "="}
_COLOURS = {"-": "red", "+": "green", "=": None}


@click.command(
    epilog="""\b
Examples:
  docpub diff leaflet.md new/leaflet.md
  docpub diff released outputs
  docpub diff released outputs --format json
  git worktree add ../before main && docpub diff ../before/leaflets leaflets"""
)
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print what is found.",
)
def diff(old: Path, new: Path, style: str) -> None:
    """Tell which documents have changed in words from OLD to NEW, and which words.

    OLD and NEW are two sources, two folders of them, or two folders that docpub has written. How a
    document looks, and how its lines are filled, makes no difference; what only stands elsewhere is
    told as such. Outputs are compared by their web pages or, without them, their e-books.

    Exits with 0 if all words are the same, with 1 if some differ, and with 2 if something cannot be
    compared.
    """
    from docpub.publishing.differences import compare  # with what reads documents

    found = compare(old, new)
    if style == "json":
        as_json(found)
    else:
        for document in found:
            _print(document)
        click.echo(_summary(found), err=True)
    trouble = any(document.kind == "not-compared" for document in found)
    sys.exit(2 if trouble else 1 if found else 0)


def _print(document: Differing) -> None:
    was = f", was {document.was}" if document.was else ""
    click.secho(visible(f"{document.name}: {_IN_WORDS[document.kind]}{was}"), bold=True)
    if document.reason:
        click.echo(f"  {visible(document.reason)}")
    for change in document.changes:
        _print_change(change)


def _print_change(change: Change) -> None:
    place = change.new_place or change.old_place
    click.echo(f"  {visible(_in_words(place) if place else '')}")
    if change.kind == "moved":
        before = change.old_place.section if change.old_place else ""
        _say("=", f"{change.new} (was below {before})" if before else change.new)
    elif change.kind == "changed":
        _print_words(change)
    else:
        _say(_MARKS[change.kind], change.old or change.new)


def _print_words(change: Change) -> None:
    from docpub.publishing.differences import excerpts

    for excerpt in excerpts(change.old, change.new):
        for mark, pieces in (("-", excerpt.old), ("+", excerpt.new)):
            click.echo(f"    {mark} {_coloured(pieces, _COLOURS[mark])}")


def _coloured(pieces: Iterable[Piece], colour: str | None) -> str:
    return "".join(
        click.style(visible(piece.text), fg=colour, bold=True)
        if piece.changed
        else visible(piece.text)
        for piece in pieces
    )


def _say(mark: str, text: str) -> None:
    click.echo(f"    {mark} {click.style(visible(text), fg=_COLOURS[mark])}")


def _in_words(place: Place) -> str:
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    return f"{where}: {place.section}" if place.section else where


def _summary(found: tuple[Differing, ...]) -> str:
    if not found:
        return "All words are the same."
    counts = Counter(document.kind for document in found)
    told = ", ".join(f"{counts[kind]} {word}" for kind, word in _IN_WORDS.items() if counts[kind])
    return f"{len(found)} document{'s' if len(found) > 1 else ''}: {told}."
