"""What the outputs of one document are called, and what they leave each other.

One with pages leaves these for a book that marks them; all leave their names for the web page.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import quote

import msgspec

from docpub.errors import RendererError
from docpub.renderers import Companion, Info, Output, Pages, load


class Siblings(msgspec.Struct, frozen=True, kw_only=True):
    """What outputs leave for those that are made after them, of the same document."""

    pages: Pages | None = None
    companions: tuple[Companion, ...] = ()

    def with_one(self, stem: str, name: str, output: Output) -> Siblings:
        """Add what an output leaves, whose files are named after `stem`."""
        more = companions_of(stem, load(name).info, output)
        return Siblings(pages=self.pages or output.pages, companions=(*self.companions, *more))

    def used_by(self, name: str) -> Siblings:
        """Return what an output is made of, and no more."""
        uses = uses_of(name)
        return Siblings(
            pages=self.pages if "pages" in uses else None,
            companions=self.companions if "companions" in uses else (),
        )


@cache
def uses_of(name: str) -> frozenset[str]:
    """Return which facts of others a renderer uses; one that cannot be loaded uses none."""
    try:
        return load(name).info.uses
    except RendererError:
        return frozenset()


def in_turn(formats: Iterable[str]) -> list[str]:
    """Put renderers behind those whose facts they use; what cannot be loaded is told later."""
    return sorted(formats, key=_turn)


def _turn(name: str) -> int:
    uses = uses_of(name)
    return 2 if "companions" in uses else 1 if uses else 0


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
