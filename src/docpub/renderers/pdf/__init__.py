"""PDF: the handout, tagged, with a running foot."""

from __future__ import annotations

from typing import Literal
from urllib.parse import quote

from docpub.assets import AssetError, Assets, read_picture
from docpub.diagnostics import Problems
from docpub.labels import Labels, direction_of
from docpub.model import Document, Metadata
from docpub.renderers.markup import BlockWriter, Element, Profile, serialise, write_header
from docpub.renderers.markup.furniture import footer_parts, notice_of
from docpub.renderers.pdf import weasyprint
from docpub.renderers.pdf.engine import ASSET, Engine, Page
from docpub.renderers.pdf.formulas import FormulaPictures
from docpub.renderers.protocol import Context, Info, Options, Output
from docpub.themes import style, template

Paper = Literal["Letter", "A4"]


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
        paper = options.paper or document.metadata.print.paper[0]
        problems = Problems(sources=document.sources)
        html = _html(document, context, problems)
        page = Page(html=html, css=f"@page {{ size: {paper} }}\n{style('pdf.css')}")
        result = self._engine.layout(page, context.assets)
        return Output(
            files={"handout.pdf": result.pdf}, diagnostics=(*problems.found, *result.diagnostics)
        )


def _html(document: Document, context: Context, problems: Problems) -> str:
    from markupsafe import Markup  # comes with Jinja2, which is slow to import

    metadata, labels = document.metadata, context.labels
    profile = Profile(
        target="pdf",
        image=_Pictures(context.assets).address,
        formula=FormulaPictures(problems).draw,
    )
    writer = BlockWriter(profile, labels)
    main = Element("main")
    write_header(writer, main, document)
    writer.write(main, document.children)
    return template("pdf.html.j2").render(
        metadata=metadata,
        direction=direction_of(metadata.lang),
        modified=context.modified.date().isoformat(),
        running=_running(metadata, labels),
        main=Markup(serialise(main)),
    )


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


class _Pictures:
    """Pictures by addresses that only our fetcher knows."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets

    def address(self, url: str) -> str | None:
        """Return the address of a picture, or None if it cannot be shown."""
        try:
            read_picture(self._assets, url)
        except AssetError:
            return None
        return f"{ASSET}{quote(url, safe='')}"


renderer = PdfRenderer(weasyprint.WeasyPrint())
