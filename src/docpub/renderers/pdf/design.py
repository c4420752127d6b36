"""What a handout looks like: all that is chosen before it is laid out."""

from __future__ import annotations

from typing import Literal

import msgspec

Paper = Literal["Letter", "A4"]


class Design(msgspec.Struct, frozen=True, kw_only=True):
    """How to lay a document out, in terms that any engine understands.

    `contents` asks for a list of contents, and the page after each cross reference. The pages of
    a `booklet` are half a sheet of `paper`, with room at the fold. In what is `fillable`, lines and
    boxes are fields of a form besides.
    """

    paper: Paper = "Letter"
    contents: bool = False
    booklet: bool = False
    fillable: bool = False
