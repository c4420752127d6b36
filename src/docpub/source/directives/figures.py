"""Figures: ``:::{figure} picture.png`` with its alternative text, and its caption as the body.

MyST's `image` is one that has no caption.
"""

from __future__ import annotations

from docpub.model import Block, Blocks, Figure, Image, Inlines, Paragraph, Text
from docpub.source.directives.call import Call, Directive, Options


class FigureOptions(Options, frozen=True, kw_only=True):
    """`alt` describes the picture; `decorative` says that it shows nothing."""

    alt: str = ""
    decorative: str | None = None


def _figure(call: Call) -> Figure:
    caption, legend = _caption(call.blocks())
    return Figure(children=(*_picture(call), *legend), caption=caption, span=call.span)


def _picture(call: Call) -> Blocks:
    """Make the picture; where none is named, the words that describe it are all there is."""
    alt, where = call.options.alt, call.argument_span
    decorative = call.options.decorative is not None
    if not call.argument:
        words = Text(value=alt, span=call.places.at(("alt",)))
        return (Paragraph(children=(words,), span=call.span),) if alt else ()
    if not alt and not decorative:
        call.problem("image-without-alt", "The figure's picture has no alternative text.")
    image = Image(url=call.argument, alt=alt, decorative=decorative, span=where)
    return (Paragraph(children=(image,), span=call.span),)


def _caption(body: tuple[Block, ...]) -> tuple[Inlines, tuple[Block, ...]]:
    """Take the first paragraph as the caption; what follows it is the legend."""
    if body and isinstance(body[0], Paragraph):
        return body[0].children, body[1:]
    return (), body


DIRECTIVES = dict.fromkeys(
    ("figure", "image"), Directive(_figure, argument="required", options=FigureOptions)
)
