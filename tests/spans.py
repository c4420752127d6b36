"""Nodes without their spans, and what stands in a source where a span says."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from docpub import Span
from docpub.model import Metadata, Node

N = TypeVar("N", bound=Node | Metadata)


def bare(node: N) -> N:
    """Return a node, or metadata, without the spans in it."""
    return msgspec.convert(_without_spans(msgspec.to_builtins(node)), type(node))


def _without_spans(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without_spans(value) for key, value in data.items() if key != "span"}
    return [_without_spans(item) for item in data] if isinstance(data, list | tuple) else data


def sliced(source: str, span: Span) -> str:
    """Return what stands in a source, whose line ends are all line feeds."""
    lines = source.split("\n")
    start, end = (
        sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
        for line, column in ((span.line, span.column), (span.end_line, span.end_column))
    )
    return source[start:end]
