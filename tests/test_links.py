"""A link is made only where a reader can safely go; else it is told, and its words are kept."""

from __future__ import annotations

import pytest

import docpub
from docpub.labels import labels_for
from docpub.model import Contact, Contacts, Document, Link, Metadata, Paragraph, Text, objection_to
from docpub.renderers.markup import BlockWriter, Element, Profile, serialise

SAFE = [
    "https://example.org/a?b=c:d#e",
    "HTTP://EXAMPLE.ORG",
    "mailto:clinic@example.org",
    "tel:+15550100",
    "sms:+15550100",
    "other.md",
    "../other/other.html",
    "/about",
    "?page=2",
    "#top",
    "",
    "a/b:c",
]
UNSAFE = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\u200bscript:alert(1)",
    "javascript%3Aalert(1)",
    "%6aavascript:alert(1)",
    "vbscript:x",
    "data:text/html,x",
    "file:///etc/passwd",
    "ftp://example.org",
    "blob:x",
    "C:\\secret.txt",
    "//example.org/x",
    "\\\\example.org\\x",
    "/\t/example.org",
    "/\\example.org",
]


@pytest.mark.parametrize("url", SAFE)
def test_where_a_reader_can_go(url: str) -> None:
    assert objection_to(url) == ""


@pytest.mark.parametrize("url", UNSAFE)
def test_where_no_link_leads(url: str) -> None:
    assert objection_to(url).startswith("The link ")


@pytest.mark.parametrize("url", UNSAFE)
@pytest.mark.parametrize("target", ["html", "pdf", "epub"])
def test_no_writer_makes_an_unsafe_link(url: str, target: str) -> None:
    body = Element("body")
    contact = Contact(kind="url", label="Web", value=url)
    link = Link(url=url, children=(Text(value="words"),))
    blocks = (Paragraph(children=(link,)), Contacts(contacts=(contact,)))
    BlockWriter(Profile(target=target), labels_for("en")).write(body, blocks)  # type: ignore[arg-type]
    assert "href" not in serialise(body)
    assert "words" in serialise(body)
    found = docpub.check(Document(metadata=Metadata(title="T"), children=blocks))
    assert {d.code for d in found} == {"unsafe-link"}


@pytest.mark.parametrize(
    "source",
    [
        "[words](javascript:alert)",
        "[words](<java&#10;script:alert>)",
        "[words](java&Tab;script&colon;alert)",
        "[words][a]\n\n[a]: javascript:alert",
        "[words]\n\n[words]: data:text/html,x",
        "[words](vbscript:alert)",
        "words <javascript:alert>",
        "words <file:///etc/passwd>",
        "*[**words**](//example.org)*",
        "![words](javascript:alert)",
        "![words](data:text/html,x)",
    ],
)
def test_each_way_to_write_one_is_told_with_its_line(source: str) -> None:
    parsed = docpub.parse(f"# T\n\n{source}")
    [found] = parsed.diagnostics
    assert found.code == ("image-remote" if source.startswith("!") else "unsafe-link")
    assert found.span
    assert found.span.line == 3
    page = docpub.render(parsed.document, "html", options={"fragment": True}).files["page.html"]
    assert b"href=" not in page
    assert b"words" in page


def test_links_of_the_front_matter_are_told_once_with_their_lines() -> None:
    source = """---
title: T
online: javascript:a
organisation:
  name: A clinic
  url: "file:///b"
references:
- id: c
  URL: javascript:c
---
Words [@c].

:::{contacts}
:::
"""
    parsed = docpub.parse(source)
    found = [(d.code, d.span.line if d.span else 0) for d in parsed.diagnostics]
    assert found[:3] == [("unsafe-link", 3), ("unsafe-link", 6), ("unsafe-link", 9)]
    page = docpub.render(parsed.document, "html").files["page.html"].decode()
    assert 'href="javascript' not in page
    assert "javascript:c" in page


def test_an_unsafe_link_in_a_json_model_is_told() -> None:
    link = Link(url="javascript:a", children=(Text(value="words"),))
    document = Document(metadata=Metadata(title="T"), children=(Paragraph(children=(link,)),))
    [found] = docpub.check(docpub.from_json(docpub.to_json(document)))
    assert found.code == "unsafe-link"
