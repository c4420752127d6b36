"""`docpub.toml`: what holds for all documents in a folder and below it."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from posixpath import dirname
from typing import Any, Literal

import msgspec

from docpub.assets import AssetError, Assets, FolderAssets, GivenAssets
from docpub.checks import Thresholds, ThresholdTables, WordLists, rules
from docpub.diagnostics import CATALOGUE, Diagnostic, Problems, Span, did_you_mean, in_order
from docpub.errors import RendererError
from docpub.lifecycle import ReviewTerms
from docpub.model import Metadata, Organisation
from docpub.model.metadata import HandoutType, ReaderAge
from docpub.publishing.theming import ThemeFile, read_theme
from docpub.publishing.toml import TomlData
from docpub.renderers import Options, available, load
from docpub.source import decode
from docpub.source.yamldata import convert
from docpub.themes import DEFAULT

NAME = "docpub.toml"
Level = Literal["error", "warning", "info", "off"]
_SERIOUSNESS: tuple[Level, ...] = ("off", "info", "warning", "error")
# What belongs to a single document, or has a table of its own.
_NO_DEFAULTS = {
    "docpub": "Only a document says of which version of the format it is.",
    "id": "An identifier is of one document alone.",
    "ignore": 'Write `CODE = "off"` under `[severity]`.',
    "organisation": "Write it under `[organisation]`.",
    "references": "References are of one document alone.",
    "title": "A title is of one document alone.",
}


class Config(msgspec.Struct, frozen=True, kw_only=True):
    """What a `docpub.toml` says. `file` is what diagnostics call it; without one it is empty.

    `review` says how long reviews hold. `defaults` hold where the front matter is silent; `options`
    are those of renderers, by name. `words` add to docpub's own lists, and `thresholds` go before
    its own. `places` tells where each thing is written, by the names that lead to it.
    """

    file: str = ""
    text: str = ""
    theme: ThemeFile = ThemeFile()
    review: ReviewTerms = ReviewTerms()
    defaults: Metadata = Metadata()
    severity: dict[str, Level] = {}
    options: dict[str, dict[str, object]] = {}
    words: WordLists = WordLists()
    thresholds: ThresholdTables = ThresholdTables()
    places: dict[tuple[str, ...], Span] = {}
    diagnostics: tuple[Diagnostic, ...] = ()


def load_config(path: str | Path) -> Config:
    """Find the `docpub.toml` that holds for a file or folder, and read it.

    It is the nearest, in the folder or above it, no further up than a folder with `.git`, and not
    in one that belongs to another user than the first: others are not to decide here. Those above
    it are not looked at. What is wrong in it is among the `diagnostics` of what is returned.
    """
    path = Path(path)
    for folder in _upwards(path):
        if (folder / NAME).is_file():
            return _read(folder, _shown(folder / NAME, path))
    return Config()


def _upwards(path: Path) -> Iterator[Path]:
    folder = (path if path.is_dir() else path.parent).resolve()
    above = [place for place in (folder, *folder.parents) if place.is_dir()]
    for place in above:
        if _owner(place) != _owner(above[0]):
            return
        yield place
        if (place / ".git").exists():
            return


def _owner(folder: Path) -> int:
    return folder.stat().st_uid


def _shown(file: Path, path: Path) -> str:
    """Name the file as the caller names sources: absolute, or from where we are."""
    return file.as_posix() if path.is_absolute() else Path(os.path.relpath(file)).as_posix()


def _read(folder: Path, file: str) -> Config:
    problems, assets = Problems(file), FolderAssets(folder)
    try:
        text = decode(assets.read(NAME), problems)
    except AssetError as error:
        problems.report("unreadable-file", f"The file {file!r} {error}.")
        return Config(file=file, diagnostics=tuple(problems.found))
    return read_config(text, file, problems, assets)


def read_config(
    text: str,
    file: str = NAME,
    problems: Problems | None = None,
    assets: Assets | None = None,
) -> Config:
    """Read the text of a `docpub.toml`; `assets` are the files beside it."""
    problems = problems or Problems(file)
    theme = ThemeFile()
    data = TomlData(problems)
    config = Config(file=file, text=text)
    if data.load(text):
        tables = _convert(data.value, _layout(), data, problems)
        place, beside = data.at(("theme",)), assets or GivenAssets()
        theme = read_theme(tables.theme, dirname(file), beside, place, problems)
        config = Config(
            file=file,
            text=text,
            theme=theme,
            review=_convert(tables.review, ReviewTerms, data, problems, "review"),
            defaults=_defaults(tables.defaults, tables.organisation, data, problems),
            words=_convert(tables.words, WordLists, data, problems, "words"),
            thresholds=_thresholds(tables.thresholds, data, problems),
            severity=_severity(tables.severity, data, problems),
            options={
                name: _options(name, table, data, problems)
                for name in sorted(available())
                if (table := getattr(tables, name))
            },
            places=data.places({d.span for d in problems.found}),
        )
    found = (*in_order(problems.found), *in_order(theme.diagnostics))
    return msgspec.structs.replace(config, diagnostics=found)


def _layout() -> type[msgspec.Struct]:
    """Make the struct of all that can stand in the file: a table for each renderer, and ours."""
    ours = ("organisation", "review", "defaults", "severity", "thresholds", "words")
    tables: list[Any] = [
        (name, dict[str, Any], msgspec.field(default_factory=dict))
        for name in (*ours, *sorted(available()))
    ]
    return msgspec.defstruct("Layout", [("theme", str, DEFAULT), *tables])


def _convert(
    table: Mapping[str, Any],
    into: type[msgspec.Struct],
    data: TomlData,
    problems: Problems,
    *path: str,
) -> Any:
    return convert(table, into, data.below(*path), problems)


def _defaults(
    table: dict[str, Any], organisation: dict[str, Any], data: TomlData, problems: Problems
) -> Metadata:
    for key in sorted(_NO_DEFAULTS.keys() & table.keys()):
        message = f"`{key}` cannot have a default."
        problems.report("unknown-key", message, data.name(("defaults", key)), _NO_DEFAULTS[key])
    kept = {key: value for key, value in table.items() if key not in _NO_DEFAULTS}
    metadata: Metadata = _convert(kept, Metadata, data, problems, "defaults")
    if not organisation:
        return metadata
    try:
        who = _convert(organisation, Organisation, data, problems, "organisation")
    except msgspec.ValidationError:
        message = "The organisation has no `name`."
        problems.report("wrong-value", message, data.at(("organisation",)), "Write its name.")
        return metadata
    return msgspec.structs.replace(metadata, organisation=who)


def _severity(table: dict[str, Any], data: TomlData, problems: Problems) -> dict[str, Level]:
    rules()  # whose codes may stand here
    levels: dict[str, Level] = {}
    for code, level in table.items():
        name, value = data.name(("severity", code)), data.at(("severity", code))
        if code not in CATALOGUE:
            hint = did_you_mean(code, CATALOGUE)
            problems.report("unknown-code", f"There is no code {code!r}.", name, hint)
        elif level not in _SERIOUSNESS:
            hint = "Use `error`, `warning`, `info`, `off`."
            problems.report("wrong-value", f"{level!r} is no severity.", value, hint)
        elif _is_too_low(code, level):
            message = f"`{code}` cannot be less than {CATALOGUE[code].severity!r}."
            problems.report("not-to-be-ignored", message, value, "Remove the line.")
        else:
            levels[code] = level
    return levels


def _is_too_low(code: str, level: Level) -> bool:
    entry = CATALOGUE[code]
    return not entry.ignorable and _SERIOUSNESS.index(level) < _SERIOUSNESS.index(entry.severity)


class _ThresholdsTable(Thresholds, frozen=True, kw_only=True, rename="kebab"):
    """What `[thresholds]` may have in it."""

    profile: dict[str, Thresholds] = msgspec.field(default_factory=dict)
    type: dict[HandoutType, Thresholds] = msgspec.field(default_factory=dict)
    reader_age: dict[ReaderAge, Thresholds] = msgspec.field(default_factory=dict)


def _thresholds(table: dict[str, Any], data: TomlData, problems: Problems) -> ThresholdTables:
    tables = _convert(table, _ThresholdsTable, data, problems, "thresholds")
    kinds = {"profile": tables.profile, "type": tables.type, "reader-age": tables.reader_age}
    below = {
        kind: {name: _named(values, table[kind][name]) for name, values in named.items()}
        for kind, named in kinds.items()
    }
    everywhere = _named(tables, table.keys() - kinds.keys())
    return msgspec.convert({"everywhere": everywhere, **below}, ThresholdTables)


def _options(
    name: str, table: dict[str, Any], data: TomlData, problems: Problems
) -> dict[str, object]:
    """Return the options of a renderer that can be taken; one that cannot be loaded takes none."""
    try:
        kind: type[Options] = load(name).options
    except RendererError as error:
        problems.report("renderer-failed", str(error), data.at((name,)), error.hint)
        return {}
    return _named(_convert(table, kind, data, problems, name), table)


def _named(values: msgspec.Struct, names: Container[str]) -> dict[str, object]:
    """Return the values that a table names, without defaults."""
    return {key: value for key, value in msgspec.to_builtins(values).items() if key in names}
