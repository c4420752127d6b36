"""Lists of words to avoid, with better ones: our own, and what an organisation adds to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product

import msgspec

from docpub.checks.context import WordLists
from docpub.checks.language.phrases import Finder

_ALTERNATIVES = re.compile(r"\(([^)]*)\)")
FAMILIES = ("plain", "promotional", "stigmatising", "about_text")


class Found(msgspec.Struct, frozen=True):
    """What a list says of some words; a family that is empty lets them be."""

    family: str
    better: str


def finder_for(lang: str, lists: WordLists) -> Finder[Found]:
    """Make what finds the words of all lists of a language, with those of an organisation."""
    given = tuple((family, tuple(getattr(lists, family).items())) for family in FAMILIES)
    return _finder(lang, given)


@cache
def _finder(lang: str, given: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]) -> Finder[Found]:
    finder: Finder[Found] = Finder()
    for family, additions in given:
        for phrase, better in {**_own(family, lang), **dict(additions)}.items():
            name = family if better else ""
            for written in _written(phrase):
                finder.add(written, Found(name, better))
    return finder


@cache
def _own(family: str, lang: str) -> Mapping[str, str]:
    """Read a list: lines of `words = better ones`; those after a `!` are let be."""
    file = files("docpub.checks.language") / "lists" / f"{family}.{lang}.txt"
    if not file.is_file():
        return {}
    return dict(_entries(file.read_text("utf-8")))


def _entries(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if line.startswith("! "):
            yield line[2:].strip(), ""
        elif line.strip() and not line.startswith("#"):
            words, _, better = line.partition("=")
            yield words.strip(), better.strip()


def _written(phrase: str) -> Iterator[str]:
    """Yield all that a phrase with alternatives stands for: "a (b|c)" is "a b" and "a c"."""
    parts = _ALTERNATIVES.split(phrase)
    choices = [part.split("|") if at % 2 else [part] for at, part in enumerate(parts)]
    for chosen in product(*choices):
        yield "".join(chosen)
