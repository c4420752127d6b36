"""The lines of what was published: a web page, or the chapters of an e-book."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from posixpath import dirname, join
from urllib.parse import unquote

from docpub.errors import DocpubError
from docpub.publishing.differences.lines import CELLS, Line, Place

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    *("address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div"),
    *("dl", "dt", "figcaption", "figure", "header", "hr", "li", "main", "ol", "p", "pre"),
    *("section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
}
# What is no part of the text, or repeats it.
_SKIPPED = frozenset({"head", "nav", "script", "style", "template", "footer"})
_SKIPPED_ROLES = frozenset({"doc-noteref", "doc-backlink"})  # numbers change with those of others
_SKIPPED_CLASSES = frozenset({"skip"})
# What says in other forms what is not text, or stands around the text.
_NO_TEXT = frozenset({"math", "svg"})
_AROUND = frozenset({"notice"})
_CONTAINER = "META-INF/container.xml"
_OPF = "{http://www.idpf.org/2007/opf}"
_OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"


def lines_of_page(html: str, file: str, *, text_alone: bool = False) -> list[Line]:
    """Return the lines of a page that docpub has made.

    `text_alone` is what a reader sees of the text itself: with the numbers of notes and sources,
    without what is said of pictures and formulas, and without what stands around the text.
    """
    reader = _TextReader(file) if text_alone else _Reader(file)
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.lines


def lines_of_book(data: zipfile.ZipFile, file: str, *, text_alone: bool = False) -> list[Line]:
    """Return the lines of a book, chapter by chapter. Raises `DocpubError` if it is none."""
    try:
        chapters = [data.read(name).decode() for name in _chapters(data)]
    except Exception as error:  # whatever a file that is no book makes its readers raise
        raise DocpubError(f"{file} cannot be read as a book: {error}") from error
    return [
        line for chapter in chapters for line in lines_of_page(chapter, file, text_alone=text_alone)
    ]


def _chapters(data: zipfile.ZipFile) -> Iterator[str]:
    """Yield the names of the content files in reading order (EPUB 3.3, 5.7)."""
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

    container = fromstring(data.read(_CONTAINER))
    package = next(container.iter(f"{_OCF}rootfile")).get("full-path")
    root = fromstring(data.read(package))
    files = {item.get("id"): item.get("href") for item in root.iter(f"{_OPF}item")}
    for item in root.iter(f"{_OPF}itemref"):
        yield join(dirname(package), unquote(files[item.get("idref")]))


class _Reader(HTMLParser):
    """Takes the words of a page apart where its blocks begin and end; a row of a table is one."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._file = file
        self._section = ""
        self._parts: list[str] = []
        self._cells: list[str] = []
        self._skipped = 0  # elements that are open, from the first that is passed over
        self._rows = 0
        self._citation: list[str] | None = None
        self._spans = 0  # that are open, from the one of the citation

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if self._skipped or self._is_skipped(tag, attributes):
            self._skipped += tag not in _VOID
        elif tag == "tr":
            self.end_line()
            self._rows += 1
        elif tag in _BLOCKS:
            self._part_blocks()
        elif tag == "img":
            self._see_picture(attributes.get("alt") or "")
        elif tag == "br":
            self.handle_data(" ")
        elif tag == "span":
            self._begin_span(attributes)

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= tag not in _VOID
        elif tag == "tr":
            self._end_row()
        elif tag in ("td", "th") and self._rows:
            self._cells.append("".join(self._parts))
            self._parts.clear()
        elif tag in _HEADINGS:
            self._section = " ".join("".join(self._parts).split())
            self.end_line()
        elif tag in _BLOCKS:
            self._part_blocks()
        elif tag == "span" and self._spans:
            self._end_span()

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            (self._parts if self._citation is None else self._citation).append(data)

    def end_line(self) -> None:
        """Make a line of what was read since the last, if there are words in it."""
        line = Line("".join(self._parts), Place(file=self._file, section=self._section))
        self._parts.clear()
        if line.words:
            self.lines.append(line)

    def _part_blocks(self) -> None:
        if self._rows:
            self._parts.append(" ")
        else:
            self.end_line()

    def _end_row(self) -> None:
        cells = [*self._cells, *filter(str.strip, ["".join(self._parts)])]
        self._parts = [CELLS.join(cells)]
        self._cells.clear()
        self._rows -= bool(self._rows)
        self.end_line()

    def _begin_span(self, attributes: dict[str, str | None]) -> None:
        if self._spans or "citation" in _classes(attributes):
            self._spans += 1
            self._citation = self._citation or []

    def _end_span(self) -> None:
        """Keep a citation of names and years; numbers change with those of others."""
        self._spans -= 1
        if not self._spans and self._citation is not None:
            words = "".join(self._citation)
            self._citation = None
            if any(map(str.isalpha, words)):
                self._parts.append(words)

    def _see_picture(self, words: str) -> None:
        self.handle_data(words)

    def _is_skipped(self, tag: str, attributes: dict[str, str | None]) -> bool:
        return (
            tag in _SKIPPED
            or attributes.get("role") in _SKIPPED_ROLES
            or not _SKIPPED_CLASSES.isdisjoint(_classes(attributes))
        )


class _TextReader(_Reader):
    """Takes the text alone; if a page says which part of it that is, no other part."""

    def __init__(self, file: str) -> None:
        super().__init__(file)
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main" and not self._done:
            self._parts.clear()
            self.lines.clear()
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        super().handle_endtag(tag)
        if tag == "main":
            self.end_line()
            self._done = True

    def handle_data(self, data: str) -> None:
        if not self._done:
            super().handle_data(data)

    def _begin_span(self, attributes: dict[str, str | None]) -> None:
        pass

    def _see_picture(self, words: str) -> None:
        pass

    def _is_skipped(self, tag: str, attributes: dict[str, str | None]) -> bool:
        around = not _AROUND.isdisjoint(_classes(attributes))
        return tag in _SKIPPED | _NO_TEXT or around


def _classes(attributes: dict[str, str | None]) -> list[str]:
    """Return the names of classes; in a part of another page ours are led by our name."""
    return [name.removeprefix("docpub-") for name in (attributes.get("class") or "").split()]
