"""HTML: one page that holds all it needs, or a fragment for another system's page."""

from __future__ import annotations

from collections.abc import Iterable

from docpub.assets import AssetError, Assets, data_url, read_picture
from docpub.labels import direction_of
from docpub.model import ContentsEntry, Document
from docpub.renderers.markup import (
    BlockWriter,
    Element,
    Profile,
    keep_landmarks_apart,
    keep_numbers_in_order,
    serialise,
    write_header,
)
from docpub.renderers.markup.contents import write_contents
from docpub.renderers.markup.furniture import footer_parts, notice_of
from docpub.renderers.protocol import Context, Info, Options, Output
from docpub.themes import style, template

MAIN_FILE = "page.html"


class HtmlOptions(Options, frozen=True, kw_only=True):
    """`fragment` leaves out the page around the text, and keeps the author's heading levels."""

    fragment: bool = False


class HtmlRenderer:
    """Makes the web page."""

    info = Info(
        name="html",
        title="Web page",
        media_type="text/html",
        suffix=".html",
        features=frozenset({"reflow", "links", "images"}),
        tools=("Jinja2", "math-core"),
    )
    options = HtmlOptions

    def render(self, document: Document, options: HtmlOptions, context: Context) -> Output:
        """Make the page."""
        profile = Profile(
            target="html",
            image=_Embedded(context.assets).address,
            authored_levels=options.fragment,
        )
        writer = BlockWriter(profile, context.labels)
        text = _fragment(writer, document) if options.fragment else _page(writer, document)
        return Output(files={MAIN_FILE: text.encode()})


def _fragment(writer: BlockWriter, document: Document) -> str:
    box = Element("div")
    if heading := document.heading:
        writer.heading(box, heading.children, heading.level, heading.id)
    writer.write(box, document.children)
    keep_numbers_in_order(box, direction_of(document.metadata.lang))
    return "".join(f"{serialise(child)}\n" for child in box)


def _page(writer: BlockWriter, document: Document) -> str:
    from markupsafe import Markup  # comes with Jinja2, which is slow to import

    metadata, labels = document.metadata, writer.labels
    main = Element("main", {"id": "page--main"})
    write_header(writer, main, document)
    writer.write(main, document.children)
    keep_numbers_in_order(main, direction_of(metadata.lang))
    keep_landmarks_apart(main)
    return template("page.html.j2").render(
        metadata=metadata,
        labels=labels,
        direction=direction_of(metadata.lang),
        notice=notice_of(metadata, labels),
        footer=footer_parts(metadata, labels),
        style=Markup(style("html.css")),
        contents=Markup(_contents(writer, document.contents)),
        main=Markup(serialise(main)),
    )


def _contents(writer: BlockWriter, entries: Iterable[ContentsEntry]) -> str:
    box = Element("div")
    write_contents(writer, box, entries)
    return "".join(map(serialise, box))


class _Embedded:
    """Pictures as `data:` addresses."""

    def __init__(self, assets: Assets) -> None:
        self._assets = assets

    def address(self, url: str) -> str | None:
        """Return the picture itself as an address, or None if it cannot be shown."""
        try:
            return data_url(read_picture(self._assets, url))
        except AssetError:
            return None


renderer = HtmlRenderer()
