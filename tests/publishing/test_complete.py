"""Outputs that do not say all that their source does are found, each by its words."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

import docpub
from docpub.publishing.verify import verify

ROOT = Path(__file__).parent.parent.parent
GOOD = ROOT / "tests" / "corpus" / "good"
LEAFLET = """---
title: Amoxicillin
lang: en
abbreviations: {GP: general practitioner}
references: [{id: a, title: Label, publisher: A, issued: 2024}]
---

Take it three times a day, with H~2~O [@a].[^n] Your GP knows.

:::{table} How much to take
| Who | How much |
|---|---|
| Adults | 500 mg |
| Children | 50 mg |
| Babies | 1.5 mg |
:::

- See [](#more).

## More {#more}

:::{only} pdf
Ask for large print.
:::

[^n]: Or milk.
"""
CHANGES = [
    ("| Children | 50 mg |", "", "Children | 50 mg"),
    ("500 mg", "5000 mg", "Adults | 500 mg"),
    ("1.5 mg", "15 mg", "Babies | 1.5 mg"),
    ("three times", "two times", "Take it three times a day, with H2O"),
    ("Or milk.", "Or tea.", "Or milk."),
    ("- See [](#more).", "", "See More"),
]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "leaflet.md").write_text(LEAFLET.replace("~2~", "2"))
    return folder


def test_what_is_made_says_all(source: Path, tmp_path: Path) -> None:
    assert docpub.publish(source, tmp_path / "out").ok
    assert verify(tmp_path / "out", source) == ()


@pytest.mark.parametrize("suffix", ["html", "epub", "pdf"])
@pytest.mark.parametrize(("old", "new", "missing"), CHANGES)
def test_words_that_are_missing_are_found(
    source: Path, tmp_path: Path, suffix: str, old: str, new: str, missing: str
) -> None:
    """The output of another text is put in the place of one, and its hash into the manifest."""
    other = tmp_path / "other"
    other.mkdir()
    text = (source / "leaflet.md").read_text()
    assert text.count(old) == 1
    (other / "leaflet.md").write_text(text.replace(old, new))
    docpub.publish(source, tmp_path / "out", formats=[suffix])
    docpub.publish(other, tmp_path / "wrong", formats=[suffix])
    folder, name = tmp_path / "out" / "leaflet", f"leaflet.{suffix}"
    data = (tmp_path / "wrong" / "leaflet" / name).read_bytes()
    (folder / name).write_bytes(data)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    entry = manifest["outputs"][suffix]["files"][name]
    entry |= {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    [found] = verify(tmp_path / "out", source)
    assert (Path(found.file).name, found.kind) == (name, "words-missing")
    assert repr(missing) in found.message


def test_good_documents_say_all(tmp_path: Path) -> None:
    config = docpub.load_config(GOOD)
    assert docpub.publish(GOOD, tmp_path, formats=["html", "epub"], config=config).ok
    assert verify(tmp_path, GOOD) == ()


def test_the_committed_outputs_say_all() -> None:
    found = verify(ROOT / "outputs", ROOT / "source")
    assert [each for each in found if each.kind == "words-missing"] == []
