"""Handouts of every construct, alone, over several pages and mixed, judged by the checkers.

The files of one part are checked together: to start veraPDF takes longer than to judge a file.
"""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from test_outputs import CHECKERS, run_checker

import docpub
import pdftags
from docpub.assets import GivenAssets
from documents import Sample, samples

PARTS = 6
PROFILES = ("--profile", "ua1", "--profile", "2a")
# Lines of check_pdf.py that are let pass, each for the samples whose names a pattern matches.
KNOWN = {
    "verapdf ua1 5-1: .*": "construct mistake-.*",  # what breaks a rule
    "verapdf 2a 6.6.4-1: .*": "construct mistake-.*",  # is not labelled, as is told
    "tree a (table has no header cell|link has no text)": "construct mistake-.*",  # as is told
    # The source of a formula that is not drawn, in a script that no packaged font has.
    "verapdf (ua1 7.21|2a 6.2.11).*": "construct mistake-formula",
    # Words beside a picture, which the checker takes for their ground.
    "looks contrast 3.0:1, #000000 on #005aa0 .*": "larger .*",
}
# Whose words a reader puts together otherwise than the page: raised figures, source for a formula.
OTHER_WORDS = {"construct html-sanitised", "construct mistake-formula"}

LONGEST_IN_A_LINE = 60

pytestmark = pytest.mark.conformance


def made(sample: Sample, folder: Path) -> Path:
    """Make the handout of a sample."""
    name = sample.name.replace(" ", "-")
    (handout := folder / f"{name}.pdf").write_bytes(pdf_of(sample))
    return handout


def pdf_of(sample: Sample, **options: object) -> bytes:
    """Return the handout of a sample."""
    assets = GivenAssets(sample.files)
    return docpub.render(sample.parse(), "pdf", options=options, assets=assets).files["handout.pdf"]


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_found(part: int, tmp_path: Path) -> None:
    chosen = [*samples()][part::PARTS]
    files = [made(sample, tmp_path) for sample in chosen]
    _, output = run_checker("check_pdf.py", "--no-advice", *PROFILES, *files)
    found = re.split(r"(?m)^pdf .*\n", output)
    assert len(found) == len(chosen) + 1, output
    assert [
        f"{sample.name}: {line}"
        for sample, lines in zip(chosen, found, strict=False)
        for line in lines.splitlines()
        if not is_known(sample, line)
    ] == []


def is_known(sample: Sample, line: str) -> bool:
    return any(re.fullmatch(p, line) and re.fullmatch(s, sample.name) for p, s in KNOWN.items())


def test_what_is_tagged_has_the_words_of_the_page(tmp_path: Path) -> None:
    """As a screen reader puts them together: where no space is, words run into one another."""
    checker = check_text()
    lost = []
    for sample in samples():
        if sample.name in OTHER_WORDS:
            continue
        page = docpub.render(
            sample.parse(), "html", assets=GivenAssets(sample.files), parts_for="pdf"
        ).files["page.html"]
        (file := tmp_path / "page.html").write_bytes(page)
        tags = pdftags.tags_of(pdf_of(sample, contents=False))
        written, said = checker.words(checker.from_html(file, ["math"])), pdftags.text_of(tags)
        if not are_alike(written, checker.words(said)):
            lost.append(sample.name)
    assert lost == []


def are_alike(written: list[str], said: list[str]) -> bool:
    """Whether these are the same words; one that no line can hold may be said in pieces."""
    if written == said:
        return True
    too_long = any(len(word) > LONGEST_IN_A_LINE for word in written)
    return too_long and "".join(written) == "".join(said)


def check_text() -> ModuleType:
    """Return the checker of words as a module."""
    found = importlib.util.spec_from_file_location("check_text", CHECKERS / "check_text.py")
    assert found is not None
    assert found.loader is not None
    found.loader.exec_module(module := importlib.util.module_from_spec(found))
    return module
