"""Fonts that a book brings along."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from fontTools.ttLib import TTFont

import docpub

MIXED = """---
title: دليل الدواء
lang: ar
---

# دليل الدواء

خذ *5 mg* مع [Drink water]{lang=en} و `code = 1` و **中文**.
"""


def files_of(text: str, **options: object) -> dict[str, bytes]:
    output = docpub.render(docpub.parse(text).document, "epub", options=options)
    assert not output.diagnostics
    with zipfile.ZipFile(BytesIO(next(iter(output.files.values())))) as book:
        return {name.removeprefix("EPUB/"): book.read(name) for name in book.namelist()}


def test_a_book_is_set_in_the_fonts_of_its_reader() -> None:
    files = files_of("# A\n\nText.")
    assert not [name for name in files if name.endswith(".ttf") or "licence" in name]
    assert "font-family" not in files["style.css"].decode().replace("font-family: monospace", "")


def test_a_book_brings_fonts_for_every_character_if_asked_for_them() -> None:
    files = files_of(MIXED, fonts=True)
    css = files["style.css"].decode()
    named = set(re.findall(r'src: url\("([^"]+)"\)', css))
    assert named == {name for name in files if name.endswith(".ttf")}
    assert named
    drawn = {code for name in named for code in TTFont(BytesIO(files[name])).getBestCmap()}
    assert {ord(c) for c in "دليلالدواءخذ5mgDrinkwatercode=1中文"} <= drawn
    assert not drawn & set(map(ord, "QXZ"))
    assert css.index("body {") < css.index(":lang(en) {") < css.index("code, pre {")


def test_fonts_come_with_their_licence_and_without_reserved_names() -> None:
    files = files_of("# Привет\n\nText.", fonts=True)
    licence = files["META-INF/fonts-licence.txt"].decode()
    assert "Reserved Font Name" in licence
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    for name in (name for name in files if name.endswith(".ttf")):
        names = TTFont(BytesIO(files[name]))["name"]
        for number in (1, 3, 4, 6, 16, 17):
            assert "source" not in str(names.getDebugName(number)).casefold()
        assert "Open Font License" in names.getDebugName(13)


def test_a_book_with_fonts_is_the_same_each_time() -> None:
    assert files_of(MIXED, fonts=True) == files_of(MIXED, fonts=True)


def test_letters_that_are_joined_stay_so() -> None:
    files = files_of(MIXED, fonts=True)
    fonts = [TTFont(BytesIO(data)) for name, data in files.items() if name.endswith(".ttf")]
    arabic = [font for font in fonts if ord("د") in font.getBestCmap()]
    features = {
        record.FeatureTag
        for font in arabic
        for record in font["GSUB"].table.FeatureList.FeatureRecord
    }
    assert {"init", "medi", "fina"} <= features


def test_numbers_and_marks_of_lists_are_in_the_fonts_although_no_text_has_them() -> None:
    files = files_of("# Rest\n\n1. Sit.\n2. Lie.", fonts=True)
    [regular] = (data for name, data in files.items() if name.endswith("-400.ttf"))
    assert set(map(ord, "0123456789.•")) <= TTFont(BytesIO(regular)).getBestCmap().keys()


def test_a_character_that_no_font_has_is_told() -> None:
    document = docpub.parse("# Signs\n\nA \U00013000.").document
    [told] = docpub.render(document, "epub", options={"fonts": True}).diagnostics
    assert told.code == "character-not-embedded"
    assert "U+13000" in told.message
    assert not docpub.render(document, "epub").diagnostics
