"""Write outputs so that a build that is killed leaves whole files, old or new."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

import msgspec

from docpub.errors import OutputError
from docpub.model import Document, Metadata
from docpub.publishing.find import SourceFile
from docpub.renderers import Companion, Info, Output, load

MANIFEST = "manifest.json"
_TOOLS = ("docpub", "markdown-it-py", "mdit-py-plugins")


def write_outputs(
    out: Path, file: SourceFile, document: Document, outputs: Mapping[str, Output]
) -> tuple[Path, ...]:
    """Write what the renderers made of one document, and the manifest; return the paths.

    The main file of each output gets the document's name, and so do those named after it. Raises
    `OutputError`.
    """
    if not outputs:
        return ()
    folder = out / (file.folder or file.name)
    contents: dict[str, bytes] = {}
    entries: dict[str, dict[str, Any]] = {}
    for name, output in outputs.items():
        info = load(name).info
        files = named(file.name, info, output)
        contents |= files
        entries[name] = _entry(info, files, file)
    contents[MANIFEST] = _manifest(folder / MANIFEST, file, document.metadata, entries)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            write_whole(folder / name, content)
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder} cannot be written: {error.strerror}.",
            hint="Choose another folder with --out, or make room.",
        ) from error
    return tuple(folder / name for name in contents)


def named(name: str, info: Info, output: Output) -> dict[str, bytes]:
    """Return the files of an output by the names that they are written under."""
    return {written_as(name, info, output, file): data for file, data in output.files.items()}


def written_as(name: str, info: Info, output: Output, file: str) -> str:
    """Return the name that a file of an output is written under."""
    main = next(iter(output.files))
    stem = f"{PurePosixPath(main).stem}-"
    if file == main:
        return f"{name}{info.suffix}"
    return f"{name}-{file.removeprefix(stem)}" if file.startswith(stem) else file


def companions_of(name: str, info: Info, output: Output) -> tuple[Companion, ...]:
    """Return those files of an output that other outputs offer to readers."""
    return tuple(
        Companion(
            file=quote(written_as(name, info, output, file)),
            title=title,
            media_type=info.media_type,
        )
        for file, title in output.titles.items()
        if file in output.files
    )


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Write beside the old file, make sure it is on the disk, and put it in the old one's place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _entry(info: Info, files: Mapping[str, bytes], file: SourceFile) -> dict[str, Any]:
    text = file.text if isinstance(file.text, bytes) else file.text.encode()
    return {
        "media-type": info.media_type,
        "files": {
            name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files.items()
        },
        "source-sha256": hashlib.sha256(text).hexdigest(),
        "tools": _versions((*_TOOLS, *info.tools)),
    }


def _versions(tools: tuple[str, ...]) -> dict[str, str]:
    versions: dict[str, str] = {}
    for tool in tools:
        try:
            versions[tool] = version(tool)
        except PackageNotFoundError:
            continue
    return versions


def _manifest(
    path: Path, file: SourceFile, metadata: Metadata, entries: dict[str, dict[str, Any]]
) -> bytes:
    """Describe the outputs; those of other formats, made earlier, keep their entries."""
    try:
        earlier = msgspec.json.decode(path.read_bytes())["outputs"]
    except (OSError, msgspec.DecodeError, KeyError, TypeError):
        earlier = {}
    outputs = {**earlier, **entries}
    manifest = {
        "docpub": 1,
        "name": file.name,
        "title": metadata.title,
        "id": metadata.id,
        "version": metadata.version,
        "lang": metadata.lang,
        "status": metadata.status,
        "outputs": {name: outputs[name] for name in sorted(outputs)},
    }
    return msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n"
