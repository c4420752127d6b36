"""Handouts in other scripts: the right glyphs, in the right direction, and the words to read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib import resources, util
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

import docpub
from docpub.diagnostics import Problems
from docpub.renderers.pdf.glyphs import Words, choose_fonts
from docpub.renderers.pdf.spoken import is_readable

SAMPLES = {
    "ar": "تناول الدواء **كل يوم** في الساعة 8، واتصل بنا.",
    "bn": "প্রতিদিন **ওষুধ** খান।",
    "el": "Πάρτε το φάρμακο **κάθε μέρα** *το πρωί*.",
    "he": "קח את התרופה **כל יום** בשעה 8.",
    "hi": "हर दिन **दवा लें**, क्षत्रिय किताब।",
    "km": "លេបថ្នាំ **ជារៀងរាល់ថ្ងៃ**។",
    "ru": "Принимайте лекарство **каждый день** *утром*.",
    "th": "กินยา **ทุกวัน**",
    "vi": "Uống thuốc **đúng giờ** *mỗi ngày*.",
    "en": "A → B ≥ 2 ☐ ☑ ✓ ✗ ⅓ № ⚠\ufe0f ☎ 📞 👨\u200d👩\u200d👧 🇫🇷 `Ω → я`",
}
WITHOUT_A_GLYPH = "---\ntitle: T\n---\nSome 𓀀 here,\nand *two* 𓀀.\n\n𓀁 is another.\n"


def rendered(text: str) -> docpub.Output:
    return docpub.render(docpub.parse(text).document, "pdf")


@cache
def pdf_of(language: str, body: str, title: str = "1") -> bytes:
    output = rendered(f"---\ntitle: {title}\nlang: {language}\n---\n{body}\n")
    assert not output.diagnostics
    return output.files["handout.pdf"]


def fonts_of(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Subtype") == "/Type0":
            yield found


def replaced(data: bytes) -> list[str]:
    """Return the texts that stand in the tag tree for glyphs, in its order."""
    found: list[str] = []

    def visit(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                visit(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            if "/ActualText" in node:
                found.append(str(node.ActualText))
            visit(node.get("/K"))

    with pikepdf.open(BytesIO(data)) as pdf:
        visit(pdf.Root.StructTreeRoot.K)
    return found


def painted(data: bytes) -> list[tuple[str, float, float]]:
    """Return each character of the first page, and from where to where it stands, in points."""
    with pypdfium2.PdfDocument(data) as pdf:
        text = pdf[0].get_textpage()
        places = []
        for index in range(text.count_chars()):
            left, _, right, _ = text.get_charbox(index)
            places.append((text.get_text_range(index, 1), left, right))
        return places


@pytest.mark.parametrize("language", SAMPLES)
def test_every_script_is_set_in_our_own_fonts(language: str) -> None:
    with pikepdf.open(BytesIO(pdf_of(language, SAMPLES[language]))) as pdf:
        fonts = [*fonts_of(pdf)]
    assert all("docpub" in str(font.BaseFont) for font in fonts)
    assert all(font.Encoding == "/Identity-H" for font in fonts)  # no glyph that stands for none


@pytest.mark.parametrize("language", SAMPLES)
def test_bold_words_are_bold(language: str) -> None:
    with pikepdf.open(BytesIO(pdf_of(language, f"{SAMPLES[language]} **1**"))) as pdf:
        names = {str(font.BaseFont).partition("+")[2] for font in fonts_of(pdf)}
    assert {name for name in names if name.endswith("Bold")}


@pytest.mark.parametrize("language", ["ar", "bn", "he", "hi", "km", "th"])
def test_what_glyphs_do_not_say_is_said_beside_them(language: str) -> None:
    source = SAMPLES[language].replace("*", "")
    said = "".join(replaced(pdf_of(language, SAMPLES[language])))
    assert said.split() == source.split()


@pytest.mark.parametrize("language", ["el", "ru", "vi"])
def test_where_glyphs_say_it_nothing_is_said_twice(language: str) -> None:
    data = pdf_of(language, SAMPLES[language])
    assert not replaced(data)
    with pypdfium2.PdfDocument(data) as pdf:
        assert SAMPLES[language].replace("*", "") in pdf[0].get_textpage().get_text_range()


@pytest.mark.parametrize("language", ["ar", "bn", "he", "hi", "km", "th"])
def test_words_can_be_searched_for(language: str) -> None:
    """By programs that know no tags; of Arabic, those words that need no ligature."""
    with pypdfium2.PdfDocument(pdf_of(language, SAMPLES[language])) as pdf:
        found = pdf[0].get_textpage().get_text_range().split()
    words = {word.strip(".,،।។") for word in SAMPLES[language].replace("*", "").split()}
    assert len(words - {word.strip(".,،।។") for word in found}) <= (1 if language == "ar" else 0)


def test_a_space_at_the_end_of_a_line_is_said() -> None:
    sentence = "تناول الدواء كل يوم بعد الطعام حتى تشعر بتحسن واضح في الركبة. " * 4
    assert "".join(replaced(pdf_of("ar", sentence))).split() == sentence.split()


def test_characters_that_share_a_glyph_are_said() -> None:
    text = "Non\u2010stop, post-op"
    assert [said.strip() for said in replaced(pdf_of("en", text))] == [text]
    assert not replaced(pdf_of("en", "post-op"))


@pytest.mark.parametrize(
    ("text", "readable"),
    [
        ("Take 2 × 5 mg – daily", True),
        ("Täglich, Nguyễn, Привет", True),
        ("每天服药", True),
        ("e\u0323\u0301", False),  # glyphs of their own for the accents
        ("دواء", False),
        ("दवा", False),
        ("\u206655\u2069", False),
    ],
)
def test_what_is_readable(text: str, readable: bool) -> None:
    assert is_readable(text, frozenset()) is readable


def test_telephone_numbers_and_dates_are_read_from_the_left() -> None:
    for number in ("555-0100", "2026-11-25", "+1 (555) 555-0100"):
        characters = painted(pdf_of("ar", f"اتصل على {number} كل يوم"))
        digits = [place for place in characters if place[0].isdigit()][1:]  # after the title
        digits = [place for place in digits if place[0] in number][: sum(map(str.isdigit, number))]
        in_order = "".join(digit for digit, _, _ in sorted(digits, key=lambda place: place[1]))
        assert in_order == "".join(filter(str.isdigit, number))


def test_a_page_that_is_read_from_the_right_begins_there() -> None:
    table = "| א | ב |\n|---|---|\n| ג | ד |\n\n- ה\n\n> ו"
    characters = {found: left for found, left, _ in painted(pdf_of("he", table))}
    assert characters["א"] > characters["ב"]
    assert characters["ג"] > characters["ד"] + 100
    assert characters["•"] > characters["ה"] > 500
    assert characters["ו"] > 500


def test_the_same_source_gives_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """WeasyPrint notes in a font that it makes of another one when that was."""
    made = set()
    for seconds in (3_600_000_000, 3_900_000_000):
        monkeypatch.setattr("fontTools.ttLib.tables._h_e_a_d.timestampNow", lambda s=seconds: s)
        made.add(rendered(f"# 1\n\n{SAMPLES['vi']}").files["handout.pdf"])
    assert len(made) == 1


def test_a_character_that_no_font_has_is_told_once_where_it_first_stands() -> None:
    output = rendered(WITHOUT_A_GLYPH)
    first, second = output.diagnostics
    assert first.code == second.code == "character-without-glyph"
    assert (first.span.line, first.span.column, first.span.end_column) == (4, 6, 7)
    assert "U+13000, egyptian hieroglyph a001, which is printed 2 times" in first.message
    assert (second.span.line, second.span.column) == (7, 1)


def test_a_character_that_no_font_has_is_spelled_out() -> None:
    data = rendered(WITHOUT_A_GLYPH).files["handout.pdf"]
    with pypdfium2.PdfDocument(data) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert replaced(data) == ["𓀀", "𓀀", "𓀁"]
    assert "is another" in text


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("One\ntwo 𓀀\nthree", (2, 5, 6)),
        ("> One\n> two three\n> four 𓀀 five", (3, 8, 9)),
        ("**𓀀**", (1, 3, 4)),
        ("- `a 𓀀`", (1, 3, 8)),  # of code, the whole
        ("a &amp; 𓀀", (1, 1, 10)),  # where the words are written otherwise, all of them
    ],
)
def test_where_a_character_stands(source: str, place: tuple[int, int, int]) -> None:
    [told] = rendered(source).diagnostics
    assert (told.span.line, told.span.column, told.span.end_column) == place


def test_a_character_that_only_the_system_has_is_told_as_such() -> None:
    document, problems = docpub.parse("# T\n\nSome 𓀀.").document, Problems()
    words = Words({"en": "T Some 𓀀."}, "")
    _, unprinted = choose_fonts(words, document, lambda characters: characters, problems)
    assert not unprinted
    assert [(d.code, d.severity) for d in problems.found] == [("character-from-the-system", "info")]


ASK = """
from docpub.renderers.pdf.weasyprint.typefaces import on_system
print(sorted(map(ord, on_system(frozenset("\\u0663\\U00013000")))))
"""


def test_the_system_is_asked_for_what_no_font_of_ours_has(tmp_path: Path) -> None:
    """A system with one font, of Arabic."""
    folder = resources.files("manimgx_fonts")
    (tmp_path / "one.ttf").write_bytes(folder.joinpath("NotoSansArabic[wght].ttf").read_bytes())
    (tmp_path / "fonts.conf").write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    environment = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    ran = subprocess.run(
        [sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "[1635]"


@pytest.mark.skipif(not util.find_spec("justmytype_intl_cjk"), reason="needs docpub[cjk]")
def test_chinese_is_set_in_its_own_font() -> None:
    data = pdf_of("zh-Hans", "每天服药，38 度。", "膝盖")
    with pypdfium2.PdfDocument(data) as pdf:
        assert "每天服药，38 度。" in pdf[0].get_textpage().get_text_range()
    with pikepdf.open(BytesIO(data)) as opened:
        assert all("Noto-Sans-SC" in str(font.BaseFont) for font in fonts_of(opened))
