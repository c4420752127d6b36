"""Which text was reviewed, as a number that no other text has."""

from __future__ import annotations

import hashlib
import re
from typing import Any

import msgspec

from docpub.assets import AssetError, Assets
from docpub.model import Document, Image, Metadata, Organisation, walk

_SPACE = re.compile(r"\s+")  # lines may be filled anew
_LENGTH = 32  # hexadecimal digits: 128 bits
_SAID = ("title", "subtitle", "main_message", "abbreviations", "references", "disclaimer")
# Ways to reach an organisation change often, and nobody has to review a leaflet for that.
_CONTACTS = (
    *("address", "phone", "tty", "hours", "url", "email", "emergency", "crisis", "feedback"),
)


def content_hash(document: Document, assets: Assets) -> str:
    """Return the hash of all that readers are told, as the author wrote it: SHA-256, shortened.

    Of the document before any pass: its blocks and notes with the bytes of its pictures, and what
    the front matter tells of the subject. Where in the source something stands does not count, nor
    how lines are filled, nor how to reach the organisation.
    """
    metadata = document.metadata
    content = {
        "blocks": (document.heading, document.children, document.footnotes),
        "metadata": [getattr(metadata, name) for name in _SAID],
        "pictures": {image.url: _hash_of(image.url, assets) for image in walk(document, Image)},
    }
    plain = _plain(msgspec.to_builtins(content), _placeholders(metadata))
    data = msgspec.json.encode(plain, order="deterministic")
    return hashlib.sha256(data).hexdigest()[:_LENGTH]


def _hash_of(url: str, assets: Assets) -> str:
    try:
        return hashlib.sha256(assets.read(url)).hexdigest()
    except AssetError:  # which is told elsewhere
        return ""


def _placeholders(metadata: Metadata) -> dict[str, str]:
    """Return what stands for each way to reach the organisation, the longest first."""
    organisation = metadata.organisation or Organisation(name="")
    found = {str(getattr(organisation, name)): f"{{{name}}}" for name in _CONTACTS}
    found |= {f"tel:{_digits(value)}": f"tel:{name}" for value, name in found.items()}
    return {value: found[value] for value in sorted(found, key=len, reverse=True) if value}


def _digits(value: str) -> str:
    return "".join(letter for letter in value if letter.isdigit() or letter == "+")


def _plain(value: Any, placeholders: dict[str, str]) -> Any:
    match value:
        case dict():
            kept = {key: inner for key, inner in value.items() if key != "span"}
            return {key: _plain(inner, placeholders) for key, inner in kept.items()}
        case list() | tuple():
            return [_plain(inner, placeholders) for inner in value]
        case str():
            for contact, name in placeholders.items():
                value = value.replace(contact, name)
            return _SPACE.sub(" ", value)
        case _:
            return value
