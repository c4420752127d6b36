"""Fonts that a book brings along, and those of its cover."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

import docpub
from docpub.labels import labels_for
from docpub.model import Metadata, Organisation
from docpub.renderers.epub.cover import cover_image

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


def drawn(**metadata: str) -> Image.Image:
    whole = Metadata(**metadata, organisation=Organisation(name=""))  # type: ignore[arg-type]
    image = Image.open(BytesIO(cover_image(whole, labels_for(whole.lang))))
    assert image.size == (1600, 2560)
    return image.convert("L").point(lambda level: 255 if level > 128 else 0)


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("en", "Rest"),
        ("vi", "Nghỉ ngơi"),
        ("el", "Ανάπαυση"),
        ("ru", "Отдых"),
        ("ar", "الراحة"),
        ("he", "מנוחה"),
        ("hi", "आराम"),
        ("th", "พักผ่อน"),
        ("zh-Hans", "多休息，多喝水。" * 4),
    ],
)
def test_a_cover_has_its_title_in_any_script(lang: str, title: str) -> None:
    box = drawn(lang=lang, title=title).crop((0, 0, 1600, 2000)).getbbox()
    assert box is not None
    left, _, right, _ = box
    assert left >= 130
    assert right <= 1470
    begins = right >= 1440 if lang in ("ar", "he") else left <= 160
    assert begins
