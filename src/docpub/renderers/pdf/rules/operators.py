"""A content stream as operators with their operands (ISO 32000-1, 7.8.2).

A page has thousands of operators, most of which are of no concern here. One regular expression
passes over those, so that a page takes half a millisecond. It knows all that may hold the letters
of an operator without being one: strings, comments and inline pictures.
"""

from __future__ import annotations

import re

# A string in parentheses, with others in it three deep; deeper ones are refused.
_INNER = rb"\((?>[^()\\]+|\\.)*+\)"
for _ in range(3):
    _INNER = rb"\((?>[^()\\]+|\\.|" + _INNER + rb")*+\)"
STRING = _INNER
NAME = rb"/[^\s\0()<>\[\]{}/%]*+"

# What no rule asks for: paths, positions, how lines and words are set, states, most colours.
_PASSED = (
    rb"(?:[mlcvyhnwJjMdi]|re|W\*?|cm|gs|ri|BT|ET|T[dDm*cwzLsr]|rg|RG|[gG]|sc|SC|scn|SCN|"
    rb"BX|EX|d[01]|MP|DP)"
    rb"(?=[\s\0/\[(<%]|\Z)"
)

RGB = re.compile(rb"\d[\s\0]+(?:rg|RG)\b")  # is also found in a string, which does no harm
GRAY = re.compile(rb"\d[\s\0]+[gG]\b")

_OPERATOR = re.compile(
    rb"((?>[\s\0\d.+\-]+|\[[<>\dA-Fa-f\s.+\-]*+\]|"
    + NAME
    + rb"|"
    + STRING
    + rb"|<[\dA-Fa-f\s]*+>|<<|>>|[\[\]]|%[^\r\n]*+|(?:true|false|null)(?![\w*'\"])|"
    + _PASSED
    + rb")*+)(BI(?=[\s\0/]).*?[\s\0]EI(?=[\s\0]|\Z)|[A-Za-z'\"][\w*'\"]*+|\Z|.)",
    re.DOTALL,
)


class ContentError(ValueError):
    """A content stream cannot be read."""


def operators(stream: bytes) -> list[tuple[bytes, bytes]]:
    """Return each operator that matters, behind the text before it, whose end are its operands.

    An inline picture is one operator. What is no PDF is an operator too, of no known name, and the
    end an empty one.
    """
    return _OPERATOR.findall(stream)


_SHOWN = re.compile(rb"<([\dA-Fa-f\s]*)>|(" + STRING + rb")", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = dict(zip(b"nrtbf", b"\n\r\t\b\f", strict=True))


def strings(operands: bytes) -> set[bytes]:
    """Return the strings in operands, each once."""
    return {_string(*written) for written in set(_SHOWN.findall(operands))}


def strings_in_order(operands: bytes) -> list[bytes]:
    """Return the strings in operands, as they follow each other."""
    return [_string(*written) for written in _SHOWN.findall(operands)]


def _string(digits: bytes, literal: bytes) -> bytes:
    return _literal(literal) if literal else from_hex(digits)


def from_hex(digits: bytes) -> bytes:
    """Return what hexadecimal digits stand for; an odd last one is followed by 0."""
    whole = b"".join(digits.split()).decode("ascii")
    return bytes.fromhex(whole + "0" * (len(whole) % 2))


def _literal(literal: bytes) -> bytes:
    return _ESCAPE.sub(_unescape, literal[1:-1])


def _unescape(match: re.Match[bytes]) -> bytes:
    escaped = match[1]
    if escaped.isdigit():
        return bytes([int(escaped, 8) & 255])
    if escaped in (b"\n", b"\r", b"\r\n"):
        return b""
    return bytes([_ESCAPED.get(escaped[0], escaped[0])])
