"""The published schema accepts every good document, and refuses bad ones."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

import docpub
import strategies
from docpub.model import codec

SCHEMA = json.loads((Path(docpub.__file__).parent / "model" / "document.schema.json").read_text())
CASES = Path(__file__).parents[1] / "cases"
validator = jsonschema.Draft202012Validator(SCHEMA)

GOOD = json.loads(
    docpub.to_json(
        docpub.parse("# A\n\nSome *words*[^1].\n\n| a |\n|---|\n| 1 |\n\n[^1]: Note.").document
    )
)
Json = dict[str, Any]


def heading(document: Json) -> Json:
    return document["children"][0]


def paragraph(document: Json) -> Json:
    return document["children"][1]


def table(document: Json) -> Json:
    return document["children"][2]


WRONG: dict[str, Callable[[Json], object]] = {
    "no metadata": lambda d: d.pop("metadata"),
    "another version": lambda d: d.update(docpub=2),
    "an unknown field": lambda d: d.update(author="A"),
    "a document of another type": lambda d: d.update(type="section"),
    "children that are no list": lambda d: d.update(children="words"),
    "a block of an unknown type": lambda d: paragraph(d).update(type="div"),
    "a block without a type": lambda d: paragraph(d).pop("type"),
    "a paragraph without children": lambda d: paragraph(d).pop("children"),
    "a block in a paragraph": lambda d: paragraph(d)["children"].append(copy.deepcopy(heading(d))),
    "an inline among blocks": lambda d: d["children"].append({"type": "text", "value": "x"}),
    "a text without a value": lambda d: paragraph(d)["children"][0].pop("value"),
    "a text that is a number": lambda d: paragraph(d)["children"][0].update(value=3),
    "a heading of level 7": lambda d: heading(d).update(level=7),
    "a heading of level 0": lambda d: heading(d).update(level=0),
    "a heading without a level": lambda d: heading(d).pop("level"),
    "a span of three": lambda d: paragraph(d).update(span=[1, 2, 3]),
    "an identifier with a space": lambda d: paragraph(d).update(id="a b"),
    "a cell over no columns": lambda d: table(d)["children"][0]["children"][0].update(colspan=0),
    "a row among blocks": lambda d: d["children"].append(copy.deepcopy(table(d)["children"][0])),
    "an unknown alignment": lambda d: table(d).update(align=["middle"]),
    "an unknown status": lambda d: d["metadata"].update(status="ready"),
    "a date that is a number": lambda d: d["metadata"].update(published=2026),
    "an unknown name in metadata": lambda d: d["metadata"].update(titel="A"),
    "a footnote that is a paragraph": lambda d: d["footnotes"].append(copy.deepcopy(paragraph(d))),
}


def test_the_schema_is_what_the_model_gives() -> None:
    made = json.loads(json.dumps(codec.json_schema()))
    assert made == SCHEMA, "run docpub schema, and commit what it prints"


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@settings(max_examples=15)
@given(strategies.documents)
def test_good_documents_are_accepted(document: docpub.Document) -> None:
    validator.validate(json.loads(docpub.to_json(document)))


@pytest.mark.parametrize("case", sorted(CASES.glob("*/model.json")), ids=lambda p: p.parent.name)
def test_the_models_of_all_cases_are_accepted(case: Path) -> None:
    validator.validate(json.loads(case.read_text()))


@pytest.mark.parametrize("name", WRONG)
def test_wrong_documents_are_refused_by_schema_and_library(name: str) -> None:
    document = copy.deepcopy(GOOD)
    validator.validate(document)
    WRONG[name](document)
    assert not validator.is_valid(document)
    with pytest.raises(docpub.DocpubError, match="not a docpub document"):
        docpub.from_json(json.dumps(document))
