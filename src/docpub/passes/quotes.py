"""The quotation marks of languages."""

from __future__ import annotations

from typing import NamedTuple


class Quotes(NamedTuple):
    """The marks around words, and around words inside those."""

    open: str
    close: str
    inner_open: str
    inner_close: str


ENGLISH = Quotes(*"“”‘’")
_GERMAN = Quotes(*"„“‚‘")
_GUILLEMETS = Quotes(*"«»“”")
_EASTERN = Quotes(*"«»„“")
_NORDIC = Quotes(*"””’’")
_CORNERS = Quotes(*"「」『』")
# Those of CLDR (https://cldr.unicode.org, delimiters), where it does not give the English ones.
# For Spanish and Swiss German they are those of the style guides, which CLDR has not.
_QUOTES = {
    **dict.fromkeys(("cs", "de", "et", "hr", "is", "sk", "sl"), _GERMAN),
    **dict.fromkeys(("ca", "el", "es", "eu", "it", "pt-pt"), _GUILLEMETS),
    **dict.fromkeys(("es-419", "es-mx", "es-us"), ENGLISH),
    **dict.fromkeys(("be", "ru", "uk"), _EASTERN),
    **dict.fromkeys(("fi", "he", "sv"), _NORDIC),
    **dict.fromkeys(("nb", "nn", "no"), Quotes(*"«»‘’")),
    **dict.fromkeys(("ar", "ur"), Quotes(*"”“’‘")),
    **dict.fromkeys(("bg", "lt"), Quotes(*"„“„“")),
    **dict.fromkeys(("pl", "ro"), Quotes(*"„”«»")),
    **dict.fromkeys(("ja", "zh-hant", "zh-hk", "zh-tw"), _CORNERS),
    **dict.fromkeys(("de-ch", "de-li", "fa", "fr-ch", "it-ch"), Quotes(*"«»‹›")),
    "fr": Quotes("«\u00a0", "\u00a0»", "“", "”"),
    "hu": Quotes(*"„”»«"),
    "sr": Quotes(*"„”’’"),
}


def quotes_of(language: str) -> Quotes:
    """Return the quotation marks of a BCP 47 language tag."""
    tag = language.lower()
    return _QUOTES.get(tag) or _QUOTES.get(tag.partition("-")[0], ENGLISH)
