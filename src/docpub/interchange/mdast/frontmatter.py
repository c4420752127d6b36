"""The front matter as mdast's `yaml` node."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

from docpub.interchange.mdast.nodes import Node, node
from docpub.model import Metadata, replace

# JSON holds these as they are, YAML 1.1 does not (https://yaml.org/spec/1.1/#c-printable), or
# takes them for the end of a line.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def frontmatter(metadata: Metadata) -> list[Node]:
    """Write a line for each name, its value as JSON, which YAML takes as it is."""
    works = tuple(replace(work, span=None) for work in metadata.references)
    values: dict[str, Any] = msgspec.to_builtins(replace(metadata, references=works))
    lines = [f"{name}: {_value(value)}" for name, value in values.items()]
    return [node("yaml", value="\n".join(lines))] if lines else []


def _value(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _NOT_IN_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
