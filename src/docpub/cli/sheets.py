"""`docpub check --pemat` and `--cci`: score sheets, filled in as far as a program can."""

from __future__ import annotations

import click

from docpub.cli.show import as_json
from docpub.passes import resolve
from docpub.publishing import SourceFile, parse_source
from docpub.worksheets import CCI, PEMAT, fill_in, write_source

_SHEETS = {sheet.name: sheet for sheet in (PEMAT, CCI)}


def print_sheets(files: list[SourceFile], name: str, style: str) -> None:
    """Print the sheet of one document as a source, or those of several as JSON."""
    sheet = _SHEETS[name]
    if style in ("sarif", "html") or (style == "text" and len(files) != 1):
        raise click.UsageError(f"--{name} is for one document, or for any with --format json.")
    filled = []
    for file in files:
        document = resolve(parse_source(file).document)
        lines = fill_in(sheet, document)
        filled.append({"file": file.file, "sheet": sheet.title, "items": lines})
        if style == "text":
            click.echo(write_source(sheet, lines, document, file.file), nl=False)
    if style == "json":
        as_json(filled)
