"""The style sheet of the web page: the tokens of a theme, and the sheets that use them."""

from __future__ import annotations

from collections.abc import Iterator

from docpub.themes.dark import dark_colours
from docpub.themes.properties import colour_properties, root_rule
from docpub.themes.tokens import Tokens

_SYSTEM = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif'
_CODE = 'ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace'
_LEAST_LEADING = 1.5  # on screens, WCAG 2.2, 1.4.8
_SIZES = ("title", "heading", "subheading", "lead")


def screen_properties(tokens: Tokens) -> str:
    """Return rules that give the style sheets of the web page their values, light and dark."""
    light = root_rule({**colour_properties(tokens.colours), **dict(_shapes(tokens))})
    dark = root_rule(colour_properties(dark_colours(tokens.colours, tokens.dark)))
    return f"{light}@media (prefers-color-scheme: dark) {{\n{dark}}}\n"


def _shapes(tokens: Tokens) -> Iterator[tuple[str, str]]:
    """Yield what is not a colour. Sizes follow those that readers set in their browsers."""
    fonts, sizes, spacing = tokens.fonts, tokens.sizes, tokens.spacing
    yield "--font", _family(fonts.body, _SYSTEM)
    yield "--heading-font", _family(fonts.headings, "var(--font)")
    yield "--code-font", _family(fonts.code, _CODE)
    yield from ((f"--{name}", f"{getattr(sizes, name):g}rem") for name in _SIZES)
    yield "--fine", f"{max(sizes.fine, 0.8):g}rem"
    yield "--leading", f"{max(sizes.leading, _LEAST_LEADING):g}"
    yield "--gap", f"{2 * spacing.paragraph:g}rem"  # lines are further apart than on paper
    yield "--measure", f"{spacing.measure:g}rem" if spacing.measure else "100rem"
    yield "--corner", f"{spacing.corner:g}pt"


def _family(name: str, others: str) -> str:
    """Return a list of families; the name is a theme's, so it is written as CSS has strings."""
    if not name:
        return others
    escaped = "".join(c if c.isalnum() or c in " -_" else f"\\{ord(c):x} " for c in name)
    return f'"{escaped}", {others}'
