"""Diagnostics in SARIF 2.1.0, which code hosts and editors show (OASIS, 2020).

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from docpub.diagnostics import CATALOGUE, Diagnostic, Severity, Span
from docpub.diagnostics.entry import Entry

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
ROOT = "SRCROOT"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def sarif_log(diagnostics: Iterable[Diagnostic], version: str) -> dict[str, Any]:
    """Return a log of one run of docpub, in plain data for JSON.

    Files are named relative to the folder that docpub ran in, which the log calls SRCROOT. What
    is ignored is there too, suppressed, with the reason.
    """
    codes = {code: index for index, code in enumerate(CATALOGUE)}
    driver = {
        "name": "docpub",
        "version": version,
        "rules": [_rule(code, entry) for code, entry in CATALOGUE.items()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The folder that docpub ran in."}},
        },
        "results": [_result(diagnostic, codes[diagnostic.code]) for diagnostic in diagnostics],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str, entry: Entry) -> dict[str, Any]:
    return {
        "id": code,
        "shortDescription": {"text": entry.meaning},
        "help": {"text": entry.fix},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(diagnostic: Diagnostic, index: int) -> dict[str, Any]:
    """Return a result; its message says what to do, too, since few tools show a rule's help."""
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": " ".join(filter(None, (diagnostic.message, diagnostic.hint)))},
    }
    if diagnostic.file and diagnostic.file != "-":
        result["locations"] = [{"physicalLocation": _place(diagnostic.file, diagnostic.span)}]
    if diagnostic.ignored:
        suppression = {"kind": "inSource", "justification": diagnostic.ignored}
        result["suppressions"] = [suppression]
    return result


def _place(file: str, span: Span | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(PurePath(file))}
    if span:
        place["region"] = {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        }
    return place


def _artifact(path: PurePath) -> dict[str, str]:
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": ROOT}
