"""Tokens as custom properties of CSS, which the style sheets of all outputs may use.

See https://www.w3.org/TR/css-variables-1/.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from docpub.themes.tokens import Colours, Fonts


def colour_properties(colours: Colours) -> dict[str, str]:
    """Return a property for each colour, such as `--accent`."""
    return {f"--{name}": value for name, value in msgspec.structs.asdict(colours).items()}


def font_properties(fonts: Fonts) -> dict[str, str]:
    """Return the families of fonts, each with what stands in for it."""
    body = f"{_string(fonts.body)}, sans-serif"
    headings = f"{_string(fonts.headings)}, {body}" if fonts.headings else body
    return {
        "--font-body": body,
        "--font-headings": headings,
        "--font-code": f"{_string(fonts.code)}, monospace",
    }


def root_rule(properties: Mapping[str, str]) -> str:
    """Write properties as a rule for the whole document."""
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f":root {{\n{lines}}}\n"


def _string(words: str) -> str:
    """Write a text as CSS takes it (https://www.w3.org/TR/css-syntax-3/#serializing)."""
    return '"' + "".join(c if c.isalnum() or c in " -_" else f"\\{ord(c):x} " for c in words) + '"'
