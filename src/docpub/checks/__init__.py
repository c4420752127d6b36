"""MODEL → DIAGNOSTICS: what is wrong with a document, whatever output is made of it.

A check is a function that reports what it finds in a document that all passes have gone over.
"""

from __future__ import annotations

from collections.abc import Callable

from docpub.assets import Assets
from docpub.checks.formulas import check_formulas
from docpub.checks.handout import check_handout
from docpub.checks.images import check_images
from docpub.checks.links import check_links
from docpub.checks.references import check_references, check_unused
from docpub.checks.tables import check_tables
from docpub.diagnostics import Diagnostic, Problems
from docpub.model import Document

__all__ = ["CHECKS", "WHOLE_CHECKS", "check"]

Check = Callable[[Document, Assets, Problems], None]
CHECKS: tuple[Check, ...] = (
    check_references,
    check_links,
    check_images,
    check_tables,
    check_formulas,
)
# What an output leaves out is not missing, so these look at a document with all its parts.
WHOLE_CHECKS: tuple[Check, ...] = (check_unused, check_handout)


def check(
    document: Document, assets: Assets, file: str | None = None, *, whole: bool = True
) -> tuple[Diagnostic, ...]:
    """Run all checks on a document that the passes have gone over.

    `whole` says that it has all its parts, and not only those for one output.
    """
    problems = Problems(file, document.sources)
    for run in (*CHECKS, *(WHOLE_CHECKS if whole else ())):
        run(document, assets, problems)
    return tuple(problems.found)
