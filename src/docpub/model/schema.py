"""The JSON Schema of what docpub writes for programs."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec


def schema_of(kind: type[msgspec.Struct], *, identifier: str, title: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a struct, the same with every Python.

    Its descriptions are the docstrings, whose indentation some versions of Python take away.
    """
    schema = msgspec.json.schema(kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": identifier,
        "title": title,
        "$ref": schema["$ref"],
        "$defs": {name: _described(found) for name, found in sorted(schema["$defs"].items())},
    }


def _described(schema: dict[str, Any]) -> dict[str, Any]:
    words = schema.get("description")
    return {**schema, "description": inspect.cleandoc(words)} if words else schema
