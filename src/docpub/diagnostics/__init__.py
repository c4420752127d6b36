"""What docpub tells an author: a code, a place, a sentence, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from docpub.diagnostics.catalogue import CATALOGUE, Severity

__all__ = ["CATALOGUE", "Diagnostic", "Problems", "Severity", "Span", "in_order"]


class Span(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Where something stands in the source: its first and last line, counted from 1, inclusive."""

    start: int
    end: int


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to tell the author. `file` is the source as the caller named it."""

    code: str
    severity: Severity
    message: str
    file: str | None = None
    span: Span | None = None
    hint: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it keeps the document from being published."""
        return self.severity == "error"


class Problems:
    """Collects what is found in one source file."""

    def __init__(self, file: str | None = None) -> None:
        self.file = file
        self.found: list[Diagnostic] = []

    def report(self, code: str, message: str, span: Span | None = None, hint: str = "") -> None:
        """Add a diagnostic; severity, and the hint if none is given, come from the catalogue."""
        entry = CATALOGUE[code]
        self.found.append(
            Diagnostic(
                code=code,
                severity=entry.severity,
                message=message,
                file=self.file,
                span=span,
                hint=hint or entry.fix,
            )
        )


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file and line, each once; those without a line first."""

    def place(diagnostic: Diagnostic) -> tuple[str, int]:
        return diagnostic.file or "", diagnostic.span.start if diagnostic.span else 0

    return tuple(sorted(dict.fromkeys(diagnostics), key=place))
