"""The picture of the cover: all its words, in any script, within its margins."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

import docpub
from docpub.labels import labels_for
from docpub.model import Metadata, Organisation
from docpub.renderers.epub.cover import Cover, cover_page, draw_cover
from docpub.themes import Colours

TITLES = [
    ("en", "Rest"),
    ("vi", "Nghỉ ngơi"),
    ("el", "Ανάπαυση"),
    ("ru", "Отдых"),
    ("ar", "الراحة"),
    ("he", "מנוחה"),
    ("hi", "आराम"),
    ("th", "พักผ่อน"),
    ("zh-Hans", "多休息，多喝水。" * 4),
]
LONG = [
    ("en", "Donaudampfschifffahrtsgesellschaftskapitänsmütze"),
    ("en", "A long title " * 40),
    ("th", "คู่มือผู้ป่วยสำหรับการใช้ยาอย่างปลอดภัยในบ้านของท่าน"),
    ("zh-Hans", "多休息" * 100),
    ("ar", "دليل المريض " * 50),
]


def cover_of(lang: str, title: str, organisation: str = "") -> Cover:
    metadata = Metadata(lang=lang, title=title, organisation=Organisation(name=organisation))
    return draw_cover(metadata, labels_for(lang), Colours())


def box_of(cover: Cover, part: tuple[int, int, int, int] = (0, 0, 1600, 2170)) -> tuple[int, ...]:
    """Return where the ink of a part of the picture is."""
    image = Image.open(BytesIO(cover.image))
    assert (image.format, image.size) == ("JPEG", (1600, 2560))
    box = image.convert("L").point(lambda level: 255 * (level > 128)).crop(part).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize(("lang", "title"), TITLES)
def test_a_cover_has_its_title_in_any_script(lang: str, title: str) -> None:
    cover = cover_of(lang, title)
    left, _, right, _ = box_of(cover)
    assert not cover.left_out
    assert left >= 130
    assert right <= 1470
    begins = right >= 1440 if lang in ("ar", "he") else left <= 160
    assert begins


@pytest.mark.parametrize(
    ("lang", "title", "without"),
    [
        ("he", "מדריך ADHD", "מדריך"),
        ("ar", "دليل 中文", "دليل"),
        ("en", "Word 中文", "Word"),
        ("en", "Go → 😀", "Go →"),
        ("fr", "Que\u202ffaire", "Que"),
    ],
)
def test_words_in_other_scripts_stand_beside_those_of_the_title(
    lang: str, title: str, without: str
) -> None:
    cover, shorter = cover_of(lang, title), cover_of(lang, without)
    assert not cover.left_out
    (left, _, right, _), (from_, _, to, _) = box_of(cover), box_of(shorter)
    grows = from_ - left if lang in ("he", "ar") else right - to
    assert grows > 100


@pytest.mark.parametrize(("lang", "title"), LONG)
def test_a_long_title_stays_within_the_margins(lang: str, title: str) -> None:
    cover = cover_of(lang, title, "A Clinic of a Very Long Name " * 4)
    assert not cover.left_out
    left, _, right, bottom = box_of(cover)
    assert left >= 130
    assert right <= 1470
    assert bottom <= 2170
    assert box_of(cover, (0, 2200, 1600, 2560))[3] <= 2520 - 2200


def test_a_cover_has_the_colours_of_the_theme() -> None:
    cover = draw_cover(Metadata(title="Rest"), labels_for("en"), Colours(accent="#7a1f5c"))
    red, green, blue = Image.open(BytesIO(cover.image)).convert("RGB").getpixel((20, 20))
    assert max(abs(red - 0x7A), abs(green - 0x1F), abs(blue - 0x5C)) < 5


def test_a_line_does_not_begin_with_a_full_stop() -> None:
    plain, ended = (cover_of("zh-Hans", "多" * 10 + end) for end in ("", "。"))
    assert box_of(ended)[3] > box_of(plain)[3] + 100  # the last sign goes with it


def test_what_cannot_be_drawn_is_told() -> None:
    document = docpub.parse("# Signs \U00013000 here\n\nText.").document
    [told] = docpub.render(document, "epub").diagnostics
    assert told.code == "cover-incomplete"
    assert "\U00013000" in told.message


def test_a_word_that_no_font_has_is_told_whole() -> None:
    assert cover_of("en", "A \U00013000\U00013001").left_out == ("\U00013000\U00013001",)


def test_a_title_that_is_far_too_long_is_told() -> None:
    cover = cover_of("en", "word " * 2000)
    assert cover.left_out
    assert box_of(cover)[3] <= 2170


def test_letters_that_nothing_joins_are_told_and_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("PIL.features.check_feature", lambda name: False)
    assert cover_of("ar", "الراحة").left_out == ("الراحة",)
    assert not cover_of("vi", "Nghỉ ngơi").left_out


def test_the_text_alternative_says_all_that_is_on_the_picture() -> None:
    metadata = Metadata(
        lang="en",
        title="Rest",
        subtitle="At home",
        status="draft",
        organisation=Organisation(name="A Clinic"),
    )
    page = cover_page(metadata, labels_for("en"))
    assert 'alt="Cover: Rest, At home, DRAFT' in page
    assert ', A Clinic"' in page
