"""Bytes and characters: what is read as text, and what no output could hold."""

from __future__ import annotations

import codecs

from docpub.diagnostics import Problems, Span
from docpub.limits import MAX_CHARACTERS
from docpub.model.characters import FORBIDDEN


def decode(data: bytes, problems: Problems, source: int = 0) -> str:
    """Read bytes as UTF-8; what is not UTF-8 is reported and stands as U+FFFD."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(errors="replace").split("\n")
        line, column = len(before), len(before[-1]) + 1
        message = f"The byte 0x{data[error.start]:02x} is not UTF-8 text."
        where = Span(line, column, line, column + 1, source)
        problems.report("invalid-utf-8", message, where)
        return data.decode(errors="replace")


def clean(text: str, problems: Problems, source: int = 0) -> str:
    """Make line ends equal, and put spaces where characters stand that no output could hold."""
    if len(text) > MAX_CHARACTERS:
        message = f"The source has {len(text):,} characters; {MAX_CHARACTERS:,} are read."
        problems.report("source-too-large", message, Span(1, 1, 1, 1, source))
        text = text[:MAX_CHARACTERS]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    line, end, told = 1, 0, 0
    for found in FORBIDDEN.finditer(text):
        line += text.count("\n", end, found.start())
        end = found.start()
        if line > told:  # once a line
            told, column = line, end - text.rfind("\n", 0, end)
            without_forbidden(found[0], Span(line, column, line, column + 1, source), problems)
    return FORBIDDEN.sub(" ", text) if told else text


def without_forbidden(text: str, span: Span, problems: Problems) -> str:
    """Put spaces where characters stand that no output could hold; the first is reported."""
    found = FORBIDDEN.search(text)
    if not found:
        return text
    message = f"The control character U+{ord(found[0]):04X} is taken as a space."
    problems.report("control-character", message, span)
    return FORBIDDEN.sub(" ", text)
