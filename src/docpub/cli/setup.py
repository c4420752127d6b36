"""`docpub new` and `docpub doctor`: to begin, and to see what is missing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from docpub.errors import OutputError
from docpub.model import slug
from docpub.publishing.doctor import examine


@click.command(epilog="Example:  docpub new knee-exercises && docpub build knee-exercises")
@click.argument("name")
@click.option("--title", default="", help="The title; if not given, it is made from the name.")
def new(name: str, title: str) -> None:
    """Write a starter document to NAME/index.md."""
    from docpub.themes import template  # the other commands need none, or later

    folder = Path(name)
    path = folder / "index.md"
    if path.exists():
        raise OutputError(f"{path.as_posix()} is there already.", hint="Choose another name.")
    words = title or slug(folder.name, "document").replace("-", " ").capitalize()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(template("starter.md.j2").render(title=words), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path.as_posix()} cannot be written: {error.strerror}.") from error
    click.echo(path.as_posix())
    click.echo(f"Publish it with: docpub build {folder.as_posix()}", err=True)


@click.command(epilog="Example:  docpub doctor")
def doctor() -> None:
    """Tell what is missing on this machine, with the command that mends it."""
    findings = examine()
    for finding in findings:
        mark = click.style("ok", fg="green") if finding.ok else click.style("missing", fg="red")
        click.echo(f"{mark:8} {finding.what}")
        if not finding.ok:
            click.echo(f"         {finding.mend}")
    sys.exit(0 if all(finding.ok for finding in findings) else 1)
