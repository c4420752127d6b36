"""What the catalogue of diagnostics has for each code."""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]


class Entry(NamedTuple):
    """What a code stands for. `example` is a source that gives it, or empty.

    What says that words would be lost, or that the source cannot be read, is not `ignorable`.
    What is found only when an output is made, or on a given day, comes `later`.
    """

    severity: Severity
    meaning: str
    fix: str
    example: str = ""
    ignorable: bool = True
    later: bool = False
