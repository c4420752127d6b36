"""What docpub needs on a machine, and how to get what is missing."""

from __future__ import annotations

import platform
from typing import NamedTuple

from docpub.errors import DocpubError
from docpub.publishing import parse, render
from docpub.renderers import available, load


class Finding(NamedTuple):
    """One thing that was tried. `mend` says what to do if it is not fine."""

    what: str
    ok: bool
    mend: str = ""


def examine() -> tuple[Finding, ...]:
    """Try every renderer on a small document."""
    python = Finding(f"Python {platform.python_version()}", True)
    return (python, *(_try(name) for name in sorted(available())))


def _try(name: str) -> Finding:
    document = parse("# A title\n\nSome words.").document
    try:
        render(document, name)
    except DocpubError as error:
        return Finding(f"{name}: {error}", False, error.hint)
    return Finding(f"{name}: {load(name).info.title}", True)
