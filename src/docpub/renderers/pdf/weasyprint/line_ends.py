"""A mend for lines that WeasyPrint 70 ends after one word.

It does so where a text that fits in a line is followed by a link or the like, and only the space
between them does not fit: it then looks for the first place to part the text, which is after its
first word. About one paragraph in fifty has such a line.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_COLLAPSES = ("normal", "nowrap", "pre-line")  # values of white-space


@contextmanager
def whole_lines() -> Iterator[None]:
    """Have lines end where they are full while something is laid out."""
    from weasyprint.layout import inline  # type: ignore[import-untyped]  # slow, needs Pango

    original = inline.split_first_line

    def split(text: str, style: Any, context: Any, max_width: Any, *more: Any, **named: Any) -> Any:
        found = original(text, style, context, max_width, *more, **named)
        line, (_, _, resume_at, *_) = found[0].text, found
        if resume_at is None or not text.endswith(" ") or " " in line.strip():
            return found
        if max_width is None or style["white_space"] not in _COLLAPSES or " " not in text.strip():
            return found
        _, _, resume_at, width, *_ = original(
            text.rstrip(" "), style, context, max_width, *more, **named
        )
        if resume_at is None and width <= max_width:
            return original(text, style, context, None, *more, **named)
        return found

    inline.split_first_line = split
    try:
        yield
    finally:
        inline.split_first_line = original
