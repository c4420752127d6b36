"""Definitions of links, ``[name]: address``: of one that no link refers to nothing is shown."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from docpub.diagnostics import Problems
from docpub.source.positions import SourceText


def check_definitions(
    env: Mapping[str, Any], outer: Container[str], text: SourceText, problems: Problems
) -> None:
    """Report those that nothing refers to; `outer` names those that another text has defined."""
    own = (each for name, each in env["references"].items() if name not in outer)
    for definition in (*own, *env.get("duplicate_refs", ())):
        # Many write comments so: `[//]: # (words)`.
        if not definition.get("used") and definition["href"] not in ("", "#"):
            message = "No link refers to this definition, so nothing of it is shown."
            first, limit = definition["map"]
            where = text.block(first, limit, text.find("[", first))
            problems.report("unused-definition", message, where)
