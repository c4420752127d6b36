"""`docpub approve` and `docpub status`: reviews, and what is due."""

from __future__ import annotations

import csv
import datetime as dt
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, get_args

import click
import msgspec

from docpub.cli.show import as_json
from docpub.errors import DocpubError
from docpub.model import Reviewer
from docpub.model.metadata import ReviewerRole
from docpub.publishing import find_sources, load_config

_COLUMNS = ("file", "id", "version", "status", "owner", "review-due", "grade", "problems")


class _Day(click.ParamType["dt.date"]):
    name = "date"

    def convert(self, value: Any, param: Any, ctx: Any) -> dt.date:
        """Read a date such as 2026-11-25."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date such as 2026-11-25.", param, ctx)


def _today() -> dt.date:
    """Return what day it is here, or the one of SOURCE_DATE_EPOCH."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.datetime.now().astimezone().date()


DAY = _Day()
today_option = click.option(
    "--today",
    type=DAY,
    default=_today,
    metavar="DATE",
    help="The day to go by, such as 2026-11-25.  [default: today]",
)


@click.command(
    epilog="""\b
Examples:
  docpub approve leaflet.md --as clinical --name "…" --credentials "RN"
  docpub approve leaflet.md --as plain-language --name "…" --date 2026-11-25"""
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--as",
    "role",
    type=click.Choice(get_args(ReviewerRole)),
    required=True,
    help="What the review was for.",
)
@click.option("--name", required=True, help="Who has reviewed the text.")
@click.option("--credentials", default="", help="Their degrees or post, such as RN.")
@click.option(
    "--date",
    type=DAY,
    default=_today,
    metavar="DATE",
    help="The day of the review.  [default: today]",
)
@click.option(
    "--due",
    type=DAY,
    metavar="DATE",
    help="When to review it again.  [default: after the `interval` of docpub.toml, 24 months]",
)
def approve(
    files: tuple[str, ...],
    role: ReviewerRole,
    name: str,
    credentials: str,
    date: dt.date,
    due: dt.date | None,
) -> None:
    """Write down that somebody has reviewed FILE as it is now.

    The front matter then names the reviewer, the day and the text: its hash. A document that a
    clinician has reviewed is approved. When its words or pictures are changed later, it cannot be
    published until it is reviewed again. Nothing else in the file changes.
    """
    from docpub.publishing.approval import approve as approve_file  # with what else it needs

    review = Reviewer(name=name, role=role, credentials=credentials)
    failed = False
    for file in files:
        try:
            approval = approve_file(file, review, date, due=due, config=load_config(file))
        except DocpubError as error:
            click.echo(f"Error: {error}\n  {error.hint}".rstrip(), err=True)
            failed = True
            continue
        until = f", next review due on {approval.due}" if approval.due else ""
        click.echo(f"{approval.file}: {approval.status}{until}")
    sys.exit(1 if failed else 0)


@click.command(
    epilog="""\b
Examples:
  docpub status leaflets
  docpub status leaflets --today 2027-12-01
  docpub status leaflets --format csv > leaflets.csv"""
)
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...")
@today_option
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
def status(folders: tuple[str, ...], today: dt.date, style: str) -> None:
    """List the documents in FOLDER: owner, version, when a review is due, grade, problems.

    Exits with 1 if a review is overdue or a document has errors.
    """
    from docpub.publishing.status import Standing, standing_of

    load = cache(load_config)
    sources = [source for folder in folders for source in find_sources(Path(folder))]
    found = [standing_of(f.configured(load(Path(f.file).parent)), today) for f in sources]
    if style == "json":
        as_json(found)
    elif style == "csv":
        rows = msgspec.to_builtins(found)
        names = [field.encode_name for field in msgspec.structs.fields(Standing)]
        writer = csv.DictWriter(sys.stdout, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _print(found)
    sys.exit(0 if all(standing.ok for standing in found) else 1)


def _print(found: list[Any]) -> None:
    """Print a table, and how many documents need somebody."""
    rows = [_row(standing) for standing in found]
    widths = [max(map(len, column)) for column in zip(_COLUMNS, *rows, strict=True)]
    for number, row in enumerate([_COLUMNS, *rows]):
        line = "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        late = number and found[number - 1].state == "overdue"
        click.secho(line.rstrip(), bold=not number or None, fg="red" if late else None)
    counts = {
        "overdue": sum(standing.state == "overdue" for standing in found),
        "due soon": sum(standing.state == "soon" for standing in found),
        "changed since the review": sum(standing.changed for standing in found),
        "with errors": sum(bool(standing.errors) for standing in found),
    }
    told = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
    documents = "1 document" if len(found) == 1 else f"{len(found)} documents"
    click.echo(f"{documents}{f': {told}' if told else ''}.", err=True)


def _row(standing: Any) -> tuple[str, ...]:
    problems = [f"{standing.errors} errors"] if standing.errors else []
    problems += [f"{standing.warnings} warnings"] if standing.warnings else []
    due = f"{standing.review_due or ''}"
    state = {"soon": " (soon)", "overdue": " (overdue)"}.get(standing.state, "")
    return (
        standing.file,
        standing.id,
        standing.version,
        standing.status + (", changed" if standing.changed else ""),
        standing.owner,
        due + state,
        "" if standing.grade is None else f"{standing.grade:g}",
        ", ".join(problems),
    )
