"""What a rule is, and what it finds."""

from __future__ import annotations

from typing import Literal

import msgspec

Label = Literal["PDF/UA-1", "PDF/A-2a"]
LABELS: tuple[Label, ...] = ("PDF/UA-1", "PDF/A-2a")


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a labelled file must be.

    `ua` and `archival` are the clauses of ISO 14289-1 and of ISO 19005-2 that ask for it, or
    empty; `matterhorn` is the failure condition in the Matterhorn Protocol 1.1, if there is one.
    """

    sentence: str
    matterhorn: str = ""
    ua: str = ""
    archival: str = ""

    @property
    def id(self) -> str:
        """What the rule is called where it is published."""
        if self.matterhorn:
            return f"Matterhorn {self.matterhorn}"
        return f"ISO 14289-1, {self.ua}" if self.ua else f"ISO 19005-2, {self.archival}"

    @property
    def labels(self) -> frozenset[Label]:
        """The labels that a file loses which breaks it."""
        asked = zip(LABELS, (self.ua, self.archival), strict=True)
        return frozenset(label for label, clause in asked if clause)


class Finding(msgspec.Struct, frozen=True):
    """A rule that is broken.

    `element` is the number of the object that is the structure element concerned, `ancestors`
    are those of the elements that hold it, the nearest first.
    """

    rule: Rule
    message: str
    element: int | None = None
    ancestors: tuple[int, ...] = ()


def words(names: str) -> frozenset[str]:
    """Return the names that stand in a text."""
    return frozenset(names.split())
