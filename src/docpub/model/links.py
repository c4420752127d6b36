"""Which links may be followed: one rule, for the check that tells and the writers that refuse."""

from __future__ import annotations

import re
from urllib.parse import unquote

# A page, an address or a number to reach somebody at. Every other scheme runs a script, opens a
# file or starts a program, or nothing that a reader has can follow it.
SAFE_SCHEMES = frozenset({"http", "https", "mailto", "sms", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Browsers pass over some of these wherever they stand in an address, and take \ for /.
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]")


def objection_to(url: str) -> str:
    """Say in a sentence why no link to this address is made; nothing if one may be.

    Addresses without a scheme lead to what is published beside the document, and are let pass.
    """
    refused = f"The link {url[:80]!r} is not made"
    for form in (url, unquote(url)):
        plain = _IGNORED.sub("", form).replace("\\", "/")
        scheme = _SCHEME.match(plain)
        if scheme and scheme[1].lower() not in SAFE_SCHEMES:
            return f"{refused}: `{scheme[1].lower()}:` is not let through."
        if plain.startswith("//"):
            return f"{refused}: it names a computer, but neither `https:` nor `http:`."
    return ""


def is_beside(url: str) -> bool:
    """Say whether an address leads to a file that is published beside the document."""
    return bool(url) and not url.startswith("#") and not _SCHEME.match(url)
