"""Page shells in Jinja2 (https://jinja.palletsprojects.com).

What they show is escaped, a name that is not given is an error, and they reach nothing else: no
file, and nothing of Python. The only module that knows Jinja2.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_NAME = "<template>"  # as Jinja2 calls one that is given as text


class TemplateError(Exception):
    """A template cannot be used; `line` is the one that is wrong."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


@lru_cache(maxsize=16)
def compile_template(text: str) -> Template:
    """Compile a template. Raises `TemplateError`."""
    from jinja2 import TemplateSyntaxError

    try:
        return _environment().from_string(text)
    except TemplateSyntaxError as error:
        raise TemplateError(f"The template cannot be read: {error.message}", error.lineno) from None


def fill(template: Template, values: Mapping[str, object]) -> str:
    """Return the text that a template makes of the values. Raises `TemplateError`."""
    try:
        return template.render(values)
    except Exception as error:  # a template can do whatever Python can with its values
        raise TemplateError(f"The template cannot be filled in: {error}.", _line(error)) from error


def _line(error: Exception) -> int:
    """Return the innermost line of the template that an error came from."""
    trace, line = error.__traceback__, 1
    while trace:
        if trace.tb_frame.f_code.co_filename == _NAME:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


@cache
def _environment() -> Environment:
    from jinja2 import StrictUndefined  # a tenth of a second
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
