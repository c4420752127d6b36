"""The operands of marked content, as they stand in a content stream (ISO 32000-1, 14.6)."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pikepdf

from docpub.renderers.pdf.rules.operators import NAME, STRING, ContentError, strings

_MOST_MARKS = re.compile(rb"(/\w+)\s*<<\s*/MCID\s+(\d+)\s*>>\s*\Z")
_LAST_TAG = re.compile(rb"(" + NAME + rb")[\s\0]*\Z")
_LAST_MARK = re.compile(rb"(" + NAME + rb")[\s\0]*(<<.*>>|" + NAME + rb")[\s\0]*\Z", re.DOTALL)
_LAST_NAME = re.compile(rb"(" + NAME + rb")[^/]*\Z")
_MCID = re.compile(rb"/MCID[\s\0]+(\d+)")
_LANGUAGE = re.compile(rb"/Lang[\s\0]*(" + STRING + rb"|<[\dA-Fa-f\s]*>)", re.DOTALL)
_STRING = re.compile(STRING, re.DOTALL)


class Mark(msgspec.Struct, frozen=True):
    """What begins a piece of marked content."""

    tag: str
    mcid: int | None = None
    language: str | None = None


def read_mark(operands: bytes, resources: Any = None) -> Mark:
    """Read the operands of BMC or, with the resources that have named properties, of BDC.

    Raises `ContentError` if they are not there.
    """
    if found := _MOST_MARKS.search(operands):
        return Mark(found[1].decode("latin-1"), int(found[2]))
    found = (_LAST_TAG if resources is None else _LAST_MARK).search(operands)
    if not found:
        raise ContentError("marked content without its operands")
    tag = found[1].decode("latin-1")
    if resources is None:
        return Mark(tag)
    written: bytes = found[2]
    if written.startswith(b"/"):
        return _named(tag, resources.get("/Properties", {}).get(written.decode("latin-1"), {}))
    mcid = _MCID.search(_STRING.sub(b"()", written) if b"(" in written else written)
    language = _LANGUAGE.search(written) if b"/Lang" in written else None
    return Mark(tag, int(mcid[1]) if mcid else None, _text(language[1]) if language else None)


def last_name(operands: bytes) -> str:
    """Return the last name in operands, with its stroke; empty if there is none."""
    found = _LAST_NAME.search(operands)
    return found[1].decode("latin-1") if found else ""


def _named(tag: str, entries: Any) -> Mark:
    mcid, language = entries.get("/MCID"), entries.get("/Lang")
    return Mark(
        tag, None if mcid is None else int(mcid), None if language is None else str(language)
    )


def _text(written: bytes) -> str:
    [text] = strings(written)
    return (
        str(pikepdf.String(text.decode("latin-1")))
        if text[:2] != b"\xfe\xff"
        else (text[2:].decode("utf-16-be", "replace"))
    )
