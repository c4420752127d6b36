"""mdast that unist's rules hold for (https://github.com/syntax-tree/unist), with every word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given

import docpub
import strategies
import written
from docpub.model import Document
from spans import bare

TOP = Path(__file__).parents[2]
SOURCES = [*sorted(TOP.glob("tests/cases/*/source.md")), TOP / "source/ketamine-adhd/index.md"]
PARENTS = {
    *("root", "paragraph", "heading", "blockquote", "list", "listItem", "table", "tableRow"),
    *("tableCell", "emphasis", "strong", "delete", "link", "footnoteDefinition"),
    *("admonition", "admonitionTitle", "container", "caption", "captionNumber", "crossReference"),
    *("citeGroup", "cite", "abbreviation", "definitionList", "definitionTerm"),
    *("definitionDescription", "containerDirective", "textDirective"),
}
LITERALS = {"text", "inlineCode", "inlineMath", "code", "math", "html", "yaml"}
LEAVES = {"break", "thematicBreak", "image", "footnoteReference"}
# What mdast and its extensions ask for, besides children and values.
FIELDS: dict[str, dict[str, type]] = {
    "heading": {"depth": int},
    "list": {"ordered": bool, "spread": bool},
    "listItem": {"spread": bool},
    "table": {"align": list},
    "link": {"url": str},
    "image": {"url": str, "alt": str},
    "footnoteDefinition": {"identifier": str, "label": str},
    "footnoteReference": {"identifier": str, "label": str},
    "containerDirective": {"name": str, "attributes": dict},
    "textDirective": {"name": str, "attributes": dict},
    "crossReference": {"identifier": str, "label": str},
    "cite": {"identifier": str, "label": str},
    "admonition": {"kind": str},
    "container": {"kind": str},
    "abbreviation": {"title": str},
}


def mdast(document: Document) -> Any:
    return json.loads(docpub.to_mdast(document))


def nodes(tree: Any) -> Iterator[Any]:
    yield tree
    for child in tree.get("children", ()):
        yield from nodes(child)


def assert_sound(tree: Any) -> None:
    """Hold a tree against unist: what each node must have, and where it may stand."""
    assert tree["type"] == "root"
    for node in nodes(tree):
        kind = node["type"]
        assert kind in PARENTS | LITERALS | LEAVES
        assert isinstance(node.get("children"), list) is (kind in PARENTS)
        assert isinstance(node.get("value"), str) is (kind in LITERALS)
        assert isinstance(node.get("data", {}), dict)
        for name, wanted in FIELDS.get(kind, {}).items():
            assert isinstance(node[name], wanted), (kind, name)
        if kind == "table":  # remark shows no cell beyond these
            assert all(len(row["children"]) <= len(node["align"]) for row in node["children"])
        if "position" in node:
            start, end = (point(node["position"][name]) for name in ("start", "end"))
            assert (1, 1) <= start <= end


def point(value: dict[str, int]) -> tuple[int, int]:
    assert value.keys() == {"line", "column"}
    return value["line"], value["column"]


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.name)
def test_a_source_is_a_sound_tree_inside_its_lines(source: Path) -> None:
    tree = mdast(docpub.parse_file(source).document)
    assert_sound(tree)
    lines = source.read_bytes().count(b"\n") + 2
    assert all(
        point(node["position"]["end"])[0] <= lines for node in nodes(tree) if "position" in node
    )
    assert any("position" in node for node in nodes(tree))


@given(strategies.documents | strategies.documents_with_html)
def test_every_document_is_a_sound_tree(document: Document) -> None:
    assert_sound(mdast(document))
    assert docpub.to_mdast(document) == docpub.to_mdast(docpub.from_json(docpub.to_json(document)))


@given(strategies.documents)
def test_every_word_is_in_its_place(document: Document) -> None:
    document = docpub.resolve(document)
    said = "".join(shown(mdast(document)))
    assert written.missing_word(written.words_of(document), said) is None


def shown(node: Any) -> Iterator[str]:
    """Yield the words that a node and those below it show."""
    yield from node.get("value", "")
    for child in node.get("data", {}).get("hChildren", node.get("children", ())):
        yield from shown(child)


@given(strategies.metadata)
def test_the_front_matter_is_yaml(metadata: docpub.Metadata) -> None:
    tree = mdast(Document(metadata=metadata))
    values = "".join(node["value"] for node in tree["children"])
    expected = json.loads(msgspec.json.encode(metadata)) or None
    assert yaml.safe_load(values) == expected


def test_the_front_matter_is_that_of_a_source() -> None:
    document = docpub.parse_file(SOURCES[-1]).document
    matter = mdast(document)["children"][0]["value"]
    again = docpub.parse(f"---\n{matter}\n---\n\nWords.\n").document
    assert bare(again.metadata) == bare(document.metadata)


def test_a_tree_has_the_names_of_mdast_and_myst() -> None:
    source = "# A\n\n:::{note}\nSee [](#b).\n:::\n\n:::{key-points} Two\n- one\n:::\n\n(b)=\n## B\n"
    heading, note, points, second = mdast(docpub.parse(source).document)["children"]
    assert (heading["type"], heading["depth"]) == ("heading", 1)
    assert (note["type"], note["kind"]) == ("admonition", "note")
    assert note["children"][0]["children"][1]["type"] == "crossReference"
    assert (points["type"], points["name"]) == ("containerDirective", "key-points")
    assert points["children"][0]["data"] == {"directiveLabel": True}
    assert points["data"]["hProperties"]["className"] == ["key-points"]
    assert (second["identifier"], second["data"]["hProperties"]["id"]) == ("b", "b")


@pytest.mark.parametrize("given", [{"labels": ("1",)}, {"labels": ("1",), "marks": ("[", "]")}, {}])
def test_a_citation_that_lacks_labels_keeps_its_keys(given: dict[str, Any]) -> None:
    citation = docpub.Citation(keys=("one", "two"), **given)
    paragraph = docpub.Paragraph(children=(citation,))
    tree = mdast(Document(metadata=docpub.Metadata(), children=(paragraph,)))
    [group] = tree["children"][-1]["children"]
    first = "1" if given else "one"
    assert [cite["identifier"] for cite in group["children"]] == ["one", "two"]
    assert "".join(shown(group)) == f"[{first}, two]"


def test_the_header_of_a_row_is_what_stands_in_the_first_column() -> None:
    source = (
        "# A\n\n:::{table}\n:header-columns: 1\n\n| a | b |\n|---|---|\n"
        "| {rowspan=2} r | x |\n| DATA |\n:::\n"
    )
    table = mdast(docpub.parse(source).document)["children"][-1]
    headers = [[cell.get("header") for cell in row["children"]] for row in table["children"]]
    assert headers == [[True, True], [True, None], [None]]
