"""Find the sources, and read them."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from docpub.assets import Assets, FolderAssets, GivenAssets
from docpub.errors import SourceNotFound
from docpub.limits import MAX_CHARACTERS
from docpub.model import Metadata

_PUBLISHABLE = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?$|^# |^=+[ \t]*\r?$", re.MULTILINE)


class SourceFile(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its surroundings.

    `name` is that of its outputs; `file` is what diagnostics call it.
    """

    text: str | bytes
    name: str
    file: str
    assets: Assets

    def lines(self) -> list[str]:
        """Return the lines of the text, for people to look at."""
        text = self.text if isinstance(self.text, str) else self.text.decode(errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def named_for(self, audience: str, metadata: Metadata) -> SourceFile:
        """Name it after an audience too, so that what one reads never takes another's place.

        The first that the document declares needs none.
        """
        if audience not in metadata.audiences[1:]:
            return self
        return msgspec.structs.replace(self, name=f"{self.name}-{audience}")

    @classmethod
    def named(
        cls, text: str | bytes, path: str | Path | None, assets: Assets | None = None
    ) -> SourceFile:
        """Put text together with the place where it lies, if it lies anywhere."""
        if path is None:
            return cls(text=text, name="document", file="", assets=assets or GivenAssets())
        path = Path(path)
        return cls(
            text=text,
            name=name_of(path),
            file=path.as_posix(),
            assets=assets or FolderAssets(path.parent),
        )


def name_of(path: Path) -> str:
    """Return the name of a document: its file's, or its folder's where the file is `index.md`."""
    if path.stem != "index":
        return path.stem
    return path.resolve().parent.name or "index"


def read_source(path: Path) -> SourceFile:
    """Read one file. Raises `SourceNotFound`."""
    try:
        with path.open("rb") as file:
            text = file.read(4 * MAX_CHARACTERS + 4)  # what is cut off is told when it is parsed
    except OSError as error:
        raise SourceNotFound(
            f"{path.as_posix()} cannot be read: {error.strerror}.",
            hint="Name a Markdown file, or a folder that has some.",
        ) from error
    return SourceFile.named(text, path)


def find_sources(path: Path) -> list[SourceFile]:
    """Read a file, or every Markdown file in a folder that has front matter or a title.

    Files come in the order of their paths; hidden ones are passed over. Raises `SourceNotFound`
    where there is none, where two of them would have the same name, and where one is a link that
    leads out of the folder.
    """
    if not path.is_dir():
        return [read_source(path)]
    found = [
        read_source(_inside(path, candidate))
        for candidate in sorted(path.rglob("*.md"))
        if not any(part.startswith(".") for part in candidate.relative_to(path).parts)
        and not (candidate.exists() and not candidate.is_file())  # a folder, or a pipe
    ]
    sources = [file for file in found if _PUBLISHABLE.search(_as_bytes(file.text))]
    if not sources:
        raise SourceNotFound(
            f"There is no document in {path.as_posix()}.",
            hint="A document is a .md file with front matter or a title; `docpub new` makes one.",
        )
    _check_names(sources)
    return sources


def _inside(folder: Path, path: Path) -> Path:
    """Return the path of a file; raise `SourceNotFound` if it is a link that leads out."""
    if path.resolve().is_relative_to(folder.resolve()):
        return path
    raise SourceNotFound(
        f"{path.as_posix()} is a link that leads out of {folder.as_posix()}.",
        hint="Put the file itself into the folder, or name it alone.",
    )


def _as_bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _check_names(sources: list[SourceFile]) -> None:
    first: dict[str, str] = {}
    for file in sources:
        other = first.setdefault(file.name, file.file)
        if other != file.file:
            raise SourceNotFound(
                f"{other} and {file.file} would both be published as {file.name!r}.",
                hint="Rename one of the two, or publish them into different folders.",
            )
