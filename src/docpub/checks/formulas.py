"""Formulas must be LaTeX that can be shown."""

from __future__ import annotations

from docpub.assets import Assets
from docpub.diagnostics import Problems
from docpub.formulas import FormulaError, to_mathml
from docpub.model import Document, InlineMath, Math, walk


def check_formulas(document: Document, assets: Assets, problems: Problems) -> None:
    """Report formulas that are shown as their source."""
    for node in walk(document):
        if isinstance(node, InlineMath | Math):
            try:
                to_mathml(node.value, block=isinstance(node, Math))
            except FormulaError as error:
                problems.report("math-syntax", str(error), node.span)
