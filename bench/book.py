"""How an e-book of the sample is made, beside pandoc's: time, size, and what Ace finds; in one run.

    make bench
    .venv/bin/python bench/book.py

Both are given the same text: pandoc docpub's own tree of it, so that it need not know its Markdown.
docpub is warm, it has made the same book in this process before; pandoc is begun anew each time,
since it is used so. Every figure is the median of several runs, taken in turn. Trust the ratios to
docpub, which stand in brackets. Ace looks where `make conformance` has installed it.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import tempfile
from pathlib import Path

import pypandoc

import docpub
from docpub.assets import FolderAssets
from measuring import in_turn, of_call, of_command, print_table, publish

SAMPLE = Path("source/ketamine-adhd/index.md")
CHECKERS = Path("tests/conformance/checkers")
ROUNDS = 7


def findings(book: Path) -> str:
    """Return how many findings EPUBCheck and Ace have, where they are installed."""
    home = Path(os.environ.get("CHECKERS_HOME", CHECKERS / ".tools"))
    if not (home / "installed.sha256").is_file():
        return ""
    done = subprocess.run(
        [CHECKERS / "check_epub.sh", book], capture_output=True, text=True, check=False
    )
    found = re.search(r"epubcheck (\d+), ace (\d+)", done.stdout)
    return f"{found[1]}, {found[2]}" if found else "?"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours, theirs, tree = folder / "docpub.epub", folder / "pandoc.epub", folder / "sample.json"
        document = docpub.parse_file(SAMPLE).document
        tree.write_bytes(docpub.to_pandoc_json(docpub.resolve(document)))
        pandoc = [pypandoc.get_pandoc_path(), str(tree), "--from", "json", "-o", str(theirs)]

        def with_docpub() -> None:
            parsed = docpub.parse_file(SAMPLE).document
            made = docpub.render(parsed, "epub", assets=FolderAssets(SAMPLE.parent))
            ours.write_bytes(next(iter(made.files.values())))

        cold = publish(SAMPLE, folder / "out", "--rebuild", "--to", "epub")
        os.environ["DOCPUB_CACHE"] = str(folder / "cache")
        times = in_turn(
            {
                "docpub, warm": lambda: of_call(with_docpub),
                "docpub, cold": lambda: of_command(cold).seconds,
                "pandoc": lambda: of_command(pandoc).seconds,
            },
            ROUNDS,
        )
        medians = {key: statistics.median(found) for key, found in times.items()}
        first = medians["docpub, warm"]
        books = {"docpub, warm": ours, "docpub, cold": ours, "pandoc": theirs}
        found = {book: findings(book) for book in (ours, theirs)}
        columns = ("made by", "seconds", "kB", "findings of EPUBCheck, Ace")
        print_table(
            columns,
            (
                (
                    key,
                    f"{seconds:.3f} ({seconds / first:.2f})",
                    f"{books[key].stat().st_size / 1000:.0f}",
                    found[books[key]],
                )
                for key, seconds in medians.items()
            ),
        )


if __name__ == "__main__":
    main()
