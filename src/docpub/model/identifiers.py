"""Identifiers: the one spelling that HTML, EPUB readers and PDF destinations all take."""

from __future__ import annotations

import re
import unicodedata


def slug(text: str, fallback: str = "section") -> str:
    """Make an identifier `[a-z][a-z0-9-]*` of some words; `fallback` where none can be made."""
    dashes = text.replace("–", "-").replace("—", "-")
    plain = unicodedata.normalize("NFKD", dashes).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if not words:
        return fallback
    return words if words[0].isalpha() else f"{fallback}-{words}"


# What docpub names itself has two hyphens, which `slug` never makes, so an author's identifier
# cannot be the same.


def term_id(term: str) -> str:
    """Return the identifier of a glossary entry."""
    return f"term--{slug(term, 'term')}"


def reference_id(number: int) -> str:
    """Return the identifier of an entry in the list of references."""
    return f"ref--{number}"


def footnote_id(number: int) -> str:
    """Return the identifier of a footnote."""
    return f"note--{number}"


def footnote_reference_id(number: int, occurrence: int) -> str:
    """Return the identifier of the mark that calls a footnote the first, second … time."""
    return f"noteref--{number}" if occurrence == 1 else f"noteref--{number}-{occurrence}"
