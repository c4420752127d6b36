"""The markup that web page, handout and book share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

import docpub
import strategies
import written
from docpub.labels import labels_for
from docpub.model import (
    Citation,
    CrossReference,
    Document,
    Inline,
    InlineCode,
    Link,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    Term,
    Text,
    map_inlines,
    replace,
    walk,
)
from docpub.passes import select
from docpub.renderers.markup import BlockWriter, Element, Profile, say, serialise, sub
from docpub.renderers.markup.tree import raw

# What may stand in a paragraph (https://html.spec.whatwg.org/#phrasing-content), of what we write.
PHRASING = {"a", "abbr", "br", "code", "del", "dfn", "em", "img", "span", "strong", "sup"}


def resolved(document: Document) -> Document:
    return docpub.resolve(select(document))


def fragment(source: str, **profile: object) -> str:
    """Write the blocks of a source as HTML."""
    document = resolved(docpub.parse(source).document)
    writer = BlockWriter(Profile(**profile), labels_for(document.metadata.lang))
    body = Element("body")
    writer.write(body, document.children)
    return "".join(map(serialise, body))


# --- what holds for every document ---


@pytest.mark.parametrize("target", written.TARGETS)
@given(document=strategies.documents)
def test_html_and_xhtml_are_read_alike(document: Document, target: written.Target) -> None:
    body = written.write(resolved(document), target)
    as_xml, as_html = written.as_xml(body), written.as_html(serialise(body))
    assert written.elements(as_html.iter()) == written.elements(as_xml.iter())
    assert written.text(as_html) == written.text(as_xml)
    assert hold_no_blocks(body)


def hold_no_blocks(body: Element) -> bool:
    formulas = {id(inner) for formula in body.iter("math") for inner in formula.iter()}
    return all(
        inner.tag in PHRASING or id(inner) in formulas
        for element in body.iter()
        if re.fullmatch(r"p|h[1-6]|dt|figcaption|caption|em|strong|span|a", element.tag)
        for inner in element.iter()
        if inner is not element
    )


@given(strategies.documents)
def test_links_inside_the_document_lead_somewhere(document: Document) -> None:
    document = resolved(with_good_references(resolved(document)))
    body = written.write(document)
    identifiers = set(written.identifiers(body))
    assert {entry.target for entry in all_entries(document)} <= identifiers
    targets = {e.attrib["href"][1:] for e in body.iter("a") if e.attrib["href"].startswith("#")}
    assert targets <= identifiers
    named = {i for e in body.iter() for i in e.attrib.get("aria-labelledby", "").split()}
    assert named <= identifiers


def with_good_references(document: Document) -> Document:
    """Let each reference lead to something that has an identifier; take out those that cannot."""
    shown = replace(document, footnotes=())
    names = sorted({i for node in walk(shown) if (i := getattr(node, "id", None))})

    def mend(node: Inline) -> Inline | tuple[Inline, ...]:
        match node:
            case CrossReference(target=target) | Term(target=target):
                place = sum(map(ord, target)) % len(names) if names else 0
                return replace(node, target=names[place]) if names else ()
            case Link(url=url) if url.startswith("#"):
                return replace(node, url=f"https://example.org/{url}")
            case _:
                return node

    return map_inlines(document, mend)


def all_entries(document: Document) -> Iterator[docpub.ContentsEntry]:
    waiting = list(document.contents)
    while waiting:
        entry = waiting.pop()
        yield entry
        waiting += entry.children


# --- links ---


def test_a_link_in_a_link_is_written_as_its_words() -> None:
    inner: tuple[Inline, ...] = (
        Link(url="https://b.example", children=(Text(value="inner "),)),
        CrossReference(target="x", children=(Text(value="reference "),)),
        Term(target="term--y", children=(Text(value="term "),)),
        docpub.FootnoteReference(key="n", number=1, id="noteref--1"),
        Citation(keys=("k",), numbers=(2,), labels=("2",), marks=("[", "]")),
    )
    writer = BlockWriter(Profile(), labels_for("en"))
    body = Element("body")
    writer.inlines(body, (Link(url="https://a.example", children=inner),))
    assert serialise(body[0]) == (
        '<a href="https://a.example">inner reference term '
        '<sup><span id="noteref--1">1</span></sup><span class="citation">[2]</span></a>'
    )


def test_references_that_lead_nowhere_keep_their_words() -> None:
    assert fragment("# T\n\n[](#gone) {cite}`gone`") == (
        '<p><a href="#gone">gone</a> <span class="citation">[gone?]</span></p>'
    )


@pytest.mark.parametrize(
    "source",
    [
        "- (x)=\n  Words.",
        "> (x)=\n> Words.",
        "(x)=\n![A](a.png)",
        "(x)=\n***",
        "(x)=\n```\ncode\n```",
        "(x)=\n- item",
        "(x)=\nTerm\n: Words.",
        "(x)=\n> Words.",
        "(x)=\n| a |\n|---|\n| 1 |",
        "(x)=\n:::{nothing}\nWords.\n:::",
        ":::{figure} a.png\n:alt: A\n:name: x\n:::",
        ":::{figure} a.png\n:alt: A\n\nCaption.\n\n(x)=\nLegend.\n:::",
        ":::{main-message}\n:name: x\nWords.\n:::",
        ":::{note}\n:name: x\nWords.\n:::",
        ":::{faq}\n### Q? {#x}\nWords.\n:::",
        "Call[^n].\n\n[^n]: (x)=\n    Words.",
    ],
)
def test_whatever_has_a_name_can_be_linked_to(source: str) -> None:
    assert fragment(f"# T\n\n[words](#x)\n\n{source}").count('id="x"') == 1


# --- blocks ---


def test_heading_levels_follow_the_depth_or_the_author() -> None:
    source = "# T\n\n## A\n\n##### B\n\n- # C"
    assert re.findall("<h.", fragment(source)) == ["<h2", "<h3", "<h4"]
    assert re.findall("<h.", fragment(source, authored_levels=True)) == ["<h2", "<h5", "<h1"]


def test_headings_are_never_deeper_than_six() -> None:
    source = "# T\n\n" + "\n\n".join(f"{'#' * level} H" for level in range(2, 7))
    deep = f"{source}\n\n::::{{warning-signs}}\n:::{{urgent}}\nx\n:::\n::::\n\n- ###### I"
    assert set(re.findall("<h.", fragment(deep))) <= {f"<h{level}" for level in range(2, 7)}


def test_a_code_block_that_begins_with_an_empty_line_keeps_it() -> None:
    html = fragment("# T\n\n```\n\nx\n```")
    assert html == "<pre><code>\nx\n</code></pre>"
    [code] = written.as_html(f"<body>{html}</body>").iter("{http://www.w3.org/1999/xhtml}code")
    assert code.text == "\nx\n"


def test_header_cells_say_what_they_head() -> None:
    def cell(words: str) -> TableCell:
        children = (Paragraph(children=(Text(value=words),)),) if words else ()
        return TableCell(children=children)

    table = Table(
        children=(
            TableRow(children=(cell(""), cell("a"))),
            TableRow(children=(cell("b"), cell("1"))),
        ),
        header_columns=1,
        align=("", "right"),
    )
    body = Element("body")
    BlockWriter(Profile(), labels_for("en")).write(body, (table,))
    cells = [(e.tag, e.get("scope"), e.get("class")) for e in body.iter() if e.tag in ("td", "th")]
    assert cells == [
        ("td", None, None),
        ("th", "col", "align-right"),
        ("th", "row", None),
        ("td", None, "align-right"),
    ]


def test_a_phrase_says_its_language_and_direction() -> None:
    source = "# T\n\n[عربي]{lang=ar} [x]{dir=ltr .a}"
    assert fragment(source) == (
        '<p><span lang="ar" dir="rtl">عربي</span> <span class="a" dir="ltr">x</span></p>'
    )
    assert '<span lang="ar" xml:lang="ar" dir="rtl">' in fragment(source, target="epub")


def test_a_picture_that_cannot_be_shown_is_written_as_its_words() -> None:
    html = fragment("# T\n\n![A *hand*](a.png)", image=lambda _: None)
    assert html == '<p><em class="missing-image">A hand</em></p>'


# --- text ---


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("]]> \"quoted\" 'x'", "]]&gt; \"quoted\" 'x'"),
        ("carriage\rreturn", "carriage&#13;return"),
        ("bell\x07 and \ufffe", "bell\ufffd and \ufffd"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("عربي 👩‍⚕️", "عربي 👩‍⚕️"),
    ],
)
def test_text_is_escaped(words: str, escaped: str) -> None:
    element = Element("p", {"title": "x"})
    say(element, words)
    for xhtml in (False, True):
        markup = serialise(element, xhtml=xhtml)
        assert markup == f'<p title="x">{escaped}</p>'
        assert "".join(ET.fromstring(markup).itertext()).replace("\r", "\r")


def test_attributes_are_escaped() -> None:
    element = Element("a", {"title": "\"<&>'\n\t"})
    markup = serialise(element)
    assert markup == '<a title="&quot;&lt;&amp;&gt;\'&#10;&#9;"></a>'
    assert ET.fromstring(markup).attrib == element.attrib


def test_void_elements_are_closed_in_xhtml_alone() -> None:
    element = Element("p")
    sub(element, "br")
    assert serialise(element) == "<p><br></p>"
    assert serialise(element, xhtml=True) == "<p><br/></p>"


def test_empty_elements_keep_their_end_tag() -> None:
    assert serialise(Element("td"), xhtml=True) == "<td></td>"


@pytest.mark.parametrize(
    ("html", "xhtml"),
    [
        ("<br>", "<br/>"),
        ("<IMG SRC=a.png ALT='x & y'>", '<img src="a.png" alt="x &amp; y"/>'),
        ("a &nbsp;b &lt;", "a \u00a0b &lt;"),
        ("<p hidden>x</p>", '<p hidden="">x</p>'),
        ("<!-- gone -->x", "x"),
    ],
)
def test_raw_html_is_made_well_formed_in_xhtml(html: str, xhtml: str) -> None:
    element = Element("div")
    raw(element, html)
    assert serialise(element) == f"<div>{html}</div>"
    assert serialise(element, xhtml=True) == f"<div>{xhtml}</div>"


def test_no_depth_is_too_deep() -> None:
    element = top = Element("em")
    for _ in range(5000):
        element = sub(element, "em")
    assert serialise(top).count("</em>") == 5001


def test_code_is_text() -> None:
    body = Element("body")
    writer = BlockWriter(Profile(), labels_for("en"))
    writer.inlines(body, (InlineCode(value="<b>&amp;"),))
    assert serialise(body[0]) == "<code>&lt;b&gt;&amp;amp;</code>"
