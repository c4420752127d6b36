"""Notes are numbered and stand at the end of the chapter that calls them first."""

from typing import Any

import docpub
from docpub.model import FootnoteReference, Footnotes, Section, walk
from docpub.passes.footnotes import place_footnotes
from docpub.passes.sections import nest_sections
from docpub.passes.titles import find_title


def placed(source: str) -> docpub.Document:
    return place_footnotes(nest_sections(find_title(docpub.parse(source).document)))


def shape(document: docpub.Document) -> list[Any]:
    """Show the top level: sections as lists, and notes by their numbers and keys."""
    return [_shape(block) for block in document.children]


def _shape(block: docpub.Block) -> Any:
    match block:
        case Footnotes(children=notes):
            return {note.number: note.key for note in notes}
        case Section(children=children):
            return [_shape(child) for child in children]
        case _:
            return type(block).__name__


def calls(document: docpub.Document) -> list[tuple[str, int, str]]:
    return [(n.key, n.number, n.id) for n in walk(document) if isinstance(n, FootnoteReference)]


def test_notes_end_their_chapter() -> None:
    document = placed("# T\n\nLead[^l].\n\n## A\n\nx[^a]\n\n## B\n\ny\n\n[^a]: A\n[^l]: L")
    expected = ["Paragraph", {1: "l"}, ["Paragraph", {2: "a"}], ["Paragraph"]]
    assert shape(document) == expected
    assert document.footnotes == ()


def test_a_note_called_in_two_chapters_stands_in_the_first() -> None:
    document = placed("# T\n\n## A\n\nx[^n]\n\n## B\n\ny[^n]\n\n[^n]: N")
    assert shape(document) == [["Paragraph", {1: "n"}], ["Paragraph"]]
    assert calls(document) == [("n", 1, "noteref--1"), ("n", 1, "noteref--1-2")]


def test_notes_below_a_chapter_stand_at_its_end() -> None:
    document = placed("# T\n\n## A\n\n### B\n\nx[^b]\n\n### C\n\ny[^c]\n\n[^c]: C\n[^b]: B")
    expected = [[["Paragraph"], ["Paragraph"], {1: "b", 2: "c"}]]
    assert shape(document) == expected


def test_notes_that_notes_call_follow_in_the_same_chapter() -> None:
    document = placed(
        "# T\n\n## A\n\nx[^a]\n\n## B\n\ny[^b] z[^c]\n\n[^a]: see[^c]\n[^b]: see[^a]\n[^c]: C"
    )
    assert shape(document) == [["Paragraph", {1: "a", 2: "c"}], ["Paragraph", {3: "b"}]]


def test_notes_lead_back_to_the_call_that_is_read_first() -> None:
    document = placed("# T\n\n## A\n\nx[^a]\n\n## B\n\ny[^b]\n\n[^a]: see[^b]\n[^b]: B")
    expected = [("a", 1, "noteref--1"), ("b", 2, "noteref--2"), ("b", 2, "noteref--2-2")]
    assert calls(document) == expected


def test_notes_that_call_each_other_end() -> None:
    document = placed("x[^a]\n\n[^a]: see[^b]\n[^b]: see[^a] and[^b]")
    assert shape(document) == ["Paragraph", {1: "a", 2: "b"}]


def test_a_note_called_in_the_title_stands_before_the_first_chapter() -> None:
    assert shape(placed("# T[^t]\n\n## A\n\nx[^a]\n\n[^a]: A\n[^t]: T")) == [
        {1: "t"},
        ["Paragraph", {2: "a"}],
    ]


def test_a_faq_is_a_chapter() -> None:
    document = placed("x[^a]\n\n:::{faq}\n### Q?\ny[^b]\n:::\n\nz\n\n[^a]: A\n[^b]: B")
    assert shape(document) == ["Paragraph", {1: "a"}, "Faq", {2: "b"}, "Paragraph"]


def test_the_call_in_a_figures_caption_comes_after_that_in_the_figure() -> None:
    source = ":::{figure} a.png\n:alt: A\n\nCaption[^c].\n\nLegend[^l].\n:::\n\n[^c]: C\n[^l]: L"
    assert shape(placed(source))[1] == {1: "l", 2: "c"}


def test_a_note_that_is_never_called_is_kept_apart() -> None:
    document = placed("x[^a]\n\n[^a]: A\n[^z]: Z[^a]")
    assert [(note.key, note.number) for note in document.footnotes] == [("z", 0)]
    assert shape(document) == ["Paragraph", {1: "a"}]


def test_a_number_that_no_longer_holds_is_taken_away() -> None:
    document = placed("x[^a]\n\n[^a]: A")
    without = docpub.replace(document, children=document.children[:1])
    assert calls(place_footnotes(without)) == [("a", 0, "")]


def test_numbers_follow_a_changed_text() -> None:
    document = placed("x[^a]\n\ny[^b]\n\n[^a]: A\n[^b]: B")
    first, second, notes = document.children
    turned = docpub.replace(document, children=(second, first, notes))
    assert shape(place_footnotes(turned))[2] == {1: "b", 2: "a"}


def test_a_note_goes_with_the_part_that_it_stands_in() -> None:
    source = (
        "---\ntitle: T\naudiences: [patients, clinicians]\n---\nTake one.[^dose]\n\n"
        ":::{only} clinicians\nAs said.[^dose]\n\n[^dose]: Never more than two.\n:::\n"
    )
    parsed = docpub.parse(source, path="a.md")
    assert [(d.code, d.span and d.span.line) for d in parsed.diagnostics] == [
        ("unknown-footnote", 5)
    ]
    shown = {
        audience: docpub.render(parsed.document, "html", audience=audience).files["page.html"]
        for audience in ("patients", "clinicians")
    }
    assert b"Never more" not in shown["patients"]
    assert b"Never more" in shown["clinicians"]
