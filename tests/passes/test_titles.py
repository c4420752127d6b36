"""Where the title of a document comes from, and the titles of blocks that have none."""

import pytest

import docpub
from docpub.model import Admonition, Appointment, Contacts, KeyPoints, Text, WarningSigns
from docpub.passes.titles import fill_titles, find_title
from spans import bare


def titled(source: str) -> docpub.Document:
    return find_title(docpub.parse(source).document)


def test_the_first_block_is_the_title_if_it_is_a_heading() -> None:
    document = titled("# One *two*\n\nWords.\n\n# Three")
    assert document.metadata.title == "One two"
    assert document.heading is not None
    assert bare(document.heading.children[1]) == docpub.Emphasis(
        children=(docpub.Text(value="two"),)
    )
    assert [type(block) for block in document.children] == [docpub.Paragraph, docpub.Heading]


def test_a_heading_of_any_level_is_the_title() -> None:
    assert titled("### Deep\n\nWords.").heading == docpub.parse("### Deep").document.children[0]


def test_a_heading_below_other_blocks_gives_its_words_and_stays() -> None:
    document = titled("Words.\n\n## Later\n\nWords.")
    assert document.metadata.title == "Later"
    assert document.heading is None
    assert len(document.children) == 3


def test_front_matter_comes_before_headings() -> None:
    document = titled("---\ntitle: Given\n---\n# Other\n\nWords.")
    assert document.metadata.title == "Given"
    assert document.heading is None
    assert isinstance(document.children[0], docpub.Heading)


def test_a_heading_that_repeats_the_front_matter_is_not_shown_twice() -> None:
    document = titled("---\ntitle: Same\n---\n# Same\n\nWords.")
    assert document.heading is not None
    assert [type(block) for block in document.children] == [docpub.Paragraph]


@pytest.mark.parametrize("source", ["#\n\n## Words", "Text.\n\n#\n\n## Words"])
def test_a_heading_without_words_is_no_title(source: str) -> None:
    assert titled(source).metadata.title == "Words"


def test_the_words_of_an_abbreviation_belong_to_the_title() -> None:
    assert titled("# Your {abbr}`CT (computed tomography)` scan").metadata.title == "Your CT scan"


def test_blocks_get_the_usual_title_in_the_language_of_the_document() -> None:
    source = "---\ntitle: A\nlang: es\n---\n:::{key-points}\n- a\n:::\n\n:::{tip}\nb\n:::"
    points, tip = fill_titles(docpub.parse(source).document).children
    assert isinstance(points, KeyPoints)
    assert isinstance(tip, Admonition)
    assert (points.title, tip.title) == ((Text(value="Puntos clave"),), (Text(value="Consejo"),))


def test_titles_of_the_author_stay() -> None:
    document = docpub.parse("# A\n\n:::{key-points} Mine\n- a\n:::").document
    assert fill_titles(document) is document


def test_parts_known_by_a_code_are_named() -> None:
    source = (
        "---\ntitle: A\norganisation: {name: Clinic}\n---\n"
        "::::{warning-signs}\n:::{urgent}\nx\n:::\n:::{crisis} Mine\ny\n:::\n::::\n\n"
        ":::{contacts}\n:::\n\n:::{appointment}\n:fields: date, parking\n:::"
    )
    signs, contacts, appointment = fill_titles(docpub.parse(source).document).children
    assert isinstance(signs, WarningSigns)
    assert [docpub.text_of(*sign.title) for sign in signs.children] == ["Urgent", "Mine"]
    assert isinstance(contacts, Contacts)
    assert [contact.label for contact in contacts.contacts] == ["Who"]
    assert isinstance(appointment, Appointment)
    assert [field.label for field in appointment.fields] == ["Date", "Parking"]
