"""The identifiers that an author gives to blocks, each once in a document."""

from __future__ import annotations

from markdown_it.token import Token

from docpub.diagnostics import Problems, Span
from docpub.model import slug


class Identifiers:
    """Makes them of names, and remembers where each was given."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._given: dict[str, Span] = {}

    def of_block(self, token: Token, name: str, where: Span) -> str | None:
        """Make one of a name in a block itself; a target above the block goes first."""
        if name and (target := token.meta.get("target")):
            message = f"The name {name!r} is lost: `({target})=` above names the same block."
            self._problems.report("duplicate-id", message, where, "Keep one of the two names.")
            return None
        return self._unique(name, where) if name else None

    def _unique(self, name: str, where: Span) -> str | None:
        """Make one of a name; the second of its kind is reported."""
        made = slug(name)
        if made in self._given:
            message = f"The identifier {made!r} is already that of line {self._given[made].line}."
            self._problems.report("duplicate-id", message, where)
            return None
        self._given[made] = where
        return made
