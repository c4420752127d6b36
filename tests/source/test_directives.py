"""Each directive, with what it takes and what it makes."""

from __future__ import annotations

from typing import Any

import pytest

import docpub
from docpub.model import (
    Admonition,
    Appointment,
    Block,
    Contacts,
    Extension,
    Faq,
    Figure,
    Glossary,
    Heading,
    Image,
    KeyPoints,
    MainMessage,
    Math,
    Node,
    NoteLines,
    Only,
    Paragraph,
    Questions,
    References,
    Steps,
    Table,
    WarningSigns,
    text_of,
    walk,
)
from docpub.source import parse
from docpub.source.directives import DIRECTIVES
from spans import sliced

ROWS = "| a | b |\n|---|---|\n| 1 | 2 |"
# A source for each, and what has to be made of it.
EXAMPLES: dict[str, tuple[str, type[Block], dict[str, Any]]] = {
    "note": (":::{note}\nx\n:::", Admonition, {"kind": "note", "title": ()}),
    "tip": (":::{tip}\nx\n:::", Admonition, {"kind": "tip"}),
    "hint": (":::{hint}\nx\n:::", Admonition, {"kind": "tip"}),
    "important": (":::{important}\nx\n:::", Admonition, {"kind": "important"}),
    "attention": (":::{attention}\nx\n:::", Admonition, {"kind": "important"}),
    "warning": (":::{warning}\nx\n:::", Admonition, {"kind": "warning"}),
    "caution": (":::{caution}\nx\n:::", Admonition, {"kind": "caution"}),
    "danger": (":::{danger}\nx\n:::", Admonition, {"kind": "caution"}),
    "error": (":::{error}\nx\n:::", Admonition, {"kind": "caution"}),
    "seealso": (":::{seealso}\nx\n:::", Admonition, {"kind": "note"}),
    "admonition": (":::{admonition} T\n:class: tip\nx\n:::", Admonition, {"kind": "tip"}),
    "glossary": (":::{glossary}\nT\n: t\n:::", Glossary, {}),
    "references": (":::{references}\n:::", References, {"children": ()}),
    "only": (":::{only} html, pdf\nx\n:::", Only, {"formats": ("html", "pdf"), "exclude": False}),
    "except": (":::{except} pdf\nx\n:::", Only, {"formats": ("pdf",), "exclude": True}),
    "image": (":::{image} a.png\n:alt: A\n:::", Figure, {"caption": ()}),
    "figure": (":::{figure} a.png\n:alt: A\n:::", Figure, {"caption": ()}),
    "main-message": (":::{main-message}\nx\n:::", MainMessage, {}),
    "key-points": (":::{key-points}\n- x\n:::", KeyPoints, {}),
    "warning-signs": ("::::{warning-signs}\n:::{urgent}\nx\n:::\n::::", WarningSigns, {}),
    "emergency": (":::{emergency}\nx\n:::", WarningSigns, {}),
    "urgent": (":::{urgent}\nx\n:::", WarningSigns, {}),
    "crisis": (":::{crisis}\nx\n:::", WarningSigns, {}),
    "steps": (":::{steps}\n1. x\n:::", Steps, {}),
    "questions": (":::{questions}\n- x\n:::", Questions, {}),
    "faq": (":::{faq}\n## Q?\nx\n:::", Faq, {}),
    "contacts": (":::{contacts}\nx\n:::", Contacts, {"contacts": ()}),
    "appointment": (":::{appointment}\n:::", Appointment, {}),
    "notes": (":::{notes}\n:lines: 7\n:::", NoteLines, {"lines": 7}),
    "table": (f":::{{table}}\n{ROWS}\n:::", Table, {"header_rows": 1, "header_columns": 0}),
    "list-table": (":::{list-table}\n- - a\n  - b\n- - 1\n  - 2\n:::", Table, {"header_rows": 1}),
    "example": ("```{example}\n*x*\n```", Extension, {"name": "example"}),
    "math": ("```{math}\nx^2\n```", Math, {"value": "x^2", "alt": ""}),
    "csv-table": ("```{csv-table}\na,b\n1,2\n```", Table, {"header_rows": 1}),
}


def only_block(source: str) -> Block:
    parsed = parse(source)
    assert {d.code for d in parsed.diagnostics} <= {"no-title"}
    [block] = parsed.document.children
    return block


def codes(source: str) -> list[tuple[str, int]]:
    found = parse(f"# T\n{source}").diagnostics
    return [(d.code, d.span.line - 1 if d.span else 0) for d in found]


def test_there_is_an_example_of_each() -> None:
    assert set(EXAMPLES) | {"include"} == set(DIRECTIVES)  # which makes what stands in the file


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_makes_its_node(name: str) -> None:
    source, kind, fields = EXAMPLES[name]
    block = only_block(source)
    assert type(block) is kind
    assert {field: getattr(block, field) for field in fields} == fields
    assert sliced(source, block.span) == source
    assert block.id is None


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_author_can_name_what_it_makes(name: str) -> None:
    source, kind, _ = EXAMPLES[name]
    opening, _, rest = source.partition("\n")
    block = only_block(f"{opening}\n:name: My name\n{rest}")
    assert (type(block), block.id) == (kind, "my-name")


@pytest.mark.parametrize(
    "name", [n for n in EXAMPLES if DIRECTIVES[n].argument == "optional" and n != "math"]
)
def test_the_author_can_title_it(name: str) -> None:
    source, _, _ = EXAMPLES[name]
    opening, _, rest = source.partition("\n")
    assert "A title!" in text_of(only_block(f"{opening} A *title*!\n{rest}"))


def test_a_table_has_caption_and_headers() -> None:
    source = f":::{{table}} The *caption*\n:header-rows: 0\n:header-columns: 1\n\n{ROWS}\n:::"
    table = only_block(source)
    assert isinstance(table, Table)
    assert (text_of(*table.caption), table.header_rows, table.header_columns) == (
        "The caption",
        0,
        1,
    )


def test_what_stands_beside_a_table_follows_it() -> None:
    parsed = parse(f":::{{table}} C\nBefore.\n\n{ROWS}\n\nAfter.\n:::")
    assert [type(b) for b in parsed.document.children] == [Table, Paragraph, Paragraph]


def test_a_figure_takes_the_first_paragraph_as_its_caption() -> None:
    figure = only_block(":::{figure} a.png\n:alt: A hand\n\nThe *caption*.\n\nThe legend.\n:::")
    assert isinstance(figure, Figure)
    assert text_of(*figure.caption) == "The caption."
    [image] = [node for node in walk(figure) if isinstance(node, Image)]
    assert (image.url, image.alt, image.decorative) == ("a.png", "A hand", False)
    assert text_of(figure.children[1]) == "The legend."


@pytest.mark.parametrize("alt", ["", ":alt: A hand\n"])
def test_a_figure_without_a_picture_is_one_mistake(alt: str) -> None:
    parsed = parse(f"# T\n\n:::{{figure}}\n{alt}Caption\n\nLegend\n:::")
    found = (*parsed.diagnostics, *docpub.check(parsed.document))
    assert [diagnostic.code for diagnostic in found] == ["missing-argument"]
    figure = parsed.document.children[1]
    words = "A handLegend" if alt else "Legend"
    assert isinstance(figure, Figure)
    assert (docpub.text_of(*figure.caption), docpub.text_of(*figure.children)) == ("Caption", words)
    assert docpub.render(parsed.document, "html").files


def test_a_figure_may_show_nothing() -> None:
    [image] = [
        node
        for node in walk(only_block(":::{figure} a.png\n:decorative:\n:::"))
        if isinstance(node, Image)
    ]
    assert image.decorative


def test_levels_gather_in_warning_signs() -> None:
    signs = only_block(
        "::::{warning-signs} Watch\n:::{emergency} Call 911\nx\n:::\n:::{crisis}\ny\n:::\n::::"
    )
    assert isinstance(signs, WarningSigns)
    assert [(s.level, text_of(*s.title), text_of(*s.children)) for s in signs.children] == [
        ("emergency", "Call 911", "x"),
        ("crisis", "", "y"),
    ]


def test_what_is_no_level_follows_the_warning_signs() -> None:
    source = "::::{warning-signs}\nWords.\n\n:::{urgent}\nx\n:::\n::::"
    assert codes(source) == [("unexpected-body", 2)]
    assert text_of(parse(f"# T\n{source}").document) == "TxWords."


def test_questions_of_a_faq_are_headings_until_the_passes() -> None:
    faq = only_block(":::{faq}\nLead.\n\n### Q?\nx\n:::")
    assert isinstance(faq, Faq)
    assert [type(block) for block in faq.children] == [Paragraph, Heading, Paragraph]


def test_contacts_are_the_organisations() -> None:
    front_matter = "---\ntitle: T\norganisation: {name: C, email: a@b.c, phone: '1'}\n---\n"
    [contacts] = parse(f"{front_matter}:::{{contacts}}\n:::").document.children
    assert isinstance(contacts, Contacts)
    assert [(c.kind, c.value) for c in contacts.contacts] == [
        ("name", "C"),
        ("phone", "1"),
        ("email", "a@b.c"),
    ]


def test_an_appointment_has_the_fields_that_the_author_wants() -> None:
    appointment = only_block(":::{appointment}\n:fields: date , bring,,room\n:::")
    assert isinstance(appointment, Appointment)
    assert [field.name for field in appointment.fields] == ["date", "bring", "room"]


def test_an_alert_is_an_admonition() -> None:
    for kind in ("note", "tip", "important", "warning", "caution"):
        block = only_block(f"> [!{kind.upper()}]\n> Words.\n>\n> More.")
        assert isinstance(block, Admonition)
        assert (block.kind, block.title, text_of(block)) == (kind, (), "Words.More.")


# --- mistakes ---


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        (":::{nothing}\nx\n:::", "unknown-directive", 1),
        (":::note\nx\n:::", "directive-without-braces", 1),
        (":::{note}\nx", "unclosed-directive", 1),
        ("> :::{note}\n> x\n\nAfter.", "unclosed-directive", 1),
        ("- a\n\n  :::{note}\n  x\n\nAfter.", "unclosed-directive", 3),
        ("x\n\n:::", "stray-fence", 3),
        (":::{note}\n:::{tip}\nx\n:::\n:::", "fence-too-long", 2),
        (":::{note}\n:lines: 3\nx\n:::", "unknown-option", 2),
        (":::{note}\n:name: a\n:nmae: b\nx\n:::", "unknown-option", 3),
        (":::{notes}\n:lines: many\n:::", "wrong-value", 2),
        (":::{notes}\n:lines: 1000\n:::", "wrong-value", 2),
        (f":::{{table}}\n:header-rows: -1\n\n{ROWS}\n:::", "wrong-value", 2),
        (":::{only}\nx\n:::", "missing-argument", 1),
        (":::{figure}\n:alt: A\n:::", "missing-argument", 1),
        (":::{main-message} M\nx\n:::", "unexpected-argument", 1),
        (":::{references}\nx\n:::", "unexpected-body", 2),
        (":::{faq}\nx\n:::", "faq-without-questions", 1),
        (":::{table}\nx\n:::", "table-missing", 1),
        (":::{figure} a.png\n:::", "image-without-alt", 1),
        (":::{contacts}\n:::", "unknown-contact", 1),
        ("```{note}\nx\n```", "backtick-directive", 1),
        (":::{csv-table}\na,b\n:::", "data-in-colons", 1),
        ("(a)=\nx\n\n:::{note}\n:name: a\ny\n:::", "duplicate-id", 5),
    ],
)
def test_a_mistake_is_told_where_it_is(source: str, code: str, line: int) -> None:
    assert codes(source) == [(code, line)]


@pytest.mark.parametrize(
    ("given", "meant"),
    [("warnin", "warning"), ("keypoints", "key-points"), ("Note", "note"), ("zzz", "")],
)
def test_the_nearest_name_is_offered(given: str, meant: str) -> None:
    [found] = parse(f"# T\n\n:::{{{given}}}\nx\n:::").diagnostics
    assert found.hint == (f"Did you mean `{meant}`?" if meant else "Correct the name.")


def test_an_unknown_directive_keeps_its_words_and_options() -> None:
    parsed = parse("# T\n\n:::{nothing} A *title*\n:a: 1\n:b: 2 3\nWords.\n:::")
    block = parsed.document.children[1]
    assert isinstance(block, Extension)
    assert (block.name, block.data) == ("nothing", (("a", "1"), ("b", "2 3")))
    assert text_of(block) == "A titleWords."


def test_words_where_none_are_taken_are_kept() -> None:
    parsed = parse("# T\n\n:::{main-message} Lead\nWords.\n:::\n\n:::{references}\nBody.\n:::")
    assert text_of(parsed.document) == "TLeadWords.Body."


# --- fences ---


def kinds(node: Node) -> list[str]:
    return [type(n).__name__ for n in walk(node) if isinstance(n, Block)]


def test_longer_fences_hold_shorter_ones() -> None:
    source = ":::::{note}\n::::{tip}\n:::{warning}\nx\n:::\ny\n::::\nz\n:::::\n\nafter"
    assert codes(source) == []
    document = parse(source).document
    assert kinds(document) == ["Admonition"] * 3 + ["Paragraph"] * 4
    assert text_of(document.children[0]) == "xyz"


def test_fences_in_code_are_text() -> None:
    for code in ("```\n:::\n```", "~~~\n:::{tip}\n~~~", "    :::", "````\n```\n:::\n````"):
        document = parse(f"# T\n\n:::{{note}}\nx\n\n{code}\n\ny\n:::\n\nafter")
        assert document.diagnostics == ()
        assert (
            kinds(document.document)[1:] == ["Admonition", "Paragraph", "Code"] + ["Paragraph"] * 2
        )


def test_a_closing_fence_of_another_length_closes_too() -> None:
    for source in (":::{note}\nx\n:::::\n\nafter", "::::{note}\nx\n:::\n::::\n\nafter"):
        assert text_of(parse(source).document.children[-1]) == "after"


def test_directives_stand_in_quotes_lists_and_notes() -> None:
    for source in (
        "> :::{note}\n> x\n> :::\n> after",
        "- :::{note}\n  x\n  :::\n  after",
        "Call[^n].\n\n[^n]: :::{note}\n    x\n    :::\n    after",
        "Term\n: :::{note}\n  x\n  :::\n  after",
    ):
        parsed = parse(f"# T\n\n{source}")
        assert parsed.diagnostics == ()
        [note] = [n for n in walk(parsed.document) if isinstance(n, Admonition)]
        assert text_of(note) == "x"
        assert "after" in text_of(parsed.document)


def test_link_definitions_and_notes_cross_the_fences() -> None:
    parsed = parse(
        "# T\n\n[a][l] and[^n]\n\n:::{note}\n[l]: https://a.example\n[^n]: Note.\n\nx\n:::"
    )
    assert parsed.diagnostics == ()
    names = [type(n).__name__ for n in walk(parsed.document)]
    assert names.count("Link") == names.count("FootnoteReference") == 1
    assert [note.key for note in parsed.document.footnotes] == ["n"]


def test_options_end_at_the_first_other_line() -> None:
    block = only_block(":::{note}\n\n:name: a\n:::")
    assert block.id is None
    assert text_of(block) == ":name: a"


def test_headers_are_few() -> None:
    rows = "\n".join("| a |" for _ in range(30))
    source = f":::{{table}}\n:header-rows: 11\n\n| a |\n|---|\n{rows}\n:::"
    assert codes(source) == [("wrong-value", 2)]


@pytest.mark.parametrize(
    "body",
    [
        "- ```\n  a\n  ```",
        "1. ~~~\n   :::\n   ~~~\n2. b",
        "> ```\n> :::\n> ```",
        "a\n: ```\n  b\n  ```",
        "<!--\n```\n:::\n-->",
        "<!-- ::: -->",
    ],
)
def test_code_and_comments_in_a_directive_do_not_end_it(body: str) -> None:
    assert codes(f":::{{note}}\n{body}\n\nwords\n:::") == []


@pytest.mark.parametrize(
    "directive",
    [":::{note}\n:name: My Note\nText.\n:::", "```{csv-table} T\n:name: My Note\na,b\n1,2\n```"],
)
def test_a_block_that_is_named_twice_keeps_the_name_above_it(directive: str) -> None:
    parsed = parse(f"# T\n\n(above)=\n{directive}\n\n> (a)=\n\n:::{{tip}}\n:name: b\nText.\n:::")
    diagnostic, other = parsed.diagnostics
    assert (diagnostic.code, diagnostic.span) == ("duplicate-id", docpub.Span(5, 8, 5, 15))
    assert other.code == "unused-target"  # in the quotation, so not for what comes behind it
    assert "'My Note'" in diagnostic.message
    assert [block.id for block in parsed.document.children if block.id] == ["above", "b"]


@pytest.mark.parametrize(
    ("source", "code", "place", "kept"),
    [
        ("(a)=\n(b)=\n## H", "duplicate-id", (4, 1, 4, 5), "a"),
        ("(a)=\n## H {#b}", "duplicate-id", (4, 6, 4, 10), "a"),
        ("> words\n>\n> (a)=\n\n## H {#h}", "unused-target", (5, 3, 5, 7), "h"),
    ],
)
def test_no_name_is_lost_silently(
    source: str, code: str, place: tuple[int, int, int, int], kept: str
) -> None:
    parsed = parse(f"# T\n\n{source}")
    [diagnostic] = parsed.diagnostics
    assert (diagnostic.code, diagnostic.span) == (code, docpub.Span(*place))
    assert parsed.document.children[-1].id == kept
