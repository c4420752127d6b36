"""The style sheet of a design."""

from __future__ import annotations

from base64 import b64encode

from docpub.renderers.pdf.design import Design, Paper
from docpub.themes import colour_properties, root_rule, style

_HALVES: dict[Paper, str] = {"A4": "A5", "A5": "A6", "Letter": "5.5in 8.5in"}
# On a square of 24.
_DRAWINGS = {
    # A triangle with an exclamation mark.
    "emergency": "M12 1.5 23.5 22H.5zM10.6 8.5l.5 7h1.8l.5-7zM10.6 17.3h2.8v2.8h-2.8z",
    # A clock.
    "urgent": "M12 1a11 11 0 1 0 0 22 11 11 0 0 0 0-22zm0 3a8 8 0 1 1 0 16 8 8 0 0 1 0-16z"
    "m-1.3 2v6.7l4.9 3 1.3-2.2-3.6-2.2V6z",
    # Two people's talk.
    "crisis": "M2 3h20a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H12l-6 5v-5H2a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1z"
    "M6 8.7v2.6h2.6V8.7zm4.7 0v2.6h2.6V8.7zm4.7 0v2.6H18V8.7z",
}


def css_of(design: Design) -> str:
    """Return the style sheet for a design: its values, ours, and the theme's own."""
    return "\n".join(
        (
            root_rule(_properties(design)),
            style("pdf.css"),
            _sign_rules(design),
            _page_rules(design),
            design.theme.css,
        )
    )


def _properties(design: Design) -> dict[str, str]:
    tokens, measures = design.theme.tokens, design.measured
    points = ("body", "title", "heading", "subheading", "lead", "fine", "margins")
    return {
        **colour_properties(design.colours),
        **{f"--{name}": f"{getattr(measures, name):g}pt" for name in points},
        "--leading": f"{measures.leading:g}",
        "--gap": f"{measures.paragraph:g}pt",
        "--measure": f"{measures.measure:g}pt" if measures.measure else "none",
        "--columns": str(measures.columns),
        "--list-columns": str(measures.list_columns) if measures.list_columns > 1 else "auto",
        "--corner": f"{tokens.spacing.corner:g}pt",
        "--page-top": f"{measures.top:g}mm",
        "--page-bottom": f"{measures.bottom:g}mm",
        "--page-sides": f"{measures.sides:g}mm",
        "--binding": f"{measures.binding:g}mm",
    }


def _page_rules(design: Design) -> str:
    rules = [f"@page {{ size: {_HALVES[design.paper] if design.booklet else design.paper} }}"]
    if design.duplex or design.booklet:
        room = "calc(var(--page-sides) + var(--binding))"
        rules += [
            f"@page :{side} {{ margin-{fold}: {room} }}"
            for side, fold in (("right", "left"), ("left", "right"))
        ]
    return "\n".join(rules)


def _sign_rules(design: Design) -> str:
    """Return the rules that put the drawings behind the words."""
    return "\n".join(
        f".sign.{level} > :is(h2, h3, h4, h5, h6)"
        f" {{ background-image: url({_address(path, design)}) }}"
        for level, path in _DRAWINGS.items()
    )


def _address(path: str, design: Design) -> str:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">'
        f'<path fill="{design.colours.paper}" fill-rule="evenodd" d="{path}"/></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(drawing.encode()).decode()}"
