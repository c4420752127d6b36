"""A document as JSON is a source like one in Markdown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import docpub
import strategies
from docpub.cli import main
from docpub.model import Document
from spans import bare, sliced

TOP = Path(__file__).parents[2]
CASES = sorted(TOP.glob("tests/cases/*/source.md"))
WORDS = {"type": "text", "value": "Words."}


def document(*children: object, **fields: object) -> str:
    given = {"type": "document", "metadata": {"title": "A"}, "children": children}
    return json.dumps({**given, **fields}, indent=1)


def paragraph(*words: object) -> dict[str, object]:
    return {"type": "paragraph", "children": words}


def parse(text: str | bytes, **options: Any) -> docpub.Parsed:
    return docpub.parse(text, path="a.json", **options)


def codes(parsed: docpub.Parsed) -> list[str]:
    return [diagnostic.code for diagnostic in parsed.diagnostics]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def outputs(parsed: docpub.Parsed, folder: Path, to: str) -> dict[str, bytes]:
    assets = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    return dict(docpub.render(parsed.document, to, assets=assets).files)


@pytest.mark.parametrize("source", CASES, ids=lambda path: path.parent.name)
def test_a_model_gives_the_bytes_of_the_markdown_it_was_made_of(source: Path) -> None:
    from_text = docpub.parse_file(source)
    from_json = docpub.parse(
        docpub.to_json(from_text.document, indent=2), path=source.with_suffix(".json")
    )
    for to in ("html", "epub"):
        assert outputs(from_json, source.parent, to) == outputs(from_text, source.parent, to)


@given(strategies.documents)
def test_every_document_is_read_again(given: Document) -> None:
    parsed = parse(docpub.to_json(given))
    assert "invalid-model" not in codes(parsed)
    pairs = zip(docpub.walk(parsed.document), docpub.walk(given), strict=True)
    assert all(type(read) is type(written) for read, written in pairs)
    if given.metadata.title:
        assert bare(parsed.document.metadata) == bare(given.metadata)


@given(strategies.documents | strategies.documents_with_html, st.data())
def test_a_damaged_model_never_raises(given: Document, data: st.DataObject) -> None:
    text = docpub.to_json(given).decode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 40, len(text))))
    instead = data.draw(st.sampled_from(("", '"', "{", "]", "0", "null", '"type":', "\\u0000")))
    parsed = parse(text[:start] + instead + text[end:])
    assert all(diagnostic.file == "a.json" for diagnostic in parsed.diagnostics)
    assert docpub.from_json(docpub.to_json(parsed.document)) == parsed.document


def test_all_outputs_are_made_with_pictures_from_its_folder(tmp_path: Path) -> None:
    folder = TOP / "tests/cases/figures"
    (tmp_path / "picture.png").write_bytes((folder / "picture.png").read_bytes())
    model = run("ast", folder / "source.md").stdout
    (tmp_path / "leaflet.json").write_text(model)
    result = run("build", tmp_path / "leaflet.json", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    made = {path.suffix for path in (tmp_path / "out/leaflet").iterdir()}
    assert made == {".html", ".pdf", ".epub", ".json"}
    assert run("check", tmp_path / "leaflet.json").exit_code == 0


def test_a_folder_publishes_no_json(tmp_path: Path) -> None:
    (tmp_path / "leaflet.json").write_text(document(paragraph(WORDS)))
    result = run("build", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "There is no document" in result.output


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "Expecting value"),
        ("{\n  'a': 1}", 2, "property name"),
        ('{"metadata":\n\n[}', 3, "Expecting value"),
        ("[1,\n2]", 1, "Expected `object`"),
        ("NaN", 1, "NaN"),
        ('{"a": 1,\n"b": {"c": 1,\n "c": 2}}', 2, "'c' is given twice"),
        ("{}", 1, "`metadata`"),
        ('{"docpub": 1, "name": "a", "outputs": {}}', 1, "unknown field"),
        ('{"metadata": {}, "docpub": 2}', 1, "2"),
        ('{"metadata": {\n"lang": 1}}', 1, "$.metadata.lang"),
        ('{"metadata": {},\n"children": [\n{"type": "paragraf"}]}', 3, "$.children[0].type"),
        ('{"metadata": {},\n"children": [\n{"type": "html"}]}', 3, "`value`"),
        ("1" * 5000, 1, "too"),
        (document(paragraph({"type": "citation", "keys": []})), 10, "length >= 1"),
    ],
)
def test_a_wrong_model_is_told_with_its_place(text: str, line: int, words: str) -> None:
    parsed = parse(text)
    [found] = [each for each in parsed.diagnostics if each.code == "invalid-model"]
    assert found.span
    assert found.span.line == line
    assert words in found.message
    assert text in docpub.text_of(parsed.document)  # nothing is lost


def test_mistakes_have_their_place_in_the_json() -> None:
    broken = {"type": "crossReference", "target": "nowhere", "span": [900, 900]}
    text = document(paragraph(WORDS), paragraph(WORDS, broken))
    [found] = parse(text).diagnostics
    assert found.code == "broken-reference"
    assert found.span
    assert '"type": "crossReference"' in text.splitlines()[found.span.line]


def test_what_outputs_cannot_hold_is_told() -> None:
    text = document(paragraph({"type": "text", "value": "a\x01b\ud800c"}))
    parsed = parse(text)
    assert codes(parsed) == ["control-character"]
    assert docpub.text_of(parsed.document) == "a b c"
    assert "invalid-utf-8" in codes(parse(document(paragraph(WORDS)).encode() + b"\xff"))


def test_metadata_are_no_nodes() -> None:
    sources = [{"id": "k", "type": "figure", "title": "T"}]
    text = document(paragraph(WORDS), metadata={"title": "A", "references": sources})
    assert codes(parse(text)) == ["unused-reference"]


@pytest.mark.parametrize("span", [[1, 1, 1, 1, 7], [900, 1, 900, 1]])
def test_references_have_their_place_in_the_json(span: list[int]) -> None:
    sources = [{"id": "k", "title": "T", "span": span}]
    text = document(paragraph(WORDS), metadata={"title": "A", "references": sources})
    [found] = parse(text).diagnostics
    assert (found.code, found.file) == ("unused-reference", "a.json")
    assert sliced(text, found.span).startswith('{\n    "id": "k"')


def test_raw_html_is_let_in_as_in_markdown() -> None:
    html = {"type": "html", "value": "<p>a</p><script>b</script>"}
    tag = {"type": "inlineHtml", "value": "<b>"}
    text = document(html, paragraph(tag, WORDS, {"type": "inlineHtml", "value": "</b>"}))
    refused = parse(text)
    assert codes(refused) == ["raw-html"] * 3
    assert docpub.text_of(refused.document) == "<p>a</p><script>b</script><b>Words.</b>"
    kept = parse(text, raw_html="keep").document.children
    assert isinstance(kept[0], docpub.Html)
    assert "<script>" in kept[0].value
    cleaned = parse(text, raw_html="sanitise").document.children
    assert isinstance(cleaned[0], docpub.Html)
    assert "<script>" not in cleaned[0].value


def test_sanitised_html_is_closed_where_it_was_opened() -> None:
    tags = [{"type": "inlineHtml", "value": tag} for tag in ("<b>", "</i>", "<i>")]
    strong = {"type": "strong", "children": [tags[0], WORDS]}
    text = document(paragraph(tags[2], strong, WORDS), paragraph(WORDS, tags[1], tags[0]))
    page = (
        docpub.render(parse(text, raw_html="sanitise").document, "html").files["page.html"].decode()
    )
    assert "<p><i><strong><b>Words.</b></strong>Words.</i></p>" in page
    assert "<p>Words.<b></b></p>" in page


def table(*rows: list[dict[str, object]], **fields: object) -> dict[str, object]:
    return {
        "type": "table",
        "children": [
            {
                "type": "tableRow",
                "children": [{"type": "tableCell", **cell} for cell in row],
            }
            for row in rows
        ],
        **fields,
    }


def test_a_table_that_is_too_large_is_its_words() -> None:
    small = table([{"children": [paragraph(WORDS)]}])
    wide = {"colspan": 1000, "children": [small, paragraph(WORDS)]}
    huge = table([wide] * 100, *[[]] * 10, caption=[WORDS])
    inner = {"children": [huge]}
    parsed = parse(document(huge, table([inner])))
    assert set(codes(parsed)) == {"table-too-large", "table-without-rows"}
    assert codes(parsed).count("table-too-large") == 2
    assert docpub.text_of(parsed.document) == "Words." * (1 + 100 * 2) * 2
    tables = [node for node in docpub.walk(parsed.document) if isinstance(node, docpub.Table)]
    assert len(tables) == 100 + 1 + 100


def nested(depth: int) -> str:
    node: object = paragraph(WORDS)
    for _ in range(depth):
        node = {"type": "blockquote", "children": [node]}
    return document(node)


def test_a_model_as_deep_as_may_be_is_published() -> None:
    parsed = parse(nested(115))
    assert codes(parsed) == []
    for to in ("html", "epub"):
        docpub.render(parsed.document, to)
    docpub.to_pandoc_json(parsed.document)
    docpub.to_mdast(parsed.document)


@pytest.mark.parametrize("text", [nested(200), "[" * 100_000])
def test_what_is_nested_too_deep_is_told(text: str) -> None:
    assert "nested-too-deep" in codes(parse(text))
