"""What checks are given beside a document."""

from __future__ import annotations

import msgspec

from docpub.assets import Assets
from docpub.checks.thresholds import Thresholds


class WordLists(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Words to add to docpub's own, by what is wrong with them, each with a better one.

    `plain` are jargon. One without a better word is let be, also if docpub's own list has it.
    """

    plain: dict[str, str] = {}
    promotional: dict[str, str] = {}
    stigmatising: dict[str, str] = {}
    about_text: dict[str, str] = {}


class CheckContext(msgspec.Struct, frozen=True, kw_only=True):
    """The files that the document may use, an organisation's words, and what holds for too much."""

    assets: Assets
    words: WordLists = WordLists()
    thresholds: Thresholds = Thresholds()
