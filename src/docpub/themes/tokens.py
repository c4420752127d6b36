"""What a theme is made of: values with names, which every output shows in its own way.

A clinic writes those that it wants to be others into a file of its own (see `theme` in
`docpub.toml`).
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

Colour = Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$")]
DarkColour = Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$|^$")]
Base = Literal["plain", "clinic"]
FooterPart = Literal["organisation", "id", "version", "reviewed", "review-due"]


class Group(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Base of every group of tokens."""


class Fonts(Group, frozen=True, kw_only=True):
    """Families of fonts by name: packaged ones, or those of the machine.

    What is empty is what docpub chooses for the words of each language; headings are as the body.
    """

    body: str = ""
    headings: str = ""
    code: str = ""


class Sizes(Group, frozen=True, kw_only=True):
    """Sizes of type: of the text on paper in points, of the rest in parts of it.

    `fine` is for sources and for where a document comes from, `margins` for what stands on every
    page. `leading` is the distance of two lines.
    """

    body: Annotated[float, Meta(ge=12, le=16)] = 12
    leading: Annotated[float, Meta(ge=1.15, le=2)] = 1.35
    title: Annotated[float, Meta(ge=1, le=4)] = 1.9
    heading: Annotated[float, Meta(ge=1, le=3)] = 1.3
    subheading: Annotated[float, Meta(ge=1, le=2.5)] = 1.1
    lead: Annotated[float, Meta(ge=1, le=2)] = 1.15
    fine: Annotated[float, Meta(ge=0.75, le=1)] = 0.8
    margins: Annotated[float, Meta(ge=0.7, le=1)] = 0.75


class Colours(Group, frozen=True, kw_only=True):
    """Colours, as `#` and six digits. `soft` fills boxes, `line` draws what is not text."""

    text: Colour = "#000000"
    paper: Colour = "#ffffff"
    soft: Colour = "#eef4f6"
    line: Colour = "#6b7b80"
    accent: Colour = "#0b5269"
    link: Colour = "#0b4f87"
    emergency: Colour = "#a4161a"
    urgent: Colour = "#8a4b00"
    crisis: Colour = "#5a2a82"


class DarkColours(Group, frozen=True, kw_only=True):
    """Colours on screens that are dark. What is empty is a lighter shade of the colour on paper."""

    text: Colour = "#e8eeec"
    paper: Colour = "#14191a"
    soft: Colour = "#1f2729"
    line: Colour = "#93a4a9"
    accent: DarkColour = ""
    link: DarkColour = ""
    emergency: DarkColour = ""
    urgent: DarkColour = ""
    crisis: DarkColour = ""


class Spacing(Group, frozen=True, kw_only=True):
    """Distances, in sizes of the text: of two paragraphs, from which all others follow, and
    `measure`, the longest that a line of text may be; 0 is as long as there is room. `corner` is
    how round the corners of boxes are, in points.
    """

    paragraph: Annotated[float, Meta(ge=0.2, le=2)] = 0.5
    measure: Annotated[float, Meta(ge=0, le=80)] = 36
    corner: Annotated[float, Meta(ge=0, le=24)] = 2


class Margins(Group, frozen=True, kw_only=True):
    """The margins of a page, in millimetres. `binding` is added at the fold of duplex prints."""

    top: Annotated[float, Meta(ge=10, le=60)] = 18
    bottom: Annotated[float, Meta(ge=14, le=60)] = 21
    sides: Annotated[float, Meta(ge=8, le=60)] = 18
    binding: Annotated[float, Meta(ge=0, le=30)] = 7


class Footer(Group, frozen=True, kw_only=True):
    """What stands at the foot of every page, in this order, besides the number of the page.

    `text` follows it.
    """

    parts: tuple[FooterPart, ...] = ("organisation", "id", "version", "reviewed", "review-due")
    text: str = ""


class ThemeLogo(Group, frozen=True, kw_only=True):
    """The picture of an organisation: a file beside the theme's, and its height in mm."""

    src: str
    height: Annotated[float, Meta(ge=5, le=40)] = 14


class Tokens(Group, frozen=True, kw_only=True):
    """All that a theme says.

    `base` is what the web page is like before all else that is said. `css` names a style sheet
    that follows ours, on paper; `template` the page around the text on the web.
    """

    base: Base = "plain"
    fonts: Fonts = Fonts()
    sizes: Sizes = Sizes()
    colours: Colours = Colours()
    dark: DarkColours = DarkColours()
    spacing: Spacing = Spacing()
    page: Margins = Margins()
    footer: Footer = Footer()
    logo: ThemeLogo | None = None
    css: str = ""
    template: str = ""


class PageTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """The page around the text, in Jinja2; `file` is what diagnostics call it."""

    text: str
    file: str


class Theme(msgspec.Struct, frozen=True, kw_only=True):
    """How outputs look: tokens, with what stands in the files that these name."""

    tokens: Tokens = Tokens()
    logo: bytes = b""
    css: str = ""
    page: PageTemplate | None = None
