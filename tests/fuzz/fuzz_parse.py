"""A coverage-guided run over source text: nothing raises, hangs or loses a word.

    make fuzz                                        # five minutes
    python tests/fuzz/fuzz_parse.py FOLDER -max_total_time=900

Its seeds are the cases of the tests, and what it learns is kept in FOLDER for the next run. An
input that breaks something is written to a file `crash-…`; give its name to run it again.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["docpub", "markdown_it", "mdit_py_plugins"]):
    import docpub
    from docpub.assets import GivenAssets
    from docpub.model import from_json, to_json

CASES = Path(__file__).parents[1] / "cases"
WORD = re.compile(r"(?<!\S)w(?!\S)")  # what stands inside other things may be a name or an address
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# Seconds: instrumented code is slow, and the machine is shared.
MOST_SECONDS, MOST_SECONDS_PER_CHARACTER = 1.0, 0.005
SYNTAX = (
    *("---\n", ":::{note}\n", ":::\n", "::::{faq}\n", "```\n", "~~~\n", "```{csv-table}\n"),
    *(":name: w\n", "{abbr}`w(w)`", "{blank}", "{cite}`w`", "{term}`w`", "[w](#w)", "[](#w)"),
    *("[^w]", "[^w]: w\n", "[@w]", "[@w; @w]", "(w)=\n", "{#w}", "[w]{.w}", "[w]: /w\n", "[w]"),
    *("![w](w)", "| w | w |\n|---|---|\n", "> ", "> [!NOTE]\n", "- ", "1. ", "- [ ] ", "w\n: w\n"),
    *("**w**", "*w*", "~~w~~", "`w`", "<b>", "<!-- w -->", "&amp;", "&#12;", "\\\n", "  \n"),
    *("title: w\n", "references:\n- id: w\n", "abbreviations:\n  w: w\n"),
    *("    w", "## w", "w\n==\n"),
)


def numbered(source: str) -> tuple[str, list[str]]:
    """Make each word `w` of a source one of its own; return them too, but those in comments."""
    words = iter(range(sys.maxsize))
    source = WORD.sub(lambda _: f"w{next(words)}x", source)
    return source, re.findall(r"w\d+x", COMMENT.sub("", source))


def check(source: str) -> None:
    """Parse a source, and see that all is as it must be."""
    source, words = numbered(source)
    started = time.process_time()
    parsed = docpub.parse(source, path="a.md", assets=GivenAssets())
    took = time.process_time() - started
    assert took < MOST_SECONDS + len(source) * MOST_SECONDS_PER_CHARACTER, f"took {took:.1f} s"

    kept = to_json(parsed.document)
    assert from_json(kept) == parsed.document
    lines = [line + "\n" for line in re.split("\r\n|\r|\n", source.removeprefix("\ufeff"))]
    nodes = (*docpub.walk(parsed.document), *parsed.diagnostics)
    for span in (each.span for each in nodes if each.span):
        assert 1 <= span.line <= span.end_line <= len(lines), span
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1, span
        assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1, span
    if not parsed.diagnostics:
        lost = [word for word in words if word not in kept.decode()]
        assert not lost, lost


def one_input(data: bytes) -> None:
    check(data.decode("utf-8", errors="replace"))


def seed(folder: Path) -> None:
    """Write the sources of the cases into a folder, their words shortened to `w`."""
    for number, case in enumerate(sorted(CASES.glob("*/source.md"))):
        source = case.read_bytes().decode(errors="replace")
        (folder / f"case-{number}").write_bytes(re.sub(r"\b[a-z]{5,}\b", "w", source).encode())
    for number, syntax in enumerate(SYNTAX):
        (folder / f"syntax-{number}").write_text(syntax)


def dictionary(folder: Path) -> Path:
    """Write the pieces of the language down as libFuzzer reads them."""
    lines = ['"' + "".join(f"\\x{byte:02x}" for byte in each.encode()) + '"' for each in SYNTAX]
    (file := folder / "dictionary.txt").write_text("\n".join(lines) + "\n")
    return file


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        seeds = Path(temporary) / "seeds"
        seeds.mkdir()
        seed(seeds)
        arguments = [*sys.argv, str(seeds), f"-dict={dictionary(Path(temporary))}"]
        atheris.Setup(arguments, one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
