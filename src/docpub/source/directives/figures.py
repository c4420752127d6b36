"""Figures: ``:::{figure} picture.png`` with its alternative text, and its caption as the body.

MyST's `image` is one that has no caption.
"""

from __future__ import annotations

from docpub.model import Block, Figure, Image, Inlines, Paragraph
from docpub.source.directives.call import Call, Directive, Options


class FigureOptions(Options, frozen=True, kw_only=True):
    """`alt` describes the picture; `decorative` says that it shows nothing."""

    alt: str = ""
    decorative: str | None = None


def _figure(call: Call) -> Figure:
    decorative = call.options.decorative is not None
    if not call.options.alt and not decorative:
        call.problem("image-without-alt", "The figure's picture has no alternative text.")
    where = call.argument_span
    image = Image(url=call.argument, alt=call.options.alt, decorative=decorative, span=where)
    caption, legend = _caption(call.blocks())
    picture = Paragraph(children=(image,), span=call.span)
    return Figure(children=(picture, *legend), caption=caption, span=call.span)


def _caption(body: tuple[Block, ...]) -> tuple[Inlines, tuple[Block, ...]]:
    """Take the first paragraph as the caption; what follows it is the legend."""
    if body and isinstance(body[0], Paragraph):
        return body[0].children, body[1:]
    return (), body


DIRECTIVES = dict.fromkeys(
    ("figure", "image"), Directive(_figure, argument="required", options=FigureOptions)
)
