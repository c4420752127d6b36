"""PDF: the handout, tagged, with a running foot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from docpub.diagnostics import Problems
from docpub.fonts import CODE, FONTS
from docpub.labels import Labels, direction_of
from docpub.model import Document, replace
from docpub.model.metadata import Print, Sheets
from docpub.renderers.pdf import weasyprint
from docpub.renderers.pdf.booklet import impose, sides
from docpub.renderers.pdf.design import Design, Paper, Variant, variant_of
from docpub.renderers.pdf.engine import Engine, Layout, Written
from docpub.renderers.pdf.fit import fit_sheets
from docpub.renderers.pdf.labels import finish, report
from docpub.renderers.pdf.legible import check_code, check_contrast, check_sizes
from docpub.renderers.protocol import Context, Info, Options, Output, Pages
from docpub.themes import Theme

Colour = Literal["colour", "mono"]


class PdfOptions(Options, frozen=True, kw_only=True):
    """What is not given is what the front matter says under `print`.

    `paper` is then the first that it names, or Letter. `contents` is a list of contents, and the
    page after each cross reference, for documents that are leafed through. `variant` is how large
    the type is, and `also` names variants to be made beside it, each in a file of its own.
    `duplex` leaves room at the fold; `colour=mono` is for printers without colours. A `booklet` is
    made beside the handout. What is `fillable` can be filled in on a screen too. `sheets` is how
    many sheets the standard variant is to fit, printed on both sides.
    """

    paper: Paper | None = None
    contents: bool | None = None
    variant: Variant | None = None
    also: tuple[Variant, ...] = ()
    duplex: bool | None = None
    colour: Colour | None = None
    booklet: bool | None = None
    fillable: bool = False
    sheets: Sheets | None = None


class PdfRenderer:
    """Makes the handout."""

    info = Info(
        name="pdf",
        title="PDF handout",
        media_type="application/pdf",
        suffix=".pdf",
        features=frozenset({"pages", "links", "images", "tags"}),
        tools=(
            "Jinja2",
            "weasyprint",
            "pydyf",
            "segno",
            "pikepdf",
            "math-core",
            "ziamath",
            "ziafont",
            *sorted({font.package.replace("_", "-") for font in (*FONTS, CODE)}),
        ),
    )
    options = PdfOptions

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def render(self, document: Document, options: PdfOptions, context: Context) -> Output:
        """Make the handout. Raises `RendererError` if the engine is not there."""
        printing = document.metadata.print
        design = design_of(printing, options, context.theme)
        sheets = printing.sheets if options.sheets is None else options.sheets
        made = {"handout.pdf": self._handout(document, design, context, sheets)}
        for variant in dict.fromkeys(options.also):
            if variant != design.variant:
                other = replace(design, variant=variant)
                made[f"handout-{variant}.pdf"] = self._handout(document, other, context, sheets)
        if printing.booklet if options.booklet is None else options.booklet:
            made["handout-booklet-print-only.pdf"] = self._booklet(document, design, context)
        found = dict.fromkeys(d for written in made.values() for d in written.diagnostics)
        files = {name: written.pdf for name, written in made.items()}
        counts = {name: written.pages for name, written in made.items()}
        metadata = document.metadata
        larger = design.variant if design.variant != "standard" else None
        name = metadata.id or metadata.title
        named = (name, metadata.version, self.info.title, larger, design.paper)
        pages = Pages(of=", ".join(filter(None, named)), starts=made["handout.pdf"].starts)
        titles = _titles(design.variant, options.also, context.labels)
        return Output(
            files=files,
            diagnostics=tuple(found),
            titles=titles,
            pages=pages,
            page_counts=counts,
        )

    def _handout(
        self, document: Document, design: Design, context: Context, sheets: int = 0
    ) -> Written:
        """Lay the document out, judge the file, and label it with what it has earned.

        Larger print is never made smaller to fit the sheets.
        """

        def lay_out(document: Document, design: Design) -> Layout:
            return self._engine.lay_out(document, design, context)

        problems = Problems(sources=document.sources)
        if sheets and design.variant == "standard":
            layout, told = fit_sheets(document, design, sheets, lay_out, context)
            problems.found += told
        else:
            layout = lay_out(document, design)
        written = layout.write()
        problems.found += written.diagnostics
        check_sizes(written.looks, design.variant, problems)
        check_contrast(written.looks, problems)
        check_code(written.module, problems)
        finished = finish(written.pdf)
        report(finished.findings, written.origins, problems)
        return replace(written, pdf=finished.pdf, diagnostics=tuple(problems.found))

    def _booklet(self, document: Document, design: Design, context: Context) -> Written:
        """Lay the document out once more, on pages of half the paper, and put them on sheets."""
        halves = replace(design, booklet=True, fillable=False, variant="standard")
        written = self._handout(document, halves, context)
        metadata = document.metadata
        pdf = impose(
            written.pdf,
            design.paper,
            title=context.labels.booklet.format(title=metadata.title),
            right_to_left=direction_of(metadata.lang) == "rtl",
        )
        return Written(
            pdf=pdf,
            pages=len(sides(written.pages)),
            origins={},
            diagnostics=written.diagnostics,
        )


def design_of(printing: Print, options: PdfOptions, theme: Theme) -> Design:
    """Return the design that options ask for, and where they say nothing the front matter."""
    chosen = {
        "paper": options.paper or printing.paper[0],
        "contents": options.contents,
        "variant": options.variant or variant_of(printing.size),
        "duplex": options.duplex,
        "mono": (options.colour or printing.colour) == "mono",
    }
    said = {name: getattr(printing, name) for name, value in chosen.items() if value is None}
    return Design(theme=theme, fillable=options.fillable, **{**chosen, **said})


def _titles(main: Variant, others: Iterable[Variant], labels: Labels) -> dict[str, str]:
    """Name the files that are read on a screen; a booklet can only be printed."""
    titles = {
        "standard": labels.pdf,
        "clear-print": labels.pdf_clear_print,
        "large-print": labels.pdf_large_print,
    }
    others = (variant for variant in others if variant != main)
    beside = {f"handout-{variant}.pdf": titles[variant] for variant in others}
    return {"handout.pdf": titles[main], **beside}


renderer = PdfRenderer(weasyprint.WeasyPrint())
