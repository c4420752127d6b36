"""Show diagnostics, as text for people, or as JSON or SARIF for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

import click
import msgspec

from docpub.diagnostics import Diagnostic, Severity
from docpub.diagnostics.excerpt import excerpt, visible
from docpub.diagnostics.records import record_of
from docpub.publishing import Result, SourceFile

_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "blue"}


def show(diagnostics: Iterable[Diagnostic], source: SourceFile | None = None) -> None:
    """Write each diagnostic to standard error, with the line of the source that it is about.

    What is ignored is not shown.
    """
    lines = cache(source.lines) if source else None
    for diagnostic in diagnostics:
        if diagnostic.ignored:
            continue
        place, message = visible(_place(diagnostic)), visible(diagnostic.message)
        _say(f"{place}: {_word(diagnostic)}: {message} [{diagnostic.code}]")
        if lines and diagnostic.span:
            _show_line(diagnostic, lines(diagnostic.file or ""))
        if diagnostic.hint:
            _say(f"  {visible(diagnostic.hint)}")


def _say(text: str) -> None:
    click.echo(text, err=True)


def _place(diagnostic: Diagnostic) -> str:
    span, file = diagnostic.span, diagnostic.file or "-"
    return f"{file}:{span.line}:{span.column}" if span else file


def _word(diagnostic: Diagnostic) -> str:
    return click.style(diagnostic.severity, fg=_COLOURS[diagnostic.severity], bold=True)


def _show_line(diagnostic: Diagnostic, lines: list[str]) -> None:
    span = diagnostic.span
    if not span or span.line > len(lines):
        return
    text, marks = excerpt(lines[span.line - 1], span)
    number = str(span.line)
    _say(f"  {number} | {text}".rstrip())
    _say(f"  {' ' * len(number)} | {click.style(marks, fg=_COLOURS[diagnostic.severity])}")


def as_json(value: object) -> None:
    """Write a value to standard output as JSON."""
    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2))


def as_records(results: Iterable[Result]) -> list[dict[str, object]]:
    """Return what became of each document, for JSON."""
    return [
        {
            "name": result.name,
            "file": result.file,
            "ok": result.ok,
            "files": [path.as_posix() for path in result.files],
            "diagnostics": [record_of(diagnostic) for diagnostic in result.diagnostics],
            **({"readability": result.readability} if result.readability else {}),
        }
        for result in results
    ]


def counts(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many diagnostics there are of each severity, in words; empty if there are none."""
    found = Counter("ignored" if d.ignored else d.severity for d in diagnostics)
    words = {"error": "error", "warning": "warning", "info": "remark"}
    told = [
        f"{found[severity]} {word}{'s' if found[severity] > 1 else ''}"
        for severity, word in words.items()
        if found[severity]
    ]
    return ", ".join((*told, *([f"{found['ignored']} ignored"] if found["ignored"] else [])))
