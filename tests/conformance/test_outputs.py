"""All committed outputs, judged by the independent checkers in ``checkers/``."""

import html
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import commonmark_html
import docpub
import pdftext
from docpub.assets import FolderAssets
from docpub.labels import labels_for
from docpub.publishing import SourceFile, find_sources
from docpub.renderers.markup.furniture import footer_parts, notice_of

HERE = Path(__file__).parent
CHECKERS = HERE / "checkers"
TOOLS = Path(os.environ.get("CHECKERS_HOME", CHECKERS / ".tools"))
TOP = HERE.parents[1]
DOCUMENTS = find_sources(TOP / "source")

LIST_NUMBERS = r"\b\d\d?\b"  # which a page has no words for

each_document = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)

pytestmark = pytest.mark.conformance


def run_checker(name: str, *arguments: str | Path, python: str | None = None) -> tuple[int, str]:
    """Run a checker (by itself, or with the Python given); return its exit code and its lines."""
    if not (TOOLS / "installed.sha256").is_file():
        pytest.fail("The checkers are not installed: run make conformance")
    for file in arguments:
        if isinstance(file, Path) and not file.is_file():
            pytest.fail(f"There is no {file}: run make")
    command = [*([python] if python else []), CHECKERS / name, *arguments]
    result = subprocess.run(
        command,
        cwd=HERE.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return result.returncode, result.stdout


def assert_clean(outcome: tuple[int, str]) -> None:
    status, lines = outcome
    assert status == 0, lines


def output(document: SourceFile, suffix: str) -> Path:
    return TOP / "outputs" / document.name / f"{document.name}.{suffix}"


@each_document
def test_html(document: SourceFile) -> None:
    assert_clean(run_checker("check_html.sh", output(document, "html")))


@each_document
def test_epub(document: SourceFile) -> None:
    assert_clean(run_checker("check_epub.sh", output(document, "epub")))


@each_document
def test_pdf(document: SourceFile) -> None:
    profiles = ("--profile", "ua1", "--profile", "2a")
    assert_clean(run_checker("check_pdf.py", *profiles, output(document, "pdf")))


@each_document
def test_pdf_made_otherwise(document: SourceFile, tmp_path: Path) -> None:
    ways: dict[str, dict[str, object]] = {
        "clear": {"variant": "clear-print", "paper": "A4", "sheets": 0},
        "large": {"variant": "large-print", "duplex": True, "contents": True},
        "mono": {"colour": "mono", "sheets": 0},
        "fillable": {"fillable": True},
    }
    for name, options in ways.items():
        made = render(document, "pdf", options=options)
        (tmp_path / f"{name}.pdf").write_bytes(made)
    profiles = ("--profile", "ua1", "--profile", "2a", "--no-advice")
    assert_clean(run_checker("check_pdf.py", *profiles, *sorted(tmp_path.glob("*.pdf"))))


@each_document
def test_book_has_the_words_of_the_page(document: SourceFile, tmp_path: Path) -> None:
    page = page_for("epub", document, tmp_path)  # which has the notice once, not in each chapter
    book = output(document, "epub")
    assert_clean(run_checker("check_text.py", *furniture(document), page, book))


@each_document
def test_handout_has_the_words_of_the_page(document: SourceFile, tmp_path: Path) -> None:
    page = page_for("pdf", document, tmp_path)
    added = [*furniture(document), *table_heads(page)]
    added += [f"--furniture={pattern}" for pattern in (r"Page \d+ of \d+", LIST_NUMBERS)]
    made = render(document, "pdf", options={"sheets": 0})  # so that no part gives way
    (handout := tmp_path / "handout.pdf").write_bytes(made)
    assert_clean(run_checker("check_text.py", "--drawn=math", *added, page, handout))


@each_document
def test_handout_says_each_formula_of_the_page(document: SourceFile, tmp_path: Path) -> None:
    """What is drawn has no words to compare but those that say what it is."""
    page = page_for("pdf", document, tmp_path).read_text()
    formulas = re.findall(r'<math [^>]*alttext="([^"]*)"', page)
    tags = map(str.strip, pdftext.tags_of(output(document, "pdf").read_bytes()))
    assert [tag.removeprefix("Formula ") for tag in tags if tag.startswith("Formula ")] == formulas


def page_for(format: str, document: SourceFile, folder: Path) -> Path:
    """Make the page with the parts that are for another output, to hold that against it."""
    (page := folder / "page.html").write_bytes(render(document, "html", parts_for=format))
    return page


def render(document: SourceFile, format: str, **more: Any) -> bytes:
    assets = FolderAssets(Path(document.file).parent)
    parsed = docpub.parse_file(document.file).document
    made = docpub.render(parsed, format, assets=assets, **more)
    return next(iter(made.files.values()))


def furniture(document: SourceFile) -> list[str]:
    """Say which words stand at the edges of pages; the checker sees no punctuation."""
    metadata = docpub.parse_file(document.file).document.metadata
    labels = labels_for(metadata.lang)
    organisation = metadata.organisation
    brand = (organisation.name, organisation.department) if organisation else ()
    short = metadata.short_title or metadata.title
    lines = (
        " ".join(footer_parts(metadata, labels)),
        notice_of(metadata, labels),
        " ".join(brand),
        short,
    )
    words = (" ".join(re.findall(r"\w+", line)) for line in lines)
    longest_first = sorted(words, key=len, reverse=True)  # one may have the words of another in it
    return [f"--furniture={line or '(?!)'}" for line in longest_first]


def table_heads(page: Path) -> list[str]:
    """Say which words stand above what is on the next page of a table."""
    heads = re.findall(r"<thead>.*?</thead>", page.read_text(), re.DOTALL)
    words = (re.findall(r"\w+", html.unescape(re.sub("<[^>]*>", " ", head))) for head in heads)
    return [f"--furniture={' '.join(head)}" for head in words]


@pytest.mark.parametrize(
    ("specification", "function", "known"),
    [
        ("commonmark", "convert", commonmark_html.KNOWN_EXAMPLES),
        ("gfm", "convert_gfm", commonmark_html.KNOWN_GFM),
    ],
)
def test_specification(specification: str, function: str, known: dict[int, str]) -> None:
    numbers = f"--known={','.join(map(str, known))}"
    function = f"commonmark_html:{function}"
    assert_clean(
        run_checker("check_markdown.py", specification, function, numbers, python=sys.executable)
    )
