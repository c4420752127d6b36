"""The footnotes of a document, each to be written once."""

from __future__ import annotations

from collections import Counter

from docpub.model import Document, FootnoteDefinition, FootnoteReference, walk


class Notes:
    """Gives out each note once: where it is called first, or at the end if nothing calls it."""

    def __init__(self, document: Document) -> None:
        self._waiting: dict[str, FootnoteDefinition] = {}
        self._spare: list[FootnoteDefinition] = []  # of two notes with one name, the second
        self._calls: Counter[str] = Counter()
        for node in walk(document, FootnoteReference, FootnoteDefinition):
            if isinstance(node, FootnoteReference):
                self._calls[node.key] += 1
            elif node.key in self._waiting:
                self._spare.append(node)
            else:
                self._waiting[node.key] = node
        self._known = frozenset(self._waiting)

    def take(self, key: str) -> FootnoteDefinition | None:
        """Return the note if it has not been written yet."""
        return self._waiting.pop(key, None)

    def take_any(self) -> FootnoteDefinition | None:
        """Return a note that has not been written yet."""
        if self._waiting:
            return self._waiting.pop(next(iter(self._waiting)))
        return self._spare.pop(0) if self._spare else None

    def known(self, key: str) -> bool:
        """Say whether there is such a note."""
        return key in self._known

    def called_again(self, key: str) -> bool:
        """Say whether more than one call leads to a note."""
        return self._calls[key] > 1
