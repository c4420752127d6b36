"""Numbers of pages, set into pages that are laid out already.

CSS has `target-counter` for them, but WeasyPrint then lays every page out nearly three times. Here
digits hold the place; the numbers that come for them are never wider, and lines are not justified,
so what follows on the line moves up by the difference and nothing else changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def set_page_numbers(document: Any, starts: Mapping[str, int]) -> None:
    """Put the number of the page of its target in each place for one."""
    for page in document.pages:
        for line in _lines(page._page_box):
            for text in _texts(line):
                target = text.element.get("data-page") if text.element is not None else None
                if target:
                    _set(line, text, str(starts.get(target, "?")))


def _lines(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)
    if type(box).__name__ == "LineBox":
        yield box
    else:
        for child in box.children:
            yield from _lines(child)


def _texts(box: Any) -> Iterator[Any]:
    if hasattr(box, "pango_layout"):
        yield box
    for child in box.children:
        yield from _texts(child)


def _set(line: Any, text: Any, number: str) -> None:
    spare = text.width * (1 - len(number) / len(text.text))
    text.text = text.pango_layout.text = number
    text.width -= spare
    texts = [*_texts(line)]
    if line.style["direction"] == "rtl":
        for other in texts:
            if other.position_x <= text.position_x:
                other.position_x += spare
    elif len(texts) == 1:  # in the list of contents, at the edge of the page
        text.position_x += spare
    else:
        for other in texts:
            if other.position_x > text.position_x:
                other.position_x -= spare
