"""Rules about handouts: what they must not take for a fault. What they find is in the catalogue."""

from __future__ import annotations

import pytest

import docpub
from docpub.diagnostics.catalogue_of_handouts import HANDOUTS

HEAD = "---\ntitle: T\nprofile: handout\n---\n\n"
TABLE = ":::{table} Caption\n:header-columns: 1\n\n"


def codes(text: str, head: str = HEAD) -> list[str]:
    found = docpub.parse(head + text, path="a.md", assets=docpub.GivenAssets()).diagnostics
    return [d.code for d in found if d.code not in ("provenance-incomplete", "image-not-found")]


@pytest.mark.parametrize(
    "text",
    [
        "Take 0.5 mg, 5 mg or 10 mg. Your potassium was 5.0 mmol/L, your score 4.0.",
        "Take 1,000 mg a day: 1.05 g is too much. It costs $5.00.",
        "Version 2.0 is of 3 April 2026, or 2026-04-03, and weighs 10 g.",
        "It was 13/04/2026, and 1/2 of them came. See section 3.4.5.",
        "Take 2 tablets. Give 5 mL at bedtime. Take 1 before meals.",
        "The units are microgram and milligram; UV light and the UK have a U.",
        "Between 2019 and 2023, 5 out of 100 people were better.[^a]\n\n[^a]: Q.",
        "About 5% (5 out of 100) had pain.[^a]\n\n[^a]: Q.",
        "- 3 out of 10 had pain.[^a]\n- 2 out of 10 felt sick.\n\n[^a]: Q.",
        "We treated 40 in 2019, and 12 in 2020.",
        "`.5 mg` is what you must not write.",
        "Tens of thousands, a weightless often; one or nine people; someone calculates it for you.",
        "Your nurse works out the dose. Take 10 mg per day.",
    ],
)
def test_numbers_that_are_right(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        ":::{key-points}\n- One.\n- Two.\n- Three.\n- Four.\n- Five.\n- Six.\n:::",
        ":::{steps}\n1. a\n2. b\n3. c\n4. d\n5. e\n6. f\n7. g\n8. h\n:::",
        "- a\n- b\n- c\n- d\n- e\n- f\n- g",
        "## Risks of surgery\n\na\n\n## Risks of waiting\n\nb",
        "**Call us** if it hurts.\n\n**Do not wait.**",
        f"{'word ' * 100}\n\n## Then\n\n{'word ' * 100}",
        f"{'word ' * 100}\n\n{TABLE}| a | b |\n|---|---|\n| c | d |\n:::\n\n{'word ' * 90}",
        "The signs are:\n\n- a\n- b\n\nTake:\n\n```\n5 mg\n```\n\nSo:\n\n> It is.",
    ],
)
def test_a_layout_that_is_right(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{TABLE}|  | a | b |\n|---|---|---|\n| c | 1 | none |\n| d | – | 2 |\n:::",
        f"{TABLE}| a | b |\n|---|---|\n| c | {{blank}} |\n| d | {{blank}} |\n:::",
        f"{TABLE}| a | b |\n|---|---|\n| c | ![A hand](hand.png) |\n| d | `x` |\n:::",
    ],
)
def test_tables_that_are_right(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Read [more about asthma](https://example.org), or look [here in Boston](https://b.org).",
        "![A nurse holds the picture of a lung](lung.png)",
        "Call 911 or 988, or {contact}`phone`. It took 120-139 days, in 1996-2004.",
        "About 100 000 people, 150 to 200 in 2,000; ISBN 978-0-306-40615-7; 100-1000 mg.",
        "Order PE-0147-22, 2026-11-23 at 10.30, see https://example.org/555-0100.",
    ],
)
def test_words_that_are_right(text: str) -> None:
    head = HEAD.replace("---\n\n", "organisation: {name: C, phone: 555-0100}\n---\n\n")
    assert codes(text, head) == []


@pytest.mark.parametrize(
    "number",
    [
        "555-0100",
        "(555) 555-0100",
        "555-555-0100",
        "+44 20 7946 0123",
        "020 7946 0123",
        "01632 960123",
    ],
)
def test_a_phone_number_is_found(number: str) -> None:
    assert codes(f"Call {number}, or else.") == ["typed-phone-number"]


@pytest.mark.parametrize(
    "text",
    [
        "Studies show that it helps.[^a]\n\n[^a]: Where.",
        "- Studies show that it helps.\n- It works.[^a]\n\n[^a]: Where.",
        "We found no study that shows that it helps. Do studies show that it helps?",
        "There is no proof that it was shown to help.",
        "Study the leaflet. The trial ends soon.",
    ],
)
def test_claims_that_are_founded_or_none(text: str) -> None:
    assert codes(text) == []


def test_sources_that_can_be_found() -> None:
    source = "{id: a, title: A, issued: 2024, DOI: 10.1/a}"
    web = "{id: b, title: B, accessed: 2024-01-02, author: [{literal: A ministry}]}"
    more = "organisation: {name: C, phone: 555-0100}\ntype: service\npublished: 2026-01-02\n"
    more += f"references: [{source}, {web}]\n---\n\n"
    found = codes("Text [@a; @b].\n\n:::{contacts}\n:::", HEAD.replace("---\n\n", more))
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "The FDA has approved it [@label].",
        "It is not approved [@paper].",
        "It is approved by your insurer.",
        "Your doctor approved your leave [@paper].",
        "- It is approved.\n- It works [@paper; @label].",
    ],
)
def test_approvals_that_are_founded_or_none(text: str) -> None:
    label = "{id: label, title: Label, publisher: US Food and Drug Administration, issued: 2024}"
    paper = "{id: paper, title: News, publisher: A paper, issued: 2024}"
    head = HEAD.replace("---\n\n", f"references: [{label}, {paper}]\n---\n\n")
    assert [code for code in codes(text, head) if code != "unused-reference"] == []


def test_an_article_is_no_handout() -> None:
    for entry in HANDOUTS.values():
        article = entry.example.replace("profile: handout", "profile: article")
        found = {d.code for d in docpub.parse(article, path="a.md").diagnostics}
        assert not found & set(HANDOUTS)


def test_rules_of_english_are_for_english_alone() -> None:
    german = HEAD.replace("title: T", "title: T\nlang: de")
    assert codes("5% der Kranken, 10 U.", german) == []


def test_a_handout_that_says_all() -> None:
    text = """---
title: T
profile: handout
id: PE-1
type: service
audience: Adults
main-message: Rest.
status: in-review
version: "1"
published: 2026-01-02
reviewed: 2026-01-02
review-due: 2028-01-02
authors: [{name: A}]
reviewers: [{name: B, role: clinical, date: 2026-01-02}]
organisation: {name: C, phone: 555-0100}
licence: CC-BY-4.0
funding: None.
conflicts: None.
disclaimer: Ask us.
---

Rest.

:::{contacts}
:::
"""
    assert docpub.parse(text, path="a.md").diagnostics == ()
    inside = text.replace("main-message: Rest.\n", "")
    inside = inside.replace("\nRest.\n", "\n:::{main-message}\nRest.\n:::\n")
    assert docpub.parse(inside, path="a.md").diagnostics == ()
    missing = text.replace("type: service", "type: medicine").replace("funding: None.\n", "")
    assert [d.message for d in docpub.parse(missing, path="a.md").diagnostics] == [
        "The front matter does not say: funding.",
        "A handout of the type 'medicine' has no key-points, warning-signs, references.",
    ]
