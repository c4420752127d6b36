"""What docpub tells an author: a code, a place, a sentence, and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from posixpath import normpath
from urllib.parse import unquote

import msgspec

from docpub.diagnostics.catalogue import CATALOGUE, Entry, Severity
from docpub.diagnostics.nearest import did_you_mean

__all__ = [
    "CATALOGUE",
    "Diagnostic",
    "Entry",
    "Problems",
    "Severity",
    "Span",
    "did_you_mean",
    "in_order",
]


class Span(msgspec.Struct, frozen=True, gc=False, array_like=True, forbid_unknown_fields=True):
    """Where something stands: the place of its first character, and the place after its last.

    Lines and columns are counted from 1, columns in code points, as in unist and SARIF. `source`
    is 0 for the file itself, else counts the files that it includes (`Document.sources`).
    """

    line: int
    column: int
    end_line: int
    end_column: int
    source: int = 0

    def to(self, end: Span) -> Span:
        """Return the span from where this one begins to where another ends."""
        return Span(self.line, self.column, end.end_line, end.end_column, self.source)


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing to tell the author. `file` is the source as the caller named it.

    `ignored` is the reason that the author gives for letting it be; it then counts for nothing.
    `about` are words in its span that alone are wrong, until their own place is looked up.
    """

    code: str
    severity: Severity
    message: str
    file: str | None = None
    span: Span | None = None
    hint: str = ""
    ignored: str = ""
    about: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it keeps the document from being published."""
        return self.severity == "error" and not self.ignored


class Problems:
    """Collects what is found in one source file, and in those that it includes (`sources`)."""

    def __init__(self, file: str | None = None, sources: Iterable[str] = ()) -> None:
        self.file = file
        self.sources = [*sources]
        self.found: list[Diagnostic] = []

    def report(
        self, code: str, message: str, span: Span | None = None, hint: str = "", about: str = ""
    ) -> None:
        """Add a diagnostic; severity, and the hint if none is given, come from the catalogue."""
        entry = CATALOGUE[code]
        self.found.append(
            Diagnostic(
                code=code,
                severity=entry.severity,
                message=message,
                file=self._file(span),
                span=span,
                hint=hint or entry.fix,
                about=about,
            )
        )

    def source(self, name: str) -> int:
        """Return the number of a file among the sources; one that is new is put at their end."""
        if name not in self.sources:
            self.sources.append(name)
        return self.sources.index(name) + 1

    def _file(self, span: Span | None) -> str | None:
        if not span or not 0 < span.source <= len(self.sources):
            return self.file
        return beside(self.file or "", self.sources[span.source - 1])


def beside(file: str, name: str) -> str:
    """Return what diagnostics call a file that a source names, relative to that source."""
    return normpath((PurePath(file).parent / unquote(name)).as_posix())


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file and place, each once; those without a place first."""

    def place(diagnostic: Diagnostic) -> tuple[str, int, int]:
        span = diagnostic.span
        return diagnostic.file or "", span.line if span else 0, span.column if span else 0

    return tuple(sorted(dict.fromkeys(diagnostics), key=place))
