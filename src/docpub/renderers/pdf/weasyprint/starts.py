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

    def visit(node: Node) -> None:
        for kid in node.kids:
            if isinstance(kid, Node):
                visit(kid)
            elif isinstance(kid, Mark) and kid.place:
                place = places[int(kid.place)]
                before = letters.get(place, 0)
                starts[kid.page].setdefault(place, before)
                if not _is_marker(node):
                    letters[place] = before + len("".join(kid.text.split()))

    visit(root)
    return [tuple(PageStart(*start) for start in page.items()) for page in starts]


def _is_marker(node: Node) -> bool:
    """Whether this is the number or bullet of a list, which is in no text."""
    return node.role == "Lbl" and node.element is not None and node.element.tag == "li"
