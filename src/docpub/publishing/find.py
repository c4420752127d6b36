"""Find the sources, and read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePath
from posixpath import relpath
from urllib.parse import quote

import msgspec

from docpub.assets import AssetError, Assets, FolderAssets, GivenAssets
from docpub.diagnostics import Span
from docpub.errors import SourceNotFound
from docpub.limits import MAX_CHARACTERS
from docpub.model import Metadata
from docpub.publishing.configuration import Config
from docpub.source.frontmatter import names_in

_PUBLISHABLE = re.compile(rb"\A(?:\xef\xbb\xbf)?---[ \t]*\r?$|^# |^=+[ \t]*\r?$", re.MULTILINE)
_HEAD = 20_000  # characters in which a front matter says who it is of
_SAID = re.compile(r"""^(id|lang):[ \t]*["']?([^"'#\r\n]+?)["']?[ \t]*(?:#.*)?\r?$""", re.MULTILINE)


class SourceFile(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its surroundings.

    `name` is that of its outputs, and of their folder unless `folder` says more; `file` is what
    diagnostics call it; `config` is what holds for it. What one of a published folder may use lies
    below that folder, its `root`. One that cannot be read has no text, and `unreadable` says why.
    `namesake` is an earlier file of the folder with the same `id` in the same language.
    """

    text: str | bytes
    name: str
    file: str
    assets: Assets
    config: Config = Config()
    unreadable: str = ""
    folder: str = ""
    root: Path | None = None
    namesake: str = ""

    @property
    def is_model(self) -> bool:
        """Whether it is a model in JSON, as its name says, and not Markdown."""
        return self.file.lower().endswith(".json")

    def lines(self, file: str) -> list[str]:
        """Return the lines of a file that diagnostics name, for people to look at.

        It is this one, its configuration, or one beside it; there are none if it cannot be read.
        """
        if file == self.file:
            return _lines(self.text)
        if file == self.config.file:
            return _lines(self.config.text)
        if file == self.config.theme.file:
            return _lines(self.config.theme.text)
        try:
            name = relpath(file, PurePath(self.file).parent.as_posix())
            return _lines(self.assets.read(quote(name)))
        except (AssetError, ValueError):
            return []

    def place_of(self, name: str) -> Span:
        """Return where a name of the front matter stands, or else the beginning."""
        places = names_in("\n".join(_lines(self.text)), ())
        return places.get((name,), Span(1, 1, 1, 1))

    def configured(self, config: Config) -> SourceFile:
        """Put a configuration to it.

        The folder of that is then the root of what a file that is published alone may use; of a
        folder, nothing outside is ever used.
        """
        theme = config.theme.beside(self.file)
        if theme is not config.theme:
            config = msgspec.structs.replace(config, theme=theme)
        if self.root or not config.file or not isinstance(self.assets, FolderAssets):
            return msgspec.structs.replace(self, config=config)
        assets = FolderAssets(Path(self.file).parent, Path(config.file).parent)
        return msgspec.structs.replace(self, config=config, assets=assets)

    def named_for(self, audience: str, metadata: Metadata) -> SourceFile:
        """Name it after an audience too, so that what one reads never takes another's place.

        The first that the document declares needs none. The folder is inside the document's own,
        where no other document's can be.
        """
        if audience not in metadata.audiences[1:]:
            return self
        return msgspec.structs.replace(
            self, name=f"{self.name}-{audience}", folder=f"{self.name}/{audience}"
        )

    @classmethod
    def named(
        cls,
        text: str | bytes,
        path: str | Path | None,
        assets: Assets | None = None,
        config: Config | None = None,
        root: Path | None = None,
    ) -> SourceFile:
        """Put text together with the place where it lies, if it lies anywhere.

        What it may use lies below `root`, by default in its own folder.
        """
        if path is None:
            given = assets or GivenAssets()
            found = cls(text=text, name="document", file="", assets=given)
        else:
            path = Path(path)
            given = assets or FolderAssets(path.parent, root)
            found = cls(
                text=text, name=name_of(path), file=path.as_posix(), assets=given, root=root
            )
        return found.configured(config or Config())


def _lines(text: str | bytes) -> list[str]:
    text = text if isinstance(text, str) else text.decode("utf-8-sig", errors="replace")
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def name_of(path: Path) -> str:
    """Return the name of a document: its file's, or its folder's where the file is `index.md`."""
    if path.stem != "index":
        return path.stem
    return path.resolve().parent.name or "index"


def read_source(path: Path, config: Config | None = None, root: Path | None = None) -> SourceFile:
    """Read one file. Raises `SourceNotFound`, also for a name of dots alone: it is a folder's."""
    if not name_of(path).strip("."):
        raise SourceNotFound(
            f"{path.as_posix()} has a name of dots alone, and outputs are named after it.",
            hint="Rename the file.",
        )
    try:
        with path.open("rb") as file:
            text = file.read(4 * MAX_CHARACTERS + 4)  # what is cut off is told when it is parsed
    except OSError as error:
        raise SourceNotFound(
            f"{path.as_posix()} cannot be read: {error.strerror}.",
            hint="Name a Markdown file, or a folder that has some.",
        ) from error
    return SourceFile.named(text, path, config=config, root=root)


def _read_found(folder: Path, path: Path) -> SourceFile:
    """Read a file of a folder; that one cannot be read does not stop the others."""
    try:
        return read_source(_inside(folder, path), root=folder)
    except SourceNotFound as error:
        return msgspec.structs.replace(SourceFile.named("", path), unreadable=str(error))


def find_sources(path: Path) -> list[SourceFile]:
    """Read a file, or every Markdown file in a folder that has front matter or a title.

    Files come in the order of their paths; hidden ones are passed over, and so is JSON: a model is
    published where it is named itself, for in a folder it may be the manifest of an output, or be
    made of the Markdown beside it. Those that cannot be read, or are links that lead out of the
    folder, say so (`unreadable`). What each may use lies below the folder. Raises
    `SourceNotFound` where there is none, or where two of them would have the same name.
    """
    if not path.is_dir():
        return [read_source(path)]
    found = [
        _read_found(path, candidate)
        for candidate in sorted(path.rglob("*.md"))
        if not any(part.startswith(".") for part in candidate.relative_to(path).parts)
        and not (candidate.exists() and not candidate.is_file())  # a folder, or a pipe
    ]
    sources = [f for f in found if f.unreadable or _PUBLISHABLE.search(_as_bytes(f.text))]
    if not sources:
        raise SourceNotFound(
            f"There is no document in {path.as_posix()}.",
            hint="A document is a .md file with front matter or a title; `docpub new` makes one.",
        )
    check_names(sources)
    return [*_with_namesakes(sources)]


def _with_namesakes(sources: list[SourceFile]) -> Iterator[SourceFile]:
    """Say of each source which one before it has its identifier."""
    first: dict[tuple[str, str], str] = {}
    for file in sources:
        said = dict(_SAID.findall(_front_matter(file.text)))
        key = said.get("id", ""), said.get("lang", "")
        other = first.setdefault(key, file.file) if key[0] else file.file
        yield file if other == file.file else msgspec.structs.replace(file, namesake=other)


def _front_matter(text: str | bytes) -> str:
    """Return the lines before the second of three hyphens, quickly: a library has thousands."""
    start = text[:_HEAD] if isinstance(text, str) else text[:_HEAD].decode("utf-8-sig", "replace")
    parts = re.split(r"^---[ \t]*\r?$", start, maxsplit=2, flags=re.MULTILINE)
    return parts[1] if len(parts) == 3 else ""


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


def check_names(sources: list[SourceFile]) -> None:
    """Raise `SourceNotFound` where the outputs of one source would overwrite another's.

    There are disks on which `A` and `a` are one name.
    """
    first: dict[str, str] = {}
    for file in sources:
        other = first.setdefault(file.name.casefold(), file.file)
        if other != file.file:
            raise SourceNotFound(
                f"{other} and {file.file} would both be published as {file.name!r}.",
                hint="Rename one of the two, or publish them into different folders.",
            )
