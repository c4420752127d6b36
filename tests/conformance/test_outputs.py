"""The committed outputs of the sample, judged by the independent checkers in ``checkers/``."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import commonmark_html
import docpub

HERE = Path(__file__).parent
CHECKERS = HERE / "checkers"
TOOLS = Path(os.environ.get("CHECKERS_HOME", CHECKERS / ".tools"))
SAMPLE = HERE.parents[1] / "outputs" / "ketamine-adhd" / "ketamine-adhd"
SOURCE = HERE.parents[1] / "source" / "ketamine-adhd" / "index.md"
HTML, EPUB, PDF = (SAMPLE.with_suffix(suffix) for suffix in (".html", ".epub", ".pdf"))

# Words that are added to the text. The patterns see words and single spaces, no punctuation.
NOTICE = "DRAFT not for patients"
PDF_FURNITURE = (
    r"Page \d+ of \d+",
    NOTICE,
    "Example Clinic Adult ADHD Service",
    r"Example Clinic PE 0147 Version [\d ]+",
    r"\b\d\d?\b",  # the numbers of lists
)

# What WeasyPrint itself gets wrong in a tagged PDF: a pattern that matches a whole line of
# check_pdf.py, and the reason why it is let pass. A pattern that matches nothing fails the test.
WEASYPRINT_FINDINGS: dict[str, str] = {
    r"tree \d+ piece\(s\) of marked text are neither in the tag tree nor artifacts": (
        "the boxes in the margins are not written as artifacts"
    ),
}

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


def test_html() -> None:
    assert_clean(run_checker("check_html.sh", HTML))


def test_epub() -> None:
    assert_clean(run_checker("check_epub.sh", EPUB))


def test_pdf() -> None:
    status, lines = run_checker("check_pdf.py", "--profile", "ua1", PDF)
    findings = [f for f in lines.splitlines() if re.match("(qpdf|verapdf|tree|looks) ", f)]
    known = {f: [p for p in WEASYPRINT_FINDINGS if re.fullmatch(p, f)] for f in findings}

    assert status == (1 if findings else 0), lines
    assert [f for f, patterns in known.items() if not patterns] == [], lines
    assert {p for patterns in known.values() for p in patterns} == set(WEASYPRINT_FINDINGS), lines


def test_page_and_book_have_the_same_words() -> None:
    notice = f"--furniture={NOTICE}"  # on each chapter of the book, and once on the page
    assert_clean(run_checker("check_text.py", notice, HTML, EPUB))


def test_handout_has_the_words_of_the_parts_for_print(tmp_path: Path) -> None:
    """Some parts are for the screen alone, so the handout is held against a page without them."""
    document = docpub.parse_file(SOURCE).document
    page = docpub.render(document, "html", parts_for="pdf")
    (printed := tmp_path / "printed.html").write_bytes(page.files["page.html"])
    furniture = [f"--furniture={pattern}" for pattern in PDF_FURNITURE]
    assert_clean(run_checker("check_text.py", *furniture, printed, PDF))


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
