"""How outputs look: tokens, style sheets that use them, and page shells (Jinja2)."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, get_args

from docpub.themes.contrast import LowContrast, contrast, grey_of, low_contrasts
from docpub.themes.dark import dark_colours
from docpub.themes.properties import colour_properties, root_rule
from docpub.themes.screen import screen_properties
from docpub.themes.templates import TemplateError, compile_template, fill
from docpub.themes.tokens import (
    Base,
    Colours,
    DarkColours,
    Fonts,
    Footer,
    Margins,
    PageTemplate,
    Sizes,
    Spacing,
    Theme,
    ThemeLogo,
    Tokens,
)

if TYPE_CHECKING:
    from jinja2 import Template

__all__ = [
    "BUILT_IN",
    "DEFAULT",
    "Colours",
    "DarkColours",
    "Fonts",
    "Footer",
    "LowContrast",
    "Margins",
    "PageTemplate",
    "Sizes",
    "Spacing",
    "TemplateError",
    "Theme",
    "ThemeLogo",
    "Tokens",
    "colour_properties",
    "compile_template",
    "contrast",
    "dark_colours",
    "fill",
    "grey_of",
    "low_contrasts",
    "root_rule",
    "screen_style",
    "style",
    "template",
]

BUILT_IN: tuple[Base, ...] = get_args(Base)
DEFAULT = BUILT_IN[0]


@cache
def style(name: str, theme: str = DEFAULT) -> str:
    """Return a style sheet of a theme, or another of its files."""
    return (resources.files(__name__) / theme / name).read_text(encoding="utf-8")


@cache
def screen_style(tokens: Tokens) -> str:
    """Return the style sheet of the web page; other themes add to that of `plain`."""
    added = "" if tokens.base == DEFAULT else style("html.css", tokens.base)
    return "\n".join(filter(None, (screen_properties(tokens), style("html.css"), added)))


@cache
def template(name: str, theme: str = DEFAULT) -> Template:
    """Return a page shell of a theme; a name that it uses and is not given is an error."""
    return compile_template(style(name, theme))
