"""What author and configuration make of diagnostics: ignored, more serious, less so, or off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from docpub.diagnostics import CATALOGUE, Diagnostic, Problems, Span, beside, in_order
from docpub.model import Metadata
from docpub.publishing.configuration import Config, Level
from docpub.source import Ignore
from docpub.source.ignores import Ignores


def settle(
    found: Iterable[Diagnostic], ignores: Iterable[Ignore], config: Config, problems: Problems
) -> tuple[Diagnostic, ...]:
    """Settle what was found in a source, and report what its author wants ignored in vain.

    A code that is only given later is not asked for yet, so nothing is said of it. `problems`
    collect what is reported.
    """
    wishes = _Wishes(ignores, problems.file)
    settled = [*wishes.grant(found)]
    for ignore in wishes.unused():
        if not CATALOGUE[ignore.code].later:
            message = f"There is no `{ignore.code}` here to ignore."
            problems.report("unused-ignore", message, ignore.span)
    return in_order(_weighed((*settled, *problems.found), config.severity))


def settle_later(
    found: Iterable[Diagnostic], ignores: Iterable[Ignore], config: Config, file: str
) -> tuple[Diagnostic, ...]:
    """Settle what is found after the source was read; files that are named are included ones."""
    placed = (replace(d, file=beside(file, d.file) if d.file else file) for d in found)
    return tuple(_weighed(_Wishes(ignores, file).grant(placed), config.severity))


def settle_checked(
    found: Iterable[Diagnostic], metadata: Metadata, config: Config, file: str | None
) -> tuple[Diagnostic, ...]:
    """Settle what is found in a document without its source, in which no words can be looked up.

    What is ignored in vain here may be found in the source, so nothing is said of it.
    """
    ignores = Ignores(Problems())
    for code, reason in metadata.ignore.items():
        ignores.add(code, reason, Span(1, 1, 1, 1))
    placed = (replace(diagnostic, about="") for diagnostic in found)
    wishes = _Wishes(ignores.all(), file)
    return in_order(_weighed(wishes.grant(placed), config.severity))


def has_problem(diagnostics: Iterable[Diagnostic], strict: bool) -> bool:
    """Whether something in a document keeps it from being published."""
    told = [d for d in diagnostics if not d.ignored]
    return any(d.is_error or (strict and d.severity == "warning") for d in told)


def _weighed(found: Iterable[Diagnostic], severity: Mapping[str, Level]) -> Iterator[Diagnostic]:
    for diagnostic in found:
        level: Level = severity.get(diagnostic.code, diagnostic.severity)
        if level != "off":
            yield replace(diagnostic, severity=level)


class _Wishes:
    """Looks up the ignores that hold for a diagnostic, by code and by line."""

    def __init__(self, ignores: Iterable[Ignore], file: str | None) -> None:
        self._file = file
        self._ignores = tuple(ignores)
        self._used: set[int] = set()
        self._whole: dict[str, int] = {}
        self._by_line: dict[tuple[str, int, int], int] = {}
        blocks: set[object] = set()
        for number, ignore in enumerate(self._ignores):
            if not ignore.block:
                self._whole.setdefault(ignore.code, number)
            elif (ignore.code, ignore.block) not in blocks:  # a second one is of no use
                blocks.add((ignore.code, ignore.block))
                for line in range(ignore.block.line, ignore.block.end_line + 1):
                    self._by_line.setdefault((ignore.code, ignore.block.source, line), number)

    def grant(self, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """Mark what is ignored with the reason."""
        for diagnostic in found:
            number = self._wish(diagnostic)
            if number is None:
                yield diagnostic
            else:
                self._used.add(number)
                yield replace(diagnostic, ignored=self._ignores[number].reason)

    def _wish(self, diagnostic: Diagnostic) -> int | None:
        span, code = diagnostic.span, diagnostic.code
        if span and (span.source or diagnostic.file == self._file):
            number = self._by_line.get((code, span.source, span.line))
            if number is not None:
                return number
        return self._whole.get(code)

    def unused(self) -> Iterator[Ignore]:
        """Return those that nothing was ignored for."""
        return (i for number, i in enumerate(self._ignores) if number not in self._used)
