"""The page that WeasyPrint lays out: a document as HTML, and its style sheet."""

from __future__ import annotations

from functools import partial

from docpub.diagnostics import Problems, Span
from docpub.fonts import Choice
from docpub.labels import Labels, direction_of
from docpub.model import Document, Metadata
from docpub.renderers.markup import (
    BlockWriter,
    Element,
    Profile,
    keep_numbers_in_order,
    serialise,
    sub,
    write_header,
)
from docpub.renderers.markup.contents import write_contents
from docpub.renderers.markup.furniture import footer_parts, notice_of
from docpub.renderers.pdf.design import Design, Paper
from docpub.renderers.pdf.glyphs import choose_fonts, spell_out, words_of
from docpub.renderers.pdf.weasyprint.fetching import picture_address
from docpub.renderers.pdf.weasyprint.fields import name_fields
from docpub.renderers.pdf.weasyprint.formulas import FormulaPictures
from docpub.renderers.pdf.weasyprint.typefaces import on_system
from docpub.renderers.protocol import Context
from docpub.themes import style, template

_HALVES: dict[Paper, str] = {"A4": "A5", "Letter": "5.5in 8.5in"}


def html_of(
    document: Document,
    design: Design,
    context: Context,
    problems: Problems,
    places: list[Span],
    numbers: str,
) -> tuple[str, Choice]:
    """Write a document as HTML, and choose the fonts that its words need.

    The elements name the number of their place in the source. `numbers` stands for the numbers of
    pages until those are known.
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
    writer.write(main, document.children)
    if design.fillable:
        name_fields(main, labels.to_fill_in)
    keep_numbers_in_order(main, direction_of(metadata.lang))
    running = _running(metadata, labels)
    words = words_of(main, metadata.lang, running.values())
    fonts, unprinted = choose_fonts(words, document, on_system, problems)
    spell_out(main, unprinted)
    html = template("pdf.html.j2").render(
        metadata=metadata,
        direction=direction_of(metadata.lang),
        modified=context.modified.date().isoformat(),
        running=running,
        main=Markup(serialise(main)),
    )
    return html, fonts


def css_of(design: Design) -> str:
    """Return the style sheet for a design."""
    if design.booklet:
        size = _HALVES[design.paper]
        return f"@page {{ size: {size} }}\n{style('pdf.css')}\n{style('booklet.css')}"
    return f"@page {{ size: {design.paper} }}\n{style('pdf.css')}"


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
