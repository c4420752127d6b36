"""What a handout looks like: all that is chosen before it is laid out."""

from __future__ import annotations

from typing import Literal

import msgspec

Paper = Literal["Letter", "A4"]


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes of type, distances and margins: in points, unless something else is said.

    `leading` is in sizes of the text. `columns` are those of the page, `list_columns` those of
    short lists. Margins of the page are in mm.
    """

    body: float = 12
    leading: float = 1.3
    title: float = 22
    heading: float = 15
    subheading: float = 13
    lead: float = 14
    paragraph: float = 6
    columns: int = 1
    list_columns: int = 1
    top: float = 17
    bottom: float = 19
    sides: float = 16


class Design(msgspec.Struct, frozen=True, kw_only=True):
    """How to lay a document out, in terms that any engine understands.

    `contents` asks for a list of contents, and the page after each cross reference.
    """

    paper: Paper = "Letter"
    contents: bool = False
    measures: Measures | None = None

    @property
    def measured(self) -> Measures:
        """The sizes and distances that hold."""
        return self.measures or Measures()
