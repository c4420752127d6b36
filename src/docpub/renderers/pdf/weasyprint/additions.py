"""What the pages of a handout have besides the text: who publishes it, its code, lines to fill."""

from __future__ import annotations

from docpub.assets import data_url, picture
from docpub.diagnostics import Problems
from docpub.model import Organisation
from docpub.renderers.markup import Element, sub
from docpub.renderers.pdf.design import Design
from docpub.renderers.pdf.qr import qr_code
from docpub.renderers.pdf.weasyprint.fetching import picture_address
from docpub.renderers.protocol import Context

_LONGEST_WORD = 18  # letters of 12 points that fit in a column
_SIDE_BY_SIDE = frozenset({"glossary", "contacts", "about"})
_MOST_ROWS, _MOST_LETTERS = 12, 800  # of a table that is kept on one page


def add_brand(
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


def pair_up(main: Element) -> None:
    """Put each term and what is said of it in a box, where they stand side by side."""
    for section in main.iter("section"):
        if _SIDE_BY_SIDE.intersection((section.get("class") or "").split()):
            for items in (*section.iterfind("dl"), *section.iterfind("address/dl")):
                rows = list(items)
                items[:] = ()
                for row in rows:
                    if not len(items) or (row.tag == "dt" and items[-1][-1].tag == "dd"):
                        sub(items, "div", {"class": "pair"})
                    items[-1].append(row)


def mark_lines_to_fill(main: Element) -> None:
    """Mark the items of lists that are a line to write on and nothing else."""
    for item in main.iter("li"):
        words = "".join(item.itertext()).strip()
        if not words and len(item) == 1 and item[0].get("class") == "blank":
            item.set("class", "to-fill")


def mark_long_tables(main: Element) -> None:
    """Mark the tables that hardly fit on what is left of a page, so that one may part them."""
    for table in main.iter("table"):
        rows = sum(1 for _ in table.iter("tr"))
        if rows > _MOST_ROWS or len("".join(table.itertext())) > _MOST_LETTERS:
            table.set("class", "long")


def mark_long_words(main: Element, design: Design) -> None:
    """Mark the cells of tables with words that may have to be parted to fit in their column."""
    longest = _LONGEST_WORD * 12 / design.measured.body
    for cell in main.iter():
        if cell.tag in ("td", "th") and any(
            len(word) > longest for word in "".join(cell.itertext()).split()
        ):
            cell.set("class", " ".join(filter(None, (cell.get("class"), "long-words"))))


def add_code(main: Element, address: str, problems: Problems) -> None:
    """Put the address of the web page as a QR code beside the words that say it."""
    for section in main.iterfind(".//section[@class='about']"):
        for words in section.iterfind(f".//dd[a='{address}']"):
            code = qr_code(address)
            if code is None:
                message = "The address is too long for a QR code."
                problems.report("qr-code-left-out", message)
                return
            section.attrib |= {"class": "about coded", "style": f"--code: {code.side:g}mm"}
            picture = {"class": "code", "src": code.picture, "alt": ""}
            sub(words, "img", {**picture, "data-modules": str(code.modules)})
