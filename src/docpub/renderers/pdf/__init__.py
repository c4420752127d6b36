"""PDF: the handout, tagged, with a running foot."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from docpub.diagnostics import Diagnostic
from docpub.model import Document
from docpub.model.metadata import Print, Sheets
from docpub.renderers.pdf import weasyprint
from docpub.renderers.pdf.design import Design, Paper, Variant, variant_of
from docpub.renderers.pdf.engine import Engine, Layout
from docpub.renderers.pdf.fit import fit_sheets
from docpub.renderers.protocol import Context, Info, Options, Output
from docpub.themes import Theme

Colour = Literal["colour", "mono"]


class PdfOptions(Options, frozen=True, kw_only=True):
    """What is not given is what the front matter says under `print`.

    `paper` is then the first that it names, or Letter. `contents` is a list of contents, and the
    page after each cross reference, for documents that are leafed through. `variant` is how large
    the type is, and `also` names variants to be made beside it, each in a file of its own.
    `duplex` leaves room at the fold; `colour=mono` is for printers without colours. `sheets` is how
    many sheets the standard variant is to fit, printed on both sides.
    """

    paper: Paper | None = None
    contents: bool | None = None
    variant: Variant | None = None
    also: tuple[Variant, ...] = ()
    duplex: bool | None = None
    colour: Colour | None = None
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
            "fontpkg-atkinson-hyperlegible",
            "math-core",
            "ziamath",
            "ziafont",
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
        files: dict[str, bytes] = {}
        found: dict[Diagnostic, None] = {}
        for variant in dict.fromkeys((design.variant, *options.also)):
            wanted = replace(design, variant=variant)
            layout, told = self._lay_out(document, wanted, sheets, context)
            written = layout.write()
            files[f"handout-{variant}.pdf" if files else "handout.pdf"] = written.pdf
            found |= dict.fromkeys((*told, *written.diagnostics))
        return Output(files=files, diagnostics=tuple(found))

    def _lay_out(
        self, document: Document, design: Design, sheets: int, context: Context
    ) -> tuple[Layout, tuple[Diagnostic, ...]]:
        """Lay a document out; larger print is never made smaller to fit."""

        def lay_out(document: Document, design: Design) -> Layout:
            return self._engine.lay_out(document, design, context)

        if sheets and design.variant == "standard":
            return fit_sheets(document, design, sheets, lay_out, context)
        return lay_out(document, design), ()


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
    return Design(theme=theme, **{**chosen, **said})


renderer = PdfRenderer(weasyprint.WeasyPrint())
