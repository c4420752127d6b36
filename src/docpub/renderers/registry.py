"""Finding renderers by name, without importing those that are not asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_origin

import msgspec

from docpub.entrypoints import Group
from docpub.errors import DocpubError, OptionsError, RendererError
from docpub.model import Document
from docpub.renderers.protocol import Context, Options, Output, Renderer

GROUP = Group("docpub.renderers", "renderer", RendererError)
available = GROUP.available


def load(name: str) -> Renderer[Any]:
    """Import one renderer.

    Raises `RendererError` if there is none of that name, or if it cannot be imported.
    """
    renderer: Renderer[Any] = GROUP.load(name)
    return renderer


def option_names(options: type[Options]) -> tuple[str, ...]:
    """Return the names of a renderer's options, as they are written outside of Python."""
    return tuple(field.encode_name for field in msgspec.structs.fields(options))


def convert_options(renderer: Renderer[Any], values: Mapping[str, object]) -> Options:
    """Make a renderer's options of plain values, such as the texts of a command line.

    Raises `OptionsError` for an option it does not have, or a value it cannot take.
    """
    plain = {name: _plain(name, value, renderer.options) for name, value in values.items()}
    try:
        options: Options = msgspec.convert(plain, renderer.options, strict=False)
    except msgspec.ValidationError as error:
        names = ", ".join(option_names(renderer.options)) or "none"
        raise OptionsError(
            f"Wrong option for {renderer.info.name!r}: {error}.", hint=f"Its options: {names}."
        ) from error
    return options


def _plain(name: str, value: object, options: type[Options]) -> object:
    """Take the text for an option that has several values apart, at its commas."""
    kinds = {field.encode_name: field.type for field in msgspec.structs.fields(options)}
    if isinstance(value, str) and get_origin(kinds.get(name)) is tuple:
        return [part.strip() for part in value.split(",")]
    return value


def run(name: str, document: Document, values: Mapping[str, object], context: Context) -> Output:
    """Load a renderer, convert its options and run it.

    Raises `OptionsError`, or `RendererError` naming the distribution if it fails.
    """
    renderer = load(name)
    options = convert_options(renderer, values)
    try:
        return renderer.render(document, options, context)
    except DocpubError:
        raise
    except Exception as error:
        raise GROUP.failed(name, error) from error
