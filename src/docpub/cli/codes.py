"""`docpub codes` and `docpub explain`: what docpub can tell."""

from __future__ import annotations

import click

from docpub.checks import rules
from docpub.diagnostics import CATALOGUE, did_you_mean
from docpub.diagnostics.page import codes_page, explanation


@click.command(
    epilog="""\b
Examples:
  docpub codes
  docpub codes --markdown > codes.md"""
)
@click.option("--markdown", is_flag=True, help="As the manual's page, with examples and mends.")
def codes(markdown: bool) -> None:
    """List the codes of all that docpub can tell."""
    rules()
    if markdown:
        click.echo(codes_page(), nl=False)
        return
    width = max(map(len, CATALOGUE))
    for code in sorted(CATALOGUE):
        entry = CATALOGUE[code]
        click.echo(f"{code:{width}}  {entry.severity:7}  {entry.meaning}")


@click.command(epilog="Example:  docpub explain image-without-alt")
@click.argument("code")
def explain(code: str) -> None:
    """Say what a code means, with an example and how to mend it."""
    rules()
    if code not in CATALOGUE:
        hint = did_you_mean(code, CATALOGUE) or "`docpub codes` lists them."
        raise click.UsageError(f"There is no code {code!r}. {hint}")
    click.echo(explanation(code))
