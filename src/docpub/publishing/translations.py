"""The same text in other languages: where it is, and whether a translation is still one of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

import msgspec

from docpub import source
from docpub.assets import AssetError, Assets
from docpub.diagnostics import Problems
from docpub.labels import own_name
from docpub.lifecycle import content_hash
from docpub.model import Document, Metadata
from docpub.publishing.find import SourceFile, name_of
from docpub.renderers import Companion, load

_PAGE = "html"  # the renderer whose outputs lead to those in other languages


class _Beside:
    """The files that another source may use: those of this one, named from its own folder."""

    def __init__(self, assets: Assets, name: str) -> None:
        self._assets, self._folder = assets, dirname(name)

    def read(self, name: str) -> bytes:
        return self._assets.read(join(self._folder, name))


def other_languages(file: SourceFile, document: Document) -> tuple[Companion, ...]:
    """Return the pages of the same text in other languages, by their addresses in `out`.

    Those of a translation are the original and the others of that one. A translation of an earlier
    text is left out, and so is what cannot be read; `check_translations` tells of them.
    """
    metadata = document.metadata
    if not metadata.languages and not metadata.translation_of:
        return ()
    original, text = original_of(file, metadata), document
    if original:
        text = _parsed(original)
    root = original or file
    now = content_hash(text, root.assets)
    others = {root.file: (root, text.metadata)} if original else {}
    for other in (*_listed(root, text.metadata), *_listed(file, metadata)):
        others.setdefault(other.file, (other, _parsed(other).metadata))
    return tuple(
        _companion(other, said.lang)
        for other, said in others.values()
        if other.file != normpath(file.file) and said.lang != metadata.lang
        if not said.translation_of or said.translation_of.content in ("", now)
    )


def _companion(file: SourceFile, lang: str) -> Companion:
    info = load(_PAGE).info
    address = quote(f"{file.name}/{file.name}{info.suffix}")
    return Companion(file=address, title=own_name(lang), media_type=info.media_type, lang=lang)


def below(folder: str, others: tuple[Companion, ...]) -> tuple[Companion, ...]:
    """Return the addresses of pages as they are from a folder in `out`."""
    up = "../" * (folder.count("/") + 1)
    return tuple(msgspec.structs.replace(other, file=up + other.file) for other in others)


def check_translations(file: SourceFile, metadata: Metadata, problems: Problems) -> None:
    """Report other languages that cannot be read, and a translation of an earlier text."""
    for name in metadata.languages:
        _read(file, name, problems, "languages")
    translation = metadata.translation_of
    if not translation:
        return
    original = _read(file, translation.file, problems, "translation-of")
    place = file.place_of("translation-of")
    if original and translation.content and translation.content != hash_of(original):
        message = f"{translation.file} has been changed since it was translated."
        problems.report("original-changed", message, place)
    elif not translation.content and metadata.status == "approved":
        message = f"Nothing says which text of {translation.file} was translated."
        problems.report("translation-without-content", message, place)


def original_of(file: SourceFile, metadata: Metadata) -> SourceFile | None:
    """Return the source that a document is a translation of, if it can be read."""
    translation = metadata.translation_of
    return _read(file, translation.file) if translation else None


def hash_of(file: SourceFile) -> str:
    """Return the hash of what a source tells its readers (`docpub.content_hash`)."""
    return content_hash(_parsed(file), file.assets)


def _parsed(file: SourceFile) -> Document:
    defaults = file.config.defaults
    parsed = source.parse(file.text, name=file.name, assets=file.assets, defaults=defaults)
    return parsed.document


def _listed(file: SourceFile, metadata: Metadata) -> Iterator[SourceFile]:
    yield from filter(None, (_read(file, name) for name in metadata.languages))


def _read(
    file: SourceFile, name: str, problems: Problems | None = None, said_in: str = ""
) -> SourceFile | None:
    """Read a source by the name that another one gives it."""
    try:
        text = file.assets.read(name)
    except AssetError as error:
        if problems:
            message = f"The file {name!r} {error}."
            problems.report("unreadable-file", message, file.place_of(said_in))
        return None
    path = normpath(join(dirname(file.file), unquote(name)))
    return SourceFile(
        text=text,
        name=name_of(Path(path)),
        file=path,
        assets=_Beside(file.assets, name),
        config=file.config,
    )
