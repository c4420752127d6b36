"""Take away headings that say nothing."""

from __future__ import annotations

from docpub.model import Blocks, Document, Heading, Section, is_blank, map_blocks, replace


def drop_empty_headings(document: Document) -> Document:
    """Let what stands under an empty heading belong to the one before."""
    if document.heading and is_blank(document.heading.children):
        document = replace(document, heading=None)
    return map_blocks(map_blocks(document, _opened, Section), _dropped, Heading)


def _opened(section: Section) -> Section | Blocks:
    return section.children if is_blank(section.heading.children) else section


def _dropped(heading: Heading) -> Heading | Blocks:
    return () if is_blank(heading.children) else heading
