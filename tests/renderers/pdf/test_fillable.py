"""The handout to fill in on a screen: real fields, and on paper nothing that differs."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from click.testing import CliRunner
from pikepdf.form import DefaultAppearanceStreamGenerator, Form
from PIL import Image, ImageChops

import docpub
import pdftext
from docpub.cli import main

LINES = 5
TEXT = """---
title: Before your visit
---
## Plan

- [ ] Bring your *list* of medicines
- [x] Eat nothing, says [the clinic](https://example.org)

Please write clearly. My name is {blank}`name`, and I am allergic to: {blank}`what`

| Day    | Dose           |
|--------|----------------|
| Monday | {blank}`dose`  |

:::{questions} Questions to take along
- How long does it take?
- {blank}`answer`
- {blank}`answer`
:::

:::{appointment} Your next visit
:fields: date, Floor
:::

:::{notes}
:lines: {lines}
:::
""".replace("{lines}", str(LINES))
FIELDS = [
    ("bring-your-list-of-medicines", "Bring your list of medicines"),
    ("eat-nothing-says-the-clinic", "Eat nothing, says the clinic"),
    ("my-name-is", "My name is"),
    ("and-i-am-allergic-to", "and I am allergic to"),
    ("monday-dose", "Monday, Dose"),
    ("questions-to-take-along", "Questions to take along (1)"),
    ("questions-to-take-along-2", "Questions to take along (2)"),
    ("your-next-visit-date", "Your next visit, Date"),
    ("your-next-visit-floor", "Your next visit, Floor"),
    ("space-for-notes", "Space for notes"),
]
WORDS = "Ada Lovelace"


def handout(text: str = TEXT, *, fillable: bool = True, **options: object) -> bytes:
    document = docpub.parse(text).document
    output = docpub.render(document, "pdf", options={"fillable": fillable, **options})
    assert not output.diagnostics
    return output.files["handout.pdf"]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return handout()


@pytest.fixture
def opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(pdf)) as found:
        yield found


def fields_of(data: bytes) -> list[tuple[str, str]]:
    with pikepdf.open(BytesIO(data)) as found:
        return [(str(field.T), str(field.TU)) for field in found.Root.AcroForm.Fields]


def pictures_of(data: bytes) -> list[Image.Image]:
    """Return the pages as they are seen and printed, with what is filled in."""
    with pypdfium2.PdfDocument(data) as found:
        found.init_forms()
        return [page.render(scale=2).to_pil().convert("L") for page in found]


def test_fields_have_names_and_words_in_the_order_of_the_text(pdf: bytes) -> None:
    assert fields_of(pdf) == FIELDS


def test_names_stay_when_something_else_is_written_before() -> None:
    text = TEXT.replace("## Plan\n", "## Plan\n\nSome words, then: {blank}`more`\n")
    names = [name for name, _ in fields_of(handout(text))]
    assert names == ["some-words-then", *(name for name, _ in FIELDS)]


def test_names_differ_whatever_the_words_are() -> None:
    text = "# A\n\n" + "\n\n".join(
        f"{words}: {{blank}}`x`" for words in ("Day", "Day", "Day 2", "Day-2", "ß", "ß", "?", "!")
    )
    names, words = zip(*fields_of(handout(text)), strict=True)
    assert len({*names}) == len({*words}) == 8
    assert not any("." in name for name in names)  # which would part it into two


def test_what_no_words_stand_around_has_a_name_all_the_same() -> None:
    text = "---\ntitle: …\nlang: es\n---\n## {blank}`x`\n\n- [ ] {blank}`x`\n\n## B\n\n{blank}`x`\n"
    names, words = zip(*fields_of(handout(text)), strict=True)
    assert names == ("para-rellenar", "para-rellenar-2", "para-rellenar-3", "b")
    assert words == ("Para rellenar (1)", "Para rellenar (2)", "Para rellenar (3)", "B")


def test_the_tab_key_and_the_tags_follow_the_text(opened: pikepdf.Pdf) -> None:
    tagged = [*_forms(opened.Root.StructTreeRoot.K[0])]
    assert [str(obj.T) for obj in tagged] == [name for name, _ in FIELDS]
    parents = pikepdf.NumberTree(opened.Root.StructTreeRoot.ParentTree)
    for page in opened.pages:
        widgets = [a for a in page.get("/Annots", []) if a.Subtype == "/Widget"]
        assert page.Tabs == "/S"
        assert [a.StructParent for a in page.Annots] == sorted(a.StructParent for a in page.Annots)
        assert all(parents[widget.StructParent].S == "/Form" for widget in widgets)
        assert all(widget.P.objgen == page.obj.objgen for widget in widgets)


def _forms(element: Any) -> Iterator[Any]:
    """Yield the fields in the tree; each is all that its element has."""
    if element.get("/S") == "/Form":
        [kid] = element.K
        yield kid.Obj
        return
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _forms(kid)


def test_fields_stand_in_the_text_they_belong_to(pdf: bytes) -> None:
    lines = pdftext.tags_of(pdf)
    above = [lines[index - 1].strip() for index, line in enumerate(lines) if "Form" in line]
    assert above == ["LBody", "LBody", "P", "Form", "TD", "LBody", "LBody", "LBody", "LBody", "P"]


def test_all_have_an_appearance_and_a_font_that_is_there(opened: pikepdf.Pdf) -> None:
    form = opened.Root.AcroForm
    assert "/NeedAppearances" not in form
    [(name, font)] = form.DR.Font.items()
    assert font.FontDescriptor.FontFile2.Length1 > 50_000  # all of it, not what the text needs
    assert len(font.Widths) == font.LastChar - font.FirstChar + 1
    for field in form.Fields:
        assert field.AP.keys() == {"/N"}
        assert field.F == 4  # printed, and neither hidden nor locked
        if field.FT == "/Tx":
            assert str(field.DA).startswith(f"{name} ")


def test_nothing_on_paper_differs() -> None:
    for paper in ("Letter", "A4"):
        static = pictures_of(handout(fillable=False, paper=paper))
        fillable = pictures_of(handout(paper=paper))
        assert len(static) == len(fillable)
        for one, other in zip(static, fillable, strict=True):
            assert ImageChops.difference(one, other).getbbox() is None


def test_the_words_are_those_of_the_handout(pdf: bytes) -> None:
    assert pdftext.words_of(pdf) == pdftext.words_of(handout(fillable=False))


def test_what_is_filled_in_is_seen_where_it_belongs(pdf: bytes) -> None:
    filled = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        form = Form(opened, DefaultAppearanceStreamGenerator)
        form["my-name-is"].value = WORDS  # type: ignore[union-attr]
        form["bring-your-list-of-medicines"].checked = True  # type: ignore[union-attr]
        form["eat-nothing-says-the-clinic"].checked = False  # type: ignore[union-attr]
        places = [[*map(float, opened.Root.AcroForm.Fields[n].Rect)] for n in range(3)]
        height = float(opened.pages[0].mediabox[3])
        opened.save(filled)
    before, after = (pictures_of(data)[0] for data in (pdf, filled.getvalue()))
    changed = ImageChops.difference(before, after)
    for left, bottom, right, top in places:
        box = (
            int(left * 2),
            int((height - top) * 2),
            int(right * 2) + 1,
            int((height - bottom) * 2) + 1,
        )
        assert changed.crop(box).getbbox() is not None
        changed.paste(0, box)
    assert changed.getbbox() is None


def test_lines_that_are_typed_stand_on_those_that_are_drawn(pdf: bytes) -> None:
    """Type as a reader of a browser does, and look where its letters stand."""
    with pypdfium2.PdfDocument(pdf) as found:
        found.init_forms()
        page = found[len(found) - 1]
        with pikepdf.open(BytesIO(pdf)) as opened:
            left, bottom, right, top = map(float, opened.Root.AcroForm.Fields[-1].Rect)
        empty = page.render(scale=4).to_pil().convert("L")
        _type(found, page, (left + 9, top - 6), "\n".join(["xxx"] * LINES))
        typed = page.render(scale=4).to_pil().convert("L")
        height = page.get_height()
    box = tuple(round(4 * v) for v in (left, height - top, right, height - bottom))
    rows = _rows(ImageChops.difference(empty, typed).crop(box))
    step = 4 * (top - bottom) / LINES
    assert len(rows) == LINES
    for number, (_, end) in enumerate(rows, 1):
        assert 0 < number * step - end < step / 3


def _type(
    document: pypdfium2.PdfDocument, page: Any, place: tuple[float, float], text: str
) -> None:
    form = document.formenv
    for action in (pdfium.FORM_OnMouseMove, pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
        action(form, page, 0, *place)
    letters = f"{text}\0".encode("utf-16-le")
    pdfium.FORM_ReplaceSelection(
        form, page, (ctypes.c_ushort * (len(letters) // 2)).from_buffer_copy(letters)
    )
    pdfium.FORM_ForceToKillFocus(form)


def _rows(picture: Image.Image) -> list[tuple[int, int]]:
    """Return the first and last row of each run of rows that are not empty."""
    rows: list[tuple[int, int]] = []
    for row in range(picture.height):
        if picture.crop((0, row, picture.width, row + 1)).getbbox():
            start = rows.pop()[0] if rows and rows[-1][1] == row - 1 else row
            rows.append((start, row))
    return rows


def test_lines_that_go_on_on_another_page_are_fields_of_their_own() -> None:
    names = [name for name, _ in fields_of(handout("# A\n\n:::{notes} Notes\n:lines: 40\n:::\n"))]
    assert names == ["notes", "notes--2"]


def test_only_what_asks_for_it_is_a_form() -> None:
    for data in (handout(fillable=False), handout("# A\n\nWords.")):
        with pikepdf.open(BytesIO(data)) as opened:
            assert "/AcroForm" not in opened.Root
    assert "Form" not in " ".join(pdftext.tags_of(handout(fillable=False)))


def test_the_same_document_gives_the_same_bytes(pdf: bytes) -> None:
    assert handout() == pdf


def test_the_command_line_asks_for_it(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text(TEXT)
    out = tmp_path / "out"
    result = CliRunner().invoke(
        main, ["build", str(source), "--fillable", "--to", "pdf", "--out", str(out)]
    )
    assert result.exit_code == 0, result.output
    assert fields_of((out / "a" / "a.pdf").read_bytes()) == FIELDS
