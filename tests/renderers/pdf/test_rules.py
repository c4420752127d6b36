"""Labels are earned: a good file carries both, and one with a single fault loses the right one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

import docpub
from docpub.renderers.pdf.labels import Finished, finish
from docpub.renderers.pdf.rules.judge import judge
from pictures import raster

SOURCE = """---
title: Asthma
keywords: [lungs, breath]
authors: [A. Writer]
---
## First

Words with a [link](https://example.org), and a note[^1].

- one
- two

### Below

| a | b |
|---|---|
| 1 | 2 |

![A dot](dot.png)

[^1]: The note.
"""
UA, ARCHIVE = "PDF/UA-1", "PDF/A-2a"


@pytest.fixture(scope="module")
def good() -> bytes:
    document = docpub.parse(SOURCE).document
    output = docpub.render(document, "pdf", assets={"dot.png": raster()})
    assert not output.diagnostics
    return output.files["handout.pdf"]


def changed(pdf: bytes, change: Callable[[Pdf], object]) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        change(opened)
        opened.save(out)
    return out.getvalue()


def elements(pdf: Pdf, role: str) -> Iterator[Any]:
    found = (o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/S") == "/" + role)
    yield from (element for element in found if "/P" in element)


def first(pdf: Pdf, role: str) -> Any:
    return next(elements(pdf, role))


def link(pdf: Pdf) -> Any:
    return next(a for page in pdf.pages for a in page.obj.get("/Annots", ()) if "/A" in a)


def font(pdf: Pdf) -> Any:
    return next(o for o in pdf.objects if isinstance(o, Dictionary) and "/DescendantFonts" in o)


def content(pdf: Pdf, old: bytes, new: bytes) -> None:
    """Replace what stands first in the content of the first page that has it."""
    for page in pdf.pages:
        stream = page.obj.Contents.read_bytes()
        if old in stream:
            page.obj.Contents = pdf.make_stream(stream.replace(old, new, 1))
            return
    raise AssertionError(f"no page has {old!r}")


def before(pdf: Pdf, painted: bytes) -> None:
    content(pdf, b"q\n", painted + b"\nq\n")


def inside(pdf: Pdf, painted: bytes) -> None:
    content(pdf, b"BT\n", painted + b"\nBT\n")


def put(holder: Any, **entries: Any) -> None:
    for key, value in entries.items():
        if value is None:
            del holder["/" + key]
        else:
            holder["/" + key] = value


def picture(pdf: Pdf) -> Any:
    return next(o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Width" in o)


def twice(pdf: Pdf) -> None:
    first(pdf, "Note").ID = first(pdf, "P").ID = pikepdf.String("same")


def widen(pdf: Pdf) -> None:
    font(pdf).DescendantFonts[0].W = Array([0, Array([1] * 200)])


def wide_cell(pdf: Pdf) -> None:
    first(pdf, "TD").A = Dictionary(O=Name.Table, ColSpan=2)


def lose_scopes(pdf: Pdf) -> None:
    for cell in [*elements(pdf, "TH"), *elements(pdf, "TD")]:
        cell.A = Dictionary(O=Name.Table)


def unpack_fonts(pdf: Pdf) -> None:
    for inner in (o for o in pdf.objects if isinstance(o, Dictionary) and "/FontFile2" in o):
        del inner["/FontFile2"]


def attach(pdf: Pdf) -> None:
    pdf.attachments["a.txt"] = b"words"


def script(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.beep()"))


FAULTS: dict[str, tuple[Callable[[Pdf], object], str, tuple[str, ...]]] = {
    "not marked": (lambda p: put(p.Root.MarkInfo, Marked=False), "ISO 14289-1, 6.2", ()),
    "suspects": (lambda p: put(p.Root.MarkInfo, Suspects=True), "Matterhorn 01-007", (ARCHIVE,)),
    "artifact in text": (
        lambda p: inside(p, b"/Artifact BMC EMC"),
        "Matterhorn 01-003",
        (ARCHIVE,),
    ),
    "text in artifact": (
        lambda p: before(p, b"/Artifact BMC /Span <</MCID 0>> BDC EMC EMC"),
        "Matterhorn 01-004",
        (ARCHIVE,),
    ),
    "untagged": (lambda p: before(p, b"0 0 9 9 re f"), "Matterhorn 01-005", (ARCHIVE,)),
    "unknown type": (lambda p: put(first(p, "Sect"), S=Name.Part2), "Matterhorn 02-001", ()),
    "circular map": (
        lambda p: put(p.Root.StructTreeRoot, RoleMap=Dictionary(A=Name.B, B=Name.A)),
        "Matterhorn 02-003",
        (),
    ),
    "remapped": (
        lambda p: put(p.Root.StructTreeRoot, RoleMap=Dictionary(P=Name.Div)),
        "Matterhorn 02-004",
        (),
    ),
    "no title": (lambda p: put(p.docinfo, Title=None), "Matterhorn 06-003", (ARCHIVE,)),
    "title not shown": (
        lambda p: put(p.Root, ViewerPreferences=None),
        "Matterhorn 07-001",
        (ARCHIVE,),
    ),
    "title hidden": (
        lambda p: put(p.Root.ViewerPreferences, DisplayDocTitle=False),
        "Matterhorn 07-002",
        (ARCHIVE,),
    ),
    "row in no table": (
        lambda p: put(first(p, "TBody"), S=Name.Div),
        "Matterhorn 09-004",
        (ARCHIVE,),
    ),
    "item in no list": (lambda p: put(first(p, "L"), S=Name.Div), "Matterhorn 09-005", (ARCHIVE,)),
    "bad language": (
        lambda p: put(first(p, "P"), Lang=pikepdf.String("e_s")),
        "Matterhorn 11-001",
        (),
    ),
    "no language": (lambda p: put(p.Root, Lang=None), "Matterhorn 11-006", (ARCHIVE,)),
    "no alternative": (
        lambda p: put(first(p, "Figure"), Alt=None),
        "Matterhorn 13-004",
        (ARCHIVE,),
    ),
    "first heading": (lambda p: put(first(p, "H1"), S=Name.H2), "Matterhorn 14-002", (ARCHIVE,)),
    "skipped heading": (lambda p: put(first(p, "H2"), S=Name.H3), "Matterhorn 14-003", (ARCHIVE,)),
    "both headings": (lambda p: put(first(p, "H3"), S=Name.H), "Matterhorn 14-007", (ARCHIVE,)),
    "no scope": (lose_scopes, "Matterhorn 15-003", (ARCHIVE,)),
    "irregular": (wide_cell, "ISO 14289-1, 7.2", (ARCHIVE,)),
    "note without name": (
        lambda p: put(first(p, "Note"), ID=None),
        "Matterhorn 19-003",
        (ARCHIVE,),
    ),
    "two of one name": (twice, "Matterhorn 19-004", (ARCHIVE,)),
    "attachment": (attach, "Matterhorn 21-001", ()),
    "no tabs": (lambda p: put(p.pages[0].obj, Tabs=None), "Matterhorn 28-008", (ARCHIVE,)),
    "other tabs": (lambda p: put(p.pages[0].obj, Tabs=Name.R), "Matterhorn 28-009", (ARCHIVE,)),
    "link in no Link": (lambda p: put(link(p), StructParent=0), "Matterhorn 28-011", (ARCHIVE,)),
    "link without words": (lambda p: put(link(p), Contents=None), "Matterhorn 28-012", (ARCHIVE,)),
    "no font": (unpack_fonts, "Matterhorn 31-009", ()),
    "no glyph": (lambda p: content(p, b"TJ\n", b"TJ <0000> Tj\n"), "Matterhorn 31-030", ()),
    "no unicode": (lambda p: put(font(p), ToUnicode=None), "Matterhorn 31-027", ()),
    "other widths": (widen, "Matterhorn 31-016", ()),
    "bad operator": (lambda p: before(p, b"(Q) pop"), "ISO 14289-1, 7.1", ()),
    "no output intent": (
        lambda p: put(p.Root, OutputIntents=None),
        "ISO 19005-2, 6.2.4.3",
        (UA,),
    ),
    "CMYK": (lambda p: inside(p, b"0 0 0 1 k"), "ISO 19005-2, 6.2.4.3", (UA,)),
    "alternates": (lambda p: put(picture(p), Alternates=Array()), "ISO 19005-2, 6.2.8", (UA,)),
    "not printed": (lambda p: put(link(p), F=0), "ISO 19005-2, 6.3.2", (UA,)),
    "script": (script, "ISO 19005-2, 6.5.1", (UA,)),
    "deep states": (lambda p: before(p, b"q " * 29 + b"Q " * 29), "ISO 19005-2, 6.1.13", (UA,)),
    "wrong type": (lambda p: put(p.Root, OutputIntents=3), "ISO 14289-1, 7.1", ()),
}


def labels_in(pdf: bytes) -> tuple[str, ...]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        packet = opened.Root.Metadata.read_bytes()
    signs = {UA: b"<pdfuaid:part>1</", ARCHIVE: b"<pdfaid:part>2</"}
    return tuple(label for label, sign in signs.items() if sign in packet)


def test_a_good_file_carries_both_labels(good: bytes) -> None:
    assert finish(good) == Finished(good, (UA, ARCHIVE), ())
    assert labels_in(good) == (UA, ARCHIVE)


@pytest.mark.parametrize("fault", FAULTS)
def test_one_fault_costs_the_right_label(good: bytes, fault: str) -> None:
    change, rule, kept = FAULTS[fault]
    finished = finish(changed(good, change))
    assert finished.labels == labels_in(finished.pdf) == kept
    told = {finding.rule.id for finding in finished.findings}
    assert told == {rule} | CONSEQUENCES.get(fault, set())


# What else is wrong with a file because of its one fault.
CONSEQUENCES = {
    "no glyph": {"Matterhorn 31-027"},
}


def test_findings_name_the_element_and_what_holds_it(good: bytes) -> None:
    faulty = changed(good, lambda p: put(first(p, "Figure"), Alt=None))
    with pikepdf.open(BytesIO(faulty)) as opened:
        [finding] = judge(opened)
        figure = first(opened, "Figure")
        assert finding.element == figure.objgen[0]
        assert finding.ancestors[0] == figure.P.objgen[0]
        assert len(finding.ancestors) > 2


def test_words_that_look_like_operators_are_words(good: bytes) -> None:
    """Neither a string nor a comment nor a picture's data opens or closes anything."""

    def change(pdf: Pdf) -> None:
        lines = (
            b"% EMC BDC q",
            b"/Span <</ActualText (EMC \\) /MCID 99 (BDC) >>)>> BDC EMC",
            b"/Span <</ActualText <2F4D434944203939>>> BDC EMC",
            b"BI /W 1 /H 1 /BPC 8 /CS /G ID ( EI",
        )
        inside(pdf, b"\n".join(lines))

    assert finish(changed(good, change)).findings == ()


def test_a_file_that_nobody_tagged_is_judged_too() -> None:
    out = BytesIO()
    with Pdf.new() as empty:
        empty.add_blank_page()
        empty.save(out)
    finished = finish(out.getvalue())
    assert finished.labels == ()
    assert {f.rule.id for f in finished.findings} >= {"ISO 14289-1, 6.2", "Matterhorn 06-003"}


def test_an_encrypted_file_gets_no_label(good: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(good)) as opened:
        opened.save(out, encryption=pikepdf.Encryption(owner="a", user=""))
    with pikepdf.open(BytesIO(out.getvalue())) as locked:
        assert "Matterhorn 26-002" in {finding.rule.id for finding in judge(locked)}


def test_pictures_are_not_to_be_smoothed(good: bytes) -> None:
    smoothed = changed(good, lambda p: put(picture(p), Interpolate=True))
    with pikepdf.open(BytesIO(smoothed)) as opened:
        assert [finding.rule.id for finding in judge(opened)] == ["ISO 19005-2, 6.2.8"]
    assert finish(smoothed).labels == (UA, ARCHIVE)


def test_two_records_that_differ_are_told(good: bytes) -> None:
    with pikepdf.open(BytesIO(good)) as opened:
        assert judge(opened) == ()
        opened.docinfo.Title = "Another"
        [finding] = judge(opened)
    assert finding.rule.id == "ISO 19005-2, 6.6.3"


def test_a_broken_rule_is_told_at_its_line() -> None:
    text = "# A\n\nWords.\n\n:::{table}\n:header-rows: 0\n\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n"
    output = docpub.render(docpub.parse(text).document, "pdf")
    [told] = output.diagnostics
    assert (told.code, told.severity) == ("pdf-rule-broken", "warning")
    assert "ISO 14289-1, 7.5" in told.message
    assert told.span
    assert told.span.line == 5
    assert labels_in(output.files["handout.pdf"]) == (ARCHIVE,)
