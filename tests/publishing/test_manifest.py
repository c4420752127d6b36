"""The manifest says what was published of a document, to readers that hold to its schema."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

import docpub
from docpub.checks import measure, measure_whole
from docpub.cli import main
from docpub.passes import resolve
from docpub.publishing.manifest import from_bytes, to_bytes
from docpub.publishing.verify import verify
from pictures import raster

SCHEMA = json.loads(
    (Path(docpub.__file__).parent / "publishing" / "manifest.schema.json").read_text()
)
validator = jsonschema.Draft202012Validator(SCHEMA)
SAMPLE = Path(__file__).parents[2] / "source" / "ketamine-adhd" / "index.md"
SENTENCE = "Rest for two days and drink plenty of water after the procedure.\n"
LEAFLET = f"""---
title: Rest
lang: en
ignore: {{table-row-too-short: the rest is empty}}
---

# Rest

{SENTENCE * 6}

![A dot](dot.png)

| a | b |
|---|---|
| 1 |

:::{{include}} shared.txt
:::
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "dot.png").write_bytes(raster())
    (folder / "shared.txt").write_text("Words [without](#nothing) a target.\n")
    (folder / "leaflet.md").write_text(LEAFLET)
    return folder


def manifest_of(source: Path, **options: Any) -> dict[str, Any]:
    docpub.publish(source, source.parent / "out", force=True, **options)
    found: dict[str, Any] = json.loads(
        (source.parent / "out" / "leaflet" / "manifest.json").read_text()
    )
    validator.validate(found)
    return found


def test_the_schema_is_what_the_manifest_gives() -> None:
    printed = CliRunner().invoke(main, ["schema", "--manifest"]).stdout
    assert json.loads(printed) == SCHEMA, "run docpub schema --manifest, and commit what it prints"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_it_names_what_the_document_was_made_of(source: Path) -> None:
    found = manifest_of(source, formats=["html"])["source"]
    assert found["file"] == "leaflet.md"
    assert found["bytes"] == len(LEAFLET)
    assert sorted(found["files"]) == ["dot.png", "shared.txt"]


def test_it_has_what_was_told_with_its_place_and_no_place_of_the_machine(source: Path) -> None:
    found = manifest_of(source, formats=["html"])
    told = {each.pop("code"): each for each in found["diagnostics"]}
    assert told["broken-reference"].items() >= {
        "severity": "error", "file": "shared.txt", "line": 1, "column": 17,
    }.items()  # fmt: skip
    assert told["table-row-too-short"]["ignored"] == "the rest is empty"
    assert "file" not in told["table-row-too-short"]
    assert source.parent.as_posix() not in json.dumps(found)


def test_it_is_the_same_however_the_source_is_named(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (source.parent / "docpub.toml").write_text('[severity]\nnonsense = "off"\n')
    (source.parent / "link").symlink_to(source)
    monkeypatch.chdir(source)
    found = set()
    for path in (source, Path(), Path("leaflet.md"), source.parent / "link" / "leaflet.md"):
        config = docpub.load_config(path)
        docpub.publish(path, "out", formats=["html"], force=True, config=config)
        found.add(Path("out", "leaflet", "manifest.json").read_bytes())
    [data] = found
    assert {told.file for told in from_bytes(data).diagnostics} >= {"", "../docpub.toml"}


def test_what_is_told_of_an_output_stands_with_it(source: Path) -> None:
    text = "---\ntitle: R\nlang: en\nprint: {sheets: 1}\n---\n" + f"{SENTENCE * 8}\n" * 20
    (source / "leaflet.md").write_text(text)
    found = manifest_of(source)
    assert "does-not-fit" not in {each["code"] for each in found["diagnostics"]}
    assert {each["code"] for each in found["outputs"]["pdf"]["diagnostics"]} == {"does-not-fit"}
    assert "diagnostics" not in found["outputs"]["html"]


def test_it_counts_pages_and_sheets(source: Path) -> None:
    long = LEAFLET + f"\n{SENTENCE * 8}\n" * 12
    (source / "leaflet.md").write_text(long)
    options = {"pdf.also": "large-print", "pdf.booklet": True}
    found = manifest_of(source, options=options)
    files = found["outputs"]["pdf"]["files"]
    counted = {name: (file["pages"], file["sheets"]) for name, file in files.items()}
    import pikepdf

    for name, (pages, sheets) in counted.items():
        with pikepdf.open(source.parent / "out" / "leaflet" / name) as pdf:
            assert (len(pdf.pages), -(-len(pdf.pages) // 2)) == (pages, sheets)
    assert counted["leaflet-large-print.pdf"] > counted["leaflet.pdf"] > (1, 1)
    assert counted["leaflet-booklet-print-only.pdf"][0] % 2 == 0
    assert "pages" not in found["outputs"]["html"]["files"]["leaflet.html"]


@pytest.mark.parametrize(
    ("lang", "figures"),
    [("en-GB", {"flesch-kincaid", "smog"}), ("es", {"inflesz"}), ("fr", None)],
)
def test_it_has_the_grade_where_there_is_a_formula(
    source: Path, lang: str, figures: set[str] | None
) -> None:
    (source / "leaflet.md").write_text(LEAFLET.replace("lang: en", f"lang: {lang}"))
    reading = manifest_of(source, formats=["html"])["reading"]
    if figures is None:
        assert reading is None
    else:
        assert set(reading) == {"words", "sentences", *figures}
        assert reading["sentences"] == 7


def test_the_grade_is_that_of_the_whole_measurement() -> None:
    document = resolve(docpub.parse_file(SAMPLE).document)
    assert measure_whole(document) == measure(document).score
    assert measure_whole(document).words > 1000


def test_it_has_no_grade_of_a_few_words(source: Path) -> None:
    (source / "leaflet.md").write_text("---\ntitle: Rest\nlang: en\n---\n\nRest.\n")
    assert manifest_of(source, formats=["html"])["reading"] is None


def test_formats_made_earlier_keep_their_entries(source: Path) -> None:
    first = manifest_of(source, formats=["html"])
    (source / "leaflet.md").write_text(LEAFLET + "\nMore.\n")
    second = manifest_of(source, formats=["epub"])
    assert second["outputs"]["html"] == first["outputs"]["html"]
    hashes = {name: entry["source-sha256"] for name, entry in second["outputs"].items()}
    assert hashes["epub"] == second["source"]["sha256"] != hashes["html"]


def test_a_document_forced_out_is_a_draft(source: Path) -> None:
    (source / "leaflet.md").write_text(LEAFLET.replace("lang: en", "lang: en\nstatus: approved"))
    assert manifest_of(source, formats=["html"])["status"] == "draft"


def test_it_is_the_same_from_the_cache_and_when_read_again(source: Path, tmp_path: Path) -> None:
    cold = manifest_of(source, cache=tmp_path / "cache")
    path = tmp_path / "out" / "leaflet" / "manifest.json"
    data = path.read_bytes()
    path.unlink()
    assert manifest_of(source, cache=tmp_path / "cache") == cold
    assert path.read_bytes() == data == to_bytes(from_bytes(data))


WRONG: dict[str, Callable[[dict[str, Any]], object]] = {
    "another version": lambda m: m.update(docpub=2),
    "no source": lambda m: m.pop("source"),
    "an unknown name": lambda m: m.update(author="A"),
    "a hash that is none": lambda m: m["source"].update(sha256="abc"),
    "a file without a hash": lambda m: m["outputs"]["html"]["files"]["leaflet.html"].pop("sha256"),
    "no pages at all": lambda m: m["outputs"]["html"]["files"]["leaflet.html"].update(pages=0),
    "an unknown severity": lambda m: m["diagnostics"][0].update(severity="bad"),
    "an unknown status": lambda m: m.update(status="ready"),
}


def test_wrong_manifests_are_refused_by_schema_and_library(source: Path) -> None:
    good = manifest_of(source, formats=["html"])
    path = source.parent / "out" / "leaflet" / "manifest.json"
    assert verify(source.parent / "out") == ()
    for name, change in WRONG.items():
        wrong = copy.deepcopy(good)
        change(wrong)
        assert not validator.is_valid(wrong), name
        path.write_text(json.dumps(wrong))
        assert [each.kind for each in verify(source.parent / "out")] == ["manifest-unreadable"], (
            name
        )
