"""What was found in documents, as a page for editors: a document that docpub renders itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docpub.diagnostics import CATALOGUE, Diagnostic
from docpub.diagnostics.excerpt import visible
from docpub.model import (
    Block,
    Document,
    Heading,
    InlineCode,
    Metadata,
    Paragraph,
    Strong,
    Table,
    TableCell,
    TableRow,
    Text,
)
from docpub.publishing import Result, render

_WORDS = {"error": "Error", "warning": "Warning", "info": "Remark"}
_HEAD = ("Line", "What is wrong", "What to do", "Code")


def report_page(results: Iterable[Result]) -> bytes:
    """Write a page of HTML with all that is to be told, a section a document."""
    metadata = Metadata(title="What docpub found", lang="en", typography="as-written")
    document = Document(metadata=metadata, children=tuple(_sections([*results])))
    return next(iter(render(document, "html").files.values()))


def _sections(results: list[Result]) -> Iterator[Block]:
    told = [(result, [d for d in result.diagnostics if not d.ignored]) for result in results]
    clean = sum(not found for _, found in told)
    count = f"{len(results)} document{'s' if len(results) != 1 else ''}"
    yield _paragraph(f"{count} checked; nothing was found in {clean}.")
    for result, found in told:
        if found:
            yield Heading(level=2, children=(Text(value=visible(result.file)),))
            yield _table(found)


def _table(found: list[Diagnostic]) -> Table:
    head = TableRow(children=tuple(TableCell(children=(_paragraph(word),)) for word in _HEAD))
    rows = tuple(TableRow(children=tuple(_cells(diagnostic))) for diagnostic in found)
    caption = (Text(value=", ".join(_counts(found))),)
    return Table(children=(head, *rows), caption=caption, header_columns=1)


def _counts(found: list[Diagnostic]) -> Iterator[str]:
    for severity, word in _WORDS.items():
        number = sum(diagnostic.severity == severity for diagnostic in found)
        if number:
            yield f"{number} {word.lower()}{'s' if number > 1 else ''}"


def _cells(diagnostic: Diagnostic) -> Iterator[TableCell]:
    span = diagnostic.span
    yield TableCell(children=(_paragraph(str(span.line) if span else "–"),))
    words = (
        Strong(children=(Text(value=f"{_WORDS[diagnostic.severity]}: "),)),
        Text(value=visible(diagnostic.message)),
    )
    yield TableCell(children=(Paragraph(children=words),))
    fix = diagnostic.hint or CATALOGUE[diagnostic.code].fix
    yield TableCell(children=(_paragraph(visible(fix)),))
    code = Paragraph(children=(InlineCode(value=diagnostic.code),))
    yield TableCell(children=(code,))


def _paragraph(words: str) -> Paragraph:
    return Paragraph(children=(Text(value=words),))
