"""Which fonts a text is set in."""

from __future__ import annotations

from importlib import util
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from docpub.fonts import CODE, FONTS, addresses, choose, coverage, read
from docpub.fonts.files import is_installed

ENGLISH = "Take one tablet twice a day, with food. " * 20


def names(words: dict[str, str], code: str = "") -> list[str]:
    return [font.name for font in choose(words, code).fonts]


def test_what_is_written_in_english_needs_one_font() -> None:
    assert names({"en": ENGLISH}) == ["Atkinson Hyperlegible"]


@pytest.mark.parametrize(
    ("language", "words", "font"),
    [
        ("de", "Täglich eine halbe Tablette, größere nicht", "Atkinson Hyperlegible"),
        ("pl", "Zażyj jedną tabletkę dziennie, ćwiczenia codziennie", "Atkinson Hyperlegible"),
        ("tr", "Günde bir tablet alın, İlacı aç karnına içmeyiniz, şişlik", "Source Sans"),
        ("vi", "Uống thuốc đúng giờ mỗi ngày", "Source Sans"),
        ("el", "Πάρτε το φάρμακο κάθε μέρα", "Source Sans"),
        ("ru", "Принимайте лекарство каждый день", "Source Sans"),
        ("uk", "Приймайте ліки щодня, їжте ґрунтовно", "Source Sans"),
        ("ar", "تناول الدواء كل يوم", "IBM Plex Sans Arabic"),
        ("fa", "هر روز دارو را بخورید، گچ پژواک", "IBM Plex Sans Arabic"),
        ("ur", "روزانہ دوا لیں، ٹھیک ڈاکٹر", "IBM Plex Sans Arabic"),
        ("he", "קח את התרופה כל יום", "Noto Sans Hebrew"),
        ("hi", "हर दिन दवा लें", "Noto Sans Devanagari"),
        ("bn", "প্রতিদিন ওষুধ খান", "Noto Sans Bengali"),
        ("th", "กินยาทุกวัน", "Noto Sans Thai"),
        ("km", "លេបថ្នាំជារៀងរាល់ថ្ងៃ", "Noto Sans Khmer"),
        ("am", "መድሃኒቱን በየቀኑ ይውሰዱ", "Noto Sans Ethiopic"),
        ("hy", "Ընդունեք դեղը ամեն օր", "Noto Sans Armenian"),
    ],
)
def test_a_language_is_set_in_the_first_font_that_has_its_letters(
    language: str, words: str, font: str
) -> None:
    choice = choose({"en": ENGLISH, language: words})
    assert choice.stacks[language][0].name == font
    assert choice.stacks["en"][0].name == "Atkinson Hyperlegible"
    assert not choice.missing


def test_a_name_in_another_alphabet_does_not_change_the_look_of_a_text() -> None:
    choice = choose({"en": f"{ENGLISH} Dr. Nguyễn"})
    assert [font.name for font in choice.stacks["en"]] == ["Atkinson Hyperlegible", "Source Sans"]


@pytest.mark.skipif(not util.find_spec("justmytype_intl_cjk"), reason="needs docpub[cjk]")
def test_chinese_has_an_extra_font() -> None:
    assert names({"zh-Hans": "每天服药"}) == ["Noto Sans SC"]


def test_what_is_drawn_otherwise_in_a_language_is_set_in_its_own_font(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The four fonts share thousands of characters, which look different in each."""
    have = frozenset(map(ord, "每天服藥日毎"))
    monkeypatch.setattr(
        "docpub.fonts.choice.coverage", lambda font: have if font.languages else frozenset()
    )
    words = {"zh-CN": "每天服", "zh-Hant-TW": "每天服藥", "zh-HK": "服藥", "ja": "毎日", "ko": "日"}
    firsts = {language: stack[0].name for language, stack in choose(words).stacks.items()}
    assert [name[-2:] for name in firsts.values()] == ["SC", "TC", "TC", "JP", "KR"]


def test_signs_and_emoji_are_found() -> None:
    choice = choose({"en": f"{ENGLISH} → ≥ ☐ ☑ ✓ ✗ ⅓ № ⚠ ⚠\ufe0f ☎ 📞 👨\u200d👩\u200d👧 🇫🇷"})
    assert [font.name for font in choice.fonts[1:]] == ["Source Sans", "Noto Emoji"]
    assert not choice.missing


def test_what_has_no_picture_needs_no_font() -> None:
    assert not choose({"en": "a\u00a0b\u2003c\u200d\ufe0f\u2066d\u2069\n\te\u2060"}).missing


def test_a_soft_hyphen_needs_the_hyphen_that_is_shown() -> None:
    assert names({"en": f"{ENGLISH} gastro\u00adenteritis"}) == [
        "Atkinson Hyperlegible",
        "Source Sans",
    ]


def test_characters_that_no_font_has_are_missing() -> None:
    assert choose({"en": f"{ENGLISH} 𓀀 \ue000"}, "𓀁").missing == {"𓀀", "\ue000", "𓀁"}


def test_code_has_its_own_font_and_falls_back_on_the_others() -> None:
    choice = choose({"en": ENGLISH}, "x → الدواء")
    assert [font.name for font in choice.code] == [
        "Source Code Pro",
        "Atkinson Hyperlegible",
        "IBM Plex Sans Arabic",
    ]
    assert CODE in choice.fonts
    assert CODE not in choose({"en": ENGLISH}).fonts


def test_small_letters_are_alike_in_height() -> None:
    """At 12 pt they are at least 2 mm high, and at 18 pt 3 mm, in whatever language."""
    for font in [font for font in (*FONTS[:3], FONTS[4], CODE) if is_installed(font)]:
        for address in addresses(font):
            face = TTFont(BytesIO(read(address)), lazy=True)
            height = face["OS/2"].sxHeight / face["head"].unitsPerEm
            assert 0.478 <= height <= 0.54
            assert height * 12 * 25.4 / 72 >= 2.0


def test_all_faces_of_a_font_have_its_characters() -> None:
    for font in (font for font in FONTS if is_installed(font)):
        for address in addresses(font):
            have = TTFont(BytesIO(read(address)), lazy=True).getBestCmap()
            lacking = coverage(font) - set(have)
            assert not any(chr(code).isalpha() and code < 0x2000 for code in lacking), address


def test_only_the_fonts_that_are_listed_are_read() -> None:
    with pytest.raises(ValueError, match="no font"):
        read("docpub/../../../etc/passwd")
