"""Parts of a document that are for some outputs or some readers alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import lru_cache

from docpub.diagnostics import Problems, did_you_mean
from docpub.errors import OptionsError
from docpub.model import Document, Metadata, Node, Only, children, to_json, walk
from docpub.passes import resolve, select
from docpub.renderers import available

Reader = tuple[str | None, str | None]  # an output and an audience


class _Same:
    """A document that equals itself alone, so that one is known again without looking into it."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.document is self.document

    def __hash__(self) -> int:
        return id(self.document)


def prepare(document: Document, output: str | None = None, audience: str | None = None) -> Document:
    """Take the parts for an output and an audience, and run all passes; None is any of them.

    Checks and renderers ask for the same again, so the last few are kept.
    """
    return _resolved(_Same(_selected(_Same(document), output, audience)))


@lru_cache(maxsize=4)
def _selected(document: _Same, output: str | None, audience: str | None) -> Document:
    return select(document.document, output, audience)


@lru_cache(maxsize=4)
def _resolved(document: _Same) -> Document:
    return resolve(document.document)


def audience_of(metadata: Metadata, wanted: str | None) -> str:
    """Return whom to publish for: the first audience that is declared, unless another is wanted.

    A document without audiences is for everybody. Raises `OptionsError` for one that is not
    declared.
    """
    declared = metadata.audiences
    if wanted and declared and wanted not in declared:
        raise OptionsError(
            f"The document is not written for the audience {wanted!r}.",
            hint=f"It is for: {', '.join(declared)}.",
        )
    return wanted or (declared[0] if declared else "")


def readers(document: Document) -> Iterator[Reader]:
    """Yield each output and audience that gets other parts than the rest, and first all parts."""
    parts = [*walk(document, Only)]
    named = {name for part in parts for name in part.formats}
    outputs = sorted(named & {*available()}) if named else []
    audiences = document.metadata.audiences if any(part.audiences for part in parts) else ()
    yield None, None
    for output in (None, *outputs):
        yield from ((output, audience) for audience in audiences or ((None,) if output else ()))


def hashes_of_parts(document: Document) -> dict[str, str]:
    """Return the hash of what each output shows, if there are parts for some of them alone.

    Outputs of one hash have the same words.
    """
    if not any(part.formats for part in walk(document, Only)):
        return {}
    shown = {name: to_json(select(document, name)) for name in available()}
    return {name: hashlib.sha256(data).hexdigest() for name, data in shown.items()}


def check_parts(document: Document, problems: Problems) -> None:
    """Report parts for what does not exist, and parts that no reader would ever see."""
    audiences = document.metadata.audiences
    if any(walk(document, Only)):
        everybody = [(name, audience) for name in available() for audience in audiences or ("",)]
        _check_below(document, everybody, audiences, problems)


def _check_below(
    node: Node, seen_by: list[tuple[str, str]], audiences: tuple[str, ...], problems: Problems
) -> None:
    for child in children(node):
        left = seen_by
        if isinstance(child, Only):
            left = [reader for reader in seen_by if child.is_for(*reader)]
            unknown = [name for name in child.formats if name not in available()]
            for name in unknown:
                what = "output or audience" if audiences else "output"
                hint = did_you_mean(name, frozenset((*available(), *audiences)))
                message = f"There is no {what} {name!r}."
                problems.report("unknown-format", message, child.span, hint, name)
            if seen_by and not left and not unknown:
                problems.report("never-shown", "Nobody would see this part.", child.span)
        _check_below(child, left, audiences, problems)
