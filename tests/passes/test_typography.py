"""Quotation marks, apostrophes, dashes and ellipses are set, and nothing else changes."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import docpub
import strategies
import written
from docpub.labels import LANGUAGES
from docpub.model import Abbreviation, Emphasis, Link, Phrase, Text, slug, text_of, walk
from docpub.passes.typography import set_run, set_typography, set_words

TAGS = st.sampled_from(("en", "fr", "de", "sv", "ar", "lt", "hu", "ja", "de-CH"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('He said "yes."', "He said “yes.”"),
        ('("yes", "no")', "(“yes”, “no”)"),
        ("\"It's 'fine'\"", "“It’s ‘fine’”"),
        ("'\"a\" b'", "‘“a” b’"),
        ("'one' and 'two'", "‘one’ and ‘two’"),
        ("the nurse's, the nurses' room", "the nurse’s, the nurses’ room"),
        ("in the '90s and the 1990's", "in the ’90s and the 1990’s"),
        ("'tis rock 'n' roll", "‘tis rock ‘n’ roll"),
        ('"in 2006"', "“in 2006”"),
        ("'take 5'", "‘take 5’"),
        ("well...", "well…"),
        ('"...and then"', "“…and then”"),
        ("1--2 weeks --- or 3", "1–2 weeks — or 3"),
        ('he said--"no"', "he said–“no”"),
        ('"well--"', "“well–”"),
        ('"one"\n"two"', "“one”\n“two”"),
    ],
)
def test_english(words: str, expected: str) -> None:
    assert set_words(words, "en") == expected


@pytest.mark.parametrize(
    "words",
    [
        "“It’s ‘fine’ – 5—6…”",
        "5'10\" tall, 6\" wide, 5' high, 40° 26' 46\"",
        'a"b',
        "alone \" and ' here",
        "----- .... <-- --> <!-- a -->",
        "https://example.org/a--b?c='d'&e",
        "o'neil--x@example.org",
        "<b title=\"a\" class='b'>",
        "",
    ],
)
def test_what_stays_as_it_is(words: str) -> None:
    assert set_words(words, "en") == words


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "“a ‘b’ c’d”"),
        ("es", "«a “b” c’d»"),
        ("es-MX", "“a ‘b’ c’d”"),
        ("fr", "«\u00a0a “b” c’d\u00a0»"),
        ("de", "„a ‚b‘ c’d“"),
        ("de-CH", "«a ‹b› c’d»"),
        ("it", "«a “b” c’d»"),
        ("pl", "„a «b» c’d”"),
        ("nl", "“a ‘b’ c’d”"),
        ("sv", "”a ’b’ c’d”"),
        ("pt", "“a ‘b’ c’d”"),
        ("pt-PT", "«a “b” c’d»"),
        ("ru", "«a „b“ c’d»"),
        ("uk", "«a „b“ c’d»"),
        ("ar", "”a ’b‘ c’d“"),
        ("zh", "“a ‘b’ c’d”"),
        ("ja", "「a 『b』 c’d」"),
        ("tlh", "“a ‘b’ c’d”"),
    ],
)
def test_languages(language: str, expected: str) -> None:
    assert set_words("\"a 'b' c'd\"", language) == expected


def test_a_quotation_may_follow_an_elision() -> None:
    assert set_words('l\'"oui"', "it") == "l’«oui»"


def run(source: str) -> str:
    [paragraph] = set_typography(docpub.parse(source).document).children
    return text_of(paragraph)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('"*word*" and *"word"*', "“word” and “word”"),
        ("**She**'s *'here'*", "She’s ‘here’"),
        ('He took "`x`" and "![a](a.png)"', "He took “x” and “a”"),
        ('"[a](https://example.org) b"', "“a b”"),
        ('"a\\\nb" c', "“a b” c"),
        ('`"x" -- y...` "z"', '"x" -- y... “z”'),
        ("<https://example.org/a--b>...", "https://example.org/a--b…"),
        ("\"['x']{lang=de} y\"", "“‚x‘ y”"),
        ('Said {abbr}`"CT" (a)` "x"', 'Said "CT" “x”'),
    ],
)
def test_marks_are_set_across_inlines(source: str, expected: str) -> None:
    assert run(source) == expected


def test_expansions_are_set_and_short_forms_are_not() -> None:
    source = "---\ntitle: T\nabbreviations: {\"A'B\": \"it's\"}\n---\n{abbr}`C'D (that's)`"
    document = set_typography(docpub.parse(source).document)
    assert document.metadata.abbreviations == {"A'B": "it’s"}
    [abbreviation] = [n for n in walk(document) if isinstance(n, Abbreviation)]
    assert (abbreviation.value, abbreviation.title) == ("C'D", "that’s")


def test_code_blocks_and_addresses_are_left() -> None:
    source = '# T\n\n```\n"x" -- y\n```\n\n[it\'s](https://example.org/a--b "it\'s")'
    document = docpub.resolve(docpub.parse(source).document)
    code, paragraph = document.children
    assert text_of(code) == '"x" -- y\n'
    [link] = [n for n in walk(paragraph) if isinstance(n, Link)]
    assert (link.url, text_of(link)) == ("https://example.org/a--b", "it’s")


def test_titles_are_set_in_the_front_matter_too() -> None:
    source = "---\ntitle: It's\nmain-message: \"That's 'it'\"\nid: PE--1\n---\nx"
    document = docpub.resolve(docpub.parse(source).document)
    assert document.metadata.title == "It’s"
    assert text_of(document.children[0]) == "That’s ‘it’"
    assert text_of(document.children[-1]).endswith("PE--1")


def test_an_author_can_have_it_as_written() -> None:
    document = docpub.parse('---\ntitle: It\'s\ntypography: as-written\n---\n"x" -- y').document
    assert set_typography(document) is document


def test_what_has_no_mark_to_set_is_the_same_object() -> None:
    document = docpub.parse("# T\n\nWords, *more* words.").document
    assert set_typography(document) is document


def test_an_identifier_is_the_same_for_set_words() -> None:
    for words in ("It's a--b...", 'The "one" 1 -- 2'):
        assert slug(set_words(words, "en")) == slug(words)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_labels_are_set_already(language: str) -> None:
    for label in msgspec.structs.astuple(LANGUAGES[language]):
        assert set_words(label, language) == label


@given(st.text() | strategies.words, TAGS)
def test_set_words_stay_as_they_are(words: str, language: str) -> None:
    once = set_words(words, language)
    assert set_words(once, language) == once
    assert written.unset(once) == written.unset(words)


_MARKS = st.text("\"'-.“”‘’«»„ \u00a0a5(/<>", max_size=8)


@given(st.lists(_MARKS, max_size=5), TAGS, TAGS)
def test_set_runs_stay_as_they_are(words: list[str], language: str, other: str) -> None:
    plain = tuple(Text(value=value) for value in words)
    marked = (*plain, Emphasis(children=plain), Phrase(children=plain, lang=other), *plain)
    once = set_run(marked, language)
    assert set_run(once, language) == once
    assert written.unset(text_of(*once)) == written.unset(text_of(*marked))
