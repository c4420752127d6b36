"""What the passes do that have no file of their own here, on sources as an author writes them."""

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


def test_a_document_without_a_title_has_its_files_name() -> None:
    assert docpub.parse("Words.", path="a/leaflet.md").document.metadata.title == "leaflet"
    assert docpub.parse("Words.", path="a/knee/index.md").document.metadata.title == "knee"


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
        ),
        header_rows=0,
    )
    document = Document(metadata=docpub.Metadata(), children=(table,))
    [squared] = square_tables(document).children
    assert isinstance(squared, Table)
    assert [len(r.children) for r in squared.children] == [2, 2, 3]


def squared(*rows: TableRow, header_rows: int = 0) -> list[int]:
    """Return how many cells each row has when the table has been made square."""
    table = Table(children=rows, header_rows=header_rows)
    document = Document(metadata=docpub.Metadata(), children=(table,))
    [table] = square_tables(document).children
    assert isinstance(table, Table)
    return [len(r.children) for r in table.children]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), []),
        ((row(),), [0]),
        ((row(TableCell()), row()), [1, 1]),
        ((row(TableCell(colspan=3)), row(TableCell())), [1, 3]),
        ((row(TableCell(rowspan=2), TableCell()), row()), [2, 1]),
        ((row(TableCell(rowspan=2, colspan=2), TableCell()), row(), row()), [2, 1, 3]),
        ((row(TableCell(rowspan=9)), row(TableCell()), row()), [2, 1, 1]),
    ],
)
def test_rows_are_filled_up_to_the_widest(rows: tuple[TableRow, ...], expected: list[int]) -> None:
    assert squared(*rows) == expected


def test_a_cell_of_the_head_does_not_reach_into_the_body() -> None:
    rows = (row(TableCell(rowspan=3), TableCell()), row(TableCell()), row())
    assert squared(*rows, header_rows=0) == [2, 1, 1]
    assert squared(*rows, header_rows=1) == [2, 2, 2]
    assert squared(*rows, header_rows=2) == [2, 1, 2]


@pytest.mark.parametrize(
    ("output", "words"),
    [(None, "abcd"), ("html", "abd"), ("pdf", "acd"), ("epub", "acd"), ("other", "acd")],
)
def test_parts_are_chosen_by_output(output: str | None, words: str) -> None:
    source = (
        "a\n\n:::{only} html\nb\n:::\n\n:::{except} html\nc\n:::\n\n"
        "::::{only} html, pdf epub other\n:::{except} none\nd\n:::\n::::"
    )
    document = select(docpub.parse(source).document, output)
    assert text_of(document) == words
    assert not all_of(document, docpub.Only)


def test_parts_are_chosen_inside_other_blocks() -> None:
    source = "# T\n\n- a\n\n  :::{only} pdf\n  b\n  :::\n\n> c\n>\n> :::{except} pdf\n> d\n> :::"
    assert text_of(select(docpub.parse(source).document, "pdf")) == "Tabc"


def test_every_line_of_the_contents_leads_to_what_it_names() -> None:
    source = "# T\n\n:::{key-points}\n- x\n:::\n\n## A `b`  *c*\n\n#### Deep\n\n## A b c\n\n## 漢"
    assert [(e.target, text_of(*e.title)) for e in all_of_contents(resolved(source))] == [
        ("key-points", "Key points"),
        ("a-b-c", "A b c"),
        ("deep", "Deep"),
        ("a-b-c-2", "A b c"),
        ("section", "漢"),
    ]


def all_of_contents(document: Document) -> list[docpub.ContentsEntry]:
    entries = list(document.contents)
    for entry in entries:
        at = entries.index(entry) + 1
        entries[at:at] = entry.children
    return entries


def test_admonitions_are_not_in_the_contents() -> None:
    assert resolved("# T\n\n:::{note}\nx\n:::").contents == ()


def test_a_heading_that_refers_to_itself_or_another_gathers_no_words() -> None:
    document = resolved("# T\n\n## A [](#b) {#a}\n\n## B [](#a) [](#b) {#b}")
    labels = [text_of(*r.label) for r in all_of(document, docpub.CrossReference)]
    assert labels == ["B  ", "A ", "B  "]
    assert docpub.resolve(document) == document


def test_a_label_that_no_longer_holds_is_taken_away() -> None:
    source = "# T\n\n[](#t)\n\n:::{table} C\n:name: t\n| a |\n|---|\n| 1 |\n:::"
    document = resolved(source)
    paragraph, table = document.children
    assert isinstance(table, Table)
    bare = docpub.replace(document, children=(paragraph, docpub.replace(table, caption=())))
    assert [t.label for t in all_of(docpub.resolve(bare), Table)] == [""]
    alone = docpub.replace(document, children=(paragraph,))
    assert [r.label for r in all_of(docpub.resolve(alone), docpub.CrossReference)] == [()]


def test_identifiers_are_given_to_titles_and_captions_and_all_are_different() -> None:
    source = (
        "# Same\n\n## Same\n\n:::{table} Same\n| a |\n|---|\n| 1 |\n:::\n\n"
        ":::{note} Same\nx\n:::\n\n"
        ":::{faq} Same\n### Same\nx\n:::\n\n:::{glossary}\nSame\n: x\n\nSame\n: y\n:::"
    )
    found = [i for n in walk(resolved(source)) if (i := getattr(n, "id", None))]
    assert found == [
        *("same", "same-2", "same-3", "same-4", "same-5", "same-6"),
        *("words-to-know", "term--same", "term--same-2"),
    ]


def test_what_has_no_title_has_no_identifier() -> None:
    document = resolved("# T\n\nWords.\n\n| a |\n|---|\n| 1 |\n\n- x")
    assert [n.id for n in document.children if isinstance(n, docpub.Paragraph | Table)] == [
        None
    ] * 2


def test_a_main_message_in_the_text_is_the_only_one() -> None:
    source = "---\ntitle: T\nmain-message: M\n---\nx\n\n:::{main-message}\nOwn\n:::"
    messages = all_of(resolved(source), docpub.MainMessage)
    assert [text_of(message) for message in messages] == ["Own"]


def test_provenance_names_people_and_dates() -> None:
    source = (
        "---\ntitle: T\nauthors: [{name: A, credentials: RN}, {name: B}]\n"
        "reviewers: [{name: C, role: clinical}]\nreviewed: 2026-01-02\ndisclaimer: D\n---\nx"
    )
    [about] = all_of(resolved(source), docpub.About)
    rows = [
        (text_of(*item.term), text_of(*item.definitions))
        for item in all_of(about, docpub.DefinitionItem)
    ]
    expected = [("Reviewed", "2026-01-02"), ("Written by", "A, RN; B"), ("Reviewed by", "C")]
    assert rows == expected
    assert text_of(about.children[0]) == "D"


def test_readers_of_other_languages_are_told_where_to_get_help() -> None:
    source = (
        '---\ntitle: T\norganisation:\n  name: C\n  phone: "555"\n  language-notice:\n'
        "    en: Ask us.\n    es: Llame al {phone}.\n---\nx"
    )
    [about] = all_of(resolved(source), docpub.About)
    english, spanish = about.children[1:]
    assert text_of(english, spanish) == "Ask us.Llame al 555."
    assert not all_of(english, docpub.Phrase)
    assert [phrase.lang for phrase in all_of(spanish, docpub.Phrase)] == ["es"]


def test_a_document_that_says_nothing_of_itself_has_no_provenance() -> None:
    assert not all_of(resolved("# T\n\nx"), docpub.About)
