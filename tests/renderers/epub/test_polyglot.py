"""Every content file says the same whether it is read as XML or as HTML.

Some reading systems take a book's files for one, some for the other.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
import tinyhtml5

import docpub
from books import books
from docpub.assets import GivenAssets
from documents import Sample, samples

LARGE = ("long ", "larger ", "book 300 pages", "book a chapter of 100 pages")
SAMPLES = [s for s in (*samples(), *books()) if not s.name.startswith(LARGE)]
Said = tuple[str, str, str, tuple[tuple[str, str], ...]]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_xml_and_html_are_the_same(sample: Sample) -> None:
    assets = GivenAssets(sample.files)
    made = docpub.render(sample.parse(), "epub", assets=assets).files["book.epub"]
    with zipfile.ZipFile(BytesIO(made)) as book:
        for name in book.namelist():
            if name.endswith(".xhtml"):
                as_xml, as_html = both(book.read(name).decode())
                assert as_xml == as_html, posixpath.basename(name)


def both(text: str) -> tuple[list[Said], list[Said]]:
    """Return the elements with their texts, as the one parser and as the other reads them."""
    return [*said(ET.fromstring(text))], [*said(tinyhtml5.parse(text))]


def said(root: ET.Element) -> Iterator[Said]:
    """Yield the elements in order. Around `head` and `body` only space stands, which HTML moves."""
    html, body = root, root[-1]
    for element in root.iter():
        text, tail = element.text or "", element.tail or ""
        if element is html:
            text = tail = ""
        elif element in (root[0], body):
            tail = ""
        elif element is body[-1]:
            tail = tail.rstrip()
        attributes = {
            local(name): value
            for name, value in element.attrib.items()
            if "xmlns" not in name  # what XML takes for no attribute
        }
        yield element.tag, text, tail, tuple(sorted(attributes.items()))


def local(name: str) -> str:
    """Return a name without its namespace: HTML has none, and takes a prefix for letters."""
    return name.rpartition("}")[2].rpartition(":")[2]


@pytest.mark.parametrize(
    "body",
    ["<p>a<ul><li>b</li></ul></p>", "<table><tr><td>a</td></tr></table>", "<p>a<i/>b</p>"],
)
def test_a_difference_is_seen(body: str) -> None:
    text = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>a</title></head><body>{body}</body></html>'
    as_xml, as_html = both(text)
    assert as_xml != as_html
