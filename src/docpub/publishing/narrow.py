"""From the place of a whole link, citation or part to that of the words in it that are wrong.

Checks look at the model, which knows where a link stands but not where in it its address does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec.structs import replace

from docpub.diagnostics import Diagnostic, Span
from docpub.publishing.find import SourceFile

# So far is looked, for a thousand wrong keys may stand in one citation.
LINES = 20
CHARACTERS = 1_000


def narrow(found: Iterable[Diagnostic], source: SourceFile) -> Iterator[Diagnostic]:
    """Place diagnostics at the words that they are about, where these stand as they are.

    In a model they are those of its JSON, where the words are written otherwise.
    """
    lines = cache(source.lines)
    for diagnostic in found:
        span, words = diagnostic.span, diagnostic.about
        if words and span and not source.is_model:
            span = _find(words, span, lines(diagnostic.file or ""))
        yield replace(diagnostic, span=span, about="")


def _find(words: str, span: Span, lines: list[str]) -> Span:
    """Find some words on the first line of a span that has them; there, an address comes last."""
    whole = re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])")
    for number in range(span.line, min(span.end_line, span.line + LINES, len(lines)) + 1):
        start = span.column - 1 if number == span.line else 0
        end = span.end_column - 1 if number == span.end_line else len(lines[number - 1])
        places = [*whole.finditer(lines[number - 1], start, min(end, start + CHARACTERS))]
        if places:
            first, last = places[-1].span()
            return Span(number, first + 1, number, last + 1, span.source)
    return span
