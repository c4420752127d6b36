"""Which documents of a library have changed in words, and which words those are.

Sources are compared by what their models say, with all parts, whichever output or audience they
are for; output folders by their web pages, or else their books, which have the words as readers
see them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from docpub.errors import DocpubError, SourceNotFound
from docpub.publishing.differences.changes import Change, Words, changes_of
from docpub.publishing.differences.excerpts import Excerpt, Piece, excerpts
from docpub.publishing.differences.lines import Place
from docpub.publishing.differences.versions import Side, Version, side

__all__ = [
    "Change",
    "DifferenceKind",
    "Differing",
    "Excerpt",
    "Piece",
    "Place",
    "Words",
    "compare",
    "excerpts",
]


DifferenceKind = Literal["changed", "new", "gone", "not-compared"]


class Differing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A document that differs: it has changed in words, is new or is gone.

    `was` is the name that it had, if that is another one. Of one that cannot be compared, `reason`
    says why.
    """

    name: str
    kind: DifferenceKind
    was: str = ""
    reason: str = ""
    changes: tuple[Change, ...] = ()


def compare(old: str | Path, new: str | Path) -> tuple[Differing, ...]:
    """Compare two sources, two folders of sources, or two folders of outputs.

    Documents are the same if they have one name, or else one `id`. Nothing is written. Raises
    `SourceNotFound` if there is nothing to compare, or if one has sources and the other outputs.
    """
    before, after = side(Path(old)), side(Path(new))
    if before.published != after.published:
        raise SourceNotFound(
            f"{Path(old).as_posix()} and {Path(new).as_posix()} are sources and outputs.",
            hint="Name two of a kind; `docpub build` makes outputs of sources.",
        )
    pairs = _pairs(before, after)
    return tuple(found for pair in pairs for found in [_compared(*pair)] if found)


def _pairs(before: Side, after: Side) -> list[tuple[Version | None, Version | None]]:
    """Put the versions of each document together, in the order of the names."""
    old, new = dict(before.versions), dict(after.versions)
    if before.alone and after.alone:
        return [(*old.values(), *new.values())]  # type: ignore[list-item]  # one of each
    pairs: list[tuple[Version | None, Version | None]] = []
    for name in sorted(old.keys() & new.keys()):
        pairs.append((old.pop(name), new.pop(name)))
    renamed = {identifier: name for name in new if (identifier := new[name].id())} if old else {}
    for name in sorted(old):
        now = renamed.pop(old[name].id(), "")
        pairs.append((old[name], new.pop(now) if now else None))
    pairs += [(None, version) for version in new.values()]
    return sorted(pairs, key=lambda pair: (pair[1] or pair[0]).name)  # type: ignore[union-attr]


def _compared(old: Version | None, new: Version | None) -> Differing | None:
    if not old or not new:
        only = old or new
        return only and Differing(name=only.name, kind="new" if new else "gone")
    was = old.name if old.name != new.name else ""
    if old.digest and old.digest == new.digest:
        return None
    try:
        changes = changes_of(old.lines(), new.lines())
    except DocpubError as error:
        return Differing(name=new.name, kind="not-compared", was=was, reason=str(error))
    return Differing(name=new.name, kind="changed", was=was, changes=changes) if changes else None
