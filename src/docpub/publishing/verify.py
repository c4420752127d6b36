"""Whether an output folder is what was published, and its sources are those it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from docpub.errors import DocpubError, SourceNotFound
from docpub.publishing import parse_source
from docpub.publishing.agreement import disagreements
from docpub.publishing.complete import missing_words
from docpub.publishing.configuration import load_config
from docpub.publishing.find import SourceFile, find_sources
from docpub.publishing.manifest import MANIFEST, File, Manifest, from_bytes
from docpub.publishing.parts import audience_of
from docpub.publishing.tracing import changed, reads_of

Kind = Literal[
    "manifest-unreadable",
    "file-missing",
    "file-changed",
    "file-unknown",
    "label-untrue",
    "source-changed",
    "source-missing",
    "not-published",
    "words-missing",
    "words-differ",
]


class Difference(msgspec.Struct, frozen=True):
    """One thing that is not as it was published: which file, of what kind, in a sentence."""

    file: str
    kind: Kind
    message: str


def verify(out: str | Path, source: str | Path | None = None) -> tuple[Difference, ...]:
    """Compare the files of an output folder with its manifests, and those with their sources.

    Every PDF is judged anew by the rules of the labels that it carries, and the outputs of a
    document have to say the same words. Nothing is written. Raises `SourceNotFound` if there is no
    manifest in the folder, or no `source`.
    """
    out = Path(out)
    manifests = sorted(out.glob(f"**/{MANIFEST}"))
    if not manifests:
        raise SourceNotFound(
            f"{out.as_posix()} has no {MANIFEST}.", hint="Name a folder that docpub has written."
        )
    found = [difference for path in manifests for difference in _in_folder(path, manifests)]
    if source is not None:
        found += _against_sources(out, manifests, Path(source))
    return tuple(found)


def _in_folder(path: Path, manifests: list[Path]) -> Iterator[Difference]:
    try:
        manifest = from_bytes(path.read_bytes())
    except (OSError, DocpubError) as error:
        message = f"The manifest cannot be read: {error}"
        yield Difference(path.as_posix(), "manifest-unreadable", message)
        return
    entries = manifest.outputs.values()
    known = {name: file for entry in entries for name, file in entry.files.items()}
    others = {other.parent for other in manifests} - {path.parent}
    for name, file in known.items():
        yield from _in_file(path.parent / name, file)
    for name, message in disagreements(path.parent, manifest):
        yield Difference((path.parent / name).as_posix(), "words-differ", message)
    for found in sorted(path.parent.rglob("*")):
        name = found.relative_to(path.parent).as_posix()
        elsewhere = any(folder in found.parents for folder in others if folder != path.parent)
        if found.is_file() and found != path and name not in known and not elsewhere:
            yield Difference(found.as_posix(), "file-unknown", "No document has this file.")


def _in_file(path: Path, file: File) -> Iterator[Difference]:
    try:
        content = path.read_bytes()
    except OSError as error:
        yield Difference(path.as_posix(), "file-missing", f"It cannot be read: {error.strerror}.")
        return
    if hashlib.sha256(content).hexdigest() != file.sha256:
        message = f"It has been changed: it had {file.bytes} bytes, and has {len(content)}."
        yield Difference(path.as_posix(), "file-changed", message)
    if path.suffix == ".pdf":
        yield from _untrue_labels(path, content)


def _untrue_labels(file: Path, content: bytes) -> Iterator[Difference]:
    from docpub.renderers.pdf.labels import untrue_labels  # with what judges, slow to import

    for message in untrue_labels(content):
        yield Difference(file.as_posix(), "label-untrue", message)


def _against_sources(out: Path, manifests: list[Path], source: Path) -> Iterator[Difference]:
    """Compare sources by the names of their outputs; an audience's folder is in a document's."""
    load = cache(load_config)
    files = (file.configured(load(Path(file.file).parent)) for file in find_sources(source))
    sources = {file.name: file for file in files}
    published = {path.relative_to(out).parts[0] for path in manifests if path.parent != out}
    for path in manifests:
        name = path.relative_to(out).parts[0]
        if name not in sources:
            message = f"There is no source {name!r} in {source.as_posix()}."
            yield Difference(path.parent.as_posix(), "source-missing", message)
            continue
        try:
            manifest = from_bytes(path.read_bytes())
        except (OSError, DocpubError):
            continue  # which is told already
        changes = [*_against_source(manifest, sources[name])]
        for message in changes:
            yield Difference(path.parent.as_posix(), "source-changed", message)
        if not changes:
            yield from _words_missing(path, manifest, sources[name], _audience(path, out))
    for name in sorted(sources.keys() - published):
        message = "The document is not published."
        yield Difference(sources[name].file, "not-published", message)


def _against_source(manifest: Manifest, source: SourceFile) -> Iterator[str]:
    """Say what has changed of a source."""
    for output, entry in manifest.outputs.items():
        if entry.source_sha256 != _hash_of(source):
            yield f"The {output} is of an earlier text of {source.file}."
    for name in changed(reads_of(manifest.source.files), source.assets):
        yield f"The file {name}, which {source.file} uses, has changed."


def _audience(path: Path, out: Path) -> str:
    """Return whom the outputs in a folder are for, by its name; none for everybody's."""
    return "/".join(path.relative_to(out).parts[1:-1])


def _words_missing(
    path: Path, manifest: Manifest, source: SourceFile, audience: str
) -> Iterator[Difference]:
    """Report what a source says and its outputs do not, if they are those that were published."""
    document = parse_source(source).document
    reader = audience_of(document.metadata, audience or None)
    for output, entry in manifest.outputs.items():
        name, known = next(iter(entry.files.items()))
        file = path.parent / name
        data = file.read_bytes() if file.is_file() else b""
        if hashlib.sha256(data).hexdigest() != known.sha256:
            continue  # which is told already
        for words, line in missing_words(document, output, reader, entry, data):
            place = f"{source.file}:{line}: " if line else ""
            message = f"It does not say what the source does: {place}{words[:100]!r}."
            yield Difference(file.as_posix(), "words-missing", message)


def _hash_of(source: SourceFile) -> str:
    text = source.text if isinstance(source.text, bytes) else source.text.encode()
    return hashlib.sha256(text).hexdigest()
