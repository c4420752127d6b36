"""Formulas with a name or a description: ``{math}`` in backticks, its body LaTeX."""

from __future__ import annotations

from docpub.model import Math
from docpub.source.directives.call import Call, Directive, Options


class MathOptions(Options, frozen=True, kw_only=True):
    """`alt` says the formula in words."""

    alt: str = ""


def _math(call: Call) -> Math:
    # The argument is its first line, as in Sphinx.
    value = f"{call.argument}\n{call.text}".strip()
    return Math(value=value, alt=call.options.alt, span=call.span)


DIRECTIVES = {"math": Directive(_math, argument="none", options=MathOptions, body="text")}
