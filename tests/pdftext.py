"""What a PDF says: its tag tree with the words, as text that can be compared."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2


def tags_of(data: bytes) -> list[str]:
    """Return the structure tree, an element a line, indented by depth."""
    lines: list[str] = []

    def visit(node: Any, depth: int) -> None:
        if not isinstance(node, pikepdf.Dictionary) or "/S" not in node:
            return
        alt = f" {node.Alt}" if "/Alt" in node else ""
        lines.append(f"{'  ' * depth}{str(node.S)[1:]}{alt}")
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            visit(kid, depth + 1)

    with pikepdf.open(BytesIO(data)) as pdf:
        visit(pdf.Root.StructTreeRoot.K[0], 0)
    return lines


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page, in the order in which it is painted."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def words_of(data: bytes) -> list[str]:
    """Return the words of all pages."""
    return re.findall(r"\w+", "\n".join(pages_of(data)))
