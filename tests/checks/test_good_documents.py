"""Good handouts: no rule finds a fault in them but those that are listed here with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

import docpub

GOOD = Path(__file__).parent.parent / "corpus" / "good"
DOCUMENTS = sorted(GOOD.glob("*.md"))
# By name: codes that are right there, and meant.
MEANT: dict[str, set[str]] = {}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_nothing_is_found_in_a_good_document(path: Path) -> None:
    parsed = docpub.parse_file(path, config=docpub.load_config(path))
    told = [d for d in parsed.diagnostics if d.code not in MEANT.get(path.stem, set())]
    assert told == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["html", "epub"])
def test_nothing_is_found_when_it_is_rendered(path: Path, form: str) -> None:
    document = docpub.parse_file(path, config=docpub.load_config(path)).document
    assert docpub.render(document, form, assets=docpub.FolderAssets(GOOD)).diagnostics == ()
