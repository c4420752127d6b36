"""Finding what other distributions bring, without importing what is not asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from docpub.errors import DocpubError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


class Group:
    """The entry points of a group; `what` names one to people, `error` is what goes wrong."""

    def __init__(self, name: str, what: str, error: type[DocpubError]) -> None:
        self.name, self._what, self._error = name, what, error
        self.available = cache(self._available)
        self._loaded: dict[str, tuple[EntryPoint, Any]] = {}

    def _available(self) -> Mapping[str, EntryPoint]:
        """Return the entry points by name, importing none.

        Raises if two distributions own one name.
        """
        from importlib.metadata import entry_points  # a tenth of the time to start

        found: dict[str, EntryPoint] = {}
        for entry in sorted(entry_points(group=self.name), key=lambda e: (e.name, e.value)):
            other = found.setdefault(entry.name, entry)
            if other.value != entry.value:
                raise self._error(
                    f"The {self._what} {entry.name!r} comes from both {owner(other)} "
                    f"and {owner(entry)}.",
                    hint="Uninstall one of the two.",
                )
        return found

    def load(self, name: str) -> Any:
        """Import one. Raises if there is none of that name, or if it cannot be imported."""
        entry = self.available().get(name)
        if not entry:
            names = ", ".join(sorted(self.available()))
            raise self._error(f"There is no {self._what} {name!r}.", hint=f"There are: {names}.")
        try:
            if name not in self._loaded or self._loaded[name][0] is not entry:
                self._loaded[name] = entry, entry.load()
            return self._loaded[name][1]
        except Exception as error:
            raise self._error(
                f"The {self._what} {name!r} of {owner(entry)} could not be loaded: {error}",
                hint=f"Mend or uninstall {owner(entry)}.",
            ) from error

    def failed(self, name: str, error: Exception) -> DocpubError:
        """Make the error that one has failed, naming the distribution it comes from."""
        who = owner(self.available()[name])
        return self._error(
            f"The {self._what} {name!r} failed: {type(error).__name__}: {error}",
            hint=f"This is a mistake in {who}; please report it there.",
        )


def owner(entry: EntryPoint) -> str:
    """Name the distribution that an entry point comes from."""
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value
