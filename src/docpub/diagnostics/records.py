"""A diagnostic as a script wants it: flat, and always with the same names."""

from __future__ import annotations

from docpub.diagnostics import Diagnostic


def record_of(diagnostic: Diagnostic) -> dict[str, str | int | None]:
    """Return a diagnostic as plain data for JSON.

    Lines and columns are counted from 1, the end is the place after the last character; they are
    null where the diagnostic is about the whole file. `ignored` is the reason given for that.
    """
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "file": diagnostic.file,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "endLine": span.end_line if span else None,
        "endColumn": span.end_column if span else None,
        "hint": diagnostic.hint,
        "ignored": diagnostic.ignored or None,
    }
