"""Write outputs so that a build that is killed leaves whole files, old or new."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from docpub.errors import OutputError
from docpub.model import Metadata
from docpub.publishing import Result
from docpub.publishing.find import SourceFile
from docpub.publishing.making import Made
from docpub.publishing.tools import SOURCE_TOOLS, version_of
from docpub.publishing.whole import write_whole
from docpub.renderers import Info, Output, load

MANIFEST = "manifest.json"


def write_outputs(out: Path, made: Made) -> Result:
    """Write what was made of one document, and the manifest; say what became of it.

    The main file of each output gets the document's name, and so do those named after it. A file
    that is there already as it should be is let be. Raises `OutputError`.
    """
    file = made.file
    result = Result(name=file.name, file=file.file, diagnostics=made.diagnostics, ok=made.ok)
    if not made.outputs:
        return result
    folder = out / (file.folder or file.name)
    contents: dict[str, bytes] = {}
    entries: dict[str, dict[str, Any]] = {}
    for name, output in made.outputs.items():
        info = load(name).info
        files = _named(file.name, info, output)
        contents |= files
        entries[name] = _entry(info, files, file)
    contents[MANIFEST] = _manifest(folder / MANIFEST, file, made.metadata, entries)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            if not _is_there(folder / name, content):
                write_whole(folder / name, content)
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder} cannot be written: {error.strerror}.",
            hint="Choose another folder with --out, or make room.",
        ) from error
    return msgspec.structs.replace(result, files=tuple(folder / name for name in contents))


def _is_there(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except FileNotFoundError:
        return False


def _named(name: str, info: Info, output: Output) -> dict[str, bytes]:
    (main, content), *others = output.files.items()
    stem = f"{PurePosixPath(main).stem}-"
    renamed = {
        f"{name}-{other.removeprefix(stem)}" if other.startswith(stem) else other: more
        for other, more in others
    }
    return {f"{name}{info.suffix}": content, **renamed}


def _entry(info: Info, files: Mapping[str, bytes], file: SourceFile) -> dict[str, Any]:
    text = file.text if isinstance(file.text, bytes) else file.text.encode()
    return {
        "media-type": info.media_type,
        "files": {
            name: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files.items()
        },
        "source-sha256": hashlib.sha256(text).hexdigest(),
        "tools": {
            tool: known for tool in (*SOURCE_TOOLS, *info.tools) if (known := version_of(tool))
        },
    }


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
