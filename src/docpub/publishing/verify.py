"""Whether an output folder is what was published, and its sources are those it was made from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from docpub.errors import SourceNotFound
from docpub.publishing.find import SourceFile, find_sources
from docpub.publishing.write import MANIFEST

Kind = Literal[
    "manifest-unreadable",
    "file-missing",
    "file-changed",
    "file-unknown",
    "label-untrue",
    "source-changed",
    "source-missing",
    "not-published",
]


class Difference(msgspec.Struct, frozen=True):
    """One thing that is not as it was published: which file, of what kind, in a sentence."""

    file: str
    kind: Kind
    message: str


def verify(out: str | Path, source: str | Path | None = None) -> tuple[Difference, ...]:
    """Compare the files of an output folder with its manifests, and those with their sources.

    Every PDF is judged anew by the rules of the labels that it carries. Nothing is written. Raises
    `SourceNotFound` if there is no manifest in the folder, or no `source`.
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
    outputs = _outputs(path)
    if outputs is None:
        yield Difference(path.as_posix(), "manifest-unreadable", "The manifest cannot be read.")
        return
    known = {name: entry for output in outputs.values() for name, entry in output["files"].items()}
    others = {other.parent for other in manifests} - {path.parent}
    for name, entry in known.items():
        yield from _in_file(path.parent / name, entry)
    for file in sorted(path.parent.rglob("*")):
        name = file.relative_to(path.parent).as_posix()
        elsewhere = any(folder in file.parents for folder in others if folder != path.parent)
        if file.is_file() and file != path and name not in known and not elsewhere:
            yield Difference(file.as_posix(), "file-unknown", "No document has this file.")


def _outputs(path: Path) -> Mapping[str, Any] | None:
    try:
        outputs: dict[str, Any] = msgspec.json.decode(path.read_bytes())["outputs"]
        _ = [(entry["sha256"], o["source-sha256"]) for o in outputs.values()
             for entry in o["files"].values()]  # fmt: skip
    except (OSError, msgspec.DecodeError, KeyError, TypeError, AttributeError):
        return None
    return outputs


def _in_file(file: Path, entry: Mapping[str, Any]) -> Iterator[Difference]:
    try:
        content = file.read_bytes()
    except OSError as error:
        yield Difference(file.as_posix(), "file-missing", f"It cannot be read: {error.strerror}.")
        return
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        message = f"It has been changed: it had {entry['bytes']} bytes, and has {len(content)}."
        yield Difference(file.as_posix(), "file-changed", message)
    if file.suffix == ".pdf":
        yield from _untrue_labels(file, content)


def _untrue_labels(file: Path, content: bytes) -> Iterator[Difference]:
    from docpub.renderers.pdf.labels import untrue_labels  # with what judges, slow to import

    for message in untrue_labels(content):
        yield Difference(file.as_posix(), "label-untrue", message)


def _against_sources(out: Path, manifests: list[Path], source: Path) -> Iterator[Difference]:
    """Compare sources by the names of their outputs; an audience's folder is in a document's."""
    sources = {file.name: file for file in find_sources(source)}
    published = {path.relative_to(out).parts[0] for path in manifests if path.parent != out}
    for path in manifests:
        name = path.relative_to(out).parts[0]
        if name not in sources:
            message = f"There is no source {name!r} in {source.as_posix()}."
            yield Difference(path.parent.as_posix(), "source-missing", message)
            continue
        for output, entry in (_outputs(path) or {}).items():
            if entry["source-sha256"] != _hash_of(sources[name]):
                message = f"The {output} is of an earlier text of {sources[name].file}."
                yield Difference(path.parent.as_posix(), "source-changed", message)
    for name in sorted(sources.keys() - published):
        message = "The document is not published."
        yield Difference(sources[name].file, "not-published", message)


def _hash_of(source: SourceFile) -> str:
    text = source.text if isinstance(source.text, bytes) else source.text.encode()
    return hashlib.sha256(text).hexdigest()
