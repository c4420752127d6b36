"""Write outputs so that a build that is killed leaves whole files, old or new."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from docpub.errors import OutputError
from docpub.model import Metadata
from docpub.publishing import Result
from docpub.publishing.find import SourceFile
from docpub.publishing.making import Made
from docpub.publishing.siblings import named
from docpub.publishing.tools import SOURCE_TOOLS, version_of
from docpub.publishing.whole import alone_in, write_together
from docpub.renderers import Info, load

MANIFEST = "manifest.json"
_ROOM = "Make room on the disk, or choose another folder with --out; what was there is still whole."
_RIGHTS = "Choose another folder with --out, or ask for the right to write to this one."
_IN_THE_WAY = "Something else has that name: move it away, or choose another folder with --out."
_HINTS = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _ROOM),
    **dict.fromkeys((errno.EROFS, errno.EACCES, errno.EPERM), _RIGHTS),
    **dict.fromkeys((errno.EEXIST, errno.ENOTDIR, errno.EISDIR), _IN_THE_WAY),
}


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
    with _refused(folder), alone_in(folder):
        contents = _contents(folder, made)
        changed = {
            folder / name: content
            for name, content in contents.items()
            if not _is_there(folder / name, content)
        }
        write_together(changed)
    return msgspec.structs.replace(result, files=tuple(folder / name for name in contents))


def _contents(folder: Path, made: Made) -> dict[str, bytes]:
    """Return all files by their names, the manifest the last."""
    file = made.file
    contents: dict[str, bytes] = {}
    entries: dict[str, dict[str, Any]] = {}
    for name, output in made.outputs.items():
        info = load(name).info
        files = named(file.name, info, output)
        contents |= files
        entries[name] = _entry(info, files, file)
    contents[MANIFEST] = _manifest(folder / MANIFEST, file, made.metadata, entries)
    return contents


@contextmanager
def _refused(folder: Path) -> Iterator[None]:
    """Say of what the system refuses which file it is, and what to do about it."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{error.filename or folder} cannot be written: {error.strerror}.",
            hint=_HINTS.get(error.errno or 0, "Choose another folder with --out."),
        ) from error


def _is_there(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except FileNotFoundError:
        return False


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
