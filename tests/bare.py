"""The markup of a document by itself, without a page, a style or a name around it."""

from __future__ import annotations

from collections.abc import Mapping

import docpub
from docpub.labels import direction_of, labels_for
from docpub.passes import select
from docpub.publishing.parts import audience_of
from docpub.renderers.html.pictures import Inside
from docpub.renderers.markup import (
    BlockWriter,
    Element,
    Profile,
    keep_numbers_in_order,
    serialise,
)


def markup(document: docpub.Document, assets: Mapping[str, bytes]) -> str:
    """Return the markup alone, with the levels that the author gave the headings."""
    document = docpub.resolve(select(document, "html", audience_of(document.metadata, None)))
    pictures = Inside(docpub.GivenAssets(assets))
    profile = Profile(target="html", image=pictures.address, authored_levels=True)
    writer = BlockWriter(profile, labels_for(document.metadata.lang))
    box = Element("div")
    if heading := document.heading:
        writer.heading(box, heading.children, heading.level, heading.id)
    writer.write(box, document.children)
    keep_numbers_in_order(box, direction_of(document.metadata.lang))
    return "".join(f"{serialise(child)}\n" for child in box)
