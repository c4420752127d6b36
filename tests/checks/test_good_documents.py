"""Good handouts: no rule finds a fault in them but those that are listed here with a reason."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageColor

import docpub
from docpub.publishing import check_source, read_source

GOOD = Path(__file__).parent.parent / "corpus" / "good"
DOCUMENTS = sorted(GOOD.glob("*.md"))
# By name: codes that are right there, and meant.
MEANT: dict[str, set[str]] = {}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_good_document(path: Path) -> None:
    found = check_source(read_source(path, docpub.load_config(path))).diagnostics
    told = [d for d in found if d.code not in MEANT.get(path.stem, set())]
    assert told == []


def test_an_omission_is_found() -> None:
    """The documents are clean because they lack nothing, not because nothing is looked for."""
    path = GOOD / "jarabe.md"
    text = path.read_text().replace("0,5 mL", ",5mL").replace("{key-points}", "{note}")
    parsed = docpub.parse(text, path=path.name, config=docpub.load_config(path))
    assert {"dose-without-zero", "part-missing"} <= {d.code for d in parsed.diagnostics}


def test_there_are_some_of_all_kinds() -> None:
    metadata = [
        docpub.parse_file(path, config=docpub.load_config(path)).document.metadata
        for path in DOCUMENTS
    ]
    kinds = Counter(each.type for each in metadata if each.lang != "es")
    assert kinds == {"procedure": 5, "medicine": 5, "self-care": 5, "test": 3, "service": 1}
    assert sum(each.lang == "es" for each in metadata) == 2
    assert {each.status for each in metadata} == {"in-review"}
    assert {each.reader_age for each in metadata} >= {"adult", "carer", "child"}
    assert len({each.id for each in metadata}) == len(metadata) == 21


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["html", "epub"])
def test_nothing_is_found_when_it_is_rendered(path: Path, form: str) -> None:
    document = docpub.parse_file(path, config=docpub.load_config(path)).document
    assert docpub.render(document, form, assets=docpub.FolderAssets(GOOD)).diagnostics == ()


def test_a_number_on_the_band_of_a_warning_is_as_light_as_its_words() -> None:
    path = GOOD / "metformin.md"
    document = docpub.parse_file(path, config=docpub.load_config(path)).document
    handout = docpub.render(document, "pdf", assets=docpub.FolderAssets(GOOD))
    assert handout.diagnostics == ()
    page = pypdfium2.PdfDocument(handout.files["handout.pdf"])[0]
    colours = page.render(scale=4).to_pil().convert("RGB").getcolors(1 << 24)
    link = ImageColor.getrgb(docpub.Tokens().colours.link)
    assert link not in {colour for _, colour in colours}
