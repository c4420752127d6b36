"""Show diagnostics, as text for people or as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import click
import msgspec

from docpub.diagnostics import Diagnostic, Severity
from docpub.publishing import SourceFile

WIDTH = 100
_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "blue"}


def show(diagnostics: Iterable[Diagnostic], source: SourceFile | None = None) -> None:
    """Write each diagnostic to standard error, with the line of the source that it is about.

    Colours are written only where that is a terminal.
    """
    lines = source.lines() if source else []
    for diagnostic in diagnostics:
        place = diagnostic.file or "-"
        if diagnostic.span:
            place += f":{diagnostic.span.line}"
        word = click.style(diagnostic.severity, fg=_COLOURS[diagnostic.severity], bold=True)
        click.echo(f"{place}: {word}: {diagnostic.message} [{diagnostic.code}]", err=True)
        if source and diagnostic.span and diagnostic.file == source.file:
            number = diagnostic.span.line
            click.echo(f"  {number} | {''.join(lines[number - 1 : number])[:WIDTH]}", err=True)
        if diagnostic.hint:
            click.echo(f"  {diagnostic.hint}", err=True)


def as_json(value: object) -> None:
    """Write a value to standard output as JSON."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))


def counts(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many diagnostics there are of each severity, in words; empty if there are none."""
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    words: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "remark"}
    return ", ".join(
        f"{found[severity]} {word}{'s' if found[severity] > 1 else ''}"
        for severity, word in words.items()
        if found[severity]
    )
