"""Headings take in what follows them."""

from typing import Any

import docpub
from docpub.model import Block, Document, Section
from docpub.passes.sections import nest_sections


def outline(blocks: tuple[Block, ...]) -> list[Any]:
    """Show sections as lists led by their title, and other blocks by the name of their kind."""
    return [
        [docpub.text_of(*block.heading.children), *outline(block.children)]
        if isinstance(block, Section)
        else type(block).__name__
        for block in blocks
    ]


def nested(source: str) -> list[Any]:
    return outline(nest_sections(docpub.parse(source).document).children)


def test_a_section_goes_up_to_the_next_heading_of_its_level() -> None:
    source = "Lead.\n\n## A\n\na\n\n### B\n\nb\n\n## C\n\nc"
    expected = ["Paragraph", ["A", "Paragraph", ["B", "Paragraph"]], ["C", "Paragraph"]]
    assert nested(source) == expected


def test_a_jump_in_level_makes_no_empty_section() -> None:
    assert nested("# A\n\n#### B\n\n## C\n\n###### D") == [["A", ["B"], ["C", ["D"]]]]


def test_a_higher_heading_ends_all_that_are_open() -> None:
    assert nested("### A\n\n##### B\n\n# C") == [["A", ["B"]], ["C"]]


def test_blocks_with_a_heading_of_their_own_stand_beside_the_sections() -> None:
    source = (
        "## A\n\na\n\n:::{faq}\n### Q?\nx\n:::\n\nBetween.\n\n### B\n\nb\n\n"
        ":::{glossary}\nT\n: t\n:::\n\n::::{warning-signs}\n:::{urgent}\nx\n:::\n::::\n\n"
        ":::{references}\n:::"
    )
    expected = [
        ["A", "Paragraph"],
        "Faq",
        "Paragraph",
        ["B", "Paragraph"],
        "Glossary",
        "WarningSigns",
        "References",
    ]
    assert nested(source) == expected


def test_other_titled_blocks_stay_in_their_section() -> None:
    assert nested("## A\n\n:::{steps}\n1. x\n:::\n\nb") == [["A", "Steps", "Paragraph"]]


def test_headings_inside_other_blocks_stay_headings() -> None:
    assert nested("## A\n\n> ## B\n\n- # C") == [["A", "Blockquote", "List"]]


def test_sections_that_are_there_are_kept_and_their_inside_nested() -> None:
    [a] = nest_sections(docpub.parse("## A\n\na").document).children
    assert isinstance(a, Section)
    loose = docpub.parse("### B\n\nb\n\n## C").document.children
    document = Document(
        metadata=docpub.Metadata(),
        children=(docpub.replace(a, children=(*a.children, *loose[:2])), *loose[2:]),
    )
    expected = [["A", "Paragraph", ["B", "Paragraph"]], ["C"]]
    assert outline(nest_sections(document).children) == expected


def test_a_section_is_where_its_heading_is() -> None:
    [section] = nest_sections(docpub.parse("\n\n## A\n\na").document).children
    assert section.span == docpub.Span(3, 1, 3, 5)
