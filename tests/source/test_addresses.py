"""Bare addresses become links, where they stand and no further than they go."""

from __future__ import annotations

import pytest

from docpub.model import Inline, Link, Paragraph, Text, text_of, walk
from docpub.source import parse


def inlines(source: str) -> tuple[Inline, ...]:
    [paragraph] = parse(source).document.children
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


@pytest.mark.parametrize(
    ("source", "words", "url"),
    [
        ("See www.nhs.example/adhd.", "www.nhs.example/adhd", "http://www.nhs.example/adhd"),
        ("(https://a.example/b_c_d)", "https://a.example/b_c_d", "https://a.example/b_c_d"),
        ("https://a.example/b_(c)", "https://a.example/b_(c)", "https://a.example/b_(c)"),
        ("a ask@clinic.example, b", "ask@clinic.example", "mailto:ask@clinic.example"),
        ("**www.a.example**", "www.a.example", "http://www.a.example"),
        ("> a\n> www.a.example!", "www.a.example", "http://www.a.example"),
    ],
)
def test_an_address_is_a_link(source: str, words: str, url: str) -> None:
    [link] = [n for n in walk(parse(source).document) if isinstance(n, Link)]
    assert (link.url, text_of(link)) == (url, words)
    assert link.span
    assert link.children[0].span == link.span
    line = source.split("\n")[link.span.line - 1]
    assert line[link.span.column - 1 : link.span.end_column - 1] == words


@pytest.mark.parametrize(
    "source",
    [
        "www.",
        "www.a_b.c_d",
        "http://",
        "awww.a.example",
        "a@b",
        "a@b.c-",
        "@a.b",
        "x:https://",
        "`www.a.b`",
    ],
)
def test_what_is_no_address_stays_text(source: str) -> None:
    assert not any(isinstance(node, Link) for node in walk(parse(source).document))


def test_a_link_holds_no_other() -> None:
    [link] = inlines("[https://a.example](https://b.example)")
    assert isinstance(link, Link)
    assert [type(child) for child in link.children] == [Text]
