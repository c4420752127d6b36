"""The whole page: its head, and a template for what stands around the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpub.diagnostics import Diagnostic, Problems, Span
from docpub.labels import direction_of
from docpub.model import Document
from docpub.renderers.html.head import Style, write_head
from docpub.renderers.markup import (
    BlockWriter,
    Element,
    keep_landmarks_apart,
    keep_numbers_in_order,
    serialise,
    write_header,
)
from docpub.renderers.markup.contents import write_contents
from docpub.renderers.markup.furniture import footer_parts, notice_of
from docpub.renderers.protocol import Context
from docpub.themes import PageTemplate, TemplateError, compile_template, fill, template

_BEFORE_HEAD = re.compile(r"\s*<!doctype html>\s*<html\b[^<>]*>\s*<head>\s*", re.IGNORECASE)


def write_page(
    writer: BlockWriter, document: Document, style: Style, context: Context, logo: str = ""
) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the page, by the theme's template or, if that cannot be used, by docpub's own.

    `logo` is the address of the organisation's picture.
    """
    values = {**_values(writer, document, style, context), "logo": logo}
    problems = Problems()
    if own := context.theme.page:
        try:
            return _filled(own, values), ()
        except TemplateError as error:
            problems.file = own.file
            problems.report("bad-template", str(error), Span(error.line, 1, error.line, 1))
    return fill(template("page.html.j2"), values), tuple(problems.found)


def _filled(page: PageTemplate, values: dict[str, object]) -> str:
    text = fill(compile_template(page.text), values)
    before, head, _ = text.partition(str(values["head"]))
    if not head or not _BEFORE_HEAD.fullmatch(before):
        message = "The page does not begin with `<!DOCTYPE html>`, `<html>`, `<head>`, `{{ head }}`"
        raise TemplateError(f"{message}, so scripts could run in it.", 1)
    return text


def _values(
    writer: BlockWriter, document: Document, style: Style, context: Context
) -> dict[str, object]:
    """Return what a template can show; the manual lists the names."""
    from markupsafe import Markup  # comes with Jinja2, which is slow to import

    metadata, labels = document.metadata, writer.labels
    direction = direction_of(metadata.lang)
    main = Element("main", {"id": "page--main"})
    write_header(writer, main, document)
    writer.write(main, document.children)
    keep_numbers_in_order(main, direction)
    keep_landmarks_apart(main)
    _mark_hidden_addresses(main)
    notice = notice_of(metadata, labels)
    contents = Element("div")
    write_contents(writer, contents, document.contents)
    attributes = _attributes(main, contents)
    head = write_head(document, style, attributes, context.companions, indexed=not notice)
    return {
        "metadata": metadata,
        "labels": labels,
        "direction": direction,
        "notice": notice,
        "footer": footer_parts(metadata, labels, context.theme.tokens.footer),
        "companions": context.companions,
        "head": Markup(head),
        "contents": Markup("".join(map(serialise, contents))),
        "main": Markup(serialise(main)),
    }


def _mark_hidden_addresses(main: Element) -> None:
    """Mark the links to other sites whose words are not the address: on paper it is lost."""
    for link in main.iter("a"):
        address, words = link.get("href") or "", "".join(link.itertext()).strip()
        if address.startswith(("https://", "http://")) and words not in (
            address,
            address.partition("://")[2].rstrip("/"),
        ):
            link.set("class", "named")


def _attributes(*parts: Element) -> Iterator[str]:
    """Yield the values of `style` attributes."""
    for part in parts:
        yield from (value for element in part.iter() if (value := element.get("style")))
