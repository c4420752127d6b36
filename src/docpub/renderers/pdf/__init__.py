"""PDF: the handout, tagged, with a running foot."""

from __future__ import annotations

from docpub.model import Document
from docpub.renderers.pdf import weasyprint
from docpub.renderers.pdf.design import Design, Paper
from docpub.renderers.pdf.engine import Engine
from docpub.renderers.protocol import Context, Info, Options, Output


class PdfOptions(Options, frozen=True, kw_only=True):
    """`paper` is by default the first that the front matter names under `print`, or Letter."""

    paper: Paper | None = None


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
        design = Design(paper=options.paper or document.metadata.print.paper[0])
        written = self._engine.lay_out(document, design, context).write()
        return Output(files={"handout.pdf": written.pdf}, diagnostics=written.diagnostics)


renderer = PdfRenderer(weasyprint.WeasyPrint())
