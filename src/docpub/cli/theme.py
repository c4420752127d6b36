"""`docpub theme`: to begin a theme of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from docpub.errors import OutputError
from docpub.model import slug


@click.group(epilog="Example:  docpub theme new clinic")
def theme() -> None:
    """Say how documents look."""


@theme.command(epilog="Example:  docpub theme new clinic")
@click.argument("name")
def new(name: str) -> None:
    """Write a starter theme: NAME.toml, NAME.css and NAME.html.j2.

    It looks as docpub's own does until something in it is changed.
    """
    from docpub.themes import fill, style, template  # the other commands need none, or later

    stem = slug(Path(name).name, "theme")
    folder = Path(name).parent
    files = {
        folder / f"{stem}.toml": fill(template("theme.toml.j2"), {"name": stem}),
        folder / f"{stem}.css": style("theme.css"),
        folder / f"{stem}.html.j2": style("page.html.j2"),
    }
    for path in files:
        if path.exists():
            raise OutputError(f"{path.as_posix()} is there already.", hint="Choose another name.")
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise OutputError(f"{path.as_posix()} cannot be written: {error.strerror}.") from error
        click.echo(path.as_posix())
    address = (folder / f"{stem}.toml").as_posix()
    click.echo(f'Name it in docpub.toml: theme = "{address}"', err=True)
