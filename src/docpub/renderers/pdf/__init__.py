"""PDF: the handout, tagged, with a running foot."""

from __future__ import annotations

from docpub.fonts import CODE, FONTS
from docpub.model import Document
from docpub.renderers.pdf import weasyprint
from docpub.renderers.pdf.design import Design, Paper
from docpub.renderers.pdf.engine import Engine
from docpub.renderers.protocol import Context, Info, Options, Output


class PdfOptions(Options, frozen=True, kw_only=True):
    """What is not given is what the front matter says under `print`.

    `paper` is then the first that it names, or Letter. `contents` is a list of contents, and the
    page after each cross reference, for documents that are leafed through.
    """

    paper: Paper | None = None
    contents: bool | None = None


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
        contents = printing.contents if options.contents is None else options.contents
        design = Design(paper=options.paper or printing.paper[0], contents=contents)
        written = self._engine.lay_out(document, design, context).write()
        return Output(files={"handout.pdf": written.pdf}, diagnostics=written.diagnostics)


renderer = PdfRenderer(weasyprint.WeasyPrint())
