"""Which files a source is just now including, and when that has to end."""

from __future__ import annotations

from posixpath import normpath

from docpub.limits import MAX_CHARACTERS, MAX_INCLUDES

INCLUDES_WITHOUT_END = {
    "include-cycle": "it would include itself",
    "too-many-includes": "there are far too many already",
}


class Inclusions:
    """The files that are open, the outermost first, and how many and how large all have been."""

    def __init__(self, source: str) -> None:
        self._open = [normpath(source)]
        self._count = 0
        self._characters = 0

    def objection(self, name: str) -> str:
        """Return the code of what speaks against including a file now, or an empty string."""
        if normpath(name) in self._open:
            return "include-cycle"
        ended = self._count == MAX_INCLUDES or self._characters > MAX_CHARACTERS
        return "too-many-includes" if ended else ""

    def enter(self, name: str, text: str) -> None:
        """Begin a file."""
        self._open.append(normpath(name))
        self._count += 1
        self._characters += len(text)

    def leave(self) -> None:
        """End the file that was begun last."""
        self._open.pop()
