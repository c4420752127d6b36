"""Rules on tables: a grid without holes, and headers for every cell."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from docpub.renderers.pdf.rules.rule import Finding, Rule
from docpub.renderers.pdf.rules.tree import Element, Tree

GRID = Rule(
    ua="7.2",
    sentence="All rows of a table have as many columns, and no two cells the same place.",
)
WITHOUT_HEADERS = Rule(ua="7.5", sentence="Every table has a header cell.")
HEADERS = Rule(
    matterhorn="15-003",
    ua="7.5",
    sentence="Every header cell has a scope, or every cell names its headers.",
)

_SCOPES = ("/Row", "/Column", "/Both")
_GROUPS = ("THead", "TBody", "TFoot")


def check_tables(tree: Tree) -> Iterator[Finding]:
    """Check every table of the tree."""
    for element in tree.elements:
        if element.role == "Table":
            rows = _rows(element)
            yield from _grid(element, rows)
            yield from _headers(element, [cell for row in rows for cell in row.parts])


def _rows(table: Element) -> list[Element]:
    groups = [kid.parts if kid.role in _GROUPS else [kid] for kid in table.parts]
    return [row for group in groups for row in group if row.role == "TR"]


def _grid(table: Element, rows: list[Element]) -> Iterator[Finding]:
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row.parts:
            while (y, x) in taken:
                x += 1
            high, wide = _span(cell, "/RowSpan"), _span(cell, "/ColSpan")
            places = {(y + down, x + right) for down in range(high) for right in range(wide)}
            if places & taken:
                yield cell.breaks(GRID, f"Two cells stand at row {y + 1}, column {x + 1}.")
            taken |= places
    widths = [0] * len(rows)
    for y, _ in taken:
        if y >= len(rows):
            yield table.breaks(GRID, "A cell spans more rows than there are.")
            return
        widths[y] += 1
    odd = next((y for y, width in enumerate(widths) if width != widths[0]), 0)
    if odd:
        message = f"Row {odd + 1} has {widths[odd]} columns, the first has {widths[0]}."
        yield table.breaks(GRID, message)


def _span(cell: Element, name: str) -> int:
    span = cell.attribute("/Table", name)
    return min(max(int(span), 1), 1000) if isinstance(span, int) else 1


def _headers(table: Element, cells: list[Element]) -> Iterator[Finding]:
    heads = [cell for cell in cells if cell.role == "TH"]
    if not heads:
        yield table.breaks(WITHOUT_HEADERS, "A Table has no TH.")
        return
    known = {str(head.entries["/ID"]) for head in heads if "/ID" in head.entries}
    scoped = all(str(head.attribute("/Table", "/Scope")) in _SCOPES for head in heads)
    for cell in cells:
        named = _named(cell)
        unknown = [name for name in named if name not in known]
        if unknown:
            message = f"A cell names the header {unknown[0]!r}, which is not there."
            yield cell.breaks(HEADERS, message)
        elif not (scoped or named or cell.role == "TH"):
            yield cell.breaks(HEADERS, "A TH has no Scope, and a TD does not name its headers.")
            return


def _named(cell: Element) -> list[str]:
    headers = cell.attribute("/Table", "/Headers")
    if headers is None:
        return []
    return [str(name) for name in (headers if isinstance(headers, pikepdf.Array) else [headers])]
