"""Which blocks stand on each page, and where in them a page begins."""

from __future__ import annotations

from collections.abc import Sequence

from docpub.diagnostics import Span
from docpub.renderers.pdf.weasyprint.tree import Mark, Node
from docpub.renderers.protocol import PageStart


def page_starts(root: Node, pages: int, places: Sequence[Span]) -> list[tuple[PageStart, ...]]:
    """Return for each page the blocks that stand on it, in reading order."""
    starts: list[dict[Span, int]] = [{} for _ in range(pages)]
    letters: dict[Span, int] = {}

    def visit(node: Node, place: Span | None) -> None:
        number = node.element.get("data-place") if node.element is not None else None
        place = places[int(number)] if number else place
        for kid in node.kids:
            if isinstance(kid, Node):
                visit(kid, place)
            elif isinstance(kid, Mark) and place:
                before = letters.get(place, 0)
                starts[kid.page].setdefault(place, before)
                if node.role != "Lbl":  # numbers and bullets of lists are in no text
                    letters[place] = before + len("".join(kid.text.split()))

    visit(root, None)
    return [tuple(PageStart(*start) for start in page.items()) for page in starts]
