"""The glossary and the list of references."""

from __future__ import annotations

from docpub.model import (
    Block,
    DefinitionList,
    Glossary,
    References,
    replace,
    term_id,
    text_of,
)
from docpub.source.directives.call import Call, Directive


def _glossary(call: Call) -> Glossary:
    children = tuple(_with_ids(block) for block in call.blocks())
    return Glossary(title=call.title(), children=children, span=call.span)


def _with_ids(block: Block) -> Block:
    """Give each entry the identifier that the role `term` looks for."""
    if not isinstance(block, DefinitionList):
        return block
    items = tuple(replace(item, id=term_id(text_of(*item.term))) for item in block.children)
    return replace(block, children=items)


def _references(call: Call) -> References:
    return References(title=call.title(), span=call.span)


DIRECTIVES = {
    "glossary": Directive(_glossary),
    "references": Directive(_references, body="none"),
}
