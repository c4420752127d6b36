"""Why a file cannot be used, said so that it can follow the file's name: "… does not exist"."""

from __future__ import annotations


class AssetError(Exception):
    """A file that the document names cannot be used; the message says why."""


class PictureError(AssetError):
    """A file that is there, and cannot be shown as a picture; `code` is that of the diagnostic."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
