"""HTML: one page that holds all it needs, or a fragment for another system's page."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from docpub.diagnostics import Diagnostic
from docpub.model import Document
from docpub.renderers.html.fragment import scoped, write_fragment
from docpub.renderers.html.head import Style
from docpub.renderers.html.page import write_page
from docpub.renderers.html.pictures import Beside, Inside, Pictures, hashed_name
from docpub.renderers.markup import BlockWriter, Profile
from docpub.renderers.protocol import Context, Info, Options, Output
from docpub.themes import screen_style

MAIN_FILE = "page.html"


class HtmlOptions(Options, frozen=True, kw_only=True):
    """`assets` says where the style sheet and the pictures are: inside the page, or in files beside
    it, named after what is in them. A `fragment` is the text without the page around it, and
    `heading-offset` lowers the headings of one: with 1, the title is a heading of level 2.
    """

    assets: Literal["inside", "files"] = "inside"
    fragment: bool = False
    heading_offset: Annotated[int, Meta(ge=0, le=4)] = 0


class HtmlRenderer:
    """Makes the web page."""

    info = Info(
        name="html",
        title="Web page",
        media_type="text/html",
        suffix=".html",
        features=frozenset({"reflow", "links", "images"}),
        uses=frozenset({"companions"}),
        tools=("Jinja2", "math-core", "tinycss2"),
    )
    options = HtmlOptions

    def render(self, document: Document, options: HtmlOptions, context: Context) -> Output:
        """Make the page."""
        beside = options.assets == "files"
        pictures: Pictures = (Beside if beside else Inside)(context.assets)
        sheet = _style(context, options)
        writer = BlockWriter(Profile(target="html", image=pictures.address), context.labels)
        found: tuple[Diagnostic, ...] = ()
        if options.fragment:
            text = write_fragment(writer, document, sheet, options.heading_offset)
        else:
            logo = pictures.logo(document.metadata.organisation, context.theme)
            text, found = write_page(writer, document, sheet, context, logo)
        files = {MAIN_FILE: text.encode(), **dict(sorted(pictures.files.items()))}
        if sheet.address:
            files[sheet.address] = sheet.css.encode()
        return Output(files=files, diagnostics=found)


def _style(context: Context, options: HtmlOptions) -> Style:
    css = screen_style(context.theme.tokens)
    if options.fragment:
        css = scoped(css)
    beside = options.assets == "files"
    return Style.of(css, hashed_name("style", "css", css.encode()) if beside else "")


renderer = HtmlRenderer()
