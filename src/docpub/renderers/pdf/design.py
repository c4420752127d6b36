"""What a handout looks like: all that is chosen before it is laid out."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec.structs import replace

from docpub.model.metadata import PrintSize
from docpub.themes import Colours, Theme, grey_of

Paper = Literal["Letter", "A4", "A5"]
# A handout that is made to fit one paper fits those that are nearly as large.
ALIKE: dict[Paper, tuple[Paper, ...]] = {
    "Letter": ("Letter", "A4"),
    "A4": ("Letter", "A4"),
    "A5": ("A5",),
}
Variant = Literal["standard", "clear-print", "large-print"]


# What the front matter may say of the size instead of naming the variant.
_POINTS: dict[str, Variant] = {
    "": "standard",
    "12pt": "standard",
    "14pt": "clear-print",
    "18pt": "large-print",
}


class Measures(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes of type, distances and margins: in points, unless something else is said.

    `leading` is in sizes of the text. `measure` is how long a line may be, 0 as long as there is
    room. `columns` are those of the page, `list_columns` those that lists of short items may have.
    Margins of the page are in mm.
    """

    body: float
    leading: float
    title: float
    heading: float
    subheading: float
    lead: float
    fine: float
    margins: float
    paragraph: float
    measure: float
    columns: int = 1
    list_columns: int = 1
    top: float
    bottom: float
    sides: float
    binding: float


class Design(msgspec.Struct, frozen=True, kw_only=True):
    """How to lay a document out, in terms that any engine understands.

    `contents` asks for a list of contents, and the page after each cross reference. `measures` are
    those of the variant unless others are given. `duplex` leaves room at the fold, `mono` is for
    printers without colours. The pages of a `booklet` are half a sheet of `paper`. In what is
    `fillable`, lines and boxes are fields of a form besides.
    """

    paper: Paper = "Letter"
    variant: Variant = "standard"
    contents: bool = False
    duplex: bool = False
    mono: bool = False
    booklet: bool = False
    fillable: bool = False
    theme: Theme = Theme()
    measures: Measures | None = None

    @property
    def measured(self) -> Measures:
        """The sizes and distances that hold."""
        measures = self.measures or measures_of(self.theme, self.variant)
        return _halved(measures) if self.small else measures

    @property
    def small(self) -> bool:
        """Whether the pages are of half the usual size."""
        return self.booklet or self.paper == "A5"

    @property
    def colours(self) -> Colours:
        """The colours that hold."""
        colours = self.theme.tokens.colours
        return _without_colours(colours) if self.mono else colours


class _Least(msgspec.Struct, frozen=True, kw_only=True):
    """The least sizes of a variant in points, and its least margins in mm."""

    body: float
    fine: float
    margins: float
    paragraph: float = 0
    top: float = 0
    bottom: float = 0
    sides: float = 0


# The size of the text is that of RNIB's clear print and of ACB's large print, and so are the
# distance of paragraphs and the margins of that. The least of all is an x-height of 1.4 mm.
_LEAST: dict[Variant, _Least] = {
    "standard": _Least(body=12, fine=8.5, margins=8.5),
    "clear-print": _Least(body=14, fine=12, margins=10.5),
    "large-print": _Least(body=18, fine=18, margins=18, paragraph=14, top=29, bottom=27, sides=25),
}


def measures_of(theme: Theme, variant: Variant) -> Measures:
    """Return the measures of a variant: those of the theme, but not under its own."""
    sizes, spacing, page = theme.tokens.sizes, theme.tokens.spacing, theme.tokens.page
    least = _LEAST[variant]
    body = max(sizes.body, least.body)
    # Headings need not grow as the text does to stand out.
    growth = (body / sizes.body) ** 0.6 * sizes.body
    return Measures(
        body=body,
        leading=sizes.leading,
        title=max(body, sizes.title * growth),
        heading=max(body, sizes.heading * growth),
        subheading=max(body, sizes.subheading * growth),
        lead=max(body, sizes.lead * growth),
        fine=max(sizes.fine * body, least.fine),
        margins=max(sizes.margins * sizes.body, least.margins),
        paragraph=max(spacing.paragraph * body, least.paragraph),
        measure=spacing.measure * body,
        top=max(page.top, least.top),
        bottom=max(page.bottom, least.bottom),
        sides=max(page.sides, least.sides),
        binding=page.binding,
    )


def _halved(measures: Measures) -> Measures:
    """Return measures for pages of half the size: headings that fit, and narrow margins."""
    return replace(
        measures,
        title=1.5 * measures.body,
        heading=1.2 * measures.body,
        lead=1.1 * measures.body,
        measure=0,
        top=17,
        bottom=17,
        sides=10,
        binding=5,
    )


def variant_of(size: PrintSize) -> Variant:
    """Return the variant that the front matter asks for with `print: {size: …}`."""
    match size:
        case "standard" | "clear-print" | "large-print":
            return size
        case _:
            return _POINTS[size]


def _without_colours(colours: Colours) -> Colours:
    """Return colours for a printer that has none: it would dither all but black and white."""
    black, paper = "#000000", "#ffffff"
    return replace(
        colours,
        **dict.fromkeys(("text", "accent", "link", "emergency", "urgent", "crisis"), black),
        paper=paper,
        soft=paper,
        line=grey_of(colours.line),
    )
