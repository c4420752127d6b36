"""Admonitions: note, tip, important, warning, caution, and MyST's other names for them."""

from __future__ import annotations

from docpub.model import Admonition, AdmonitionKind
from docpub.source.directives.call import Call, Directive

_KINDS: dict[str, AdmonitionKind] = {
    "note": "note",
    "tip": "tip",
    "hint": "tip",
    "important": "important",
    "attention": "important",
    "warning": "warning",
    "caution": "caution",
    "danger": "caution",
}


def _admonition(call: Call) -> Admonition:
    return Admonition(
        kind=_KINDS[call.name], title=call.title(), children=call.blocks(), span=call.span
    )


DIRECTIVES = {name: Directive(_admonition) for name in _KINDS}
