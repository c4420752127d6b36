"""Web pages: of every construct and many scripts judged, and used as people use them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from test_outputs import DOCUMENTS, TOOLS, TOP, run_checker

import docpub
from books import books
from docpub.assets import GivenAssets
from documents import Sample, samples

# What is let pass: a pattern that matches a whole line, and why.
KNOWN = {
    r"axe empty-table-header .*": "the head is a formula, and axe reads no MathML",
    r"axe scrollable-region-focusable .*": "browsers let the keyboard in by themselves",
    r"html-validate .* empty-heading: .*": "the heading is a formula, which has words for it",
    r"html-validate .* aria-label-misuse: .*": "as those words are given",
    r"html-validate .* unique-landmark: .*": "the heading is a picture, whose words are its name",
    r"link .*/other\.html \[404\]": "the sample leads to a page beside it that is not there",
}
LARGER = [f"larger {number}" for number in (0, 6, 12, 18)]  # each has a third of all constructs
TOO_LONG = ("300 pages", "100 pages", "200 pictures")

pytestmark = pytest.mark.conformance


def pages() -> Iterator[Sample]:
    """Yield what differs as a page: the larger samples, and the books that are not long."""
    yield from (sample for sample in samples() if sample.name in LARGER)
    yield from (book for book in books() if not book.name.endswith(TOO_LONG))


@pytest.mark.parametrize("sample", [*pages()], ids=lambda sample: sample.name)
def test_nothing_is_found(sample: Sample, tmp_path: Path) -> None:
    assets = GivenAssets(sample.files)
    made = docpub.render(sample.parse(), "html", assets=assets)
    (page := tmp_path / "page.html").write_bytes(made.files["page.html"])
    status, lines = run_checker("check_html.sh", page)
    found = [
        line
        for line in lines.splitlines()
        if re.match("(vnu|axe|ibm|htmlcs|page|link|html-)", line)
    ]
    told = [line for line in found if " info warning: " not in line]
    assert status < 2, lines
    assert [line for line in told if not any(re.fullmatch(p, line) for p in KNOWN)] == [], lines


@cache
def used(name: str) -> Any:
    """Use the committed page of a document, and return what happened."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    page = TOP / "outputs" / name / f"{name}.html"
    done = subprocess.run(
        ["node", Path(__file__).with_name("page_in_browser.cjs"), page],
        env={**os.environ, "CHECKERS_HOME": str(TOOLS), "CHROMIUM": chromium},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


each_page = pytest.mark.parametrize("name", [document.name for document in DOCUMENTS])


@each_page
def test_a_page_can_be_used_with_the_keyboard_alone(name: str) -> None:
    keys = used(name)["byKeyboard"]
    assert keys["first"]["words"] == "Skip to the text"
    assert keys["first"]["seen"]
    assert keys["first"]["outlined"] == "solid"
    assert keys["skipped"] == "#page--main"
    assert keys["inMain"] or not keys["links"]
    if "note" in keys:
        assert keys["note"].startswith("#note--")
        assert keys["back"]["role"] == "doc-backlink"
        assert keys["back"]["seen"]
        assert keys["returned"]


@each_page
def test_a_page_at_400_percent_is_read_without_scrolling_sideways(name: str) -> None:
    phone = used(name)["onAPhone"]
    assert phone["width"] <= 320
    assert phone["closed"]  # the contents, which would push the text out of sight


@each_page
def test_boxes_stay_boxes_in_the_colours_of_the_reader(name: str) -> None:
    boxes = used(name)["withoutColours"]
    assert all(box["border"] >= 1 and box["visible"] for box in boxes)
    checkboxes = [box for box in boxes if "checkbox" in box["name"]]
    assert all(box["ticked"] is ("checked" in box["name"]) for box in checkboxes)


@each_page
def test_a_page_is_printed_without_what_leads_around(name: str) -> None:
    paper = used(name)["onPaper"]
    assert paper["hidden"]
    assert all(paper["hidden"])
    assert paper["heading"]
    assert paper["background"] == "rgb(255, 255, 255)"
    assert paper["bytes"] > 10_000


@each_page
def test_a_page_needs_no_scripts(name: str) -> None:
    assert used(name)["withoutScripts"]["opens"]
