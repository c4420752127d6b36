"""`docpub build` and `docpub check`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from docpub.assets import FolderAssets
from docpub.cli.show import as_json, counts, show
from docpub.errors import OptionsError
from docpub.publishing import (
    FORMATS,
    Result,
    SourceFile,
    check_source,
    find_sources,
    publish_source,
)

STDIN = "-"


def _sources(names: tuple[str, ...]) -> Iterator[SourceFile]:
    for name in names:
        if name == STDIN:
            text = sys.stdin.buffer.read()
            yield SourceFile(text=text, name="document", file="-", assets=FolderAssets(Path()))
        else:
            yield from find_sources(Path(name))


def _formats(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    names = [name.strip() for name in value.split(",")]
    return tuple(dict.fromkeys(name for name in names if name))


def _options(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, object]:
    pairs = [value.partition("=") for value in values]
    for key, equals, _value in pairs:
        if not equals:
            raise OptionsError(f"The option {key!r} has no value.", hint=f"Write -O {key}=VALUE.")
    return {key.strip(): value for key, _, value in pairs}


_SOURCES = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
_FORMAT = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print what is found.",
)
_STRICT = click.option("--strict", is_flag=True, help="Count warnings as errors.")


@click.command(
    epilog="""\b
Examples:
  docpub build leaflet.md
  docpub build source --out outputs
  docpub build leaflet.md --to pdf -O paper=A4
  docpub build leaflet.md --audience clinicians
  cat leaflet.md | docpub build - --to html --out public"""
)
@_SOURCES
@click.option(
    "--to",
    "formats",
    default=",".join(FORMATS),
    show_default=True,
    callback=_formats,
    metavar="FORMATS",
    help="The outputs to make; `docpub renderers` lists them.",
)
@click.option(
    "--out",
    default="outputs",
    show_default=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to; each document gets a folder of its own in it.",
)
@click.option(
    "-O",
    "options",
    multiple=True,
    callback=_options,
    metavar="KEY=VALUE",
    help="An option of a renderer, such as paper=A4, or pdf.paper=A4 for one of them alone.",
)
@click.option(
    "--audience",
    metavar="NAME",
    help="Whom to publish for: one of the front matter's `audiences:`, by default the first.",
)
@_FORMAT
@_STRICT
@click.option("--force", is_flag=True, help="Publish documents with errors too, as drafts.")
def build(
    sources: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path,
    options: dict[str, object],
    audience: str | None,
    style: str,
    strict: bool,
    force: bool,
) -> None:
    """Publish documents into OUT/<name>/.

    SOURCE is a Markdown file, a folder of them, or - for standard input. A document with errors is
    not published, and its earlier outputs stay as they are.
    """
    files = [*_sources(sources)]
    results: list[Result] = []
    for number, file in enumerate(files, 1):
        if style == "text" and sys.stderr.isatty():
            click.echo(f"[{number}/{len(files)}] {file.file}", err=True)
        result = publish_source(
            file,
            out,
            formats=formats,
            options=options,
            strict=strict,
            force=force,
            audience=audience,
        )
        results.append(result)
        if style == "text":
            show(result.diagnostics, file)
            for path in result.files:
                click.echo(path.as_posix())
    _finish(results, style, "published")


@click.command(
    epilog="""\b
Examples:
  docpub check leaflet.md
  docpub check source --strict
  docpub check source --format json"""
)
@_SOURCES
@_FORMAT
@_STRICT
def check(sources: tuple[str, ...], style: str, strict: bool) -> None:
    """Tell what is wrong with documents, without publishing them.

    SOURCE is a Markdown file, a folder of them, or - for standard input.
    """
    results: list[Result] = []
    for file in _sources(sources):
        results.append(check_source(file, strict=strict))
        if style == "text":
            show(results[-1].diagnostics, file)
    _finish(results, style, "checked")


def _finish(results: list[Result], style: str, done: str) -> None:
    """Print the sum of it, and exit with 1 if a document has problems."""
    if style == "json":
        as_json(results)
    else:
        bad = sum(not result.ok for result in results)
        found = counts(d for result in results for d in result.diagnostics)
        plural = "s" if len(results) > 1 else ""
        summary = (
            f"{len(results)} document{plural} {done}"
            if not bad
            else (f"{bad} of {len(results)} document{plural} with problems")
        )
        click.echo(f"{summary}{f' ({found})' if found else ''}.", err=True)
    sys.exit(0 if all(result.ok for result in results) else 1)
