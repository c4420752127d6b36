"""PDF: the handout, tagged, with a running foot."""

from __future__ import annotations

from docpub.fonts import CODE, FONTS
from docpub.labels import direction_of
from docpub.model import Document, replace
from docpub.renderers.pdf import weasyprint
from docpub.renderers.pdf.booklet import impose
from docpub.renderers.pdf.design import Design, Paper
from docpub.renderers.pdf.engine import Engine, Written
from docpub.renderers.protocol import Context, Info, Options, Output, Pages


class PdfOptions(Options, frozen=True, kw_only=True):
    """What is not given is what the front matter says under `print`.

    `paper` is then the first that it names, or Letter. `contents` is a list of contents, and the
    page after each cross reference, for documents that are leafed through. A `booklet` is made
    beside the handout. What is `fillable` can be filled in on a screen too.
    """

    paper: Paper | None = None
    contents: bool | None = None
    booklet: bool | None = None
    fillable: bool = False


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
        contents = _either(options.contents, printing.contents)
        design = Design(
            paper=options.paper or printing.paper[0], contents=contents, fillable=options.fillable
        )
        written = self._engine.lay_out(document, design, context).write()
        files, found = {"handout.pdf": written.pdf}, written.diagnostics
        if _either(options.booklet, printing.booklet):
            booklet = self._booklet(document, design, context)
            files["handout-booklet-print-only.pdf"] = booklet.pdf
            found = tuple(dict.fromkeys((*found, *booklet.diagnostics)))
        metadata = document.metadata
        named = (metadata.id or metadata.title, metadata.version, self.info.title, design.paper)
        pages = Pages(of=", ".join(filter(None, named)), starts=written.starts)
        return Output(files=files, diagnostics=found, pages=pages)

    def _booklet(self, document: Document, design: Design, context: Context) -> Written:
        """Lay the document out once more, on pages of half the paper, and put them on sheets."""
        halves = replace(design, booklet=True, fillable=False)
        written = self._engine.lay_out(document, halves, context).write()
        metadata = document.metadata
        pdf = impose(
            written.pdf,
            design.paper,
            title=context.labels.booklet.format(title=metadata.title),
            right_to_left=direction_of(metadata.lang) == "rtl",
        )
        return Written(pdf=pdf, origins={}, diagnostics=written.diagnostics)


def _either(option: bool | None, printed: bool) -> bool:
    """Return what an option says, or the front matter where it says nothing."""
    return printed if option is None else option


renderer = PdfRenderer(weasyprint.WeasyPrint())
