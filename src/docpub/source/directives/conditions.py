"""Parts for some outputs or readers: ``:::{only} html epub``, ``:::{except} pdf clinicians``.

One that is printed if there is room needs to name none.
"""

from __future__ import annotations

from docpub.model import Blocks, Only
from docpub.source.directives.call import Call, Directive


def _only(call: Call) -> Only | Blocks:
    if not call.argument and not call.options.print:
        call.problem("missing-argument", f"`{call.name}` needs an argument.")
        return call.blocks()  # rather in all outputs than in none
    names = call.argument.replace(",", " ").split()
    declared = call.metadata.audiences
    return Only(
        formats=tuple(name for name in names if name not in declared),
        audiences=tuple(name for name in names if name in declared),
        exclude=call.name == "except",
        children=call.builder.blocks_with_notes(call.body),
        span=call.span,
    )


DIRECTIVES = {
    "only": Directive(_only, argument="names"),
    "except": Directive(_only, argument="names"),
}
