"""`docpub config`: what holds for a document, and where that is written."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from docpub.cli.show import as_json, show
from docpub.publishing import SourceFile, load_config, read_source
from docpub.publishing.settings import Setting, settings_of


@click.command(
    epilog="""\b
Examples:
  docpub config
  docpub config leaflet.md
  docpub config leaflet.md --format json"""
)
@click.argument("file", default=".")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
def config(file: str, style: str) -> None:
    """Print what holds for FILE, and where each value comes from.

    That is its front matter, the nearest docpub.toml (in its folder or above it, up to a folder
    with .git or of another owner), or a default. FILE may be a folder.
    A model in JSON has its whole front matter in it: the docpub.toml gives it no defaults.
    """
    path = Path(file)
    source = SourceFile.named("", path / "any.md") if path.is_dir() else read_source(path)
    source = source.configured(load_config(path))
    settings = settings_of(source)
    if style == "json":
        as_json(settings)
    else:
        _print(settings)
        if not source.config.file:
            click.echo("There is no docpub.toml.", err=True)
    show(source.config.diagnostics, source)
    sys.exit(1 if any(d.is_error for d in source.config.diagnostics) else 0)


def _print(settings: tuple[Setting, ...]) -> None:
    lines = [f"{s.name} = {msgspec.json.encode(s.value).decode()}" for s in settings]
    width = min(60, max(map(len, lines)))
    for setting, line in zip(settings, lines, strict=True):
        click.echo(f"{line:{width}}  {setting.origin}")
