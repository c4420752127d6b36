"""What a score sheet is made of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

import msgspec

from docpub.model import Document

Verdict = Literal["yes", "no", "does not apply"]


class Answer(NamedTuple):
    """What a program can see: a verdict, or none, the evidence, and the lines where it stands."""

    verdict: Verdict | None = None
    evidence: str = ""
    lines: tuple[int, ...] = ()


class Item(NamedTuple):
    """A question of a score sheet. `look` finds the answer in a document that is resolved."""

    number: int
    part: str
    question: str
    look: Callable[[Document], Answer] = lambda document: Answer()


class Sheet(NamedTuple):
    """A score sheet."""

    name: str
    title: str
    items: tuple[Item, ...]


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An item of a sheet, filled in for a document; without an answer it is for a person."""

    number: int
    part: str
    question: str
    answer: Verdict | None
    evidence: str
    lines: tuple[int, ...]
