"""Which words of a text have changed: which were added, which are gone, what only stands elsewhere.

Lines are matched first, then the words of those that are alike. How words are parted into lines is
layout and makes no difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import Literal

import msgspec

from docpub.publishing.differences.lines import Line, Place

Opcode = tuple[str, int, int, int, int]
Kind = Literal["changed", "added", "removed", "moved"]
_WINDOW = 50  # lines in which the one that another has become is looked for
_ALIKE = 0.5  # of their words in common
_TELLING = 3  # words: a line of fewer that stands elsewhere may be another one


class Words(msgspec.Struct, frozen=True):
    """Words that stand in one another's place; either may be none."""

    old: str
    new: str


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="kebab"):
    """A line that has changed, was added, is gone, or has only moved.

    `old` and `new` are its text then and now, `words` those that differ in a changed line.
    """

    kind: Kind
    old_place: Place | None = None
    new_place: Place | None = None
    old: str = ""
    new: str = ""
    words: tuple[Words, ...] = ()


class _Region:
    """Lines that stand in one another's place; those that have moved are taken out."""

    def __init__(self, old: Sequence[Line], new: Sequence[Line]) -> None:
        self.old = [*old]
        self.new = [*new]
        self.moved: list[tuple[Line, Line]] = []

    @property
    def is_layout(self) -> bool:
        """Whether the words are the same, parted into other lines."""
        return _values(self.old) == _values(self.new)

    def changes(self) -> Iterator[Change]:
        for old, new in _aligned(self.old, self.new):
            yield from _change(old, new)
        for old, new in self.moved:
            yield Change(
                kind="moved", old_place=old.place, new_place=new.place, old=old.text, new=new.text
            )


def changes_of(old: Sequence[Line], new: Sequence[Line]) -> tuple[Change, ...]:
    """Compare two texts, line by line and word by word, in the order of the new one."""
    found = opcodes([line.values for line in old], [line.values for line in new])
    regions = [_Region(old[a:b], new[c:d]) for tag, a, b, c, d in found if tag != "equal"]
    regions = [region for region in regions if not region.is_layout]
    _take_out_moved(regions)
    return tuple(chain.from_iterable(region.changes() for region in regions))


def opcodes(old: Sequence[Hashable], new: Sequence[Hashable]) -> Sequence[Opcode]:
    """Say how the one becomes the other, as `difflib` does."""
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _values(lines: Iterable[Line]) -> list[str]:
    return [value for line in lines for value in line.values]


def _take_out_moved(regions: Iterable[_Region]) -> None:
    """Match lines that are gone in one region with those that have come in another."""
    gone = Counter(line.values for region in regions for line in region.old)
    come = Counter(line.values for region in regions for line in region.new)
    left = Counter({key: n for key, n in (gone & come).items() if len(key) >= _TELLING})
    origins: defaultdict[tuple[str, ...], deque[Line]] = defaultdict(deque)
    for region in regions:
        kept = []
        for line in region.old:
            if left[line.values]:
                left[line.values] -= 1
                origins[line.values].append(line)
            else:
                kept.append(line)
        region.old = kept
    for region in regions:
        kept = []
        for line in region.new:
            if origins[line.values]:
                region.moved.append((origins[line.values].popleft(), line))
            else:
                kept.append(line)
        region.new = kept


def _aligned(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[Line | None, Line | None]]:
    """Put lines beside those that they have become, in order; none beside what is gone or new."""
    if len(old) == len(new) == 1:
        yield old[0], new[0]
        return
    at = 0
    for line in old:
        near = range(at, min(at + _WINDOW, len(new)))
        best = max(near, key=lambda n, line=line: _alike(line, new[n]), default=None)  # type: ignore[misc]
        if best is None or _alike(line, new[best]) < _ALIKE:
            yield line, None
            continue
        yield from ((None, each) for each in new[at:best])
        yield line, new[best]
        at = best + 1
    yield from ((None, each) for each in new[at:])


def _alike(old: Line, new: Line) -> float:
    """Return which part of their words two lines have in common."""
    common = Counter(old.values) & Counter(new.values)
    return 2 * common.total() / (len(old.values) + len(new.values))


def _change(old: Line | None, new: Line | None) -> Iterator[Change]:
    if old and not new:
        yield Change(kind="removed", old_place=old.place, old=old.text)
    elif new and not old:
        yield Change(kind="added", new_place=new.place, new=new.text)
    elif old and new and old.values != new.values:
        yield Change(
            kind="changed",
            old_place=old.place,
            new_place=new.place,
            old=old.text,
            new=new.text,
            words=tuple(
                Words(old.part(a, b), new.part(c, d))
                for tag, a, b, c, d in opcodes(old.values, new.values)
                if tag != "equal"
            ),
        )
