"""How outputs look: tokens, style sheets that use them, and page shells (Jinja2)."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from docpub.themes.contrast import LowContrast, contrast, grey_of, low_contrasts
from docpub.themes.properties import colour_properties, root_rule
from docpub.themes.templates import TemplateError, compile_template, fill
from docpub.themes.tokens import (
    Colours,
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
    "DEFAULT",
    "Colours",
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
    "fill",
    "grey_of",
    "low_contrasts",
    "root_rule",
    "style",
    "template",
]

DEFAULT = "plain"


@cache
def style(name: str, theme: str = DEFAULT) -> str:
    """Return a style sheet of a theme, or another of its files."""
    return (resources.files(__name__) / theme / name).read_text(encoding="utf-8")


@cache
def template(name: str, theme: str = DEFAULT) -> Template:
    """Return a page shell of a theme; a name that it uses and is not given is an error."""
    return compile_template(style(name, theme))
