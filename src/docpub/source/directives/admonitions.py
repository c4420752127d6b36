"""Admonitions: note, tip, important, warning, caution, and MyST's other names for them."""

from __future__ import annotations

import msgspec

from docpub.diagnostics import did_you_mean
from docpub.model import Admonition, AdmonitionKind
from docpub.source.directives.call import Call, Directive, Options

_KINDS: dict[str, AdmonitionKind] = {
    "note": "note",
    "seealso": "note",
    "tip": "tip",
    "hint": "tip",
    "important": "important",
    "attention": "important",
    "warning": "warning",
    "caution": "caution",
    "danger": "caution",
    "error": "caution",
}


class AdmonitionOptions(Options, frozen=True, kw_only=True):
    """`class` is the kind of an `admonition`, by default a note."""

    class_: str = msgspec.field(name="class", default="note")


def _admonition(call: Call) -> Admonition:
    return _made(call, _KINDS[call.name])


def _any(call: Call) -> Admonition:
    """Make one whose kind is not its name but an option, as in MyST."""
    kind = call.options.class_
    if kind not in _KINDS:
        hint = did_you_mean(kind, _KINDS) or f"Use {', '.join(f'`{name}`' for name in _KINDS)}."
        message = f"There is no admonition of the class {kind!r}."
        call.problem("wrong-value", message, call.places.at(("class",)), hint)
    return _made(call, _KINDS.get(kind, "note"))


def _made(call: Call, kind: AdmonitionKind) -> Admonition:
    return Admonition(kind=kind, title=call.title(), children=call.blocks(), span=call.span)


DIRECTIVES = {
    **{name: Directive(_admonition) for name in _KINDS},
    "admonition": Directive(_any, argument="required", options=AdmonitionOptions),
}
