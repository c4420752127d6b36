"""`docpub verify`: whether outputs are still what was published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docpub.cli.show import as_json


@click.command(
    epilog="""\b
Examples:
  docpub verify outputs
  docpub verify outputs --source leaflets
  docpub verify outputs --format json"""
)
@click.argument("out", metavar="OUT", default="outputs")
@click.option(
    "--source", metavar="FOLDER", help="Compare with the sources in it too: which have changed?"
)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print what is found.",
)
def verify(out: str, source: str | None, style: str) -> None:
    """Compare the files in OUT with its manifests, and say what has changed.

    Exits with 1 if a file was changed, is missing or belongs to no document, if a handout is not
    what its label says, if the outputs of a document do not say the same words, or if a source has
    changed since. With the sources, all their words are looked for in every output.
    """
    from docpub.publishing.verify import verify as compare  # with what judges files

    found = compare(Path(out), source)
    if style == "json":
        as_json(found)
    else:
        for difference in found:
            click.echo(f"{difference.file}: {difference.message} [{difference.kind}]")
        things = "1 difference" if len(found) == 1 else f"{len(found)} differences"
        click.echo(f"{things} found." if found else "All is as it was published.", err=True)
    sys.exit(1 if found else 0)
