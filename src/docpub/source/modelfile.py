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
    Inlines,
    Metadata,
    Paragraph,
    Table,
    map_blocks,
    map_runs,
    replace,
)
from docpub.source.cells import is_too_large
from docpub.source.ignores import Ignores
from docpub.source.jsonplaces import JsonData, JsonError, JsonObject
from docpub.source.positions import Origin
from docpub.source.rawhtml import RawHtml, RawHtmlMode
from docpub.source.yamldata import path_in


def read_model(
    text: str, raw_html: RawHtmlMode | None, ignores: Ignores, problems: Problems
) -> Document:
    """Read a document and validate it; the `span` of each node is its place in this JSON.

    Where it is wrong that is reported, and its text is all there is to show.
    """
    data = JsonData(text, problems)
    start = data.at()
    try:
        data.load()
        document = msgspec.convert(_model(data.value), Document)
    except JsonError as error:
        problems.report("invalid-model", f"{error}.", error.span)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at ")
        message = f"{reason}{path and f' at {path}'}."
        problems.report("invalid-model", message, data.at(path_in(str(error))))
    except RecursionError:
        problems.report("nested-too-deep", "The nodes are nested too deep.", start)
    else:
        for code, reason in document.metadata.ignore.items():
            ignores.add(code, reason, start)
        html = RawHtml(raw_html or document.metadata.raw_html, ignores)
        document = _with_places_of_references(document, data)
        document = _without_large_tables(document, start, problems)
        return _without_html(document, html, start, problems)
    return Document(metadata=Metadata(), children=(Code(value=text, lang="json"),))


def _model(value: Any, depth: int = 0, *, nodes: bool = True) -> Any:
    """Return a value of the JSON as it goes into the model, where each node has its place.

    `nodes` says that it may be or hold nodes. Raises `JsonError` and `RecursionError`.
    """
    match value:
        case list():
            return [_model(each, depth, nodes=nodes) for each in value]
        case JsonObject(twice=(name, *_)):
            raise JsonError(f"The name {name!r} is given twice", value.span)
        case JsonObject() if depth < MAX_MODEL_DEPTH:
            values = {
                name: _model(item, depth + 1, nodes=nodes and name != "metadata")
                for name, item in value.items()
            }
            return values | {"span": value.span} if nodes and "type" in value else values
        case JsonObject():
            raise RecursionError
        case _:
            return value


def _with_places_of_references(document: Document, data: JsonData) -> Document:
    """Tell each reference its place in this JSON: that in another file says nothing here."""
    metadata = document.metadata
    placed = tuple(
        replace(source, span=data.at(("metadata", "references", index)))
        for index, source in enumerate(metadata.references)
    )
    return replace(document, metadata=replace(metadata, references=placed))


def _without_large_tables(document: Document, start: Span, problems: Problems) -> Document:
    """Show of a table that is far too large what stands in it, one cell after another."""

    def block(table: Table) -> Block | tuple[Block, ...]:
        if not is_too_large(table.children, table.span or start, problems):
            return table
        caption = (Paragraph(children=table.caption),) if table.caption else ()
        cells = (cell for row in table.children for cell in row.children)
        return (*caption, *(part for cell in cells for part in cell.children))

    return map_blocks(document, block, Table)


def _without_html(
    document: Document, raw_html: RawHtml, start: Span, problems: Problems
) -> Document:
    """Do with raw HTML what is done with it in Markdown."""

    def block(node: Html) -> Block | tuple[Block, ...]:
        place = node.span or start
        origin = Origin([(0, place.line, place.column)])
        return raw_html.block(node.value, origin, problems, place) or ()

    def run(nodes: Inlines) -> Inlines:
        open_tags: list[str] = []
        made: list[Inline] = []
        for node in nodes:
            if not isinstance(node, InlineHtml):
                made.append(map_runs(node, run))
            elif tag := raw_html.inline(node.value, open_tags, problems, node.span or start):
                made.append(tag)
        raw_html.close_all(open_tags, made)
        return tuple(made)

    return map_runs(map_blocks(document, block, Html), run)
