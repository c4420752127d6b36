"""What a document uses, as it was when it was read first; so all of it is made of one state."""

from __future__ import annotations

from docpub.assets import AssetError, Assets


class Snapshot:
    """Files that are read once each, and remembered, also that they could not be read.

    One with nothing behind it has only what was remembered; whatever else it is asked for is
    `lacking`.
    """

    def __init__(self, behind: Assets | None) -> None:
        self._behind = behind
        self._known: dict[str, bytes | str] = {}  # the bytes, or why there are none
        self.lacking: list[str] = []

    def read(self, name: str) -> bytes:
        """Return the bytes of a file, as they were the first time."""
        if name not in self._known:
            self._known[name] = self._look(name)
        known = self._known[name]
        if isinstance(known, str):
            raise AssetError(known)
        return known

    def detached(self) -> Snapshot:
        """Return what is remembered, with nothing behind it."""
        found = Snapshot(None)
        found._known = dict(self._known)
        return found

    def _look(self, name: str) -> bytes | str:
        if self._behind is None:
            self.lacking.append(name)
            return "was not sent"
        try:
            return self._behind.read(name)
        except AssetError as error:
            return str(error)
