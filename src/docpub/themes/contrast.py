"""How well colours can be told apart, on a screen and on a printer without colours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docpub.themes.tokens import Colours

TEXT, SHAPES = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
# Which of the tokens stand on which.
_MEET = (
    *((name, "paper", TEXT) for name in ("text", "accent", "link")),
    *((name, "soft", TEXT) for name in ("text", "accent", "link")),
    *((name, "paper", TEXT) for name in ("emergency", "urgent", "crisis")),
    ("line", "paper", SHAPES),
)


class LowContrast(NamedTuple):
    """Two tokens that are too alike; `grey` where that is so only without colours."""

    token: str
    behind: str
    ratio: float
    least: float
    grey: bool


def low_contrasts(colours: Colours, *, printed: bool = True) -> Iterator[LowContrast]:
    """Yield the pairs of tokens that meet on a page and are too alike.

    Where they are `printed`, also those that are so without colours.
    """
    for token, behind, least in _MEET:
        pair: tuple[str, str] = (getattr(colours, token), getattr(colours, behind))
        ratio = contrast(*pair)
        grey = contrast(*map(grey_of, pair)) if printed else ratio
        if min(ratio, grey) < least:
            yield LowContrast(token, behind, min(ratio, grey), least, grey=ratio >= least)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def grey_of(colour: str) -> str:
    """Return a colour as printers without colours make it (ISO 32000-1, 10.3.3)."""
    red, green, blue = channels(colour)
    level = round(0.3 * red + 0.59 * green + 0.11 * blue)
    return f"#{level:02x}{level:02x}{level:02x}"


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, from 0 to 255."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
