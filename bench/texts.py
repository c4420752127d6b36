"""Texts to measure with: the same ones every time, of made-up sentences of common words."""

from __future__ import annotations

import random
import re

WORDS = re.findall(
    r"\w+",
    """
    a about after also an and any as at be before but by can care change day do doctor dose
    each feel first for from give good have help how if in is it keep last less let long may
    medicine more most need not nurse of often on one or other over pain part rest safe see
    should side sleep some start stop take talk tell that the them then they this time to
    treatment use very week well what when while who will with work you your
""",
)
PICTURE = "leg-lift.png"
SECTIONS_A_PAGE, CHAPTER = 2.4, 24  # on a printed page, and in a chapter


def sentence(chance: random.Random) -> str:
    """Return a sentence, with a link or some emphasis in every other one."""
    words = chance.choices(WORDS, k=chance.randint(8, 20))
    marked = chance.randrange(len(words))
    patterns = ("*{}*", "**{}**", "`{}`", "[{}](https://a.example/b)", *["{}"] * 4)
    words[marked] = chance.choice(patterns).format(words[marked])
    return " ".join(words).capitalize() + "."


def paragraph(chance: random.Random) -> str:
    return "\n".join(sentence(chance) for _ in range(chance.randint(3, 6)))


def book(words: int) -> str:
    """Return chapters with a bit of everything, of so many words and a few more."""
    chance = random.Random(1)
    parts: list[str] = []
    so_far = 0
    while so_far < words:
        parts.append(_chapter(chance, len(parts) + 1))
        so_far += len(parts[-1].split())
    return "---\ntitle: A book\n---\n\n" + "\n\n".join(parts) + "\n"


def _chapter(chance: random.Random, number: int) -> str:
    items = "\n".join(f"- {sentence(chance)}" for _ in range(5))
    steps = "\n".join(f"{n}. {sentence(chance)}\n   - {sentence(chance)}" for n in range(1, 4))
    rows = "\n".join(f"| {chance.choice(WORDS)} | {sentence(chance)} |" for _ in range(5))
    parts = (
        f"# Chapter {number}",
        *(paragraph(chance) for _ in range(5)),
        f"## What to do {{#do-{number}}}",
        items,
        f"{paragraph(chance)}[^n{number}]",
        f"[^n{number}]: {sentence(chance)}",
        steps,
        f":::{{note}} {chance.choice(WORDS)}\n{paragraph(chance)}\n:::",
        f"| word | sentence |\n|---|---|\n{rows}",
        f"## More on [this](#do-{number})",
        *(paragraph(chance) for _ in range(5)),
        f"> {sentence(chance)}\n> {sentence(chance)}",
        f"{chance.choice(WORDS)}\n: {sentence(chance)}",
    )
    return "\n\n".join(parts)


def leaflet(chance: random.Random, number: int) -> str:
    """Return a leaflet of one to four pages, other than all others."""
    sections = chance.randint(2, 8)
    parts = [part for each in range(1, sections + 1) for part in _section(chance, each, sections)]
    points = "\n".join(f"- {sentence(chance)}" for _ in range(3))
    body = [f":::{{key-points}}\n{points}\n:::", *parts]
    return f"---\ntitle: Leaflet {number}\n---\n\n" + "\n\n".join(body) + "\n"


def handout(pages: int) -> str:
    """Return a text of about so many printed pages, with two references to others on each."""
    chance = random.Random(1)
    sections = round(SECTIONS_A_PAGE * pages)
    parts = [f"---\ntitle: A handout of {pages} pages\nlang: en\n---"]
    for number in range(1, sections + 1):
        if number % CHAPTER == 1:
            parts.append(f"## Chapter {number // CHAPTER + 1}")
        parts += _section(chance, number, sections)
    return "\n\n".join(parts) + "\n"


def _section(chance: random.Random, number: int, sections: int) -> tuple[str, ...]:
    """Return a section with a reference to another, and one of five things in turn."""
    heading = " ".join(chance.choices(WORDS, k=3)).capitalize()
    words = "as it says there" if number % 2 else ""
    note = (f"{paragraph(chance)}[^n{number}]", f"[^n{number}]: {sentence(chance)}")
    return (
        f"### {heading} {{#part-{number}}}",
        f"{paragraph(chance)} See [{words}](#part-{chance.randint(1, sections)}).",
        (_list, _table, _steps, _figure, _note)[number % 5](chance),
        *(note if number % 2 else ()),
    )


def _list(chance: random.Random) -> str:
    return "\n".join(f"- {sentence(chance)}" for _ in range(5))


def _table(chance: random.Random) -> str:
    rows = "\n".join(f"| {chance.choice(WORDS)} | {sentence(chance)} |" for _ in range(3))
    return f":::{{table}} {sentence(chance)}\n| Word | Sentence |\n|---|---|\n{rows}\n:::"


def _figure(chance: random.Random) -> str:
    return f":::{{figure}} {PICTURE}\n:alt: A leg is lifted.\n\n{sentence(chance)}\n:::"


def _steps(chance: random.Random) -> str:
    return "\n".join(f"{n}. {sentence(chance)}\n   - {sentence(chance)}" for n in range(1, 4))


def _note(chance: random.Random) -> str:
    return f":::{{note}}\n{paragraph(chance)}\n:::"
