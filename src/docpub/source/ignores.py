"""What an author asks not to be told of: a code, with the reason.

``<!-- docpub-ignore CODE: reason -->`` before a block is about that block, and
``ignore: {CODE: reason}`` in the front matter about the whole document.
"""

from __future__ import annotations

import re
from bisect import bisect_left

import msgspec

from docpub.diagnostics import CATALOGUE, Problems, Span, did_you_mean
from docpub.model import Document, walk

_COMMENT = re.compile(r"\s*<!--\s*docpub-ignore\b([^:]*)(?::(.*))?-->\s*", re.DOTALL)


class Ignore(msgspec.Struct, frozen=True, kw_only=True):
    """A code that is not to be told, and why. `span` is where that is written.

    `block` is the span that it holds for; without one it holds for the whole document.
    """

    code: str
    reason: str
    span: Span
    block: Span | None = None


class Ignores:
    """Collects what the author of one source asks for; what cannot be granted is reported."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._whole: list[Ignore] = []
        self._before_blocks: list[Ignore] = []

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
            self._before_blocks.append(Ignore(code=code, reason=reason, span=span))
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

    def of(self, document: Document) -> tuple[Ignore, ...]:
        """Return all wishes, each of those before a block with the span of the block."""
        if not self._before_blocks:
            return tuple(self._whole)
        found = (getattr(node, "span", None) for node in walk(document))
        spans = sorted(filter(None, found), key=lambda s: (s.source, s.line, -s.end_line))
        return (*self._whole, *(_placed(ignore, spans) for ignore in self._before_blocks))


def _placed(ignore: Ignore, spans: list[Span]) -> Ignore:
    """Find the outermost block that begins after a comment; if none does, it is about itself."""
    source, line = ignore.span.source, ignore.span.end_line + 1
    index = bisect_left(spans, (source, line), key=lambda span: (span.source, span.line))
    follows = index < len(spans) and spans[index].source == source
    return msgspec.structs.replace(ignore, block=spans[index] if follows else ignore.span)
