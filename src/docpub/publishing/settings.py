"""What holds for a document, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from docpub.diagnostics import Problems, Span
from docpub.errors import RendererError
from docpub.model import Metadata
from docpub.publishing.configuration import Config
from docpub.publishing.find import SourceFile
from docpub.publishing.theming import ThemeFile
from docpub.renderers import available, load
from docpub.source.characters import clean
from docpub.source.frontmatter import names_in, read
from docpub.source.ignores import Ignores
from docpub.source.modelfile import read_model

DEFAULT = "default"
Names = tuple[str, ...]


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """One value that holds. `origin` is a file with the line, or "default"."""

    name: str
    value: Any
    origin: str


def settings_of(file: SourceFile) -> tuple[Setting, ...]:
    """List what holds for a document: theme, front matter, options, changed severities.

    Defaults that say nothing, such as no subtitle, are left out.
    """
    config = file.config
    return (
        _configured("theme", config.theme.name, ("theme",), config),
        *_of_theme(config.theme),
        *_of_metadata(file),
        *_of_options(config),
        *(
            _configured(f"severity.{code}", level, ("severity", code), config)
            for code, level in sorted(config.severity.items())
        ),
        *_of_words(config),
    )


def _of_theme(theme: ThemeFile) -> Iterator[Setting]:
    """List the tokens of a theme that has a file of its own."""
    if theme.file:
        for name, value in msgspec.to_builtins(theme.theme.tokens).items():
            yield from _flat(f"theme.{name}", value, (name,), theme.file, theme.places)


def _of_metadata(file: SourceFile) -> Iterator[Setting]:
    return _of_model(file) if file.is_model else _of_front_matter(file)


def _of_model(file: SourceFile) -> Iterator[Setting]:
    """List the metadata of a model, for which the configuration has no defaults."""
    problems = Problems()  # `docpub check` tells them
    text = clean("\n".join(file.lines(file.file)), problems)
    document = read_model(text, None, Ignores(problems), problems)
    for field in msgspec.structs.fields(Metadata):
        name, value = field.encode_name, getattr(document.metadata, field.name)
        places: dict[Names, Span] = {}
        if document.span and value != getattr(Metadata(), field.name):
            places[name,] = document.span
        yield from _flat(name, msgspec.to_builtins(value), (name,), file.file, places)


def _of_front_matter(file: SourceFile) -> Iterator[Setting]:
    text = "\n".join(file.lines(file.file))
    problems = Problems()  # `docpub check` tells them
    metadata, _ = read(text, file.assets, problems, Ignores(problems), file.config.defaults)
    written = names_in(text, {d.span for d in problems.found})
    for field in msgspec.structs.fields(Metadata):
        name, value = field.encode_name, msgspec.to_builtins(getattr(metadata, field.name))
        if (name,) in written:
            yield from _flat(name, value, (name,), file.file, written)
        else:
            above = () if name == "organisation" else ("defaults",)
            yield from _flat(name, value, (*above, name), file.config.file, file.config.places)


def _flat(
    name: str, value: Any, path: Names, file: str, places: Mapping[Names, Span]
) -> Iterator[Setting]:
    """Yield a value, or what a mapping holds, one by one."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}", inner, (*path, key), file, places)
    elif path in places or value not in (None, "", ()):
        yield Setting(name=name, value=value, origin=_origin(path, file, places))


def _of_options(config: Config) -> Iterator[Setting]:
    for name in sorted(available()):
        try:
            options = load(name).options()
        except RendererError:  # which is told when it is run
            continue
        for key, default in msgspec.to_builtins(options).items():
            value = config.options.get(name, {}).get(key, default)
            yield _configured(f"{name}.{key}", value, (name, key), config)


def _of_words(config: Config) -> Iterator[Setting]:
    words = msgspec.to_builtins(config.words)
    yield from _flat("words", words, ("words",), config.file, config.places)


def _configured(name: str, value: Any, path: Names, config: Config) -> Setting:
    return Setting(name=name, value=value, origin=_origin(path, config.file, config.places))


def _origin(path: Names, file: str, places: Mapping[Names, Span]) -> str:
    """Say where a value was written, or the whole that it is a part of."""
    while path and path not in places:
        path = path[:-1]
    return f"{file}:{places[path].line}" if path else DEFAULT
