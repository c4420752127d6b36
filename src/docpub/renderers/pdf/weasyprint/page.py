"""The page that WeasyPrint lays out: a document as HTML, and its style sheet."""

from __future__ import annotations

from functools import partial

from docpub.assets import data_url, picture
from docpub.diagnostics import Problems, Span
from docpub.labels import Labels, direction_of
from docpub.model import Document, MainMessage, Metadata, Organisation
from docpub.renderers.markup import BlockWriter, Element, Profile, serialise, sub, write_header
from docpub.renderers.markup.contents import write_contents
from docpub.renderers.markup.furniture import footer_parts, notice_of
from docpub.renderers.pdf.design import Design
from docpub.renderers.pdf.qr import qr_code
from docpub.renderers.pdf.weasyprint.fetching import picture_address
from docpub.renderers.pdf.weasyprint.formulas import FormulaPictures
from docpub.renderers.pdf.weasyprint.signs import sign_rules
from docpub.renderers.protocol import Context
from docpub.themes import colour_properties, font_properties, root_rule, style, template

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
    running = _running(metadata, labels, design)
    main = Element("main")
    _brand(main, metadata.organisation, design, context)
    write_header(writer, main, document)
    if design.contents and document.contents:
        section = sub(main, "section", {"class": "contents"})
        sub(section, "h2").text = labels.contents
        write_contents(writer, sub(section, "nav"), document.contents, numbers)
    _write_text(writer, main, document, design)
    _mark_lines_to_fill(main)
    _add_code(main, metadata.online)
    return template("pdf.html.j2").render(
        metadata=metadata,
        direction=direction_of(metadata.lang),
        modified=context.modified.date().isoformat(),
        running=running,
        classes=f"{design.variant} notice" if running["notice"] else design.variant,
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
    for element in main.iter():
        if element.tag in ("ul", "ol") and _is_short(element):
            element.set("class", f"{element.get('class', '')} short".strip())


def _is_short(element: Element) -> bool:
    """Whether a list has items enough for columns, and none that a column is too narrow for."""
    items = ["".join(item.itertext()) for item in element]
    return len(items) >= _FEWEST_ITEMS and all(len(item) <= _LONGEST_ITEM for item in items)


def css_of(design: Design) -> str:
    """Return the style sheet for a design: its values, ours, and the theme's own."""
    pages = f"@page {{ size: {design.paper} }}\n"
    if design.duplex:
        for side, fold in (("right", "left"), ("left", "right")):
            room = "calc(var(--page-sides) + var(--binding))"
            pages += f"@page :{side} {{ margin-{fold}: {room} }}\n"
    return "\n".join(
        (
            root_rule(_properties(design)),
            style("pdf.css"),
            sign_rules(design),
            pages,
            design.theme.css,
        )
    )


def _properties(design: Design) -> dict[str, str]:
    tokens, measures = design.theme.tokens, design.measured
    points = ("body", "title", "heading", "subheading", "lead", "fine", "margins")
    return {
        **colour_properties(design.colours),
        **font_properties(tokens.fonts),
        **{f"--{name}": f"{getattr(measures, name):g}pt" for name in points},
        "--leading": f"{measures.leading:g}",
        "--gap": f"{measures.paragraph:g}pt",
        "--measure": f"{measures.measure:g}pt" if measures.measure else "none",
        "--columns": str(measures.columns),
        "--list-columns": str(measures.list_columns) if measures.list_columns > 1 else "auto",
        "--corner": f"{tokens.spacing.corner:g}pt",
        "--page-top": f"{measures.top:g}mm",
        "--page-bottom": f"{measures.bottom:g}mm",
        "--page-sides": f"{measures.sides:g}mm",
        "--binding": f"{tokens.page.binding:g}mm",
    }


def _brand(
    main: Element, organisation: Organisation | None, design: Design, context: Context
) -> None:
    """Begin the first page with who publishes: for the eye alone, as the end says it in words."""
    if organisation is None:
        return
    box = sub(main, "div", {"class": "brand", "aria-hidden": "true"})
    address = _logo_address(organisation, design, context)
    if address:
        logo = design.theme.tokens.logo
        height = f"height: {logo.height if logo else 14:g}mm"
        sub(box, "img", {"src": address, "alt": "", "style": height})
    names = sub(box, "div")
    sub(names, "p", {"class": "organisation"}).text = organisation.name
    if organisation.department:
        sub(names, "p", {"class": "department"}).text = organisation.department


def _logo_address(organisation: Organisation, design: Design, context: Context) -> str | None:
    """Return the address of the logo that a document names, or else the theme."""
    if organisation.logo:
        return picture_address(context.assets, organisation.logo.src)
    return data_url(picture(design.theme.logo)) if design.theme.logo else None


def _mark_lines_to_fill(main: Element) -> None:
    """Mark the items of lists that are a line to write on and nothing else."""
    for item in main.iter("li"):
        words = "".join(item.itertext()).strip()
        if not words and len(item) == 1 and item[0].get("class") == "blank":
            item.set("class", "to-fill")


def _add_code(main: Element, address: str) -> None:
    """Put the address of the web page as a QR code beside the words that say it."""
    for section in main.iterfind(".//section[@class='about']"):
        for words in section.iterfind(f".//dd[a='{address}']"):
            code = qr_code(address)
            section.attrib |= {"class": "about coded", "style": f"--code: {code.side:g}mm"}
            sub(words, "img", {"class": "code", "src": code.picture, "alt": ""})


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
