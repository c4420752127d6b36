"""The words that an output says, read from the file that was made."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from io import BytesIO

from docpub.errors import DocpubError
from docpub.publishing.differences.lines import Line, Place
from docpub.publishing.differences.of_pages import lines_of_book, lines_of_page

# Space, what allows, forbids or turns it, and the bar between the cells of a row.
_UNSAID = re.compile(r"[\s|\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+")


def said_by(suffix: str, data: bytes) -> list[Line] | None:
    """Return the lines of the text of an output, by its suffix; None of one that is not read here.

    What stands around the text, and what is said of pictures and formulas, is left out. Raises
    `DocpubError` if it is not what its suffix says.
    """
    match suffix:
        case ".html":
            return lines_of_page(data.decode("utf-8", "replace"), "", text_alone=True)
        case ".epub":
            return _of_book(data)
        case ".pdf":
            from docpub.renderers.pdf.reading import read_aloud  # with pikepdf, slow to import

            return [Line(text, Place(file="")) for text in read_aloud(data).splitlines()]
        case _:
            return None


def letters_of(text: str) -> str:
    """Return what makes words other words: no space, no capitals, but every sign of a number."""
    folded = unicodedata.normalize("NFKC", _UNSAID.sub("", text)).casefold()
    return _UNSAID.sub("", folded).replace("\u2010", "-")


def _of_book(data: bytes) -> list[Line]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as book:
            return lines_of_book(book, "It", text_alone=True)
    except zipfile.BadZipFile as error:
        raise DocpubError(f"It cannot be read as a book: {error}") from error
