"""`docpub build` and `docpub check`."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import click

from docpub.assets import FolderAssets
from docpub.cli.lifecycle import today_option
from docpub.cli.progress import with_progress
from docpub.cli.readability import print_readability
from docpub.cli.sheets import print_sheets
from docpub.cli.show import as_json, as_records, counts, show
from docpub.cli.summary import print_table, summary_line
from docpub.diagnostics import Diagnostic
from docpub.diagnostics.sarif import sarif_log
from docpub.errors import OptionsError, SourceNotFound
from docpub.publishing import (
    FORMATS,
    Result,
    SourceFile,
    check_names,
    find_sources,
    load_config,
)

STDIN = "-"


def _sources(names: tuple[str, ...]) -> tuple[list[SourceFile], list[SourceNotFound]]:
    """Find all sources, each with its configuration; one that is not there stops no other."""
    files: list[SourceFile] = []
    missing: list[SourceNotFound] = []
    for name in names:
        try:
            files += [_standard_input()] if name == STDIN else find_sources(Path(name))
        except SourceNotFound as error:
            missing.append(error)
    load = cache(load_config)
    return [f.configured(load(Path(f.file).parent)) for f in files], missing


def _standard_input() -> SourceFile:
    text = sys.stdin.buffer.read()
    return SourceFile(text=text, name="document", file=STDIN, assets=FolderAssets(Path()))


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
    type=click.Choice(["text", "json", "sarif", "html"]),
    default="text",
    show_default=True,
    help="How to print what is found.",
)
_JOBS = click.option(
    "--jobs",
    type=click.IntRange(0, 256),
    default=0,
    metavar="NUMBER",
    help="How many documents to work on at once.  [default: one a processor]",
)
_STRICT = click.option("--strict", is_flag=True, help="Count warnings as errors.")


@click.command(
    epilog="""\b
Examples:
  docpub build leaflet.md
  docpub build source --out outputs
  docpub build leaflet.md --to pdf -O paper=A4
  docpub build leaflet.md --audience clinicians
  docpub build leaflets --release
  docpub build leaflets --executor dask://10.0.0.5:8786
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
@click.option(
    "--fillable",
    is_flag=True,
    help="Make a handout that can be filled in on a screen too; short for -O pdf.fillable=true.",
)
@_FORMAT
@_STRICT
@click.option("--force", is_flag=True, help="Publish documents with errors too, as drafts.")
@_JOBS
@click.option(
    "--executor",
    metavar="ADDRESS",
    help="Have documents made by a cluster: dask://HOST:PORT, the address of its scheduler.",
)
@click.option("--rebuild", is_flag=True, help="Make all anew, also what has not changed.")
@click.option("--explain", is_flag=True, help="Say what has changed since the last time.")
@click.option(
    "--release",
    is_flag=True,
    help="Publish only what is approved, unchanged since its review and not overdue.",
)
@today_option
def build(
    sources: tuple[str, ...],
    formats: tuple[str, ...],
    out: Path,
    options: dict[str, object],
    audience: str | None,
    fillable: bool,
    style: str,
    strict: bool,
    force: bool,
    jobs: int,
    executor: str | None,
    rebuild: bool,
    explain: bool,
    release: bool,
    today: dt.date,
) -> None:
    """Publish documents into OUT/<name>/.

    SOURCE is a Markdown file, a folder of them, - for standard input, or a document as JSON, as
    `docpub ast` prints it. A document with errors is
    not published, and its earlier outputs stay as they are.
    """
    from docpub.publishing.cluster import connected  # with what else is needed
    from docpub.publishing.library import publish_library
    from docpub.publishing.making import Job, reasons
    from docpub.publishing.options import options_by_format
    from docpub.publishing.processes import processors
    from docpub.publishing.store import Store, default_folder

    if force and release:
        raise click.UsageError("--force and --release exclude each other.")
    if fillable:
        options = {**options, "pdf.fillable": True}
    begun = time.monotonic()
    files, missing = _sources(sources)
    check_names(files)
    job = Job(
        formats=formats,
        options=options_by_format(formats, options),
        strict=strict,
        force=force,
        audience=audience,
        release=today if release else None,
    )
    store = Store(default_folder(), only_write=rebuild)
    if explain:
        for file in files:
            click.echo(f"{file.file}: {'; '.join(reasons(file, store))}.", err=True)
    context = click.get_current_context()
    cluster = context.with_resource(connected(executor)) if executor else None
    jobs = jobs or processors()
    made = publish_library(files, out, job, store=store, jobs=jobs, executor=cluster)
    context.call_on_close(made.close)
    results, told = [], set[Diagnostic]()
    for file, result in zip(
        files, _in_order(with_progress(made, files, "Publishing")), strict=True
    ):
        results.append(result)
        if style == "text":
            show(_news(result, told), file)
            for path in result.files:
                click.echo(path.as_posix())
    at_terminal = sys.stderr.isatty()
    if at_terminal and style == "text" and len(results) > 1:
        print_table(results, formats)
    seconds = time.monotonic() - begun if at_terminal else None
    _finish(results, missing, style, "published", seconds)


def _in_order(made: Iterable[tuple[int, Result]]) -> Iterator[Result]:
    """Put results into the order of the sources, each as soon as those before it are there."""
    waiting: dict[int, Result] = {}
    wanted = 0
    for number, result in made:
        waiting[number] = result
        while wanted in waiting:
            yield waiting.pop(wanted)
            wanted += 1


@click.command(
    epilog="""\b
Examples:
  docpub check leaflet.md
  docpub check source --strict
  docpub check source --format json
  docpub check source --format html > report.html
  docpub check leaflet.md --pemat > pemat.md"""
)
@_SOURCES
@_FORMAT
@_STRICT
@_JOBS
@today_option
@click.option("--pemat", "sheet", flag_value="pemat", help="Print the PEMAT-P sheet instead.")
@click.option("--cci", "sheet", flag_value="cci", help="Print the Clear Communication Index.")
def check(
    sources: tuple[str, ...],
    style: str,
    strict: bool,
    jobs: int,
    today: dt.date,
    sheet: str | None,
) -> None:
    """Tell what is wrong with documents, without publishing them.

    SOURCE is a Markdown file, a folder of them, - for standard input, or a document as JSON, as
    `docpub ast` prints it. The score sheets are a source themselves, with what docpub can see
    filled in: publish them with `docpub build`.
    """
    from docpub.publishing.library import check_library
    from docpub.publishing.processes import processors

    files, missing = _sources(sources)
    if sheet and not missing:
        print_sheets(files, sheet, style)
        return
    told: set[Diagnostic] = set()
    results: list[Result] = []
    checked = check_library(files, strict=strict, today=today, jobs=jobs or processors())
    click.get_current_context().call_on_close(checked.close)
    found = _in_order(with_progress(checked, files, "Checking"))
    for file, result in zip(files, found, strict=True):
        results.append(result)
        if style == "text":
            show(_news(result, told), file)
    if style == "text":
        print_readability(results)
    _finish(results, missing, style, "checked")


def _news(result: Result, told: set[Diagnostic]) -> list[Diagnostic]:
    """Return what has not been told yet: documents may share a configuration."""
    news = [diagnostic for diagnostic in result.diagnostics if diagnostic not in told]
    told.update(news)
    return news


def _finish(
    results: list[Result],
    missing: list[SourceNotFound],
    style: str,
    done: str,
    seconds: float | None = None,
) -> None:
    """Print the sum of it; exit with 1 if a document has problems, with 2 if one is missing."""
    found = dict.fromkeys(d for result in results for d in result.diagnostics)
    if style == "json":
        as_json(as_records(results))
    elif style == "html":
        from docpub.publishing.report import report_page  # with what renders a page

        click.echo(report_page(results))
    elif style == "sarif":
        from importlib.metadata import version  # slow, see `registry`

        as_json(sarif_log(found, version("docpub")))
    elif results:
        click.echo(summary_line(results, counts(found), done, seconds), err=True)
    for error in missing:
        click.echo(f"Error: {error}\n  {error.hint}", err=True)
    sys.exit(2 if missing else 0 if all(result.ok for result in results) else 1)
