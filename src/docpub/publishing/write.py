"""Write outputs so that a build that is killed leaves whole files, old or new."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from posixpath import relpath

import msgspec

from docpub.diagnostics import Diagnostic
from docpub.errors import DocpubError, OutputError
from docpub.publishing import Result
from docpub.publishing.find import SourceFile
from docpub.publishing.making import Made
from docpub.publishing.manifest import (
    MANIFEST,
    Entry,
    File,
    Manifest,
    Source,
    Told,
    from_bytes,
    to_bytes,
)
from docpub.publishing.siblings import named, written_as
from docpub.publishing.tools import tools_of
from docpub.publishing.tracing import hashes_of
from docpub.publishing.whole import alone_in, write_together
from docpub.renderers import load

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
    that is there already as it should be is let be, one that is no longer made is removed. Raises
    `OutputError`.
    """
    file = made.file
    result = Result(
        name=file.name,
        file=file.file,
        diagnostics=made.diagnostics,
        ok=made.ok,
        formats=tuple(made.outputs),
        fresh=made.fresh,
    )
    if not made.outputs:
        return result
    folder = out / (file.folder or file.name)
    with _refused(folder), alone_in(folder):
        earlier = _earlier(folder / MANIFEST)
        contents = _contents(made, earlier)
        changed = {
            folder / name: content
            for name, content in contents.items()
            if not _is_there(folder / name, content)
        }
        write_together(changed)
        for name in _superseded(folder, made, earlier, contents):
            (folder / name).unlink()
    return msgspec.structs.replace(result, files=tuple(folder / name for name in contents))


def _earlier(path: Path) -> dict[str, Entry]:
    """Return what a manifest says was made before."""
    try:
        return from_bytes(path.read_bytes()).outputs
    except (OSError, DocpubError):
        return {}


def _superseded(
    folder: Path, made: Made, earlier: Mapping[str, Entry], contents: Mapping[str, bytes]
) -> Iterator[str]:
    """Yield the files that a format had before and has no more, if they are still what it wrote."""
    for name in made.outputs:
        before = earlier[name].files if name in earlier else {}
        for file in before.keys() - contents.keys():
            path = folder / file
            inside = path.resolve().is_relative_to(folder.resolve())
            if inside and path.is_file() and _hash_of(path.read_bytes()) == before[file].sha256:
                yield file


def _contents(made: Made, earlier: Mapping[str, Entry]) -> dict[str, bytes]:
    """Return all files by their names, the manifest the last."""
    file = made.file
    contents: dict[str, bytes] = {}
    entries: dict[str, Entry] = {}
    for name, output in made.outputs.items():
        files = named(file.name, load(name).info, output)
        contents |= files
        entries[name] = _entry(name, made, files)
    contents[MANIFEST] = to_bytes(_manifest(made, {**earlier, **entries}))
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


def _entry(name: str, made: Made, files: Mapping[str, bytes]) -> Entry:
    info, output = load(name).info, made.outputs[name]
    pages = {
        written_as(made.file.name, info, output, file): count
        for file, count in output.page_counts.items()
    }
    return Entry(
        media_type=info.media_type,
        source_sha256=_hash_of(_text(made.file)),
        files={file: _file(content, pages.get(file)) for file, content in files.items()},
        tools=tools_of(name),
        parts=made.outline.parts.get(name),
        diagnostics=_told(made.told.get(name, ()), made.file),
    )


def _file(content: bytes, pages: int | None) -> File:
    return File(
        bytes=len(content),
        sha256=_hash_of(content),
        pages=pages,
        sheets=-(-pages // 2) if pages else None,
    )


def _manifest(made: Made, outputs: dict[str, Entry]) -> Manifest:
    """Describe the outputs; those of other formats, made earlier, keep their entries."""
    outline, metadata, text = made.outline, made.outline.metadata, _text(made.file)
    return Manifest(
        name=made.file.name,
        title=metadata.title,
        id=metadata.id,
        version=metadata.version,
        lang=metadata.lang,
        status="draft" if made.draft else metadata.status,
        source=Source(
            file=PurePath(made.file.file).name,
            bytes=len(text),
            sha256=_hash_of(text),
            files=hashes_of(outline.reads),
        ),
        reading=outline.reading,
        diagnostics=_told(outline.diagnostics, made.file),
        outputs=outputs,
    )


def _told(diagnostics: Iterable[Diagnostic], source: SourceFile) -> tuple[Told, ...]:
    return tuple(
        Told(
            code=d.code,
            severity=d.severity,
            message=d.message,
            file=_from(source, d.file) if d.file and d.file != source.file else "",
            line=d.span.line if d.span else None,
            column=d.span.column if d.span else None,
            ignored=d.ignored,
        )
        for d in diagnostics
    )


def _from(source: SourceFile, file: str) -> str:
    """Return the name of a file as seen from a source, also where links lead to one of them."""
    path, folder = Path(file), Path(source.file).parent
    return relpath((path.parent.resolve() / path.name).as_posix(), folder.resolve().as_posix())


def _text(file: SourceFile) -> bytes:
    return file.text if isinstance(file.text, bytes) else file.text.encode()


def _hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
