"""The colours of a theme on screens that are dark."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

from msgspec.structs import asdict

from docpub.themes.contrast import channels, contrast
from docpub.themes.tokens import Colours, DarkColours

_CONTRAST = 7.5  # as WCAG 2.2 asks in 1.4.6, and a little
_STRONGEST = 0.7  # a stronger colour seems to flicker on a dark ground


def dark_colours(colours: Colours, dark: DarkColours) -> Colours:
    """Return the colours that hold on a dark screen, those made that are not given."""
    made = {
        name: value or lightened(getattr(colours, name), dark.paper, dark.soft)
        for name, value in asdict(dark).items()
    }
    return Colours(**made)


def lightened(colour: str, *behind: str) -> str:
    """Return the darkest shade of a colour that can be read well on others; else white."""
    hue, lightness, strength = rgb_to_hls(*(channel / 255 for channel in channels(colour)))
    for step in range(round(lightness * 100), 100):
        red, green, blue = hls_to_rgb(hue, step / 100, min(strength, _STRONGEST))
        shade = "#" + "".join(f"{round(channel * 255):02x}" for channel in (red, green, blue))
        if all(contrast(shade, other) >= _CONTRAST for other in behind):
            return shade
    return "#ffffff"
