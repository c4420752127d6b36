"""Comma-separated values (RFC 4180), and where each of them stands."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from docpub.source.positions import Origin


class CsvError(ValueError):
    """What is wrong with some values, and in what range of the text; none if in all of it."""

    def __init__(self, what: str, range_: tuple[int, int] | None = None) -> None:
        super().__init__(what)
        self.range = range_


class Field(NamedTuple):
    """One value. `start` is the offset at which it begins, behind the quotation mark if it has one.

    A quotation mark in it is written twice if `quoted`.
    """

    value: str
    start: int
    quoted: bool

    def origin(self, text: Origin) -> Origin:
        """Return where the value was written, given where the whole text was."""
        if not self.quoted or '"' not in self.value:
            return text.part(self.start)
        pieces, at = [(0, *text.place(self.start))], self.start
        for mark in re.finditer('"', self.value):
            at = self.start + mark.end() + len(pieces)
            pieces.append((mark.end(), *text.place(at)))
        return Origin(pieces, text.source)


def parse_csv(text: str, delimiter: str) -> list[list[Field]]:
    """Read the records of a text.

    Raises `CsvError` for what is no such text, or a delimiter that is not one character.
    """
    if len(delimiter) != 1:
        raise CsvError(f"{delimiter!r} is not a single character")
    if delimiter in '"\r\n':
        raise CsvError(f"{delimiter!r} cannot stand between values")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[list[str]] = []
    begun = 0  # lines before the record that is read
    try:
        for record in reader:
            records.append(record)
            begun = reader.line_num
    except csv.Error as error:
        raise CsvError(str(error), _line(text, begun)) from error
    places = _places(text, delimiter)
    return [
        [Field(value, *next(places, (len(text), False))) for value in record] for record in records
    ]


def _line(text: str, number: int) -> tuple[int, int]:
    """Return the range of a line, counted from 0."""
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[:number])
    return start, start + len(lines[number])


def _places(text: str, delimiter: str) -> Iterator[tuple[int, bool]]:
    """Yield where each value begins, and whether it stands in quotation marks."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\n]*+")
    quoted = re.compile(r'"(?:[^"]|"")*+"')
    at = 0
    while at < len(text):
        if text[at] == "\n":  # an empty line is a record without values
            at += 1
            continue
        while True:
            mark = quoted.match(text, at)
            yield at + bool(mark), bool(mark)
            value = mark or plain.match(text, at)
            at = value.end() if value else at
            if not text.startswith(delimiter, at):
                break
            at += 1
        at += 1
