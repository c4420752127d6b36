"""The documents on one side of a comparison, each with its lines, which are read when needed."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from docpub.errors import DocpubError
from docpub.publishing import SourceFile, find_sources, load_config, parse_source
from docpub.publishing.differences.lines import Line
from docpub.publishing.differences.of_models import lines_of_model
from docpub.publishing.differences.of_pages import lines_of_book, lines_of_page
from docpub.publishing.manifest import MANIFEST, Manifest, from_bytes
from docpub.publishing.parts import prepare

_READABLE = (".html", ".epub")  # what says most of the words first


class Version(NamedTuple):
    """A document as it is on one side, which is read when its `id` or `lines` are asked for.

    Two of one `digest`, if it is known, have the same words.
    """

    name: str
    id: Callable[[], str]
    digest: str
    lines: Callable[[], list[Line]]


class Side(NamedTuple):
    """Documents by name; a single one may be `alone`, and is then compared whatever its name."""

    versions: dict[str, Version]
    alone: bool
    published: bool


def side(path: Path) -> Side:
    """Find the documents of a source, a folder of sources, a folder of outputs, or an output.

    Raises `SourceNotFound` if there are none.
    """
    if path.suffix in _READABLE and path.is_file():
        return _side([_of_file(path, path.stem, "")], alone=True, published=True)
    if any((*path.glob(MANIFEST), *path.glob(f"*/{MANIFEST}"))):
        versions = [*_published(path)]
        return _side(
            versions, alone=len(versions) == 1 and (path / MANIFEST).exists(), published=True
        )
    load = cache(load_config)
    files = [file.configured(load(Path(file.file).parent)) for file in find_sources(path)]
    return _side(map(_of_source, files), alone=path.is_file(), published=False)


def _side(versions: Iterable[Version], *, alone: bool, published: bool) -> Side:
    return Side({version.name: version for version in versions}, alone, published)


def _of_source(file: SourceFile) -> Version:
    def lines() -> list[Line]:
        if file.unreadable:
            raise DocpubError(file.unreadable)
        return lines_of_model(prepare(parse_source(file).document), file.file)

    return Version(file.name, lambda: parse_source(file).document.metadata.id, "", lines)


def _published(out: Path) -> Iterator[Version]:
    for path in sorted(out.glob(f"**/{MANIFEST}")):
        folder = path.parent.relative_to(out).as_posix()
        try:
            manifest = from_bytes(path.read_bytes())
        except (OSError, DocpubError) as error:
            yield Version(folder, str, "", partial(_fail, f"{path.as_posix()}: {error}"))
            continue
        name = manifest.name if folder == "." else folder
        audience = PurePosixPath(folder).parts[1:]  # of one identifier with the document's own
        identifier = "/".join((manifest.id, *audience)) if manifest.id else ""
        yield _of_file(_most_faithful(path.parent, manifest), name, identifier)


def _most_faithful(folder: Path, manifest: Manifest) -> Path:
    """Return the page of a document, else its book, else whatever there is."""
    files = [name for entry in manifest.outputs.values() for name in entry.files]
    own = [f"{manifest.name}{suffix}" for suffix in _READABLE]
    return folder / next((name for name in own if name in files), (*files, MANIFEST)[0])


def _of_file(path: Path, name: str, identifier: str) -> Version:
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        digest = ""  # that it cannot be read is told when its lines are
    return Version(name, lambda: identifier, digest, partial(_lines_of_file, path))


def _lines_of_file(path: Path) -> list[Line]:
    file = path.as_posix()
    try:
        if path.suffix == ".html":
            return lines_of_page(path.read_text("utf-8"), file)
        if path.suffix == ".epub":
            with zipfile.ZipFile(path) as book:
                return lines_of_book(book, file)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise DocpubError(f"{file} cannot be read: {error}") from error
    return _fail(f"The words of {file} cannot be compared: there is no page or book beside it.")


def _fail(message: str) -> list[Line]:
    raise DocpubError(message)
