"""MODEL → DIAGNOSTICS: what is wrong with a document, whatever output is made of it.

A check is a function that reports what it finds in a document that all passes have gone over.
"""

from __future__ import annotations

from collections.abc import Callable

from docpub.assets import Assets
from docpub.checks.images import check_images
from docpub.checks.references import check_references
from docpub.diagnostics import Diagnostic, Problems
from docpub.model import Document

__all__ = ["CHECKS", "check"]

CHECKS: tuple[Callable[[Document, Assets, Problems], None], ...] = (
    check_references,
    check_images,
)


def check(document: Document, assets: Assets, file: str | None = None) -> tuple[Diagnostic, ...]:
    """Run all checks on a document that the passes have gone over."""
    problems = Problems(file)
    for run in CHECKS:
        run(document, assets, problems)
    return tuple(problems.found)
