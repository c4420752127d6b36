#!/usr/bin/env python3
"""Proves that every checker is alive: each must find the fault planted for it, and pass a clean file.

A checker that silently stops working looks like a clean document, so run this after install.sh and
in CI. Exits 0 if all is well. The last line reads 'N passed, N failed'.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = Path(os.environ.get("CHECKERS_HOME", HERE / ".tools"))
PYTHON = Path(os.environ.get("CHECKERS_PYTHON", TOOLS / "venv" / "bin" / "python"))

if __name__ == "__main__" and PYTHON.exists() and Path(sys.prefix) != PYTHON.parent.parent:
    os.execv(PYTHON, [str(PYTHON), __file__, *sys.argv[1:]])

import pikepdf  # noqa: E402

CLEAN_HTML = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>
<meta name="viewport" content="width=device-width"></head>
<body><main><h1 id="top">A page</h1><p>Some text, and <a href="#top">a link to the top</a>.</p></main></body></html>
"""
# One fault for each: vnu, html-validate, axe, IBM, HTML_CodeSniffer, the page itself, links.
BAD_HTML = CLEAN_HTML.replace(
    "<p>",
    '<p id="top">twice</p><p style="color:#ccc">pale</p><p><img src="gone.png"></p>'
    '<div style="width:900px">wide</div><p><a href="#gone">x</a></p><p>',
)

CONTAINER = """<?xml version="1.0"?><container version="1.0"
xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile
full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
OPF = """<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf"
version="3.0" unique-identifier="i" xml:lang="en"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="i">urn:uuid:11111111-2222-4333-8444-555555555555</dc:identifier>
<dc:title>A book</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Plain text.</meta></metadata><manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""
XHTML = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"
xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en"><head><title>A book</title></head>
<body>%s</body></html>"""
NAV = '<nav epub:type="toc" role="doc-toc" aria-label="Contents"><ol><li><a href="a.xhtml">One</a></li></ol></nav>'
CHAPTER = '<section epub:type="chapter" role="doc-chapter" aria-labelledby="h"><h1 id="h">One</h1><p>Text.</p></section>'


def write_epub(path: Path, chapter: str, nav: str) -> None:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("b.opf", OPF)
        book.writestr("nav.xhtml", XHTML % nav)
        book.writestr("a.xhtml", XHTML % chapter)


def write_pdf(path: Path, *, tagged: bool) -> None:
    """One pale, untagged line of text; or a page with nothing but a tagged, empty heading."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    if tagged:
        pdf.Root.Lang = "en"
        pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        document = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document, P=root))
        heading = pdf.make_indirect(pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.H1, P=document))
        document.K = pikepdf.Array([heading])
        root.K = pikepdf.Array([document])
        root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array([])))
        pdf.Root.StructTreeRoot = root
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = "A page"
            metadata["pdfuaid:part"] = "1"
    else:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = pdf.make_stream(b"BT /F 20 Tf 0.8 g 20 100 Td (pale) Tj ET")
    pdf.save(path)


def verdict(script: str, *arguments: object) -> tuple[int, str]:
    result = subprocess.run(
        [str(HERE / script), *map(str, arguments)], capture_output=True, text=True, check=False
    )
    return result.returncode, (result.stdout.strip().splitlines() or [result.stderr])[-1]


def main() -> int:
    passed = failed = 0

    def expect(what: str, good: bool, line: str) -> None:
        nonlocal passed, failed
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(f"FAILED {what}: {line}")

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "clean.html").write_text(CLEAN_HTML)
        (folder / "bad.html").write_text(BAD_HTML)
        write_epub(folder / "clean.epub", CHAPTER, NAV)
        write_epub(folder / "bad.epub", CHAPTER.replace("<p>", '<p><img src="gone.png"/>'),
                   NAV.replace("a.xhtml", "a.xhtml#gone"))
        write_pdf(folder / "clean.pdf", tagged=True)
        write_pdf(folder / "bad.pdf", tagged=False)
        (folder / "broken.pdf").write_bytes((folder / "bad.pdf").read_bytes()[:300])
        (folder / "other.html").write_text(CLEAN_HTML.replace("Some text", "Some words"))
        (folder / "pale.html").write_text('<main><p>pale</p><p class="screen">not on paper</p></main>')
        (folder / "hard.txt").write_text(
            "Institutional rehabilitation necessitates multidisciplinary collaboration.")

        for script, stem in (("check_html.sh", "html"), ("check_epub.sh", "epub"), ("check_pdf.py", "pdf")):
            status, line = verdict(script, folder / f"clean.{stem}")
            expect(f"{script} on a clean file", status == 0, line)
            status, line = verdict(script, folder / f"bad.{stem}")
            expect(f"{script} on a bad file", status == 1, line)
            for tool, found in re.findall(r"([a-z][a-z-]*) (\d+)", line.partition("(")[2]):
                expect(f"{script}: {tool} finds its fault", int(found) > 0 or tool == "qpdf", line)
        for script, arguments, wanted in (
            ("check_pdf.py", [folder / "broken.pdf"], 1),
            ("check_text.py", [folder / "clean.html", folder / "clean.html"], 0),
            ("check_text.py", [folder / "clean.html", folder / "other.html"], 1),
            ("check_text.py", [folder / "pale.html", folder / "bad.pdf"], 1),
            ("check_text.py", ["--not-printed", "//*[@class='screen']", folder / "pale.html", folder / "bad.pdf"], 0),
            ("check_readability.py", [folder / "clean.html"], 0),
            ("check_readability.py", [folder / "hard.txt"], 1),
        ):
            status, line = verdict(script, *arguments)
            expect(f"{script} {arguments[-1].name}", status == wanted, line)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
