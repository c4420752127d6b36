"""Formulas must be LaTeX that can be shown."""

from __future__ import annotations

from docpub.checks.context import CheckContext
from docpub.diagnostics import Problems
from docpub.formulas import FormulaError, to_mathml
from docpub.model import Document, InlineMath, Math, walk


def check_formulas(document: Document, context: CheckContext, problems: Problems) -> None:
    """Report formulas that are shown as their source."""
    for formula in walk(document, InlineMath, Math):
        try:
            to_mathml(formula.value, block=isinstance(formula, Math))
        except FormulaError as error:
            problems.report("math-syntax", str(error), formula.span)
