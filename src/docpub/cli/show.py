"""Show diagnostics, as text for people or as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import click
import msgspec

from docpub.diagnostics import Diagnostic, Severity

_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "blue"}


def show(diagnostics: Iterable[Diagnostic]) -> None:
    """Write each diagnostic to standard error; colours only where it is a terminal."""
    for diagnostic in diagnostics:
        place = diagnostic.file or "-"
        if diagnostic.span:
            place += f":{diagnostic.span.start}"
        word = click.style(diagnostic.severity, fg=_COLOURS[diagnostic.severity], bold=True)
        click.echo(f"{place}: {word}: {diagnostic.message} [{diagnostic.code}]", err=True)
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
