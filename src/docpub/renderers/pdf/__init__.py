"""PDF: the handout, tagged, with a running foot."""

from __future__ import annotations

from docpub.diagnostics import Diagnostic
from docpub.model import Document
from docpub.model.metadata import Sheets
from docpub.renderers.pdf import weasyprint
from docpub.renderers.pdf.design import Design, Paper
from docpub.renderers.pdf.engine import Engine
from docpub.renderers.pdf.fit import LayOut, fit_sheets
from docpub.renderers.protocol import Context, Info, Options, Output


class PdfOptions(Options, frozen=True, kw_only=True):
    """What is not given is what the front matter says under `print`.

    `paper` is then the first that it names, or Letter. `contents` is a list of contents, and the
    page after each cross reference, for documents that are leafed through. `sheets` is how many
    sheets the handout is to fit, printed on both sides.
    """

    paper: Paper | None = None
    contents: bool | None = None
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
        contents = printing.contents if options.contents is None else options.contents
        design = Design(paper=options.paper or printing.paper[0], contents=contents)
        sheets = printing.sheets if options.sheets is None else options.sheets
        told: tuple[Diagnostic, ...] = ()
        if sheets:
            layout, told = fit_sheets(document, design, sheets, self._lay_out(context), context)
        else:
            layout = self._engine.lay_out(document, design, context)
        written = layout.write()
        return Output(files={"handout.pdf": written.pdf}, diagnostics=told + written.diagnostics)

    def _lay_out(self, context: Context) -> LayOut:
        return lambda document, design: self._engine.lay_out(document, design, context)


renderer = PdfRenderer(weasyprint.WeasyPrint())
