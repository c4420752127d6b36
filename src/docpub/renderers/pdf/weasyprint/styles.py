"""Style sheets and fonts that are read once for many documents."""

from __future__ import annotations

import atexit
from functools import cache, lru_cache
from typing import Any

from docpub.assets import GivenAssets
from docpub.diagnostics import Problems
from docpub.renderers.pdf.weasyprint.fetching import fetcher_class
from docpub.renderers.pdf.weasyprint.loading import load
from docpub.renderers.pdf.weasyprint.typefaces import new_configuration

# For tables with rows so tall that their heads fit on no page with them.
HEADS_AS_ROWS = "thead { display: table-row-group } tr { break-inside: auto !important }"
# For pages that cannot be laid out otherwise.
LOOSE = "* { break-inside: auto !important; break-after: auto !important; orphans: 1; widows: 1 }"


@cache
def fonts() -> Any:
    """Return the fonts that style sheets have declared, as WeasyPrint takes them."""
    atexit.register(_forget)  # while the libraries are still there that drop fonts
    return new_configuration()


@lru_cache(maxsize=16)
def sheet(css: str) -> Any:
    """Return a style sheet as WeasyPrint takes it."""
    fetcher = fetcher_class()(GivenAssets(), Problems())
    return load().CSS(string=css, url_fetcher=fetcher, font_config=fonts())


def _forget() -> None:
    sheet.cache_clear()
    fonts.cache_clear()
