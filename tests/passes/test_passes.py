"""What each pass does, on sources as an author writes them."""

from __future__ import annotations

from typing import TypeVar

import pytest

import docpub
from docpub.model import Document, Table, TableCell, TableRow, text_of, walk
from docpub.model.inlines import Node
from docpub.passes import select
from docpub.passes.tables import square_tables

T = TypeVar("T")


def resolved(text: str, output: str | None = None) -> Document:
    return docpub.resolve(select(docpub.parse(text).document, output))


def all_of(node: Node, kind: type[T]) -> list[T]:
    return [below for below in walk(node) if isinstance(below, kind)]


def outline(document: Document) -> list[tuple[int, str]]:
    """List the titles of sections and blocks with their depth."""
    found: list[tuple[int, str]] = []

    def visit(blocks: tuple[docpub.Block, ...], depth: int) -> None:
        for block in blocks:
            if isinstance(block, docpub.Section):
                found.append((depth, text_of(*block.heading.children)))
                visit(block.children, depth + 1)
            elif title := getattr(block, "title", ()):
                found.append((depth, text_of(*title)))

    visit(document.children, 1)
    return found


@pytest.mark.parametrize(
    ("source", "title", "taken"),
    [
        ("# A\n\nB", "A", True),
        ("## A\n\nB", "A", True),
        ("---\ntitle: A\n---\nB", "A", False),
        ("---\ntitle: A\n---\n# A\n\nB", "A", True),
        ("---\ntitle: A\n---\n# C\n\nB", "A", False),
        ("B\n\n## A", "A", False),
    ],
)
def test_the_title_is_the_front_matters_or_the_first_heading(
    source: str, title: str, taken: bool
) -> None:
    document = resolved(source)
    assert document.metadata.title == title
    assert bool(document.heading) is taken


def test_a_document_without_a_title_has_its_files_name() -> None:
    assert docpub.parse("Words.", path="a/leaflet.md").document.metadata.title == "leaflet"
    assert docpub.parse("Words.", path="a/knee/index.md").document.metadata.title == "knee"


def test_sections_nest_by_level_and_jumps_are_borne() -> None:
    document = resolved("# T\n\n## A\n\n#### B\n\n### C\n\n## D\n\n# E\n\n## F")
    expected = [(1, "A"), (2, "B"), (2, "C"), (1, "D"), (1, "E"), (2, "F")]
    assert outline(document) == expected


def test_blocks_with_a_heading_of_their_own_end_a_section() -> None:
    source = (
        "# T\n\n## A\n\n:::{faq}\n### Q\nX\n:::\n\n:::{glossary}\nA\n: B\n:::\n\nAfter.\n\n## B"
    )
    titles = ["A", "Questions and answers", "Words to know", "B"]
    assert outline(resolved(source)) == [(1, title) for title in titles]


def test_boxes_stay_in_their_section() -> None:
    source = "# T\n\n## A\n\n:::{steps}\n1. x\n:::\n\nAfter."
    assert outline(resolved(source)) == [(1, "A"), (2, "What to do")]


def test_footnotes_are_numbered_in_reading_order_and_end_their_chapter() -> None:
    source = "# T\n\n## A\n\nX[^b] Y[^a]\n\n## B\n\nZ[^c][^a]\n\n[^a]: 1\n[^b]: 2\n[^c]: 3\n[^d]: 4"
    document = resolved(source)
    assert [r.number for r in all_of(document, docpub.FootnoteReference)] == [1, 2, 3, 2]
    chapters = [
        [note.key for note in all_of(section, docpub.FootnoteDefinition)]
        for section in document.children
    ]
    assert chapters == [["b", "a"], ["c"]]
    assert [note.key for note in document.footnotes] == ["d"]


def test_a_note_that_a_note_calls_is_placed_too() -> None:
    document = resolved("# T\n\nX[^a]\n\n[^a]: See[^b].\n[^b]: End.")
    assert [n.number for n in all_of(document, docpub.FootnoteDefinition)] == [1, 2]
    assert not document.footnotes


def test_sources_are_numbered_in_the_order_of_first_use() -> None:
    front = "---\ntitle: T\nreferences: [{id: a, title: A}, {id: b, title: B}]\n---\n"
    document = resolved(f"{front}{{cite}}`b` {{cite}}`a,b` {{cite}}`c`")
    assert [c.numbers for c in all_of(document, docpub.Citation)] == [(1,), (2, 1), (0,)]
    [references] = all_of(document, docpub.References)
    assert [text_of(*r.children) for r in references.children] == ["B.", "A."]


def test_captioned_tables_and_figures_are_numbered_apart() -> None:
    table = ":::{table} C\n| a |\n|---|\n| 1 |\n:::\n\n"
    figure = ":::{figure} a.png\n:alt: x\nCaption\n:::\n\n"
    document = resolved(f"# T\n\n{table}{figure}{table}| a |\n|---|\n| 1 |\n")
    assert [t.label for t in all_of(document, docpub.Table)] == ["Table 1", "Table 2", ""]
    assert [f.label for f in all_of(document, docpub.Figure)] == ["Figure 1"]


def test_numbers_count_what_an_output_shows() -> None:
    table = ":::{table} C\n| a |\n|---|\n| 1 |\n:::\n"
    source = f"# T\n\n::::{{except}} pdf\n{table}::::\n\n{table}"
    assert [t.label for t in all_of(resolved(source, "pdf"), docpub.Table)] == ["Table 1"]
    both = [t.label for t in all_of(resolved(source, "html"), docpub.Table)]
    assert both == ["Table 1", "Table 2"]


def test_cross_references_take_the_words_of_their_target() -> None:
    source = (
        "# T\n\n[](#a) [](#t) [own](#a) [](#q)\n\n## A *b* {#a}\n\n"
        ":::{table} C\n:name: t\n| a |\n|---|\n| 1 |\n:::\n\n:::{faq}\n### Why? {#q}\nX\n:::"
    )
    references = all_of(resolved(source), docpub.CrossReference)
    assert [text_of(*(r.children or r.label)) for r in references] == [
        "A b",
        "Table 1",
        "own",
        "Why?",
    ]


def test_an_authors_identifier_wins_over_a_made_one() -> None:
    document = resolved("# T\n\n## One\n\n## Two {#one}\n\n## One")
    assert [h.id for h in all_of(document, docpub.Heading)] == ["t", "one-2", "one", "one-3"]


def test_contents_list_sections_and_questions() -> None:
    document = resolved("# T\n\n## A\n\n### B\n\n:::{faq} F\n### Q\nX\n:::")
    listed = [
        (text_of(*entry.title), [text_of(*below.title) for below in entry.children])
        for entry in document.contents
    ]
    assert listed == [("A", ["B"]), ("F", ["Q"])]


def test_the_main_message_leads_and_provenance_ends() -> None:
    document = resolved("---\ntitle: T\nmain-message: M\nid: X\n---\nWords.\n\n## A\n\nX")
    assert isinstance(document.children[0], docpub.MainMessage)
    assert isinstance(document.children[-1], docpub.About)


def row(*cells: TableCell) -> TableRow:
    return TableRow(children=cells)


def test_tables_become_square_and_cells_that_reach_count() -> None:
    table = Table(
        children=(
            row(TableCell(colspan=2), TableCell(rowspan=2)),
            row(TableCell()),
            row(),
        )
    )
    document = Document(metadata=docpub.Metadata(), children=(table,))
    [squared] = square_tables(document).children
    assert isinstance(squared, Table)
    assert [len(r.children) for r in squared.children] == [2, 2, 3]
