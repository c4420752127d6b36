"""Nest what follows a question of a FAQ into an item, up to the next question."""

from __future__ import annotations

from docpub.model import Block, Document, Faq, FaqItem, Heading, map_blocks, replace


def nest_questions(document: Document) -> Document:
    """Make an item of each heading in a FAQ; the first one's level is that of questions."""

    def nest(block: Block) -> Block:
        if isinstance(block, Faq) and any(isinstance(child, Heading) for child in block.children):
            return _nested(block)
        return block

    return map_blocks(document, nest)


def _nested(faq: Faq) -> Faq:
    lead: list[Block] = []
    items: list[FaqItem] = []
    level = 0
    for block in faq.children:
        if isinstance(block, Heading) and block.level <= (level or 6):
            level = level or block.level
            items.append(
                FaqItem(question=block.children, children=(), id=block.id, span=block.span)
            )
        elif items:
            items[-1] = replace(items[-1], children=(*items[-1].children, block))
        else:
            lead.append(block)
    return replace(faq, children=tuple(lead), items=(*items, *faq.items))
