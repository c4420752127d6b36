"""Walking and rewriting."""

from __future__ import annotations

import pytest

from docpub.model import (
    Block,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    List,
    ListItem,
    Metadata,
    Node,
    Paragraph,
    Section,
    Table,
    Text,
    map_blocks,
    map_inlines,
    replace,
    slug,
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
