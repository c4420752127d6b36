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
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from test_outputs import DOCUMENTS, TOOLS, render, run_checker

import docpub
from books import books
from docpub.assets import GivenAssets
from docpub.themes import Base
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


THEMES: tuple[Base, ...] = ("plain", "clinic")
EVERYTHING = [sample for sample in pages() if sample.name in (*LARGER, "book everything")]


@pytest.mark.parametrize(
    ("sample", "base"),
    [
        *(pytest.param(sample, "plain", id=sample.name) for sample in pages()),
        *(pytest.param(sample, "clinic", id=f"{sample.name}, clinic") for sample in EVERYTHING),
    ],
)
def test_nothing_is_found(sample: Sample, base: Base, tmp_path: Path) -> None:
    assets = GivenAssets(sample.files)
    made = docpub.render(sample.parse(), "html", assets=assets, theme=themed(base))
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


def themed(base: Base) -> docpub.Theme:
    return docpub.Theme(tokens=docpub.Tokens(base=base))


@cache
def used(name: str, base: Base) -> Any:
    """Use the page of a document or a sample, and return what happened."""
    with TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        for document in DOCUMENTS:
            if document.name == name:
                page.write_bytes(render(document, "html", theme=themed(base)))
        for sample in EVERYTHING:
            if sample.name == name:
                assets = GivenAssets(sample.files)
                made = docpub.render(sample.parse(), "html", assets=assets, theme=themed(base))
                page.write_bytes(made.files["page.html"])
        return in_browser(page)


def in_browser(page: Path) -> Any:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    done = subprocess.run(
        ["node", Path(__file__).with_name("page_in_browser.cjs"), page],
        env={**os.environ, "CHECKERS_HOME": str(TOOLS), "CHROMIUM": chromium},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def each_page(test: Any) -> Any:
    names = [*(document.name for document in DOCUMENTS), "book everything"]
    return pytest.mark.parametrize("base", THEMES)(pytest.mark.parametrize("name", names)(test))


@each_page
def test_a_page_can_be_used_with_the_keyboard_alone(name: str, base: Base) -> None:
    keys = used(name, base)["byKeyboard"]
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
def test_a_page_at_400_percent_is_read_without_scrolling_sideways(name: str, base: Base) -> None:
    phone = used(name, base)["onAPhone"]
    assert phone["width"] <= 320
    assert phone["closed"]  # the contents, which would push the text out of sight


@each_page
def test_the_contents_on_a_phone_are_opened_and_followed_with_keys(name: str, base: Base) -> None:
    phone = used(name, base)["onAPhone"]
    assert phone["followed"]
    assert phone["seen"]


@each_page
def test_nothing_glides_for_who_asks_for_less_movement(name: str, base: Base) -> None:
    assert used(name, base)["inMotion"] == ["auto", "smooth"]


@each_page
def test_a_page_on_a_wide_screen_has_short_lines_and_its_contents_beside_them(
    name: str, base: Base
) -> None:
    desk = used(name, base)["onADesk"]
    assert 45 <= desk["perLine"] <= 75
    assert desk["beside"]


@each_page
def test_colours_can_be_told_apart_in_every_scheme(name: str, base: Base) -> None:
    assert used(name, base)["inColours"] == {
        f"{scheme} {contrast}": []
        for scheme in ("light", "dark")
        for contrast in ("no-preference", "more")
    }


@each_page
def test_boxes_stay_boxes_in_the_colours_of_the_reader(name: str, base: Base) -> None:
    boxes = used(name, base)["withoutColours"]
    assert all(box["border"] >= 1 and box["visible"] for box in boxes)
    checkboxes = [box for box in boxes if "checkbox" in box["name"]]
    assert all(box["ticked"] is ("checked" in box["name"]) for box in checkboxes)


@each_page
def test_a_page_is_printed_without_what_leads_around(name: str, base: Base) -> None:
    paper = used(name, base)["onPaper"]
    assert paper["hidden"]
    assert all(paper["hidden"])
    assert paper["heading"]
    assert paper["background"] == "rgb(255, 255, 255)"
    assert paper["bytes"] > 10_000


@each_page
def test_a_page_needs_no_scripts(name: str, base: Base) -> None:
    assert used(name, base)["withoutScripts"]["opens"]
