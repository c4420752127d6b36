"""`manifest.json`: what was published of a document, of what, by which programs.

It is written beside the outputs and read again by whoever compares them. All in it follows from
the sources, the options and the programs: no clock, no place on a machine.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from docpub.diagnostics import Severity
from docpub.errors import DocpubError
from docpub.model.metadata import Status
from docpub.model.schema import schema_of

MANIFEST = "manifest.json"
SCHEMA_ID = "urn:docpub:manifest:1"

Hash = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", description="SHA-256, hexadecimal")]
Size = Annotated[int, Meta(ge=0)]
Number = Annotated[int, Meta(ge=1)]


class _Part(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    rename="kebab",
):
    """Base of what a manifest is made of; what is not said is left out."""


class Source(_Part, frozen=True, kw_only=True):
    """What the document was made of: its file, and the others that were read for it.

    `file` is the name without its folder; `files` are the hashes of the others, by their names as
    seen from there.
    """

    file: str
    bytes: Size
    sha256: Hash
    files: dict[str, Hash] = {}


class Reading(_Part, frozen=True, kw_only=True):
    """How hard the text is to read, in a language that has a formula, if there is enough of it."""

    words: Size
    sentences: Size
    flesch_kincaid: float | None = None
    smog: float | None = None
    inflesz: float | None = None


class Told(_Part, frozen=True, kw_only=True):
    """What was told of the document. One that is `ignored` has the reason.

    `file` is given where it is not the source itself, by its name as seen from there.
    """

    code: str
    severity: Severity
    message: str
    file: str = ""
    line: Number | None = None
    column: Number | None = None
    ignored: str = ""


class File(_Part, frozen=True, kw_only=True):
    """A file that was written. `sheets` are those of paper, printed on both sides."""

    bytes: Size
    sha256: Hash
    pages: Number | None = None
    sheets: Number | None = None


class Entry(_Part, frozen=True, kw_only=True):
    """What was made in one format, perhaps of another text than the formats made since.

    `source_sha256` is the hash of the source then, `tools` are the versions of the programs that
    decide on the bytes. Where some parts are for some outputs alone, `parts` is the hash of those
    that this one has.
    """

    media_type: str
    source_sha256: Hash
    files: dict[str, File]
    tools: dict[str, str]
    parts: Hash | None = None
    diagnostics: tuple[Told, ...] = ()


class Manifest(_Part, frozen=True, kw_only=True, omit_defaults=False):
    """What was published of a document.

    `docpub` is the version of this format, `outputs` are by format. Metadata, reading and
    diagnostics are those of the source; what was told of an output stands with it.
    """

    docpub: Literal[1] = 1
    name: str
    title: str
    id: str
    version: str
    lang: str
    status: Status | None
    source: Source
    reading: Reading | None
    diagnostics: tuple[Told, ...]
    outputs: dict[str, Entry]


def to_bytes(manifest: Manifest) -> bytes:
    """Encode a manifest, laid out for people; the same one always gives the same bytes."""
    data = msgspec.json.encode(manifest, order="deterministic")
    return msgspec.json.format(data, indent=2) + b"\n"


def from_bytes(data: bytes) -> Manifest:
    """Decode a manifest and validate it. Raises `DocpubError` for anything else."""
    try:
        return msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, RecursionError) as error:
        raise DocpubError(f"This is not a manifest of docpub: {error}") from error


def manifest_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a manifest."""
    return schema_of(Manifest, identifier=SCHEMA_ID, title="docpub manifest")
