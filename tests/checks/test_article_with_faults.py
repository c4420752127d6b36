"""An article as they are pasted from the web: what is wrong with it is found, without a network.

`DOCPUB_ARTICLE` may name the Markdown of another article with the same faults.
"""

from __future__ import annotations

import json
import os
import socket
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from docpub.cli import main

OWN = Path(__file__).parent.parent / "corpus" / "faults" / "magnesium.md"
OTHERS = [Path(name) for name in [os.environ.get("DOCPUB_ARTICLE")] if name]


@pytest.mark.parametrize("path", [OWN, *OTHERS], ids=lambda path: path.stem)
def test_the_faults_of_a_pasted_article(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("nothing is looked up")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    result = CliRunner().invoke(main, ["check", str(path), "--format", "json"])
    assert result.exit_code == 1
    [record] = json.loads(result.stdout)
    found = record["diagnostics"]
    codes = Counter(diagnostic["code"] for diagnostic in found)
    assert codes["table-without-rows"] == 1
    assert [d["code"] for d in found if d["severity"] == "error"] == ["table-without-rows"]
    assert codes["sentence-too-long"] >= 30
    undefined = {
        word
        for diagnostic in found
        if diagnostic["code"] == "undefined-abbreviation"
        for word in ("ADHD", "NMDA")
        if word in diagnostic["message"]
    }
    assert undefined == {"ADHD", "NMDA"}
    [provenance] = [d for d in found if d["code"] == "provenance-incomplete"]
    for name in ("reviewed", "review-due", "authors", "reviewers", "organisation"):
        assert name in provenance["message"]
    assert 13 <= record["readability"]["score"]["flesch-kincaid"] <= 14
