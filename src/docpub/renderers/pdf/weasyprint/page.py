"""The page that WeasyPrint lays out: a document as HTML, and its style sheet."""

from __future__ import annotations

from functools import partial

from docpub.diagnostics import Problems, Span
from docpub.labels import Labels, direction_of
from docpub.model import Document, MainMessage, Metadata
from docpub.renderers.markup import BlockWriter, Element, Profile, serialise, sub, write_header
from docpub.renderers.markup.contents import write_contents
from docpub.renderers.markup.furniture import footer_parts, notice_of
from docpub.renderers.pdf.design import Design
from docpub.renderers.pdf.weasyprint.fetching import picture_address
from docpub.renderers.pdf.weasyprint.formulas import FormulaPictures
from docpub.renderers.protocol import Context
from docpub.themes import style, template

_FEWEST_ITEMS = 4
_LONGEST_ITEM = 42  # characters


def html_of(
    document: Document,
    design: Design,
    context: Context,
    problems: Problems,
    places: list[Span],
    numbers: str,
) -> str:
    """Write a document as HTML; its elements name the number of their place in the source.

    `numbers` stands for the numbers of pages until those are known.
    """
    from markupsafe import Markup  # comes with Jinja2, which is slow to import

    metadata, labels = document.metadata, context.labels
    profile = Profile(
        target="pdf",
        image=partial(picture_address, context.assets),
        formula=FormulaPictures(problems).draw,
        page_numbers=numbers if design.contents else "",
        places=places,
    )
    writer = BlockWriter(profile, labels)
    main = Element("main")
    write_header(writer, main, document)
    if design.contents and document.contents:
        section = sub(main, "section", {"class": "contents"})
        sub(section, "h2").text = labels.contents
        write_contents(writer, sub(section, "nav"), document.contents, numbers)
    _write_text(writer, main, document, design)
    return template("pdf.html.j2").render(
        metadata=metadata,
        direction=direction_of(metadata.lang),
        modified=context.modified.date().isoformat(),
        running=_running(metadata, labels),
        main=Markup(serialise(main)),
    )


def _write_text(writer: BlockWriter, main: Element, document: Document, design: Design) -> None:
    """Write the blocks; in columns stands what follows the main message."""
    blocks, first = document.children, 0
    if design.measured.columns > 1:
        while first < len(blocks) and isinstance(blocks[first], MainMessage):
            first += 1
        writer.write(main, blocks[:first])
        main = sub(main, "div", {"class": "columns"})
    writer.write(main, blocks[first:])
    if design.measured.list_columns > 1:
        for element in main.iter():
            if element.tag in ("ul", "ol") and _is_short(element):
                element.set("class", f"{element.get('class', '')} short".strip())


def _is_short(element: Element) -> bool:
    """Whether a list has items enough for columns, and none that a column is too narrow for."""
    items = ["".join(item.itertext()) for item in element]
    return len(items) >= _FEWEST_ITEMS and all(len(item) <= _LONGEST_ITEM for item in items)


def css_of(design: Design) -> str:
    """Return the style sheet for a design."""
    measures = design.measured
    points = ("body", "title", "heading", "subheading", "lead")
    given = {
        **{name: f"{getattr(measures, name):g}pt" for name in points},
        **{f"page-{name}": f"{getattr(measures, name):g}mm" for name in ("top", "bottom", "sides")},
        "leading": f"{measures.leading:g}",
        "gap": f"{measures.paragraph:g}pt",
        "columns": str(measures.columns),
        "list-columns": str(measures.list_columns),
    }
    variables = "".join(f"--{name}: {value}; " for name, value in given.items())
    return f":root {{ {variables}}}\n@page {{ size: {design.paper} }}\n{style('pdf.css')}"


def _running(metadata: Metadata, labels: Labels) -> dict[str, str]:
    """Return the words of the margins; the style sheet puts the page numbers between them."""
    before, _, rest = labels.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    organisation = metadata.organisation
    brand = (organisation.name, organisation.department) if organisation else ()
    return {
        "brand": " · ".join(filter(None, brand)),
        "notice": notice_of(metadata, labels),
        "footer": " · ".join(footer_parts(metadata, labels)),
        "before": before,
        "between": between,
        "after": after,
    }
