"""The page that WeasyPrint lays out: a document as HTML."""

from __future__ import annotations

from collections.abc import Iterator
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
    words_of,
    write_header,
)
from docpub.renderers.markup.contents import write_contents
from docpub.renderers.markup.furniture import footer_parts, notice_of
from docpub.renderers.pdf.design import Design
from docpub.renderers.pdf.glyphs import choose_fonts, spell_out
from docpub.renderers.pdf.weasyprint.additions import (
    add_brand,
    add_code,
    mark_lines_to_fill,
    mark_long_tables,
    mark_long_words,
    pair_up,
)
from docpub.renderers.pdf.weasyprint.columns import write_text
from docpub.renderers.pdf.weasyprint.fetching import picture_address
from docpub.renderers.pdf.weasyprint.fields import name_fields
from docpub.renderers.pdf.weasyprint.formulas import FormulaPictures
from docpub.renderers.pdf.weasyprint.typefaces import on_system
from docpub.renderers.protocol import Context
from docpub.themes import template


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
    running = _running(metadata, labels, design)
    main = Element("main")
    add_brand(main, metadata.organisation, design, context)
    write_header(writer, main, document)
    if design.contents and document.contents:
        section = sub(main, "section", {"class": "contents"})
        sub(section, "h2").text = labels.contents
        write_contents(writer, sub(section, "nav"), document.contents, numbers)
    write_text(writer, main, document, design.measured)
    mark_lines_to_fill(main)
    mark_long_words(main, design)
    mark_long_tables(main)
    pair_up(main)
    add_code(main, metadata.online, problems)
    if design.fillable:
        name_fields(main, labels.to_fill_in)
    keep_numbers_in_order(main, direction_of(metadata.lang))
    words = words_of(main, metadata.lang, running.values())
    fonts, unprinted = choose_fonts(words, document, on_system, problems)
    spell_out(main, unprinted)
    html = template("pdf.html.j2").render(
        metadata=metadata,
        direction=direction_of(metadata.lang),
        modified=context.modified.date().isoformat(),
        running=running,
        classes=" ".join(_classes(design, running["notice"])),
        main=Markup(serialise(main)),
    )
    return html, fonts


def _classes(design: Design, notice: str) -> Iterator[str]:
    yield design.variant
    if design.small:
        yield "small-page"
    if notice:
        yield "notice"


def _running(metadata: Metadata, labels: Labels, design: Design) -> dict[str, str]:
    """Return the words of the margins; the style sheet puts the page numbers between them."""
    before, _, rest = labels.page.partition("{page}")
    between, _, after = rest.partition("{pages}")
    organisation = metadata.organisation
    brand = (organisation.name, organisation.department) if organisation else ()
    return {
        "short": metadata.short_title or metadata.title,
        "brand": " · ".join(filter(None, brand)),
        "notice": notice_of(metadata, labels),
        "footer": " · ".join(footer_parts(metadata, labels, design.theme.tokens.footer)),
        "before": before,
        "between": between,
        "after": after,
    }
