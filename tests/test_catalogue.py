"""The catalogue of diagnostics holds what docpub says, and no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import docpub
from docpub.diagnostics import CATALOGUE
from docpub.publishing import SourceFile, check_source

PACKAGE = Path(docpub.__file__).parent


def codes_in_use() -> set[str]:
    """Find every code that a call reports, also where it is handed on as an argument."""
    text = "\n".join(
        path.read_text() for path in PACKAGE.rglob("*.py") if not path.name.startswith("catalogue")
    )
    return {code for code in CATALOGUE if f'"{code}"' in text}


def reported() -> set[str]:
    text = "\n".join(path.read_text() for path in PACKAGE.rglob("*.py"))
    return set(re.findall(r'(?:report|problem)\(\s*"([a-z0-9-]+)"', text))


def test_every_code_of_the_catalogue_is_used() -> None:
    assert codes_in_use() == set(CATALOGUE)


def test_every_code_that_is_reported_is_in_the_catalogue() -> None:
    assert reported() <= set(CATALOGUE)


def test_no_part_of_the_catalogue_has_a_code_of_another() -> None:
    files = (PACKAGE / "diagnostics").glob("catalogue*.py")
    codes = [c for f in files for c in re.findall(r'^    "([a-z0-9-]+)": ', f.read_text(), re.M)]
    assert sorted(codes) == sorted(CATALOGUE)


@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_entries_are_whole(code: str) -> None:
    entry = CATALOGUE[code]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", code)
    assert entry.meaning.endswith(".")
    assert entry.fix.endswith(".")


@pytest.mark.parametrize("code", sorted(c for c, entry in CATALOGUE.items() if entry.example))
def test_the_example_gives_the_code(code: str) -> None:
    source = SourceFile.named(CATALOGUE[code].example, "example.md", None, None)
    found = check_source(source).diagnostics
    assert code in {diagnostic.code for diagnostic in found}
    assert all(diagnostic.span for diagnostic in found if diagnostic.code == code)


def test_every_limit_is_listed_with_the_codes_that_tell_of_it() -> None:
    lines = re.findall(r"^(MAX_\w+) = .*: ([a-z, -]+)$", (PACKAGE / "limits.py").read_text(), re.M)
    assert len(lines) > 10
    assert {code for _, codes in lines for code in codes.split(", ")} <= set(CATALOGUE)
    grammar = PACKAGE / "source" / "rules" / "brackets.py"  # what is longer is no label
    elsewhere = {
        path for path in PACKAGE.rglob("*.py") if re.search(r"^MAX_\w+ = ", path.read_text(), re.M)
    }
    assert elsewhere <= {PACKAGE / "limits.py", grammar}
