"""Walking and rewriting."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docpub
import strategies
from docpub.model import (
    Abbreviation,
    Blank,
    Block,
    Blockquote,
    Break,
    Citation,
    Code,
    Contact,
    Contacts,
    ContentsEntry,
    CrossReference,
    Document,
    Emphasis,
    Figure,
    FootnoteReference,
    Heading,
    Image,
    Inline,
    InlineCode,
    Inlines,
    List,
    ListItem,
    Metadata,
    Node,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    address_of,
    footnote_id,
    footnote_reference_id,
    map_blocks,
    map_inlines,
    map_runs,
    reference_id,
    replace,
    slug,
    term_id,
    text_of,
    walk,
)


def words(value: str) -> tuple[Text]:
    return (Text(value=value),)


def paragraph(value: str) -> Paragraph:
    return Paragraph(children=words(value))


def document(*blocks: Block) -> Document:
    return Document(metadata=Metadata(), children=blocks)


TREE = document(
    Section(
        heading=Heading(level=2, children=words("heading ")),
        children=(
            Table(children=(), caption=words("caption ")),
            Figure(children=(paragraph("figure "),), caption=words("below ")),
            List(children=(ListItem(children=(paragraph("item"),)),)),
        ),
    )
)


def test_walk_goes_in_reading_order_parents_first() -> None:
    assert text_of(TREE) == "heading caption figure below item"
    names = [type(node).__name__ for node in walk(TREE)]
    assert names[:4] == ["Document", "Section", "Heading", "Text"]


def test_walk_needs_no_recursion() -> None:
    node: Inline = Text(value="deep")
    for _ in range(5000):
        node = Emphasis(children=(node,))
    assert text_of(node) == "deep"


def test_map_blocks_splices_and_deletes() -> None:
    def change(block: Block) -> Block | tuple[Block, ...]:
        if isinstance(block, Table):
            return ()
        return (block, block) if isinstance(block, Paragraph) else block

    assert text_of(map_blocks(TREE, change)) == "heading figure figure below itemitem"


def test_map_inlines_replaces() -> None:
    def change(node: Inline) -> Inline:
        return Text(value=node.value.upper()) if isinstance(node, Text) else node

    assert text_of(map_inlines(TREE, change)) == "HEADING CAPTION FIGURE BELOW ITEM"


def test_what_is_not_changed_is_not_copied() -> None:
    kept, changed = paragraph("kept"), paragraph("changed")
    before = document(kept, changed)
    after = map_blocks(before, lambda b: paragraph("new") if b is changed else b)
    assert after.children[0] is kept
    assert after.children[1] == paragraph("new")


@pytest.mark.parametrize(("down", "names"), [(True, ["a", "a-2"]), (False, ["a", "a-2"])])
def test_a_node_that_stands_twice_is_counted_twice(down: bool, names: list[str]) -> None:
    shared = paragraph("same")
    given: list[str] = []

    def name(block: Block) -> Block:
        given.append("a" if not given else f"a-{len(given) + 1}")
        return replace(block, id=given[-1])

    after = map_blocks(document(shared, shared), name, down=down)
    assert [block.id for block in after.children] == names


def test_down_numbers_the_outer_before_the_inner() -> None:
    nested = document(List(children=(ListItem(children=(paragraph("inner"),)),)))
    order: dict[bool, list[str]] = {True: [], False: []}
    for down, seen in order.items():

        def look(block: Block, seen: list[str] = seen) -> Block:
            seen.append(type(block).__name__)
            return block

        map_blocks(nested, look, down=down)
    assert order == {True: ["List", "Paragraph"], False: ["Paragraph", "List"]}


def test_a_heading_takes_exactly_one_node() -> None:
    def drop(block: Block) -> Block | tuple[Block, ...]:
        return () if isinstance(block, Heading) else block

    with pytest.raises(ValueError, match="exactly one node"):
        map_blocks(TREE, drop)


def test_nodes_are_frozen_and_compare_by_value() -> None:
    node: Node = Text(value="a")
    assert node == Text(value="a")
    with pytest.raises(AttributeError):
        node.value = "b"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is it?", "what-is-it"),
        ("Über 2 Ärzte", "uber-2-arzte"),
        ("2 doses", "section-2-doses"),
        ("مرحبا", "section"),
        ("It's -- fine!", "its-fine"),
        ("", "section"),
    ],
)
def test_identifiers_are_plain(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(strategies.documents)
def test_walk_visits_each_node_below_once(document: Document) -> None:
    """Compared with a search through all fields; contents, which repeat, are left out."""
    found: list[Node] = []

    def search(value: object) -> None:
        if isinstance(value, tuple):
            for part in value:
                search(part)
        elif isinstance(value, Node):
            found.append(value)
            for name in value.__struct_fields__:
                if name != "contents":
                    search(getattr(value, name))

    search(document)
    assert Counter(map(id, walk(document))) == Counter(map(id, found))


def test_contents_are_not_walked() -> None:
    entry = ContentsEntry(target="a", title=words("repeated"))
    assert text_of(replace(document(), contents=(entry,))) == ""


def test_map_inlines_splices_and_deletes_at_all_depths() -> None:
    def change(node: Inline) -> Inline | tuple[Inline, ...]:
        match node:
            case Text(value="twice"):
                return (node, node)
            case Text(value="gone"):
                return ()
            case Emphasis(children=children):
                return children
            case _:
                return node

    inner = (*words("twice"), Emphasis(children=words("kept")), *words("gone"))
    before = document(Paragraph(children=(Strong(children=inner),)))
    [paragraph] = map_inlines(before, change).children
    assert paragraph == Paragraph(
        children=(Strong(children=(*words("twice") * 2, *words("kept"))),)
    )


def test_down_goes_through_what_was_put_in_place() -> None:
    def change(block: Block) -> Block | tuple[Block, ...]:
        return block.children if isinstance(block, Blockquote) else block

    nested = document(Blockquote(children=(Blockquote(children=(paragraph("a"),)),)))
    assert map_blocks(nested, change).children == (paragraph("a"),)
    # Downwards only what is below the new blocks is gone through, not these themselves.
    [kept] = map_blocks(nested, change, down=True).children
    assert kept == Blockquote(children=(paragraph("a"),))


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Text(value="a\nb"), "a\nb"),
        (InlineCode(value="x = 1"), "x = 1"),
        (Break(), " "),
        (Image(url="a.png", alt="A hand"), "A hand"),
        (Abbreviation(value="CT", title="computed tomography"), "CT"),
        (CrossReference(target="a", label=words("Table 1")), "Table 1"),
        (FootnoteReference(key="n", number=1), ""),
        (Citation(keys=("k",), numbers=(1,)), ""),
        (Blank(), ""),
        (Code(value="a\nb\n"), "a\nb\n"),
        (Contacts(contacts=(Contact(kind="phone", value="1"),)), "1"),
    ],
)
def test_the_words_of_a_node(node: Node, expected: str) -> None:
    assert text_of(node) == expected


@given(st.text())
def test_every_identifier_has_the_form_that_all_outputs_take(text: str) -> None:
    assert re.fullmatch("[a-z][a-z0-9]*(-[a-z0-9]+)*", slug(text))
    assert slug(slug(text)) == slug(text)
    assert re.fullmatch("term--[a-z][a-z0-9-]*", term_id(text))


def test_identifiers_of_docpubs_own_are_no_authors() -> None:
    own = [term_id("a"), reference_id(1), footnote_id(1), footnote_reference_id(1, 1)]
    assert own == ["term--a", "ref--1", "note--1", "noteref--1"]
    assert footnote_reference_id(1, 2) == "noteref--1-2"
    assert not {slug(identifier) for identifier in own} & set(own)


@pytest.mark.parametrize(
    ("kind", "value", "address"),
    [
        ("phone", "+1 (555) 010-0100", "tel:+15550100100"),
        ("tty", "711", "tel:711"),
        ("emergency", "call a friend", ""),
        ("email", "a@b.c", "mailto:a@b.c"),
        ("url", "https://a.example", "https://a.example"),
        ("address", "1 Street", ""),
        ("hours", "9-5", ""),
    ],
)
def test_addresses(kind: str, value: str, address: str) -> None:
    assert address_of(kind, value) == address


def test_runs_are_gone_through_as_they_are_read() -> None:
    source = "# T *t*\n\nA[^n] **b**\n\n- C\n\n:::{note} D\nE\n:::\n\n[^n]: F"
    seen: list[str] = []

    def note(run: Inlines) -> Inlines:
        seen.append(text_of(*run))
        return run

    document = docpub.parse(source).document
    assert map_runs(document, note) is document
    assert seen == ["T t", "A b", "C", "D", "E", "F"]


def test_runs_are_replaced_and_some_kinds_left() -> None:
    document = docpub.parse("# T\n\nA\n\n> B").document
    changed = map_runs(document, lambda run: (*run, Text(value="!")), skip=(Blockquote,))
    assert text_of(changed) == "T!A!B"
