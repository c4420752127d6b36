"""Each folder of tests/cases is one test: source.md in, every other file is what must come out.

    model.json        the parsed document
    fragment.html     its markup, all passes done
    diagnostics.txt   what is to be said about it, if anything
    tags.txt          what a screen reader finds in the handout; only where there is such a file

`make golden` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import docpub
import pdftags
from bare import markup

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
INPUTS = {
    *("source.md", "picture.png", "references.yaml", "references.json", "data.csv"),
    *("dose.md", "circle.md"),
}


def results(case: Path) -> dict[str, bytes]:
    """Return all that comes out of a case, by file name."""
    parsed = docpub.parse_file(case / "source.md")
    assets = {path.name: path.read_bytes() for path in case.iterdir()}
    files = {
        "model.json": docpub.to_json(parsed.document, indent=1) + b"\n",
        "fragment.html": markup(parsed.document, assets).encode(),
    }
    if (case / "tags.txt").exists():
        handout = docpub.render(parsed.document, "pdf", assets=assets).files["handout.pdf"]
        files["tags.txt"] = pdftags.written(pdftags.tags_of(handout)).encode()
    if parsed.diagnostics:
        files["diagnostics.txt"] = "".join(map(line, parsed.diagnostics)).encode()
    return files


def line(diagnostic: docpub.Diagnostic) -> str:
    span = diagnostic.span
    place = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}" if span else "-"
    if diagnostic.file and not diagnostic.file.endswith("/source.md"):
        place = f"{Path(diagnostic.file).name}:{place}"
    words = f"{place}: {diagnostic.severity}: {diagnostic.message} [{diagnostic.code}]"
    what_next = f"ignored: {diagnostic.ignored}" if diagnostic.ignored else diagnostic.hint
    return f"{words}\n    {what_next}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, update_golden: bool) -> None:
    expected = {p.name: p.read_bytes() for p in case.iterdir() if p.name not in INPUTS}
    actual = results(case)
    if update_golden:
        for name in expected.keys() - actual.keys():
            (case / name).unlink()
        for name, content in actual.items():
            (case / name).write_bytes(content)
        return
    for name in sorted(expected.keys() | actual.keys()):
        assert name in expected, f"{case.name}/{name} is missing: run make golden"
        assert name in actual, f"{case.name}/{name} is not made any more: run make golden"
        assert expected[name].decode() == actual[name].decode(), f"{case.name}/{name}"
