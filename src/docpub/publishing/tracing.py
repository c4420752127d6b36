"""Which files something was made of: they are noted while it is made, and looked at again later."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from docpub.assets import AssetError, Assets

Reads = dict[str, str]  # by name: the hash of what was read, or why it could not be
_HASH = "sha256:"


class TracingAssets:
    """Assets that note what is read of them."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets
        self.reads: Reads = {}

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, and note them."""
        try:
            data = self._assets.read(name)
        except AssetError as error:
            self.reads[name] = str(error)
            raise
        self.reads[name] = _HASH + hashlib.sha256(data).hexdigest()
        return data


def hashes_of(reads: Reads) -> dict[str, str]:
    """Return the hashes of the files that could be read."""
    found = {name: read.removeprefix(_HASH) for name, read in reads.items() if _HASH in read}
    return dict(sorted(found.items()))


def reads_of(hashes: Mapping[str, str]) -> Reads:
    """Return what was read, of the hashes of it."""
    return {name: _HASH + found for name, found in hashes.items()}


def changed(reads: Reads, assets: Assets) -> list[str]:
    """Return the names of the files that are not what they were."""
    now = TracingAssets(assets)
    for name in reads:
        try:
            now.read(name)
        except AssetError:
            continue
    return [name for name, was in reads.items() if now.reads.get(name) != was]
