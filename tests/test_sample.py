"""The sample is published as its source says, and says that it is a draft."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

import docpub
import pdftext

TOP = Path(__file__).parent.parent
SOURCE, OUTPUTS = TOP / "source" / "ketamine-adhd", TOP / "outputs" / "ketamine-adhd"
NOTICE = "DRAFT – not for patients"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, published anew."""
    out = tmp_path_factory.mktemp("out")
    report = docpub.publish(SOURCE, out)
    assert report.ok, report.diagnostics
    assert not report.diagnostics
    return out / SOURCE.name


@pytest.mark.parametrize("suffix", ["html", "epub"])
def test_committed_output_is_what_the_source_gives(built: Path, suffix: str) -> None:
    name = f"{SOURCE.name}.{suffix}"
    same = (built / name).read_bytes() == (OUTPUTS / name).read_bytes()
    assert same, "outputs/ is not what source/ gives: run make, and commit outputs/"


def test_committed_pdf_has_the_words_and_tags_that_the_source_gives(built: Path) -> None:
    """Its bytes may differ where other versions of the fonts' libraries are."""
    name = f"{SOURCE.name}.pdf"
    new, committed = (built / name).read_bytes(), (OUTPUTS / name).read_bytes()
    assert pdftext.words_of(new) == pdftext.words_of(committed)
    assert pdftext.tags_of(new) == pdftext.tags_of(committed)


def test_the_manifest_describes_the_committed_files() -> None:
    manifest = json.loads((OUTPUTS / "manifest.json").read_text())
    assert manifest["status"] == "draft"
    for entry in manifest["outputs"].values():
        for name, facts in entry["files"].items():
            assert (OUTPUTS / name).stat().st_size == facts["bytes"]


def test_draft_shows_on_every_page_and_in_every_output(built: Path) -> None:
    assert NOTICE in (built / f"{SOURCE.name}.html").read_text()
    pages = pdftext.pages_of((built / f"{SOURCE.name}.pdf").read_bytes())
    assert all(NOTICE in page for page in pages)
    with zipfile.ZipFile(built / f"{SOURCE.name}.epub") as book:
        chapters = [name for name in book.namelist() if name.endswith(".xhtml")]
        marked = [name for name in chapters if NOTICE in book.read(name).decode()]
    unmarked = {Path(name).name for name in chapters} - {Path(name).name for name in marked}
    assert unmarked <= {"cover.xhtml", "nav.xhtml"}


def test_the_sample_names_nobody() -> None:
    metadata = docpub.parse_file(SOURCE / "index.md").document.metadata
    assert metadata.status == "draft"
    assert not metadata.authors
    assert not metadata.reviewers
