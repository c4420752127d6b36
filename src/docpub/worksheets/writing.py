"""A sheet filled in for a document, and written as a source that can be published."""

from __future__ import annotations

from itertools import groupby
from json import dumps

from docpub.model import Document
from docpub.worksheets.item import Line, Sheet


def fill_in(sheet: Sheet, document: Document) -> tuple[Line, ...]:
    """Fill in what can be seen in a document that all passes have gone over."""
    return tuple(
        Line(
            number=item.number,
            part=item.part,
            question=item.question,
            answer=answer.verdict,
            evidence=answer.evidence,
            lines=answer.lines,
        )
        for item in sheet.items
        for answer in (item.look(document),)
    )


def write_source(sheet: Sheet, lines: tuple[Line, ...], document: Document, file: str) -> str:
    """Write a filled-in sheet as Markdown, with blanks for the person who answers the rest."""
    title = f"{sheet.title}: {document.metadata.title}"
    answered = sum(line.answer is not None for line in lines)
    seen = f"{answered} of the {len(lines)} items were answered by docpub from `{file}`"
    parts = [
        f"---\ntitle: {dumps(title, ensure_ascii=False)}\nlang: en\n---",
        f"{seen}; look at these too. The others are for you, and so is the score.",
    ]
    for part, items in groupby(lines, lambda line: line.part):
        rows = [
            ":::{table} " + part,
            ":header-columns: 1",
            "",
            "| Item | Question | Answer | Evidence |",
            "|---|---|---|---|",
            *(_row(line) for line in items),
            ":::",
        ]
        parts += [f"## {part}", "\n".join(rows)]
    parts += ["Assessed by: {blank}", "Date: {blank}"]
    return "\n\n".join(parts) + "\n"


def _row(line: Line) -> str:
    where = ""
    if line.lines:
        shown = ", ".join(map(str, line.lines[:5]))
        more = ", …" if len(line.lines) > 5 else ""
        where = f" (line{'s' if len(line.lines) > 1 else ''} {shown}{more})"
    evidence = (line.evidence + where).replace("|", r"\|") or "{blank}"
    return f"| {line.number} | {line.question} | {line.answer or '{blank}'} | {evidence} |"
