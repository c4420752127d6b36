"""Whether what was laid out can be read: large enough, dark enough, a code that phones can read."""

from __future__ import annotations

from collections.abc import Iterable

from docpub.diagnostics import Problems
from docpub.renderers.pdf.design import Variant
from docpub.renderers.pdf.engine import Look
from docpub.themes import contrast, grey_of

# The least x-heights, in mm: of the text, and of anything. 2 mm is what RNIB asks of clear print,
# 1.4 mm what the EU asks of labels, and 3 mm that of 18 points.
_LEAST_OF_TEXT: dict[Variant, float] = {"standard": 2, "clear-print": 2, "large-print": 3}
_LEAST = 1.4
_CONTRAST, _CONTRAST_OF_LARGE = 4.5, 3.0  # WCAG 2.2, 1.4.3
_LARGE, _LARGE_IF_BOLD = 18, 14  # points
_LEAST_MODULE = 0.4  # mm, for the cameras of phones
_MOST = 40  # letters of words that are shown


def check_sizes(looks: Iterable[Look], variant: Variant, problems: Problems) -> None:
    """Report the text, if it is too small, and the smallest of what else is."""
    looks = tuple(looks)
    text = _text_itself(looks)
    if text and text.x_height < _LEAST_OF_TEXT[variant]:
        _report_size("The text", text, _LEAST_OF_TEXT[variant], problems)
    others = (look for look in looks if look != text and look.x_height < _LEAST)
    if smallest := min(others, key=lambda look: look.x_height, default=None):
        _report_size(f"{_words(smallest)} on page {smallest.page}", smallest, _LEAST, problems)


def check_contrast(looks: Iterable[Look], problems: Problems) -> None:
    """Report words that cannot be told apart from their ground, with or without colours."""
    told: set[tuple[str, str]] = set()
    for look in looks:
        if look.ground is None:
            continue
        pair = (_hexadecimal(look.colour), _hexadecimal(look.ground))
        large = look.size >= (_LARGE_IF_BOLD if look.bold else _LARGE)
        least = _CONTRAST_OF_LARGE if large else _CONTRAST
        ratio, grey = contrast(*pair), contrast(*map(grey_of, pair))
        if min(ratio, grey) < least and pair not in told:
            told.add(pair)
            without = " where they are printed without colours" if ratio >= least else ""
            problems.report(
                "print-too-faint",
                f"{_words(look)} on page {look.page}, {pair[0]} on {pair[1]}, has a contrast of "
                f"{min(ratio, grey):.1f} to 1{without}; {least:g} to 1 is the least.",
                look.span,
            )


def check_code(module: float, problems: Problems) -> None:
    """Report a QR code whose modules, so wide in mm, are too small; 0 is no code."""
    if 0 < module < _LEAST_MODULE:
        problems.report(
            "qr-code-too-small",
            f"The modules of the QR code are {module:.2f} mm wide; {_LEAST_MODULE:g} mm is the "
            "least.",
        )


def _text_itself(looks: Iterable[Look]) -> Look | None:
    """Return how most of the text is set, fine print aside."""
    letters: dict[float, int] = {}
    first: dict[float, Look] = {}
    for look in looks:
        if not look.fine:
            letters[look.x_height] = letters.get(look.x_height, 0) + look.letters
            first.setdefault(look.x_height, look)
    return first[max(letters, key=lambda height: letters[height])] if letters else None


def _report_size(what: str, look: Look, least: float, problems: Problems) -> None:
    problems.report(
        "print-too-small",
        f"{what} has an x-height of {look.x_height:.2f} mm ({look.size:g} points); "
        f"{least:g} mm is the least.",
        look.span,
    )


def _words(look: Look) -> str:
    return repr(look.words if len(look.words) <= _MOST else f"{look.words[:_MOST]}…")


def _hexadecimal(colour: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)
