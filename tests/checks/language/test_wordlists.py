"""The lists of words: large enough, whole, and plain themselves."""

from __future__ import annotations

from importlib.resources import files

import pytest

from docpub.checks.context import WordLists
from docpub.checks.language.phrases import Finder, forms
from docpub.checks.language.sentences import sentences_of
from docpub.checks.language.wordlists import FAMILIES, finder_for

FOLDER = files("docpub.checks.language") / "lists"


def lines(family: str) -> list[str]:
    text = (FOLDER / f"{family}.en.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_line_has_words_and_better_ones_or_lets_them_be(family: str) -> None:
    text = (FOLDER / f"{family}.en.txt").read_text("utf-8")
    assert "CC0-1.0" in text.splitlines()[0]
    for line in lines(family):
        words, equals, better = line.partition(" = ")
        assert line.startswith("! ") or (equals and words.strip() and better.strip()), line
        assert words == words.lower()
    names = [line.partition(" = ")[0] for line in lines(family)]
    assert len(set(names)) == len(names), {name for name in names if names.count(name) > 1}


def test_there_are_250_plain_words_and_more() -> None:
    assert sum(" = " in line for line in lines("plain")) >= 250


def test_plain_words_are_none_of_the_jargon() -> None:
    finder = finder_for("en", WordLists())
    for line in lines("plain"):
        better = line.partition(" = ")[2]
        for sentence in sentences_of(better):
            found = [f for *_, f in finder.find(sentence.words, better) if f.family]
            assert not found, line


def test_a_phrase_is_found_in_its_forms_and_the_longest_counts() -> None:
    finder: Finder[str] = Finder()
    finder.add("pain", "short")
    finder.add("pain therapy", "long")
    text = "Pains; PAIN THERAPIES. The pain, therapy of pain"
    words = [word for sentence in sentences_of(text) for word in sentence.words]
    found = [(text[start:end], value) for start, end, value in finder.find(words, text)]
    assert found == [
        ("Pains", "short"),
        ("PAIN THERAPIES", "long"),
        ("pain", "short"),
        ("pain", "short"),
    ]


def test_forms() -> None:
    assert {"ingest"} <= {*forms("Ingested"), *forms("ingests"), *forms("ingesting")}
    assert "therapy" in forms("therapies")
    assert "utilize" in forms("utilizing")
    assert "patient" in forms("patient’s")
    assert forms("is") == ("is",)
