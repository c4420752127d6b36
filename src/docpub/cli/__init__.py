"""Arguments in, exit code out; no logic. One file for each group of commands.

Exit codes: 0 fine, 1 problems in a document, 2 wrong use or something that the machine refuses,
130 stopped by Ctrl-C.
"""

from __future__ import annotations

import errno
import os
import signal
from typing import Any

import click

from docpub.cli.build import build, check
from docpub.cli.cache import cache
from docpub.cli.codes import codes, explain
from docpub.cli.config import config
from docpub.cli.diff import diff
from docpub.cli.inspect import ast, renderers, schema
from docpub.cli.lifecycle import approve, status
from docpub.cli.setup import doctor, new
from docpub.cli.theme import theme
from docpub.cli.verify import verify
from docpub.errors import DocpubError

__all__ = ["main"]

_STOPPED = 128 + signal.SIGINT


class _Failure(click.ClickException):
    """A mistake of the caller's: said in a sentence, with what to do, and no traceback."""

    exit_code = 2


class _Commands(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; docpub's own errors end it with code 2."""
        try:
            return super().invoke(ctx)
        except DocpubError as error:
            raise _Failure("\n  ".join(filter(None, (str(error), error.hint)))) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read what we print has seen enough
                raise
            raise _Failure(f"The output cannot be written: {error.strerror}.") from error
        except KeyboardInterrupt:
            click.echo("Stopped. Each file that was published is whole, old or new.", err=True)
            ctx.exit(_STOPPED)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Start with `docpub new leaflet`, then `docpub build leaflet`.",
)
@click.version_option(package_name="docpub", message="docpub %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Publish one Markdown source as an accessible web page, a PDF handout and an e-book."""
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        context.color = False  # else colours are written where there is a terminal


for command in (
    build,
    check,
    approve,
    status,
    verify,
    diff,
    cache,
    explain,
    codes,
    config,
    ast,
    schema,
    renderers,
    new,
    theme,
    doctor,
):
    main.add_command(command)
