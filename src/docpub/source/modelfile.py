"""A document as JSON, as `docpub ast` prints it, read with as much care as one in Markdown."""

from __future__ import annotations

from typing import Any

import msgspec

from docpub.diagnostics import Problems, Span
from docpub.limits import MAX_MODEL_DEPTH
from docpub.model import (
    Block,
    Code,
    Document,
    Html,
    Inline,
    InlineHtml,
    Metadata,
    map_blocks,
    map_inlines,
    replace,
)
from docpub.model.characters import FORBIDDEN
from docpub.source.ignores import Ignores
from docpub.source.jsonplaces import JsonError, JsonObject, object_at, places, read
from docpub.source.positions import Origin
from docpub.source.rawhtml import RawHtml, RawHtmlMode


def read_model(
    text: str, raw_html: RawHtmlMode | None, ignores: Ignores, problems: Problems
) -> Document:
    """Read a document and validate it; the `span` of each node is its place in this JSON.

    Where it is wrong that is reported, and its text is all there is to show.
    """
    where = places(text)
    start = where.span(0, 1)
    whole: Any = None
    try:
        whole = read(text)
        document = msgspec.convert(_Nodes(where, problems).value(whole, start), Document)
    except JsonError as error:
        problems.report("invalid-model", f"{error}.", where.span(error.start, error.start + 1))
    except msgspec.ValidationError as error:
        _report_invalid(str(error), whole, where, problems)
    except RecursionError:
        problems.report("nested-too-deep", "The nodes are nested too deep.", start)
    else:
        for code, reason in document.metadata.ignore.items():
            ignores.add(code, reason, start)
        html = RawHtml(raw_html or document.metadata.raw_html, ignores)
        document = _with_places_of_references(document, whole, where)
        return _without_html(document, html, start, problems)
    return Document(metadata=Metadata(), children=(Code(value=text, lang="json"),))


def _report_invalid(message: str, whole: Any, where: Origin, problems: Problems) -> None:
    reason, _, path = message.partition(" - at ")
    around = object_at(whole, path) if isinstance(whole, JsonObject) else None
    span = where.span(around.start, around.end) if around else where.span(0, 1)
    problems.report("invalid-model", f"{reason}{path and f' at {path}'}.", span)


def _with_places_of_references(document: Document, whole: Any, where: Origin) -> Document:
    """Tell each reference its place in this JSON: that in another file says nothing here."""
    metadata = document.metadata
    placed = tuple(
        replace(source, span=where.span(written.start, written.end))
        for source, written in zip(
            metadata.references, whole["metadata"].get("references", ()), strict=True
        )
    )
    return replace(document, metadata=replace(metadata, references=placed))


class _Nodes:
    """Tells each node its place, and puts spaces where no output could hold a character."""

    def __init__(self, where: Origin, problems: Problems) -> None:
        self._where = where
        self._problems = problems

    def value(self, value: Any, around: Span, depth: int = 0, *, nodes: bool = True) -> Any:
        """Return a value of the JSON as it goes into the model; `around` is what it stands in.

        `nodes` says that it may be or hold nodes. Raises `RecursionError`.
        """
        match value:
            case str():
                return self._text(value, around)
            case list():
                return [self.value(each, around, depth, nodes=nodes) for each in value]
            case JsonObject() if depth < MAX_MODEL_DEPTH:
                return self._object(value, depth + 1, nodes=nodes)
            case JsonObject():
                raise RecursionError
            case _:
                return value

    def _object(self, found: JsonObject, depth: int, *, nodes: bool) -> dict[str, Any]:
        place = self._where.span(found.start, found.end)
        values = {
            self._text(name, place): self.value(
                value, place, depth, nodes=nodes and name != "metadata"
            )
            for name, value in found.items()
        }
        return values | {"span": place} if nodes and "type" in found else values

    def _text(self, text: str, place: Span) -> str:
        if found := FORBIDDEN.search(text):
            message = f"The control character U+{ord(found[0]):04X} is taken as a space."
            self._problems.report("control-character", message, place)
        return FORBIDDEN.sub(" ", text) if found else text


def _without_html(
    document: Document, raw_html: RawHtml, start: Span, problems: Problems
) -> Document:
    """Do with raw HTML what is done with it in Markdown."""
    open_tags: list[str] = []

    def block(node: Html) -> Block | tuple[Block, ...]:
        place = node.span or start
        origin = Origin([(0, place.line, place.column)])
        return raw_html.block(node.value, origin, problems, place) or ()

    def inline(node: InlineHtml) -> Inline | tuple[Inline, ...]:
        return raw_html.inline(node.value, open_tags, problems, node.span or start) or ()

    return map_inlines(map_blocks(document, block, Html), inline, InlineHtml, down=True)
