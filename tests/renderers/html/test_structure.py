"""What a page has for those who move in it by landmarks, headings and links."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import tinyhtml5

import docpub
from docpub.publishing import parse_file

SOURCES = Path(__file__).parent.parent.parent.parent / "source"
SAMPLE = SOURCES / "ketamine-adhd" / "index.md"
CHAPTER = SOURCES / "manual" / "syntax.md"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
MOST = 60_000  # bytes of the sample's page, which has no pictures


def page(source: Path) -> bytes:
    document = parse_file(source).document
    assets = docpub.FolderAssets(source.parent)
    return docpub.render(document, "html", assets=assets).files["page.html"]


@pytest.fixture(scope="module", params=[SAMPLE, CHAPTER], ids=["sample", "chapter"])
def tree(request: pytest.FixtureRequest) -> Any:
    return tinyhtml5.parse(page(request.param), namespace_html_elements=False)


@pytest.fixture(scope="module")
def sample() -> Any:
    return tinyhtml5.parse(page(SAMPLE), namespace_html_elements=False)


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def of_class(tree: Any, name: str) -> list[Any]:
    return [each for each in tree.iter() if name in each.get("class", "").split()]


def test_it_is_small() -> None:
    assert len(page(SAMPLE)) < MOST


def test_the_first_link_skips_to_the_text(tree: Any) -> None:
    first = next(tree.find("body").iter("a"))
    [main] = tree.iter("main")
    assert first.get("href") == f"#{main.get('id')}"


def test_all_is_in_landmarks(tree: Any) -> None:
    body = tree.find("body")
    assert {child.tag for child in body} <= {"header", "nav", "main", "footer"}
    assert not (body.text or "").strip()
    assert not any((child.tail or "").strip() for child in body)
    assert all(nav.get("aria-label") for nav in tree.iter("nav"))
    [contents] = of_class(tree, "contents")
    assert contents in [*body]


def test_there_is_one_main_heading_and_no_level_is_skipped(tree: Any) -> None:
    levels = [int(each.tag[1]) for each in tree.iter() if each.tag in HEADINGS]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_section_is_labelled_by_its_heading(tree: Any) -> None:
    named = {each.get("id"): each for each in tree.iter() if each.get("id")}
    for section in tree.iter("section"):
        if label := section.get("aria-labelledby"):
            assert named[label].tag in HEADINGS
            assert named[label] in [*section]
        else:
            assert section.get("aria-label"), section.attrib


def test_identifiers_are_unique_and_every_link_leads_somewhere(tree: Any) -> None:
    names = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(names) == len(set(names))
    targets = [each.get("href") for each in tree.iter("a") if each.get("href", "").startswith("#")]
    assert {target[1:] for target in targets} <= set(names)


def test_notes_lead_back(tree: Any) -> None:
    calls = [each for each in tree.iter("a") if each.get("role") == "doc-noteref"]
    backs = [each.get("href") for each in tree.iter("a") if each.get("role") == "doc-backlink"]
    assert {each.get("id") for each in calls} >= {back[1:] for back in backs}


def test_tables_and_figures_have_captions_and_headers_a_scope(sample: Any) -> None:
    tables = [*sample.iter("table")]
    assert tables
    assert all(table.find("caption") is not None for table in tables)
    assert all(head.get("scope") for head in sample.iter("th"))


def test_terms_and_abbreviations_are_explained(sample: Any) -> None:
    defined = {words(each).lower() for each in sample.iter("dfn")}
    used = {words(each).lower() for each in sample.iter("a") if "term" in each.get("class", "")}
    assert "nmda" in defined & used
    assert {"ADHD", "FDA"} <= {words(each) for each in sample.iter("abbr")}


def test_warning_signs_say_what_to_do_and_can_be_called_from(sample: Any) -> None:
    [signs] = of_class(sample, "warning-signs")
    emergency, urgent, crisis = of_class(signs, "sign")
    headings = [words(each.find("h3")) for each in (emergency, urgent, crisis)]
    assert headings[0].startswith("Call 911 now")
    assert headings[1].startswith("Call us the same day")
    assert [a.get("href") for a in emergency.iter("a")] == ["tel:911"]
    assert [a.get("href") for a in crisis.iter("a")] == ["tel:988"]


def test_questions_are_open_and_can_be_led_to(sample: Any) -> None:
    questions = of_class(sample, "question")
    assert questions
    assert [*sample.find("body").find("main").iter("details")] == []
    assert all(question.find("h3").get("id") for question in questions)


def rows(about: Any) -> Iterator[str]:
    return (words(each) for each in about.iter("dt"))


def test_it_says_where_it_comes_from(sample: Any) -> None:
    [about] = of_class(sample, "about")
    assert {"Published by", "Document", "Version", "Status", "Published"} <= {*rows(about)}
    reviewed = "---\ntitle: A\nreviewed: 2025-01-02\nreview-due: 2027-01-02\n"
    reviewed += "reviewers: [{name: Bob, role: clinical}]\n---\nWords."
    html = docpub.render(docpub.parse(reviewed).document, "html").files["page.html"]
    [about] = of_class(tinyhtml5.parse(html, namespace_html_elements=False), "about")
    assert {"Reviewed", "Next review", "Reviewed by"} <= {*rows(about)}
    assert of_class(sample, "references")


def test_links_that_paper_would_hide_the_address_of_are_marked() -> None:
    source = (
        "# A\n\n[Our site](https://a.example/x) <https://b.example> www.c.example\n"
        "[below](#a) [mail](mailto:d@a.example)\n"
    )
    made = docpub.render(docpub.parse(source).document, "html").files["page.html"]
    tree = tinyhtml5.parse(made, namespace_html_elements=False)
    assert [words(link) for link in of_class(tree, "named")] == ["Our site"]
