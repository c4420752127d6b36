"""Parts for some outputs alone: ``:::{only} html epub`` and ``:::{except} pdf``."""

from __future__ import annotations

from docpub.model import Blocks, Only
from docpub.source.directives.call import Call, Directive


def _only(call: Call) -> Only | Blocks:
    if not call.argument:
        return call.blocks()  # rather in all outputs than in none
    formats = tuple(call.argument.replace(",", " ").split())
    return Only(
        formats=formats, exclude=call.name == "except", children=call.blocks(), span=call.span
    )


DIRECTIVES = {
    "only": Directive(_only, argument="required"),
    "except": Directive(_only, argument="required"),
}
