"""Sources are numbered as they are cited, and listed."""

from itertools import chain, zip_longest

import pytest

import docpub
from docpub.labels import labels_for
from docpub.model import Citation, DateParts, Name, References, Source, walk
from docpub.passes.bibliography import by_name, describe
from docpub.passes.citations import cite

SOURCES = "---\ntitle: T\nreferences:\n- {id: a, title: A}\n- {id: b, title: B}\n---\n"


def numbers(document: docpub.Document) -> list[tuple[int, ...]]:
    return [node.numbers for node in walk(document) if isinstance(node, Citation)]


def lists(document: docpub.Document) -> list[list[tuple[int, str, str]]]:
    return [
        [(entry.number, entry.id, entry.key) for entry in node.children]
        for node in walk(document)
        if isinstance(node, References)
    ]


def test_numbers_are_given_in_the_order_of_first_use() -> None:
    document = cite(docpub.parse(SOURCES + "{cite}`b` {cite}`a,b` {cite}`b`").document)
    assert numbers(document) == [(1,), (2, 1), (1,)]
    assert lists(document) == [[(1, "ref--1", "b"), (2, "ref--2", "a")]]
    assert isinstance(document.children[-1], References)


def test_a_key_without_a_source_is_0() -> None:
    document = cite(docpub.parse(SOURCES + "{cite}`gone,a`").document)
    assert numbers(document) == [(0, 1)]


def test_the_list_stands_where_the_author_puts_it() -> None:
    source = SOURCES + "{cite}`a`\n\n:::{references}\n:::\n\nWords."
    document = cite(docpub.parse(source).document)
    assert [type(b).__name__ for b in document.children] == ["Paragraph", "References", "Paragraph"]
    assert lists(document) == [[(1, "ref--1", "a")]]


def test_the_second_of_two_lists_is_empty() -> None:
    source = SOURCES + "{cite}`a`\n\n:::{references}\n:::\n\n:::{references}\n:::"
    assert lists(cite(docpub.parse(source).document)) == [[(1, "ref--1", "a")], []]


def test_without_citations_there_is_no_list() -> None:
    document = docpub.parse(SOURCES + "Words.").document
    assert cite(document) is document


def test_sources_cited_in_a_note_are_numbered_where_the_note_stands() -> None:
    source = SOURCES + "# T\n\n## A\n\nx[^n]\n\n## B\n\n{cite}`a`\n\n[^n]: {cite}`b`"
    assert numbers(docpub.resolve(docpub.parse(source).document)) == [(1,), (2,)]


def test_a_changed_text_is_numbered_anew() -> None:
    document = cite(docpub.parse(SOURCES + "{cite}`a`\n\n{cite}`b`").document)
    first, second, references = document.children
    turned = docpub.replace(document, children=(second, first, references))
    assert lists(cite(turned)) == [[(1, "ref--1", "b"), (2, "ref--2", "a")]]


AUTHOR_DATE = """---
title: T
lang: {lang}
citation-style: author-date
references:
- {{id: one, author: [{{family: Smith, given: Ann}}], issued: 2020-05-01, title: One}}
- {{id: two, author: [{{family: Lee}}, {{family: Jones}}], issued: 2019, title: Beta}}
- {{id: two-a, author: [{{family: Lee}}, {{family: Jones}}], issued: 2019, title: Alpha}}
- {{id: two-b, author: [{{family: Lee}}, {{family: Jones}}], issued: 2021, title: G}}
- {{id: many, author: [{{family: Ång}}, {{family: B}}, {{family: C}}],
   issued: {{raw: in May 2018}}}}
- {{id: gogh, author: [{{non-dropping-particle: van, family: Gogh, given: V}}]}}
- {{id: who, author: [{{literal: World Health Organization}}],
   issued: {{date-parts: [[2001], [2003]]}}}}
- {{id: none, title: "Ketamine: a review"}}
- {{id: none-2, title: "Ketamine: another"}}
- {{id: long, title: A title that goes on and on and on until nobody reads it, issued: 2000}}
- {{id: "o'b", author: [{{family: O'Brien}}], issued: {{literal: in press}}}}
---
"""


def words(citation: Citation) -> str:
    return "".join(chain(*zip_longest(citation.marks, citation.labels, fillvalue="")))


def cited(text: str, lang: str = "en") -> list[str]:
    document = cite(docpub.parse(AUTHOR_DATE.format(lang=lang) + text).document)
    assert cite(document) == document
    return [words(node) for node in walk(document) if isinstance(node, Citation)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[@one]", "(Smith 2020)"),
        ("[@one; @two]", "(Smith 2020; Lee and Jones 2019)"),
        ("[@two; @two-b]", "(Lee and Jones 2019, 2021)"),
        ("[@two; @two-a]", "(Lee and Jones 2019b, 2019a)"),
        ("[@two; @one; @two-b]", "(Lee and Jones 2019; Smith 2020; Lee and Jones 2021)"),
        ("[@many]", "(Ång et al. 2018)"),
        ("[@gogh]", "(van Gogh n.d.)"),
        ("[@who]", "(World Health Organization 2001)"),
        ("[@none]", "(Ketamine n.d.)"),
        ("[@none; @none-2]", "(Ketamine n.d.-a, n.d.-b)"),
        ("[@long]", "(A title that goes on and on and on… 2000)"),
        ("[@one, p. 12]", "(Smith 2020, p. 12)"),
        ("[@two, p. 1; @two-b, ch. 3, 4]",
         "(Lee and Jones 2019, p. 1; Lee and Jones 2021, ch. 3, 4)"),
        ("[@gone; @one]", "(gone?; Smith 2020)"),
        ("[@gone, p. 2]", "(gone?, p. 2)"),
        ("{cite}`o'b`", "(O’Brien in press)"),
    ],
)  # fmt: skip
def test_authors_and_years(source: str, expected: str) -> None:
    assert cited(source) == [expected]


def test_authors_and_years_in_spanish() -> None:
    assert cited("[@two] [@many] [@gogh]", "es") == [
        *("(Lee y Jones 2019)", "(Ång et al. 2018)", "(van Gogh s. f.)"),
    ]


def test_the_list_is_in_the_order_of_names_and_years() -> None:
    source = AUTHOR_DATE.format(lang="en") + "[@one; @two-b; @two; @two-a; @many; @gogh; @none]"
    document = cite(docpub.parse(source).document)
    [references] = [node for node in walk(document) if isinstance(node, References)]
    assert references.style == "author-date"
    assert [(entry.number, docpub.text_of(entry)) for entry in references.children] == [
        (1, "Ång, B, C (2018). in May 2018."),
        (2, "Ketamine: a review (n.d.)."),
        (3, "Lee, Jones (2019a). Alpha."),
        (4, "Lee, Jones (2019b). Beta."),
        (5, "Lee, Jones (2021). G."),
        (6, "Smith A (2020). One. 2020-05-01."),
        (7, "van Gogh V (n.d.)."),
    ]
    [citation] = [node for node in walk(document) if isinstance(node, Citation)]
    assert citation.numbers == (6, 5, 4, 3, 1, 7, 2)


def test_more_works_than_letters() -> None:
    works = [Source(id=f"k{n:02}", title="T", issued="2020") for n in range(28)]
    years = [work.year for work in by_name(works, labels_for("en"))]
    assert (years[0], years[25], years[26], years[27]) == ("2020a", "2020z", "2020aa", "2020ab")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[@a]", "[1]"),
        ("[@a; @b]", "[1, 2]"),
        ("[@a, p. 3; @b]", "[1, p. 3; 2]"),
        ("[@a,\n  pp. 3--4]", "[1, pp. 3--4]"),
        ("{cite}`@b; @a, p. 3`", "[1; 2, p. 3]"),
        ("[@gone]", "[gone?]"),
    ],
)
def test_numbers_and_locators(source: str, expected: str) -> None:
    document = cite(docpub.parse(SOURCES + source).document)
    assert [words(node) for node in walk(document) if isinstance(node, Citation)] == [expected]


@pytest.mark.parametrize("locators", [("p. 1",), ("p. 1", "", "p. 3")])
def test_locators_that_are_too_few_or_many_do_not_matter(locators: tuple[str, ...]) -> None:
    citation = Citation(keys=("a", "b"), locators=locators)
    document = docpub.parse(SOURCES + "x").document
    paragraph = docpub.Paragraph(children=(citation,))
    document = cite(docpub.replace(document, children=(paragraph,)))
    assert [words(n) for n in walk(document) if isinstance(n, Citation)] == ["[1, p. 1; 2]"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (Source(id="x"), ""),
        (Source(id="x", title="A study"), "A study."),
        (Source(id="x", title="Is it safe?"), "Is it safe?"),
        (
            Source(id="x", author=(Name(family="Zarate", given="Carlos A."), Name(literal="FDA"))),
            "Zarate CA, FDA.",
        ),
        (Source(id="x", author=(Name(family="Sartre", given="Jean-Paul"),)), "Sartre JP."),
        (
            Source(
                id="x",
                title="T",
                container_title="J",
                issued=DateParts(date_parts=((2006, 8),)),
                volume="63",
                issue="8",
                page="856-864",
                doi="10.1000/1",
                url="https://not-shown.example",
            ),
            "T. J. 2006-08;63(8):856-864. https://doi.org/10.1000/1",
        ),
        (Source(id="x", issued="2024", volume="3"), "2024;3."),
        (Source(id="x", issued=DateParts(date_parts=((2001,), (2003, 4)))), "2001 – 2003-04."),
        (Source(id="x", issued=DateParts(literal="last spring")), "last spring."),
        (
            Source(
                id="x",
                author=(
                    Name(family="Beethoven", given="L", dropping_particle="van"),
                    Name(family="King", given="Martin Luther", suffix="Jr"),
                ),
            ),
            "Beethoven L van, King ML Jr.",
        ),
        (Source(id="x", doi="https://doi.org/10.1/a"), "https://doi.org/10.1/a"),
        (Source(id="x", number="NG87"), "NG87."),
        (Source(id="x", issued=DateParts(date_parts=())), ""),
        (
            Source(id="x", url="https://a.example", accessed="2026-01-02"),
            "https://a.example seen 2026-01-02.",
        ),
    ],
)
def test_a_source_in_words(source: Source, words: str) -> None:
    assert docpub.text_of(*describe(source, labels_for("en"))) == words
