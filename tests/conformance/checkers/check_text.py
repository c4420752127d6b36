#!/usr/bin/env python3
"""Compares the words of several outputs of one document: HTML, EPUB, PDF, Markdown or plain text.

The first file is the reference. For a tagged PDF the words come twice: through the tag tree (what
a screen reader says, without page furniture) and from the page (what is seen). Exits 0 if every
output has the reference's words in its order, 1 if not, 2 if one could not be read. Words of the
page that only a PDF has, such as running heads, are given with --furniture as patterns; parts of the
reference that are not meant for print are named with --not-printed.
"""

from __future__ import annotations

import argparse
import difflib
import os
import posixpath
import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path
from urllib.parse import unquote

HERE = Path(__file__).resolve().parent
TOOLS = Path(os.environ.get("CHECKERS_HOME", HERE / ".tools"))
PYTHON = Path(os.environ.get("CHECKERS_PYTHON", TOOLS / "venv" / "bin" / "python"))

if __name__ == "__main__" and PYTHON.exists() and Path(sys.prefix) != PYTHON.parent.parent:
    os.execv(PYTHON, [str(PYTHON), __file__, *sys.argv[1:]])

import pypdfium2  # noqa: E402
from lxml import etree, html  # noqa: E402

BLOCKS = (
    "address article aside blockquote body br caption dd details div dl dt figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table td th tr ul"
).split()
SKIPPED = {"script", "style", "template", "head", "title"}


def words(text: str) -> list[str]:
    text = re.sub("\u2010\\s+", "", text)  # a hyphen that the layout put in at a line end
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\u2019", "'")
    return re.findall(r"\w+(?:'\w+)*", text)


def text_of(element: etree._Element, left_out: str | None) -> str:
    parts: list[str] = []
    skipped = set(element.xpath(left_out)) if left_out else set()

    def visit(node: etree._Element) -> None:
        name = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if name and name not in SKIPPED and node not in skipped:
            parts.append(" " if name in BLOCKS else "")
            parts.append(node.text or "")
            for child in node:
                visit(child)
                parts.append(child.tail or "")
            parts.append(" " if name in BLOCKS else "")

    visit(element)
    return "".join(parts)


def from_html(path: Path, left_out: str | None) -> str:
    root = html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    mains = root.xpath("//main")
    return text_of(mains[0] if mains else root.find("body"), left_out)


def from_epub(path: Path, left_out: str | None) -> str:
    names = {"c": "urn:oasis:names:tc:opendocument:xmlns:container", "o": "http://www.idpf.org/2007/opf"}
    with zipfile.ZipFile(path) as book:
        container = etree.fromstring(book.read("META-INF/container.xml"))
        opf = container.xpath("string(//c:rootfile/@full-path)", namespaces=names)
        package = etree.fromstring(book.read(opf))
        items = {i.get("id"): i for i in package.iterfind(".//o:manifest/o:item", names)}
        texts = []
        for ref in package.iterfind(".//o:spine/o:itemref", names):
            item = items[ref.get("idref")]
            if "nav" in (item.get("properties") or "").split():
                continue
            member = posixpath.normpath(
                posixpath.join(posixpath.dirname(opf), unquote(item.get("href")))
            )
            page = etree.fromstring(book.read(member))
            texts.append(text_of(page.find("{http://www.w3.org/1999/xhtml}body"), left_out))
    return "\n".join(texts)


def from_pdf_page(path: Path) -> str:
    pages = [p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(path)]
    return "\n".join(pages).replace("\ufffe", "\u2010\n").replace("\x02", "\u2010\n")


def from_pdf_tags(path: Path) -> str:
    """The text in the order of the tag tree; empty for a PDF without one."""
    output = subprocess.run(
        ["pdfinfo", "-struct-text", "-enc", "UTF-8", str(path)],
        capture_output=True, text=True, check=True,
    ).stdout
    spans: list[str] = []
    for line in output.splitlines():
        spoken = re.fullmatch(r'\s*"(.*)"', line)
        if spoken:
            spans.append(spoken[1])
        elif line.rstrip().endswith("(block)"):
            spans.append("\n")
    return " ".join(spans)


def read(path: Path, left_out: str | None = None) -> dict[str, str]:
    kind = path.suffix.lower()
    if kind in (".html", ".htm", ".xhtml"):
        return {"html": from_html(path, left_out)}
    if kind == ".epub":
        return {"epub": from_epub(path, left_out)}
    if kind == ".pdf":
        tagged = from_pdf_tags(path)
        return {"pdf page": from_pdf_page(path)} | ({"pdf tags": tagged} if tagged.strip() else {})
    return {"text": path.read_text(encoding="utf-8")}


def compare(reference: list[str], found: list[str], furniture: list[str]) -> tuple[int, list[str]]:
    matcher = difflib.SequenceMatcher(None, reference, found, autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    differences = []
    for tag, a, b, c, d in matcher.get_opcodes():
        lost, extra = " ".join(reference[a:b]), " ".join(found[c:d])
        for pattern in furniture if tag != "equal" else []:
            extra = re.sub(pattern, "", extra).strip()
        if tag != "equal" and lost != extra and lost.replace(" ", "") != extra.replace(" ", ""):
            differences.append(f"lost {lost!r} extra {extra!r} after {' '.join(reference[max(0, a - 4):a])!r}")
    return kept, differences


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--furniture", action="append", default=[], metavar="REGEX",
                        help="words only the printed page has, such as 'Page \\d+ of \\d+'")
    parser.add_argument("--not-printed", metavar="XPATH",
                        help="parts of the first file that no PDF has, such as '//*[@data-only]'")
    options = parser.parse_args()
    try:
        texts = [(path, kind, words(text)) for path in options.files for kind, text in read(path).items()]
        printed = [words(text) for text in read(options.files[0], options.not_printed).values()][0]
    except (OSError, etree.Error, zipfile.BadZipFile, KeyError, subprocess.CalledProcessError) as error:
        print(f"text: NOT CHECKED ({error})")
        return 2
    everything = texts[0][2]
    total, worst = 0, 1.0
    for path, kind, found in texts[1:]:
        reference = printed if kind.startswith("pdf") else everything
        kept, differences = compare(reference, found, options.furniture)
        share = kept / len(reference) if reference else 0.0
        worst = min(worst, share)
        total += len(differences)
        for difference in differences:
            print(f"{path} ({kind}) {difference}")
        print(f"{path} ({kind}) {len(found)} words, {share:.4f} of the reference kept in order")
    verdict = "FAIL" if total else "PASS"
    print(f"text {options.files[0]}: {verdict} differences={total} lowest={worst:.4f} words={len(everything)}")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
