"""Finding renderers by name, without importing those that are not asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, get_origin

import msgspec

from docpub.errors import DocpubError, OptionsError, RendererError
from docpub.model import Document
from docpub.renderers.protocol import Context, Options, Output, Renderer

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "docpub.renderers"


@cache
def available() -> Mapping[str, EntryPoint]:
    """Return the entry points by name, importing none.

    Raises `RendererError` if two distributions own one name.
    """
    from importlib.metadata import entry_points  # a tenth of the time to start

    found: dict[str, EntryPoint] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda e: (e.name, e.value)):
        other = found.setdefault(entry.name, entry)
        if other.value != entry.value:
            raise RendererError(
                f"The renderer {entry.name!r} comes from both {_owner(other)} and {_owner(entry)}.",
                hint="Uninstall one of the two.",
            )
    return found


def _owner(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value


def load(name: str) -> Renderer[Any]:
    """Import one renderer.

    Raises `RendererError` if there is none of that name, or if it cannot be imported.
    """
    entry = available().get(name)
    if not entry:
        names = ", ".join(sorted(available()))
        raise RendererError(f"There is no renderer {name!r}.", hint=f"There are: {names}.")
    try:
        renderer: Renderer[Any] = entry.load()
    except Exception as error:
        raise RendererError(
            f"The renderer {name!r} of {_owner(entry)} could not be loaded: {error}",
            hint=f"Mend or uninstall {_owner(entry)}.",
        ) from error
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
        owner = _owner(available()[name])
        raise RendererError(
            f"The renderer {name!r} failed: {type(error).__name__}: {error}",
            hint=f"This is a mistake in {owner}; please report it there.",
        ) from error
