"""The sample says on every page that it is a draft, and names nobody."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import docpub
import pdftext

TOP = Path(__file__).parent.parent
SOURCE = TOP / "source" / "ketamine-adhd" / "index.md"
OUTPUTS = TOP / "outputs" / "ketamine-adhd"
NOTICE = "DRAFT – not for patients"


def output(suffix: str) -> Path:
    return OUTPUTS / f"{OUTPUTS.name}.{suffix}"


def test_draft_shows_on_every_page_and_in_every_output() -> None:
    assert NOTICE in output("html").read_text()
    pages = pdftext.pages_of(output("pdf").read_bytes())
    assert all(NOTICE in page for page in pages)
    with zipfile.ZipFile(output("epub")) as book:
        chapters = [name for name in book.namelist() if name.endswith(".xhtml")]
        marked = [name for name in chapters if NOTICE in book.read(name).decode()]
    unmarked = {Path(name).name for name in chapters} - {Path(name).name for name in marked}
    assert unmarked <= {"cover.xhtml", "nav.xhtml"}
    assert json.loads((OUTPUTS / "manifest.json").read_text())["status"] == "draft"


def test_the_sample_names_nobody() -> None:
    metadata = docpub.parse_file(SOURCE).document.metadata
    assert metadata.status == "draft"
    assert not metadata.authors
    assert not metadata.reviewers
