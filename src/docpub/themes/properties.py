"""Tokens as custom properties of CSS, which the style sheets of all outputs may use.

See https://www.w3.org/TR/css-variables-1/.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from docpub.themes.tokens import Colours


def colour_properties(colours: Colours) -> dict[str, str]:
    """Return a property for each colour, such as `--accent`."""
    return {f"--{name}": value for name, value in msgspec.structs.asdict(colours).items()}


def root_rule(properties: Mapping[str, str]) -> str:
    """Write properties as a rule for the whole document."""
    lines = "".join(f"  {name}: {value};\n" for name, value in properties.items())
    return f":root {{\n{lines}}}\n"
