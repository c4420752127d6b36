"""Nest what follows a question of a FAQ into an item, up to the next question."""

from __future__ import annotations

from docpub.model import Block, Document, Faq, FaqItem, Heading, map_blocks, replace


def nest_questions(document: Document) -> Document:
    """Make an item of each heading in a FAQ; the first one's level is that of questions."""

    return map_blocks(document, _nested, Faq)


def _nested(faq: Faq) -> Faq:
    if not any(isinstance(child, Heading) for child in faq.children):
        return faq
    lead: list[Block] = []
    questions: list[tuple[Heading, list[Block]]] = []
    for block in faq.children:
        level = questions[0][0].level if questions else 6
        if isinstance(block, Heading) and block.level <= level:
            questions.append((block, []))
        else:
            (questions[-1][1] if questions else lead).append(block)
    items = (
        FaqItem(question=heading.children, children=tuple(answer), id=heading.id, span=heading.span)
        for heading, answer in questions
    )
    return replace(faq, children=tuple(lead), items=(*items, *faq.items))
