"""A text that was reviewed stays what it was, or it is told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import docpub
from docpub.errors import DocpubError
from docpub.lifecycle import ReviewTerms, content_hash, due_state, months_after
from docpub.model import Reviewer
from docpub.publishing.approval import Approval, approve
from pictures import raster

DAY = dt.date(2026, 1, 31)
SOURCE = """---
title: A sore knee   # for now
lang: en
status: draft
organisation: {name: Example Clinic, phone: 555-0100, emergency: "911"}
---

Take 5 mg with food.  Call {contact}`phone`.

![A dot](dot.png)
"""


@pytest.fixture
def leaflet(tmp_path: Path) -> Path:
    (tmp_path / "dot.png").write_bytes(raster())
    (file := tmp_path / "knee.md").write_text(SOURCE)
    return file


def review(leaflet: Path, role: str = "clinical", name: str = "A clinician") -> Approval:
    return approve(leaflet, Reviewer(name=name, role=role), DAY)  # type: ignore[arg-type]


def codes(leaflet: Path) -> list[str]:
    return [diagnostic.code for diagnostic in docpub.parse_file(leaflet).diagnostics]


def test_an_approval_is_written_and_nothing_else_is_changed(leaflet: Path) -> None:
    approval = review(leaflet)
    assert (approval.status, approval.due) == ("approved", dt.date(2028, 1, 31))
    before, after = SOURCE.splitlines(), leaflet.read_text().splitlines()
    assert [line for line in before if line not in after] == ["status: draft"]
    assert after[6:15] == [
        "  - name: A clinician",
        "    role: clinical",
        "    date: 2026-01-31",
        f"    content: {approval.reviewer.content}",
        "reviewed: 2026-01-31",
        "review-due: 2028-01-31",
        "---",
        "",
        "Take 5 mg with food.  Call {contact}`phone`.",
    ]
    assert codes(leaflet) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("5 mg", "50 mg"), ("A dot", "Two dots"), ("A sore knee", "Sore knees"), ("food.", "*food*.")],
)
def test_one_word_that_is_changed_after_the_review_is_an_error(
    leaflet: Path, old: str, new: str
) -> None:
    review(leaflet)
    leaflet.write_text(leaflet.read_text().replace(old, new))
    assert codes(leaflet) == ["changed-since-review"]
    assert not docpub.publish(leaflet, leaflet.parent / "out", formats=["html"]).ok
    review(leaflet)
    assert codes(leaflet) == []
    assert leaflet.read_text().count("role: clinical") == 1


def test_another_picture_is_another_text(leaflet: Path) -> None:
    review(leaflet)
    (leaflet.parent / "dot.png").write_bytes(raster(size=(9, 9)))
    assert codes(leaflet) == ["changed-since-review"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("555-0100", "555-0199"),
        ("food.  Call", "food.\nCall"),
        ("lang: en\n", "lang: en\nversion: '2'\n"),
    ],
)
def test_what_says_nothing_else_needs_no_review(leaflet: Path, old: str, new: str) -> None:
    review(leaflet)
    leaflet.write_text(leaflet.read_text().replace(old, new))
    assert codes(leaflet) == []


def test_only_a_clinician_approves(leaflet: Path) -> None:
    assert review(leaflet, "plain-language", "An editor").status == "in-review"
    assert "reviewed:" not in leaflet.read_text()
    assert review(leaflet).status == "approved"
    assert review(leaflet, "patient", "A reader").status == "approved"
    leaflet.write_text(leaflet.read_text().replace("5 mg", "7 mg"))
    assert review(leaflet, "patient", "A reader").status == "in-review"


def test_what_has_errors_cannot_be_approved(leaflet: Path) -> None:
    broken = SOURCE.replace("dot.png", "gone.png").encode()
    leaflet.write_bytes(broken)
    with pytest.raises(DocpubError, match="errors"):
        review(leaflet)
    assert leaflet.read_bytes() == broken


def test_the_hash_does_not_depend_on_places_and_passes() -> None:
    parsed = docpub.parse(SOURCE, assets=docpub.GivenAssets()).document
    below = docpub.parse(f"\n\n{SOURCE}".replace("\n\n---", "---"), assets=docpub.GivenAssets())
    read = docpub.from_json(docpub.to_json(parsed))
    hashes = {content_hash(d, docpub.GivenAssets()) for d in (parsed, below.document, read)}
    assert len(hashes) == 1


def test_terms_of_the_configuration_hold(leaflet: Path) -> None:
    (leaflet.parent / "docpub.toml").write_text("[review]\ninterval = 12\n")
    config = docpub.load_config(leaflet)
    assert config.diagnostics == ()
    approval = approve(leaflet, Reviewer(name="A", role="clinical"), DAY, config=config)
    assert approval.due == dt.date(2027, 1, 31)


def test_months_end_when_they_end() -> None:
    assert months_after(dt.date(2026, 8, 31), 6) == dt.date(2027, 2, 28)
    assert months_after(dt.date(2026, 12, 1), 1) == dt.date(2027, 1, 1)


def test_a_review_is_overdue_after_its_day() -> None:
    due, terms = dt.date(2026, 3, 1), ReviewTerms(notice=10)
    days = {-11: "", -10: "soon", 0: "soon", 1: "overdue"}
    for days_after, state in days.items():
        assert due_state(due, due + dt.timedelta(days=days_after), terms) == state
    assert due_state(None, due, terms) == ""
