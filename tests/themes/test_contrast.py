"""Contrast as WCAG defines it, and what is left of it without colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from docpub.renderers.pdf.design import Design
from docpub.themes import (
    Colours,
    DarkColours,
    contrast,
    dark_colours,
    grey_of,
    low_contrasts,
    root_rule,
)
from docpub.themes import colour_properties as properties


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48)],
)
def test_contrast(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(expected, abs=0.01)


def test_grey() -> None:
    assert [grey_of(c) for c in ("#ff0000", "#00ff00", "#0000ff", "#ffffff")] == [
        "#4c4c4c",
        "#969696",
        "#1c1c1c",
        "#ffffff",
    ]


def test_the_colours_of_the_plain_theme_can_be_told_apart() -> None:
    assert [*low_contrasts(Colours())] == []
    assert [*low_contrasts(Design(mono=True).colours)] == []


@pytest.mark.parametrize(
    "token", [f.name for f in fields(Colours) if f.name not in ("paper", "soft")]
)
def test_each_colour_that_is_seen_on_paper_is_looked_at(token: str) -> None:
    colours = replace(Colours(), **{token: "#eeeeee"})
    assert {found.token for found in low_contrasts(colours)} == {token}


@given(st.integers(0, 0xFFFFFF))
def test_a_dark_shade_that_is_made_can_always_be_read(number: int) -> None:
    colour = f"#{number:06x}"
    light = replace(Colours(), **dict.fromkeys(("accent", "link", "emergency", "urgent"), colour))
    dark = dark_colours(light, DarkColours())
    assert [*low_contrasts(dark, printed=False)] == []


def test_a_dark_colour_that_is_given_is_used() -> None:
    dark = dark_colours(Colours(), DarkColours(accent="#ffffff", paper="#000000"))
    assert (dark.accent, dark.paper) == ("#ffffff", "#000000")
    assert dark.link != Colours().link


def test_a_colour_may_be_too_dark_only_without_colours() -> None:
    """Red on black is bright to the eye, and nearly black as a grey."""
    colours = replace(Colours(), paper="#000000", text="#ff0000")
    [found] = [each for each in low_contrasts(colours) if each[:2] == ("text", "paper")]
    assert found.grey
    assert found.ratio == pytest.approx(2.4, abs=0.1)


def test_properties() -> None:
    assert "--accent: #0b5269;" in root_rule(properties(Colours()))
