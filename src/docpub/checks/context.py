"""What checks are given beside a document."""

from __future__ import annotations

import msgspec

from docpub.assets import Assets


class WordLists(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Words to add to docpub's own, by what is wrong with them, each with a better one.

    `plain` are jargon. One without a better word is let be, also if docpub's own list has it.
    """

    plain: dict[str, str] = {}
    promotional: dict[str, str] = {}
    stigmatising: dict[str, str] = {}
    about_text: dict[str, str] = {}


class CheckContext(msgspec.Struct, frozen=True, kw_only=True):
    """The files that the document may use, and an organisation's lists of words."""

    assets: Assets
    words: WordLists = WordLists()
