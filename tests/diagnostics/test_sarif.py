"""SARIF, judged by the schema that OASIS publishes.

`sarif-schema-2.1.0.json` is a copy of https://github.com/oasis-tcs/sarif-spec,
sarif-2.1/schema/sarif-schema-2.1.0.json. It is © OASIS Open and under the terms of OASIS, not ours.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import docpub
from docpub.diagnostics import CATALOGUE, Diagnostic, Span
from docpub.diagnostics.sarif import sarif_log

SCHEMA = json.loads((Path(__file__).parent / "sarif-schema-2.1.0.json").read_text())
EXAMPLES = [entry.example for entry in CATALOGUE.values() if entry.example]


def log_of(*diagnostics: Diagnostic) -> dict[str, Any]:
    log = sarif_log(diagnostics, "1.2.3")
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log


def test_every_example_of_the_catalogue_gives_a_valid_log() -> None:
    found = [d for text in EXAMPLES for d in docpub.parse(text, path="in/a.md").diagnostics]
    log = log_of(*found)
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CATALOGUE)
    for result, diagnostic in zip(run["results"], found, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == diagnostic.code


def test_the_schema_refuses_what_is_none() -> None:
    log = sarif_log([], "1.2.3")
    log["runs"][0]["columnKind"] = "bytes"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate(log)


def test_a_result_has_level_message_and_place() -> None:
    diagnostic = Diagnostic(
        code="unused-reference",
        severity="info",
        message="It is never cited.",
        hint="Cite it.",
        file="a folder/é.md",
        span=Span(2, 3, 4, 5),
    )
    [result] = log_of(diagnostic)["runs"][0]["results"]
    assert result["level"] == "note"
    assert result["message"] == {"text": "It is never cited. Cite it."}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%20folder/%C3%A9.md", "uriBaseId": "SRCROOT"},
                "region": {"startLine": 2, "startColumn": 3, "endLine": 4, "endColumn": 5},
            }
        }
    ]
    assert "suppressions" not in result


def test_what_is_ignored_is_suppressed_with_its_reason() -> None:
    diagnostic = Diagnostic(code="raw-html", severity="error", message="A.", ignored="We need it.")
    [result] = log_of(diagnostic)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "We need it."}]
    assert "locations" not in result


def test_an_absolute_path_is_a_file_address() -> None:
    diagnostic = Diagnostic(code="raw-html", severity="error", message="A.", file="/in/a b.md")
    [result] = log_of(diagnostic)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "file:///in/a%20b.md"}}
