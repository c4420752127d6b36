"""Roles and the other inline markup that CommonMark does not have."""

from __future__ import annotations

import pytest

import docpub
from docpub.model import (
    Abbreviation,
    Blank,
    Citation,
    CrossReference,
    Delete,
    Document,
    FootnoteReference,
    Heading,
    Inline,
    InlineCode,
    Inlines,
    Link,
    Paragraph,
    Phrase,
    Term,
    Text,
)
from docpub.source import parse
from spans import bare

FRONT_MATTER = (
    "---\ntitle: T\nabbreviations: {CT: computed tomography}\n"
    "organisation: {name: Clinic, phone: +1 (555) 0100, email: a@b.c, hours: 9-5}\n---\n"
)
X = Text(value="x")


def document(source: str) -> Document:
    parsed = parse(FRONT_MATTER + source)
    assert parsed.diagnostics == ()
    return parsed.document


def inlines(source: str) -> Inlines:
    [paragraph] = document(source).children
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


@pytest.mark.parametrize(
    ("source", "node"),
    [
        ("{abbr}`CT`", Abbreviation(value="CT", title="computed tomography")),
        ("{abbr}` MRI (magnetic  (a) b) `", Abbreviation(value="MRI", title="magnetic  (a) b")),
        ("{cite}`a`", Citation(keys=("a",))),
        ("{cite}`a, b,,c`", Citation(keys=("a", "b", "c"))),
        ("[@a]", Citation(keys=("a",))),
        ("[@a; @b]", Citation(keys=("a", "b"))),
        ("{term}`NMDA`", Term(target="term--nmda", children=(Text(value="NMDA"),))),
        (
            "{term}`the receptors <NMDA receptor>`",
            Term(target="term--nmda-receptor", children=(Text(value="the receptors"),)),
        ),
        ("{blank}", Blank()),
        ("{blank}`x`", Blank()),
        ("{contact}`hours`", Text(value="9-5")),
        ("{contact}`name`", Text(value="Clinic")),
        (
            "{contact}`phone`",
            Link(url="tel:+15550100", children=(Text(value="+1 (555) 0100"),)),
        ),
        ("{contact}`email`", Link(url="mailto:a@b.c", children=(Text(value="a@b.c"),))),
        ("[](#Over_There)", CrossReference(target="over-there")),
        ("[x](#a%20b)", CrossReference(target="a-b", children=(Text(value="x"),))),
        ("[x](#)", Link(url="#", children=(Text(value="x"),))),
        ("~~gone~~", Delete(children=(Text(value="gone"),))),
        ("[x]{lang=ar}", Phrase(children=(Text(value="x"),), lang="ar")),
        (
            "[x]{lang=ar dir=rtl .a .b-c}",
            Phrase(children=(Text(value="x"),), lang="ar", dir="rtl", classes=("a", "b-c")),
        ),
        ('[x]{lang="ar" class="a b"}', Phrase(children=(X,), lang="ar", classes=("a", "b"))),
        ("[x]{.a % why % .b}", Phrase(children=(X,), classes=("a", "b"))),
        ("[x]{}", Phrase(children=(X,))),
        ("``{abbr}`CT` ``", InlineCode(value="{abbr}`CT` ")),
    ],
)
def test_it_makes_its_node(source: str, node: Inline) -> None:
    assert tuple(map(bare, inlines(source))) == (node,)


@pytest.mark.parametrize(
    ("written", "told", "node"),
    [
        ("{dir=up}", [("wrong-value", "dir=up")], Phrase(children=(X,))),
        (
            "{#y onclick=z}",
            [("unknown-option", "#y"), ("unknown-option", "onclick=z")],
            Phrase(children=(X,)),
        ),
        ("{lnag=es .b}", [("unknown-option", "lnag=es")], Phrase(children=(X,), classes=("b",))),
        ("{lang=xx-bad!}", [("wrong-value", "lang=xx-bad!")], Phrase(children=(X,))),
        ("{lang=}", [("wrong-value", "lang=")], Phrase(children=(X,))),
        ("{lang=es, .x}", [("wrong-value", "lang=es,")], Phrase(children=(X,), classes=("x",))),
        ('{lang="e s"}', [("wrong-value", 'lang="e s"')], Phrase(children=(X,))),
        ('{lang="es .x}', [("wrong-value", 'lang="es .x')], Phrase(children=(X,))),
        ("{lang=es lang=en}", [("wrong-value", "lang=en")], Phrase(children=(X,), lang="es")),
        ("{.a.b}", [("wrong-value", ".a.b")], Phrase(children=(X,))),
        ("{.a b}", [("unknown-option", "b")], Phrase(children=(X,), classes=("a",))),
    ],
)
def test_a_wrong_attribute_is_told_at_its_place(
    written: str, told: list[tuple[str, str]], node: Phrase
) -> None:
    parsed = parse(f"{FRONT_MATTER}[x]{written}")
    line = f"[x]{written}"
    found = [(d.code, line[d.span.column - 1 : d.span.end_column - 1]) for d in parsed.diagnostics]
    assert found == told
    [paragraph] = parsed.document.children
    assert isinstance(paragraph, Paragraph)
    assert tuple(map(bare, paragraph.children)) == (node,)


def test_an_attribute_that_is_mistyped_has_a_hint() -> None:
    [found] = parse(f"{FRONT_MATTER}One\n*two [x]{{lnag=es}}*").diagnostics
    assert found.hint == "Did you mean `lang`?"
    assert found.span == docpub.Span(7, 10, 7, 17)


@pytest.mark.parametrize(
    "source", ["\\{abbr}", "{abb}", "{}`x`", "{a b}`x`", "{blank", "{x}y", "[@]", "[@ a]", "a@b.c"]
)
def test_what_is_no_role_is_text(source: str) -> None:
    assert not any(isinstance(n, Abbreviation | Blank | Citation) for n in inlines(source))


def test_longer_backticks_hold_shorter_ones() -> None:
    [node] = inlines("{abbr}``C`T (x)``")
    assert bare(node) == Abbreviation(value="C`T", title="x")


@pytest.mark.parametrize(
    ("source", "code", "kept"),
    [
        ("{nothing}`words`", "unknown-role", "words"),
        ("{abbr}`XYZ`", "abbreviation-without-expansion", "XYZ"),
        ("{contact}`fax`", "unknown-contact", "fax"),
        ("{contact}`tty`", "unknown-contact", "tty"),
        ("![](a.png)", "image-without-alt", ""),
    ],
)
def test_a_mistake_keeps_the_words(source: str, code: str, kept: str) -> None:
    parsed = parse(f"{FRONT_MATTER}\nOne\ntwo {source}")
    [found] = parsed.diagnostics
    assert (found.code, found.span.line) == (code, 8)
    assert docpub.text_of(parsed.document) == f"One\ntwo {kept}"


@pytest.mark.parametrize(
    ("source", "words", "identifier"),
    [
        ("## A *b* {#C_d}", "A b", "c-d"),
        ("## A {#b}  ##", "A", "b"),
        ("A {#b}\n---", "A", "b"),
        ("## A `{#b}`", "A {#b}", None),
        ("## A \\{#b} c", "A {#b} c", None),
        ("(b)=\n## A", "A", "b"),
        ("(b)=\n\n\n## A", "A", "b"),
    ],
)
def test_headings_can_be_named(source: str, words: str, identifier: str | None) -> None:
    [heading] = document(source).children
    assert isinstance(heading, Heading)
    assert (docpub.text_of(heading), heading.id) == (words, identifier)


def test_a_target_names_the_next_block_of_its_surroundings() -> None:
    blocks = document("words\n(a)=\n\n> (b)=\n> x\n\ny").children
    assert [block.id for block in blocks] == [None, "a", None]
    quotation = blocks[1]
    assert isinstance(quotation, docpub.Blockquote)
    assert quotation.children[0].id == "b"


def test_a_note_that_is_not_there_is_told_and_its_call_stays() -> None:
    parsed = docpub.parse("# T\n\nCall[^gone] and[^n].\n\n[^n]: Note.")
    assert [d.code for d in parsed.diagnostics] == ["unknown-footnote"]
    nodes = [n for n in docpub.walk(parsed.document) if isinstance(n, FootnoteReference)]
    assert [node.key for node in nodes] == ["gone", "n"]
    page = docpub.render(parsed.document, "html", options={"fragment": True}).files["page.html"]
    assert b"Call[^gone] and" in page


def test_notes_hold_any_blocks() -> None:
    source = "Call[^n].\n\n[^n]: One.\n\n    - two\n\n    > three\n\nfour"
    note = document(source).footnotes[0]
    assert [type(block).__name__ for block in note.children] == ["Paragraph", "List", "Blockquote"]
    assert (note.span.line, note.span.end_line) == (8, 12)


@pytest.mark.parametrize("content", [",", " , ,", " "])
def test_a_citation_of_nothing_is_told_and_its_words_are_kept(content: str) -> None:
    parsed = parse(f"# T\n\nSee {{cite}}`{content}` there.\n")
    [found] = parsed.diagnostics
    assert (found.code, found.message) == ("unknown-citation", "This citation has no key.")
    assert f"See {content} there." in docpub.text_of(parsed.document)
