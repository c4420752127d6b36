"""What holds for a document, and where each value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from docpub.checks import thresholds_for
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
    config, (metadata, written, defaults) = file.config, _read(file)
    return (
        _configured("theme", config.theme.name, ("theme",), config),
        *_of_theme(config.theme),
        *_of_metadata(metadata, written, file.file, defaults),
        *_of_options(config),
        *(
            _configured(f"severity.{code}", level, ("severity", code), config)
            for code, level in sorted(config.severity.items())
        ),
        *_of_thresholds(metadata, config),
        *_of_words(config),
    )


def _of_theme(theme: ThemeFile) -> Iterator[Setting]:
    """List the tokens of a theme that has a file of its own."""
    if theme.file:
        for name, value in msgspec.to_builtins(theme.theme.tokens).items():
            yield from _flat(f"theme.{name}", value, (name,), theme.file, theme.places)


def _read(file: SourceFile) -> tuple[Metadata, Mapping[Names, Span], Config]:
    """Return the metadata of a document, where they are written, and what has their defaults."""
    text, problems = "\n".join(file.lines(file.file)), Problems()  # `docpub check` tells them
    if not file.is_model:
        metadata, _ = read(text, file.assets, problems, Ignores(problems), file.config.defaults)
        return metadata, names_in(text, {d.span for d in problems.found}), file.config
    document = read_model(clean(text, problems), None, Ignores(problems), problems)
    default, span = Metadata(), document.span
    written: dict[Names, Span] = {
        (field.encode_name,): span
        for field in msgspec.structs.fields(Metadata)
        if span and getattr(document.metadata, field.name) != getattr(default, field.name)
    }
    return document.metadata, written, Config()  # the configuration has no defaults for models


def _of_metadata(
    metadata: Metadata, written: Mapping[Names, Span], file: str, config: Config
) -> Iterator[Setting]:
    for field in msgspec.structs.fields(Metadata):
        name, value = field.encode_name, msgspec.to_builtins(getattr(metadata, field.name))
        if (name,) in written:
            yield from _flat(name, value, (name,), file, written)
        else:
            above = () if name == "organisation" else ("defaults",)
            yield from _flat(name, value, (*above, name), config.file, config.places)


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


def _of_thresholds(metadata: Metadata, config: Config) -> Iterator[Setting]:
    where: dict[str, Names] = {}
    for path, layer in config.thresholds.layers(metadata):
        where |= dict.fromkeys(layer, path)
    for name, value in msgspec.to_builtins(thresholds_for(metadata, config.thresholds)).items():
        path = ("thresholds", *where[name], name) if name in where else ()
        yield _configured(f"thresholds.{name}", value, path, config)


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
