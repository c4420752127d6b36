"""What an author asks not to be told of: a code, with the reason.

``<!-- docpub-ignore CODE: reason -->`` before a block is about that block, and
``ignore: {CODE: reason}`` in the front matter about the whole document.
"""

from __future__ import annotations

import re

import msgspec

from docpub.diagnostics import CATALOGUE, Problems, Span, did_you_mean

_COMMENT = re.compile(r"\s*<!--\s*docpub-ignore\b([^:]*)(?::(.*))?-->\s*", re.DOTALL)


class Ignore(msgspec.Struct, frozen=True, kw_only=True):
    """A code that is not to be told, and why. `span` is where that is written.

    `block` is the span that it holds for; without one it holds for the whole document.
    """

    code: str
    reason: str
    span: Span
    block: Span | None = None


def is_wish(html: str) -> bool:
    """Say whether some HTML is a comment that asks for a code to be ignored."""
    return bool(_COMMENT.fullmatch(html))


class Ignores:
    """Collects what the author of one source asks for; what cannot be granted is reported.

    `waiting` are the comments that no block has followed yet.
    """

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._whole: list[Ignore] = []
        self.waiting: list[Ignore] = []  # for the block that follows them
        self._placed: list[Ignore] = []

    def add(self, code: str, reason: str, span: Span) -> None:
        """Take in a wish from the front matter."""
        if self._is_granted(code, reason, span):
            self._whole.append(Ignore(code=code, reason=reason, span=span))

    def take(self, html: str, span: Span) -> bool:
        """Take in a comment; say whether it was one for docpub."""
        found = _COMMENT.fullmatch(html)
        if not found:
            return False
        code, reason = found[1].strip(), " ".join((found[2] or "").split())
        if self._is_granted(code, reason, span):
            self.waiting.append(Ignore(code=code, reason=reason, span=span))
        return True

    def _is_granted(self, code: str, reason: str, span: Span) -> bool:
        report = self._problems.report
        if code not in CATALOGUE:
            message = f"There is no code {code!r} to ignore."
            report("unknown-code", message, span, did_you_mean(code, CATALOGUE), code)
        elif not CATALOGUE[code].ignorable:
            report("not-to-be-ignored", f"`{code}` cannot be ignored.", span, about=code)
        elif not reason.strip():
            report("ignore-without-reason", f"It is not said why `{code}` is ignored.", span)
        else:
            return True
        return False

    def follow(self, block: Span | None) -> None:
        """Say which block follows those that are waiting; without one they are in vain."""
        for ignore in self.waiting:
            self._placed.append(msgspec.structs.replace(ignore, block=block or ignore.span))
        self.waiting = []

    def all(self) -> tuple[Ignore, ...]:
        """Return all wishes."""
        self.follow(None)
        return (*self._whole, *self._placed)
