"""The handout: tagged, with its furniture on every page, from nothing but the document."""

from __future__ import annotations

import builtins
import gc
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import docpub
import pdftext
from pictures import raster

HANDOUT = """---
title: Asthma
id: PE-7
version: "1.2"
lang: en-GB
status: draft
reviewed: 2026-01-02
organisation: {name: Example Clinic}
---
## First

Some *words*.

| a | b |
|---|---|
| 1 | 2 |

## Second

""" + "\n\n".join(f"Paragraph {number}. " + "More words. " * 60 for number in range(8))


def handout(text: str, **options: object) -> bytes:
    output = docpub.render(docpub.parse(text).document, "pdf", options=options)
    assert not output.diagnostics
    return output.files["handout.pdf"]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return handout(HANDOUT)


def test_it_has_title_language_tags_and_bookmarks(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.Lang == "en-GB"
        assert opened.docinfo["/Title"] == "Asthma"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_outline() as outline:
            titles = [item.title for item in outline.root[0].children]
    assert titles == ["First", "Second", "About this document"]


def test_tags_follow_the_model(pdf: bytes) -> None:
    tags = [line.strip() for line in pdftext.tags_of(pdf)]
    assert tags.count("H1") == 1
    assert tags.count("H2") == 3
    assert tags.count("Table") == 1
    assert tags.count("TH") == 2


def test_every_page_has_the_running_foot_and_the_notice(pdf: bytes) -> None:
    pages = pdftext.pages_of(pdf)
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        words = " ".join(page.split())
        assert f"Page {number} of {len(pages)}" in words
        assert "PE-7 · Version 1.2 · Reviewed 2026-01-02" in words
        assert "DRAFT – not for patients" in words


@pytest.mark.parametrize(("paper", "size"), [("Letter", (612, 792)), ("A4", (595, 842))])
def test_paper(paper: str, size: tuple[int, int]) -> None:
    with pikepdf.open(BytesIO(handout("# A\n\nB", paper=paper))) as opened:
        box = opened.pages[0].mediabox
        assert tuple(round(float(value)) for value in box[2:]) == size


def test_the_front_matter_names_the_paper() -> None:
    with pikepdf.open(BytesIO(handout("---\ntitle: A\nprint: {paper: [A4]}\n---\nB"))) as opened:
        assert round(float(opened.pages[0].mediabox[3])) == 842


def test_the_same_document_gives_the_same_bytes(pdf: bytes) -> None:
    assert handout(HANDOUT) == pdf


def test_only_packaged_fonts_are_used(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        fonts = {str(o.BaseFont) for o in opened.objects if _is_font(o)}
    assert fonts
    assert all("Atkinson" in font for font in fonts)


def _is_font(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary) and value.get("/Subtype") == "/Type0"


def test_nothing_is_fetched_and_nothing_outside_is_read(tmp_path: Path) -> None:
    """Even a caller who lets raw HTML in opens no door to the machine or the network."""
    (tmp_path / "secret.txt").write_text("secret-marker")
    connections: list[object] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        thread = threading.Thread(target=_listen, args=(server, connections))
        thread.start()
        html = (
            f"<img alt=a src=http://127.0.0.1:{server.getsockname()[1]}/a.png>"
            f"<img alt=b src=file://{tmp_path}/secret.txt>"
            f"<a rel=attachment href=file://{tmp_path}/secret.txt>c</a>"
        )
        document = docpub.parse(f"# A\n\n{html}\n", raw_html="keep").document
        output = docpub.render(document, "pdf")
        thread.join()
    assert connections == []
    assert {d.code for d in output.diagnostics} >= {"fetch-refused"}
    with pikepdf.open(BytesIO(output.files["handout.pdf"])) as opened:
        streams = [o.read_bytes() for o in opened.objects if isinstance(o, pikepdf.Stream)]
        assert not opened.attachments
    assert not any(b"secret-marker" in stream for stream in streams)


def _listen(server: socket.socket, connections: list[object]) -> None:
    for _ in range(10):
        try:
            connections.append(server.accept())
        except TimeoutError:
            continue


def test_without_pango_the_other_outputs_are_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    real = builtins.__import__

    def without_pango(name: str, *arguments: Any, **named: Any) -> Any:
        if name.partition(".")[0] == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without_pango)
    (tmp_path / "a.md").write_text("# A\n")
    report = docpub.publish(tmp_path / "a.md", tmp_path / "out")
    assert not report.ok
    [failure] = report.diagnostics
    assert failure.code == "renderer-failed"
    assert "Pango" in failure.message
    assert "install" in failure.hint
    names = {path.name for path in report.results[0].files}
    assert names == {"a.html", "a.epub", "manifest.json"}


SPANS = """# T

:::{table}
:header-rows: 2
:header-columns: 1

| {rowspan=2} Age | {colspan=2} Dose |
|-----------------|------------------|
| morning | evening |
| {rowspan=2} Child | 1 mg | 2 mg |
| {colspan=2} less |
:::
"""


def test_cells_name_their_headers_across_spans() -> None:
    with pikepdf.open(BytesIO(handout(SPANS))) as opened:
        elements = [o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o]
        scopes = [str(e.A.Scope) for e in elements if e.S == "/TH"]
        words = {str(e.ID): number for number, e in enumerate(e for e in elements if e.S == "/TH")}
        headers = [[words[str(i)] for i in e.A.Headers] for e in elements if e.S == "/TD"]
    assert scopes == ["/Column"] * 4 + ["/Row"]
    assert headers == [[4, 1, 2], [4, 1, 3], [4, 1, 2, 3]]  # Child, Dose, morning; evening; both


FORMULAS = """# T

Half is $\\frac12${alt="one half"}.

$$
\\frac{\\ln 2}{k}
$$

The $\\text{د}$ is not in the font.
"""


def test_formulas_are_tagged_with_their_words() -> None:
    output = docpub.render(docpub.parse(FORMULAS).document, "pdf")
    assert [d.code for d in output.diagnostics] == ["math-not-drawn"]
    pdf = output.files["handout.pdf"]
    formulas = [line.strip() for line in pdftext.tags_of(pdf) if "Formula" in line]
    assert formulas == ["Formula one half", "Formula \\frac{\\ln 2}{k}"]
    assert "text" in pdftext.words_of(pdf)  # of what is not drawn, the source is shown


def test_a_list_begins_with_its_number() -> None:
    words = pdftext.words_of(handout("# A\n\n7. seven\n8. eight"))
    assert {"7", "8"} < {*words}


def test_all_words_stand_in_a_paragraph_or_the_like() -> None:
    """No program reads out reliably what stands in no block."""
    text = "# A\n\n```\ncode\n```\n\n:::{figure} dot.png\n:alt: A dot\n\nWords.\n:::"
    output = docpub.render(docpub.parse(text).document, "pdf", assets={"dot.png": raster()})
    above: list[str] = []
    for line in pdftext.tags_of(output.files["handout.pdf"]):
        tag, depth = line.strip(), (len(line) - len(line.lstrip())) // 2
        above[depth:] = [tag]
        assert tag != "Span" or {"H1", "P", "Caption"} & {*above}, above


def test_a_formula_that_cannot_be_drawn_is_told_in_the_file_that_has_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n:::{include} part.md\n:::\n")
    (tmp_path / "part.md").write_text("Words $\\text{漢}$.\n")
    [result] = docpub.publish(tmp_path / "a.md", tmp_path / "out", formats=["pdf"]).results
    [told] = [d for d in result.diagnostics if d.code == "math-not-drawn"]
    assert (told.file, told.span and told.span.line) == ((tmp_path / "part.md").as_posix(), 1)


def test_threads_get_the_same_bytes() -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(handout, ["# A\n\nOne."] * 4))
    assert set(made) == {handout("# A\n\nOne.")}
    assert gc.isenabled()


def test_pages_that_the_engine_loses_count_of_are_laid_out_loosely(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """WeasyPrint fails so on some documents; which, changes with each word of them."""
    import weasyprint

    render, sheets = weasyprint.HTML.render, []

    def fail_once(page: Any, **options: Any) -> Any:
        sheets.append(len(options["stylesheets"]))
        if len(sheets) == 1:
            raise IndexError("list index out of range")
        return render(page, **options)

    monkeypatch.setattr(weasyprint.HTML, "render", fail_once)
    assert "Paragraph 7" in " ".join(pdftext.pages_of(handout(HANDOUT)))
    assert sheets == [2, 3]
