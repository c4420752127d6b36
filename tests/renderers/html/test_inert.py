"""Whatever stands in any field of a document is inert in every context of the page.

Every field of every node and of the front matter that takes free text is filled with what ends a
text, an attribute, a script, a style or an address. The page is parsed as browsers do, and holds
the elements and attributes that we write, and no others.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import tinyhtml5
from hypothesis import given, settings
from hypothesis import strategies as st

import docpub
from docpub.model import objection_to
from docpub.model.characters import FORBIDDEN
from docpub.model.codec import from_json
from docpub.passes import resolve
from docpub.renderers.html.head import Style, write_head

CHAPTER = Path(__file__).parent.parent.parent.parent / "source" / "manual" / "syntax.md"
FRONT_MATTER = """---
profile: handout
id: PE-1
title: Rest
short-title: R
subtitle: And drink
lang: en-GB
type: treatment
audience: Adults
main-message: Rest well.
status: draft
version: "2.0"
changes: [{version: "1.0", date: 2024-01-01, note: Begun}]
published: 2024-01-05
authors: [{name: Ann, role: Nurse, credentials: RN, orcid: "1"}]
reviewers: [{name: Bob, role: clinical, credentials: MD, date: 2025-03-01}]
organisation: {name: Clinic, department: Unit, phone: 555-0100, tty: 555-0101, hours: Always,
  address: A street, url: "https://example.org/", email: a@example.org, emergency: "911",
  feedback: Write to us}
abbreviations: {AB: A thing}
licence: CC-BY-4.0
copyright: Clinic
keywords: [rest, drink]
series: {name: Leaflets, number: "3"}
funding: None
conflicts: None
online: https://example.org/rest
disclaimer: A sample.
---
:::{faq}
### Is this safe?

It is. {cite}`a`
:::
"""
HOSTILE = (
    "</script><evil>",
    "</style><evil>",
    "</title><evil>",
    "--><evil>",
    "<!--<script><evil>",
    '"><evil>',
    "'><evil>",
    '" onevil="x',
    "' onevil='x",
    " onevil=x ",
    "`><evil>",
    "&lt;evil&gt;&#60;evil>",
    "]]><evil>",
    "{{ evil }}{% evil %}",
    "javascript:evil()",
    "https://evil.example/\"'><evil>?a=1&b=2",
    "https://evil.example/</script><evil>",
    "data:text/html,<evil>",
    "\u2028</script\u2029",
    "\\</script>\\u003c/script>",
    "</STYLE\n><evil>",
    "url(//evil);}*{x:expression(evil)}</style>",
)
# What the page is made of, and nothing else: elements, and for each its attributes.
NAMES = {
    *("id", "class", "lang", "dir", "role", "aria-label", "aria-labelledby"),
}
ELEMENTS: dict[str, set[str]] = {
    "html": set(),
    "head": set(),
    "body": set(),
    "meta": {"charset", "http-equiv", "name", "property", "content"},
    "link": {"rel", "type", "href", "hreflang", "title"},
    "script": {"type"},
    "a": {"href", "title", "type", "hreflang"},
    "img": {"src", "alt", "title"},
    "abbr": {"title"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan", "headers"},
    "td": {"colspan", "rowspan", "headers"},
    **{
        name: set()
        for name in (
            *("address", "aside", "bdi", "blockquote", "br", "caption", "code", "dd", "del"),
            *("details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer"),
            *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "p"),
            *("pre", "section", "span", "strong", "style", "summary", "sup", "table", "tbody"),
            *("thead", "title", "tr", "ul"),
        )
    },
}
# Of the elements of MathML, what runs or leads somewhere is what matters.
MATHML = re.compile(r"m[a-z]+|semantics|annotation")
RUNS = re.compile(r"on.*|href|src|xlink.*")

Place = tuple[str, str]


@cache
def parsed() -> dict[str, Any]:
    """Return a document with every kind of node and a full front matter, as plain values."""
    assets = docpub.FolderAssets(CHAPTER.parent)
    text = FRONT_MATTER + CHAPTER.read_text().partition("\n---\n")[2]
    work = "references:\n- {id: a, type: book, title: T, publisher: P, URL: 'https://a.b',"
    work += " DOI: 10.1/x, container-title: C, issued: '2020', author: [{literal: L}]}\n---\n"
    source = text.replace("---\n:::{faq}", f"{work}:::{{faq}}", 1)
    document = docpub.parse(source, assets=assets).document
    plain: dict[str, Any] = msgspec.to_builtins(document)
    return plain


def rewritten(value: Any, change: Callable[[Place, str], str], place: Place = ("", "")) -> Any:
    """Return plain values with each text changed; its place is its kind of node and its name."""
    match value:
        case dict():
            own = "" if place[1] == "metadata" else value.get("type")  # there it is no kind of node
            kind = own or place[1]
            return {
                key: inner if key == "type" else rewritten(inner, change, (kind, key))
                for key, inner in value.items()
            }
        case list() | tuple():
            return [rewritten(inner, change, place) for inner in value]
        case str():
            return change(place, value)
        case _:
            return value


@cache
def free() -> frozenset[Place]:
    """Return the places that take any text at all."""
    places: set[Place] = set()
    rewritten(parsed(), lambda place, text: places.add(place) or text)  # type: ignore[func-returns-value]
    return frozenset(filter(takes_all, places))


def takes_all(place: Place) -> bool:
    tried = rewritten(parsed(), lambda at, text: HOSTILE[0] if at == place else text)
    try:
        from_json(msgspec.json.encode(tried))
    except docpub.DocpubError:
        return False
    return True


def test_the_fields_that_are_filled_are_those_that_reach_the_page() -> None:
    metadata = {name for kind, name in free() if kind == "metadata"}
    assert {"title", "subtitle", "main_message", "online", "keywords"} <= {
        name.replace("-", "_") for name in metadata
    }
    assert {("text", "value"), ("link", "url"), ("image", "alt"), ("code", "lang")} <= free()
    assert len(free()) > 60


def elements(tree: Any) -> Iterator[Any]:
    return (element for element in tree.iter() if isinstance(element.tag, str))


def filled(texts: list[str]) -> docpub.Document:
    """Return a document with the texts in its free places, in turn."""
    number = count()

    def fill(place: Place, text: str) -> str:
        return texts[next(number) % len(texts)] if place in free() else text

    return from_json(msgspec.json.encode(rewritten(parsed(), fill)))


hostile = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=9), min_size=1, max_size=40)


@settings(max_examples=25, deadline=None)
@given(hostile)
def test_every_field_is_inert(texts: list[str]) -> None:
    document = filled(texts)
    companion = docpub.Companion(file="a.pdf", title=texts[0], media_type=texts[-1])
    output = docpub.render(document, "html", companions=[companion])
    page = output.files["page.html"].decode()
    tree = tinyhtml5.parse(page, namespace_html_elements=False)
    for element in elements(tree):
        check(element)
    parts = [each.tag for each in tree.find("body")]
    assert parts in (["header", "nav", "main"], ["header", "nav", "main", "footer"])
    check_head(tree, resolve(document).metadata)


@settings(max_examples=10, deadline=None)
@given(hostile)
def test_every_field_is_inert_in_a_fragment(texts: list[str]) -> None:
    output = docpub.render(filled(texts), "html", options={"fragment": True})
    page = output.files["page.html"].decode()
    tree = tinyhtml5.parse(page, namespace_html_elements=False)
    for element in elements(tree):
        check(element)
    assert [each.tag for each in tree.find("head")] == ["style"]
    assert [each.get("class") for each in tree.find("body")] == ["docpub"]


def check(element: Any) -> None:
    """Check that an element is one that we write, with attributes that we write."""
    if element.tag not in ELEMENTS:
        name = element.tag.removeprefix("{http://www.w3.org/1998/Math/MathML}")
        assert MATHML.fullmatch(name) or name == "math", element.tag
        assert not any(map(RUNS.fullmatch, element.attrib)), element.attrib
        return
    assert element.attrib.keys() <= ELEMENTS[element.tag] | NAMES, (element.tag, element.attrib)
    if element.tag in ("a", "link"):
        assert not objection_to(element.get("href", "")), element.attrib


def check_head(tree: Any, metadata: docpub.Metadata) -> None:
    """Check that the head says what it did before, and lets nothing else in."""
    [style] = tree.iter("style")
    [script] = tree.iter("script")
    assert script.attrib == {"type": "application/ld+json"}
    described = msgspec.json.decode(script.text)
    kept = FORBIDDEN.sub("\ufffd", metadata.title)
    assert described.get("name", "") == kept
    [policy] = (m.get("content") for m in tree.iter("meta") if m.get("http-equiv"))
    digest = b64encode(sha256(style.text.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'; img-src data:; style-src ")
    assert "evil" not in style.text + policy


def test_a_style_sheet_cannot_end_its_element() -> None:
    css = 'a::after { content: "</style><evil>" }\r\n'
    style = Style.of(css)
    assert "</" not in style.css
    assert "\r" not in style.css
    document = docpub.Document(metadata=docpub.Metadata(title="A"))
    tree = tinyhtml5.parse(f"<head>{write_head(document, style)}", namespace_html_elements=False)
    assert [each.tag for each in tree.find("body")] == []
    [element] = tree.iter("style")
    assert element.text == style.css
