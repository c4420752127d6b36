"""An abbreviation is spelled out where it is met first, and nowhere else."""

from __future__ import annotations

import pytest

import docpub
from docpub.model import Abbreviation, text_of, walk
from docpub.passes import select
from docpub.passes.abbreviations import expand_abbreviations

FRONT_MATTER = (
    "---\ntitle: T\nabbreviations:\n  CT: computed tomography\n  MRI: magnetic resonance imaging\n"
    "  MRI-S: stress imaging\n---\n"
)
LONG = "computed tomography (CT)"


def expanded(source: str) -> docpub.Document:
    return expand_abbreviations(docpub.parse(FRONT_MATTER + source).document)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("A CT, then a CT.", f"A {LONG}, then a CT."),
        ("CT-guided, non-CT, CT-1, CTs, XCT", f"{LONG}-guided, non-CT, CT-1, CTs, XCT"),
        ("CT", LONG),
        ("CT\n\nCT", f"{LONG}CT"),
        ("*CT* and [a CT](x.html)", f"{LONG} and a CT"),
        ("{abbr}`CT` CT", f"{LONG} CT"),
        ("CT {abbr}`CT`", f"{LONG} CT"),
        ("{abbr}`US (ultrasound)` {abbr}`US (ultrasound)`", "ultrasound (US) US"),
        ("MRI-S", "stress imaging (MRI-S)"),
        ("CT/MRI", f"{LONG}/magnetic resonance imaging (MRI)"),
        ("Computed tomography (CT), CT", "Computed tomography (CT), CT"),
        ("a computed\ntomography (CT scan), CT", "a computed\ntomography (CT scan), CT"),
        ("a *computed tomography* (**CT**), CT", "a computed tomography (CT), CT"),
        ("CT (computed tomography), CT", "CT (computed tomography), CT"),
        ("{abbr}`CT` (computed tomography)", "CT (computed tomography)"),
        ("`CT` https://example.org/CT a@CT.org <https://example.org/CT>, CT",
         f"CT https://example.org/CT a@CT.org https://example.org/CT, {LONG}"),
        ("[CT]{lang=de} {term}`CT` [CT](#a) CT", f"CT CT CT {LONG}"),
    ],
)  # fmt: skip
def test_the_first_use(source: str, words: str) -> None:
    document = expanded(source)
    assert text_of(document) == words
    assert expand_abbreviations(document) == document


def test_later_uses_say_it_to_whoever_asks() -> None:
    found = [n for n in walk(expanded("CT CT")) if isinstance(n, Abbreviation)]
    assert [(n.value, n.title, n.expanded) for n in found] == [
        ("CT", "computed tomography", True),
        ("CT", "computed tomography", False),
    ]


def test_titles_headings_and_terms_stay() -> None:
    source = (
        "## CT {abbr}`CT`\n\n:::{note} CT\nA CT\n:::\n\n:::{glossary} CT\nCT\n: CT\n:::\n\n"
        ":::{faq}\n### CT?\nCT\n:::"
    )
    document = docpub.resolve(docpub.parse(FRONT_MATTER + source).document)
    assert text_of(document).count("computed tomography") == 1
    assert f"A {LONG}" in text_of(document)
    assert [text_of(*entry.title) for entry in document.contents] == [
        *("CT CT", "CT", "Questions and answers"),
    ]


def test_each_output_has_its_own_first_use() -> None:
    source = ":::{only} html\nA CT.\n:::\n\nThe CT."
    document = docpub.parse(FRONT_MATTER + source).document
    words = [text_of(docpub.resolve(select(document, name))) for name in ("html", "pdf")]
    assert words == [f"A {LONG}.The CT.", f"The {LONG}."]


def test_a_note_counts_where_it_stands() -> None:
    source = "## A\n\nx[^n]\n\n## B\n\nCT\n\n[^n]: CT"
    document = docpub.resolve(docpub.parse(FRONT_MATTER + source).document)
    assert text_of(document) == f"Ax{LONG}BCT"


def test_identifiers_are_the_same_whatever_was_read_first() -> None:
    table = "\n\n:::{table} CT\n| a |\n|---|\n| 1 |\n:::"
    for source in (table, f"CT{table}"):
        document = docpub.resolve(docpub.parse(FRONT_MATTER + source).document)
        [found] = [n for n in walk(document) if isinstance(n, docpub.Table)]
        assert found.id == "ct"


def test_what_is_shown_is_what_the_model_says() -> None:
    document = docpub.parse(FRONT_MATTER + "CT CT").document
    page = docpub.render(document, "html", options={"fragment": True}).files["page.html"].decode()
    first = "computed tomography (<abbr>CT</abbr>)"
    assert f'<p>{first} <abbr title="computed tomography">CT</abbr></p>' in page
