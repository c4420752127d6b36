"""Outputs of one document that do not say the same words are found, without the source."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

import docpub
from docpub.publishing.verify import verify

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests" / "corpus" / "good"
LEAFLET = """---
title: Amoxicillin
lang: en
status: draft
organisation: {name: Example Clinic, phone: 555-0100}
references: [{id: a, title: Label, publisher: A, issued: 2024}]
print: {contents: true}
---

:::{key-points}
- Take it three times a day [@a].[^n]
- See [](#more).
:::

:::{table} How much to take
| Who | How much |
|---|---|
| Adults | 500 mg |
| Children | 50 mg |
| Babies | 1.5 mg |
:::

1. Shake the bottle.
2. Drink $2 + 2$ spoons.

## More {#more}

Drink water.

[^n]: Or milk.
"""
ROW = "| Children | 50 mg |\n"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return publish(LEAFLET, tmp_path / "right")


def publish(text: str, folder: Path, **options: object) -> Path:
    (folder / "source").mkdir(parents=True)
    (folder / "source" / "leaflet.md").write_text(text)
    assert docpub.publish(folder / "source", folder / "out", **options).ok
    return folder / "out"


def put(out: Path, name: str, data: bytes) -> None:
    """Put a file in the place of another, and its hash into the manifest."""
    folder = out / "leaflet"
    (folder / name).write_bytes(data)
    manifest = json.loads((folder / "manifest.json").read_bytes())
    for entry in manifest["outputs"].values():
        if name in entry["files"]:
            hashed = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            entry["files"][name] |= hashed
    (folder / "manifest.json").write_text(json.dumps(manifest))


def found(out: Path) -> list[tuple[str, str, str]]:
    return [(Path(each.file).name, each.kind, each.message) for each in verify(out)]


def test_what_is_made_agrees(out: Path) -> None:
    assert found(out) == []


@pytest.mark.parametrize("suffix", ["epub", "pdf"])
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (ROW, "", "It does not say 'Children | 50 mg', as leaflet.html does"),
        ("500 mg", "5000 mg", "It says '5000', where leaflet.html says '500'"),
        ("1.5 mg", "15 mg", "It says '15', where leaflet.html says '1.5'"),
        ("| 50 mg", "| 150 mg", "It says '150', where leaflet.html says '50'"),
        ("three times", "two times", "It says 'two', where leaflet.html says 'three'"),
        ("\nDrink water.", "\nDrink no water.", "It says 'no', as leaflet.html does not"),
        ("Or milk.", "Or tea.", "It says 'tea.', where leaflet.html says 'milk.'"),
    ],
)
def test_other_words_are_found(
    out: Path, tmp_path: Path, suffix: str, old: str, new: str, message: str
) -> None:
    assert LEAFLET.count(old) == 1
    wrong = publish(LEAFLET.replace(old, new), tmp_path / "wrong")
    name = f"leaflet.{suffix}"
    put(out, name, (wrong / "leaflet" / name).read_bytes())
    [(file, kind, told)] = found(out)
    assert (file, kind) == (name, "words-differ")
    assert told.startswith(message)


def test_an_edited_page_is_found(out: Path) -> None:
    page = (out / "leaflet" / "leaflet.html").read_text()
    assert page.count("500 mg") == 1
    put(out, "leaflet.html", page.replace("500 mg", "5000 mg").encode())
    assert [(file, kind) for file, kind, _ in found(out)] == [
        ("leaflet.epub", "words-differ"),
        ("leaflet.pdf", "words-differ"),
    ]


def test_an_edited_book_is_found(out: Path) -> None:
    def drop_row(text: str) -> str:
        start = text.index("<tr>", text.index("500 mg"))
        return text[:start] + text[text.index("</tr>", start) + len("</tr>") :]

    book = (out / "leaflet" / "leaflet.epub").read_bytes()
    put(out, "leaflet.epub", edited(book, "50 mg", drop_row))
    [(file, kind, message)] = found(out)
    assert (file, kind) == ("leaflet.epub", "words-differ")
    assert "'Children | 50 mg'" in message


def edited(book: bytes, words: str, change: Callable[[str], str]) -> bytes:
    """Return a book in which the file that has some words is changed."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(book)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename.endswith(".xhtml") and words in data.decode():
                data = change(data.decode()).encode()
            new.writestr(item, data)
    return made.getvalue()


def test_variants_of_the_handout_are_compared_too(out: Path, tmp_path: Path) -> None:
    options = {"pdf.also": ["large-print"], "pdf.booklet": True}
    both = publish(LEAFLET, tmp_path / "both", options=options)
    assert found(both) == []
    wrong = publish(LEAFLET.replace(ROW, ""), tmp_path / "wrong", options=options)
    name = "leaflet-large-print.pdf"
    put(both, name, (wrong / "leaflet" / name).read_bytes())
    assert [(file, kind) for file, kind, _ in found(both)] == [(name, "words-differ")]


def test_parts_for_some_outputs_are_let_pass(tmp_path: Path) -> None:
    text = f"{LEAFLET}\n:::{{only}} pdf\nOn paper.\n:::\n"
    out = publish(text, tmp_path / "parts")
    assert found(out) == []
    wrong = publish(text.replace(ROW, ""), tmp_path / "wrong")
    put(out, "leaflet.epub", (wrong / "leaflet" / "leaflet.epub").read_bytes())
    assert [(file, kind) for file, kind, _ in found(out)] == [("leaflet.epub", "words-differ")]


def test_blocks_that_gave_way_are_let_pass(tmp_path: Path) -> None:
    line = "Rest when you feel tired, and walk a little when you can.\n\n"
    may_go = f":::{{note}} More\n:print: if-room\n\n{line * 90}:::\n"
    text = f"---\ntitle: Rest\nlang: en\n---\n\n{line * 30}{may_go}"
    out = publish(text, tmp_path / "fit", options={"pdf.sheets": 1})
    manifest = json.loads((out / "leaflet" / "manifest.json").read_bytes())
    assert [told["code"] for told in manifest["outputs"]["pdf"]["diagnostics"]] == ["gave-way"]
    assert found(out) == []


@pytest.mark.parametrize("source", [GOOD, ROOT / "source"])
def test_good_documents_the_sample_and_the_manual_agree(source: Path, tmp_path: Path) -> None:
    config = docpub.load_config(source)
    assert docpub.publish(source, tmp_path, config=config).ok
    assert verify(tmp_path) == ()
