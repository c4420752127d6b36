"""Which files something was made of: they are noted while it is made, and looked at again later."""

from __future__ import annotations

from docpub.assets import AssetError, Assets
from docpub.publishing.store import digest

Reads = dict[str, str]  # by name: the hash of what was read, or why it could not be


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
        self.reads[name] = digest(data)
        return data


def changed(reads: Reads, assets: Assets) -> list[str]:
    """Return the names of the files that are not what they were."""
    now = TracingAssets(assets)
    for name in reads:
        try:
            now.read(name)
        except AssetError:
            continue
    return [name for name, was in reads.items() if now.reads.get(name) != was]
