"""Style sheets and fonts that are read once for many documents."""

from __future__ import annotations

import atexit
import threading
from typing import Any

from docpub.assets import GivenAssets
from docpub.diagnostics import Problems
from docpub.renderers.pdf.weasyprint.fetching import fetcher_class
from docpub.renderers.pdf.weasyprint.loading import load

# For pages that cannot be laid out otherwise.
LOOSE = "* { break-inside: auto !important; break-after: auto !important; orphans: 1; widows: 1 }"

_KEPT = 16  # sheets; a build with more designs than that reads some again
_kept = threading.local()  # Pango's fonts belong to a thread


def parsed(css: tuple[str, ...]) -> tuple[list[Any], Any]:
    """Return style sheets as WeasyPrint takes them, and the fonts that they declare."""
    if not hasattr(_kept, "sheets"):
        atexit.register(_kept.__dict__.clear)  # while the libraries that drop fonts are there
        _kept.fonts, _kept.sheets = load().text.fonts.FontConfiguration(), {}
    return [_sheet(text) for text in css], _kept.fonts


def _sheet(text: str) -> Any:
    if text not in _kept.sheets:
        if len(_kept.sheets) >= _KEPT:
            _kept.sheets.pop(next(iter(_kept.sheets)))
        fetcher = fetcher_class()(GivenAssets(), Problems())
        _kept.sheets[text] = load().CSS(string=text, url_fetcher=fetcher, font_config=_kept.fonts)
    return _kept.sheets[text]
