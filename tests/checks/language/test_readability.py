"""How hard a text is: by unit, section and document, with and without what it explains."""

from __future__ import annotations

import msgspec
import pytest

import docpub
from docpub.checks.language.sentences import sentences_of

BULLETS = (
    "Wash your hands with soap",
    "Dry the skin around the wound",
    "Put on a clean dressing",
    "Call us if you have a fever",
    "Drink six glasses of water a day",
    "Take your tablets with food",
    "Do not lift heavy things",
    "Rest when you feel tired",
    "Walk a little more every day",
    "Eat fruit and vegetables",
    "Sleep with your head raised",
    "Bring your medicines to the clinic",
)


def reading(text: str, head: str = "title: T") -> docpub.Readability:
    return docpub.readability(docpub.parse(f"---\n{head}\n---\n\n{text}").document)


def grade(text: str, head: str = "title: T") -> float:
    found = reading(text, head).score.flesch_kincaid
    assert found is not None
    return found


def test_bullets_are_as_hard_with_full_stops_as_without() -> None:
    without = grade("\n".join(f"- {bullet}" for bullet in BULLETS))
    with_stops = grade("\n".join(f"- {bullet}." for bullet in BULLETS))
    cells = "\n".join(f"| {bullet} |" for bullet in BULLETS)
    assert abs(without - with_stops) <= 0.1
    assert without < 4
    table = reading(f"| a |\n|---|\n{cells}")
    assert {block.kind for block in table.blocks} == {"heading", "cell"}
    assert table.score.words == 0


def test_a_text_is_graded_as_its_formulas_say() -> None:
    text = " ".join(
        ["The nurse will look at your wound. You can go home after the operation."] * 15
    )
    score = reading(text).score
    assert (score.words, score.sentences, score.syllables, score.long_words) == (210, 30, 270, 15)
    assert score.flesch_kincaid == round(0.39 * 7 + 11.8 * 270 / 210 - 15.59, 1)
    assert score.smog == round(1.0430 * 15**0.5 + 3.1291, 1)
    assert not score.indicative
    assert reading("A short text.").score.indicative


def test_what_is_explained_is_easy() -> None:
    text = (
        "You have anaphylaxis. An EKG and {term}`endoscopy` follow.\n\n"
        ":::{glossary}\nanaphylaxis\n: A bad reaction.\n\nendoscopy\n: A look inside.\n:::"
    )
    found = reading(text, "title: T\nabbreviations: {EKG: electrocardiogram}")
    assert found.score.long_words == 4  # with a reaction
    assert found.without_terms.long_words == 1
    assert found.score.words == found.without_terms.words == 14
    assert found.score.syllables - found.without_terms.syllables == 4 + 2 + 3
    allowed = reading(text, "title: T\nreading: {allow: [reaction]}")
    assert allowed.without_terms.long_words == 1  # the abbreviation


def test_sections_and_blocks_stand_where_they_are_written() -> None:
    text = "## First\n\nOne two.\n\n### Below\n\n- Three\n- Four\n\n## Second\n\nFive six seven."
    found = reading(text)
    assert [(s.title, s.score.words) for s in found.sections] == [
        ("First", 4),
        ("Below", 2),
        ("Second", 3),
    ]
    assert [s.span.line for s in found.sections if s.span] == [5, 9, 14]
    kinds = [(block.kind, block.title) for block in found.blocks]
    assert ("item", "Three") in kinds
    assert ("heading", "Below") in kinds


def test_what_is_no_running_text_counts_for_nothing() -> None:
    text = "One two.\n\n```\nthree four\n```\n\n[five]{lang=fr} `six` https://example.org\n\n$x$"
    assert reading(text).score.words == 4  # a word for the code, and one for the formula


def test_words_that_are_shouted_are_not_spelled() -> None:
    assert reading("CALL US IF YOU BLEED.").score.syllables == 5
    assert reading("Have an MRI.").score.syllables == 5


def test_another_language_has_no_grade() -> None:
    found = reading("Die Untersuchung dauert eine Stunde.", "title: T\nlang: de").score
    assert (found.words, found.sentences) == (5, 1)
    assert (found.flesch_kincaid, found.smog, found.inflesz) == (None, None, None)


def test_spanish_is_measured_by_its_own_formula() -> None:
    text = "Lávese las manos con agua y jabón. Descanse en casa dos días."
    score = reading(text, "title: T\nlang: es-MX").score
    assert (score.words, score.sentences, score.syllables) == (12, 2, 21)
    assert score.inflesz == round(206.835 - 62.3 * 21 / 12 - 6, 1)
    assert score.flesch_kincaid is None


def test_it_can_be_written_as_json() -> None:
    data = msgspec.json.decode(msgspec.json.encode(reading("## A\n\nOne two three.")))
    assert data["without-terms"]["flesch-kincaid"] == data["score"]["flesch-kincaid"]
    assert data["sections"][0]["span"] == [5, 1, 5, 5, 0]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dr. Smith gives 2.5 mg. You rest.", 2),
        ("Take fruit, e.g. Apples. It helps.", 2),
        ("Come at 8 a.m. Bring this.", 2),
        ("Is it safe? Yes! It is.", 3),
        ("He said “Stop.” Then he left (at once). I left.", 3),
        ("Ask J. Smith of the U.S. Army.", 1),
        ("1. Wash. 2. Dry.", 2),
        ("See www.example.org. Or call us... if you can", 2),
        ("¿Le duele? Llame al Dr. Gómez.", 2),
        ("No full stop here", 1),
        ("See No. 5 and p. 7 now. Say no. 5 people did.", 2),
        ("…", 0),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    assert len(sentences_of(text)) == count
