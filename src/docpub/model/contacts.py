"""Addresses of the ways to reach somebody."""

from __future__ import annotations

import re


def address_of(kind: str, value: str) -> str:
    """Return the URL for a phone number, an e-mail or a web address; empty for other kinds."""
    match kind:
        case "phone" | "tty" | "emergency" | "crisis":
            digits = re.sub(r"[^\d+]", "", value)
            return f"tel:{digits}" if digits else ""
        case "email":
            return f"mailto:{value}"
        case "url":
            return value
        case _:
            return ""
