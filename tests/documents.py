"""The documents that handouts are judged by: one construct each, long ones, and larger ones.

The constructs are files, in `constructs/` and `cases/`. What goes over several pages is made here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

import docpub
from docpub.assets import GivenAssets
from pictures import drawing, raster

HERE = Path(__file__).parent
LARGER = 20


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """A document to be made, with the files that it uses."""

    name: str
    text: bytes
    files: dict[str, bytes]

    def parse(self) -> docpub.Document:
        """Parse the source; what there is to tell of it is for other tests."""
        return docpub.parse(self.text, assets=GivenAssets(self.files)).document


PICTURES = {
    "picture.png": raster(size=(60, 40)),
    "drawing.svg": drawing(),
    "leg-lift.png": raster(size=(90, 40)),
}


def samples() -> Iterator[Sample]:
    """Yield all documents."""
    for folder in sorted((HERE / "cases").iterdir()):
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
        yield Sample(name=f"case {folder.name}", text=files["source.md"], files=files)
    for file in sorted((HERE / "constructs").glob("*.md")):
        yield Sample(name=_name_of(file), text=file.read_bytes(), files=PICTURES)
    for name, body in ACROSS_PAGES.items():
        yield Sample(name=f"long {name}", text=f"# Long\n\n{body}".encode(), files=PICTURES)
    for number in range(LARGER):
        yield Sample(name=f"larger {number}", text=larger(number).encode(), files=PICTURES)


# --- words ---

_SENTENCES = {
    "en": (
        "Drink a glass of water with each meal.",
        "Rest when you feel tired, and walk a little when you do not.",
        "The pain gets better in most people within a few weeks.",
        "Keep your card in your bag.",
        "Ask somebody to come along if you would rather not go alone.",
    ),
    "es": (
        "Beba un vaso de agua con cada comida.",
        "Descanse cuando se sienta cansado; camine un poco cuando no.",
        "A la mayoría el dolor se le pasa en unas semanas.",
        "¿Tiene preguntas? Llámenos por la mañana.",
    ),
    "ar": (
        "اشرب كوبًا من الماء مع كل وجبة.",
        "استرح عندما تشعر بالتعب، وامشِ قليلًا كل يوم.",
        "يخف الألم عند معظم الناس خلال بضعة أسابيع.",
        "هل لديك أسئلة؟ اتصل بنا في الصباح.",
    ),
    "vi": (
        "Uống một ly nước trong mỗi bữa ăn.",
        "Hãy nghỉ ngơi khi thấy mệt và đi bộ một chút mỗi ngày.",
        "Hầu hết mọi người đỡ đau sau vài tuần.",
        "Quý vị có câu hỏi? Hãy gọi cho chúng tôi vào buổi sáng.",
    ),
    "el": (
        "Πίνετε ένα ποτήρι νερό με κάθε γεύμα.",
        "Ξεκουραστείτε όταν νιώθετε κούραση και περπατήστε λίγο κάθε μέρα.",
        "Στους περισσότερους ο πόνος περνά μέσα σε λίγες εβδομάδες.",
        "Έχετε απορίες; Τηλεφωνήστε μας το πρωί.",
    ),
    "he": (
        "שתו כוס מים עם כל ארוחה.",
        "נוחו כשאתם עייפים, ולכו קצת בכל יום.",
        "אצל רוב האנשים הכאב חולף בתוך כמה שבועות.",
        "יש לכם שאלות? התקשרו אלינו בבוקר.",
    ),
    "zh": (
        "每餐喝一杯水。",
        "感到疲倦时请休息，其余时间每天走一走。",
        "大多数人的疼痛会在几周内减轻。",
        "有问题吗？请在上午给我们打电话。",
    ),
}


def words(number: int, sentences: int, language: str = "en") -> str:
    """Return so many sentences; the number is among them, so that no two texts are the same."""
    known = _SENTENCES[language]
    chosen = [known[(number + index) % len(known)] for index in range(sentences)]
    return " ".join([*chosen[:1], f"({number})", *chosen[1:]])


# --- what goes over several pages ---


def _lines(form: str, count: int, sentences: int = 2) -> str:
    return "\n".join(form.format(n=n, words=words(n, sentences)) for n in range(1, count + 1))


_CELLS = "| {n} | {words} | yes |"
ACROSS_PAGES = {
    "paragraph": words(1, 160),
    "paragraphs": _lines("{words}\n", 40, 5),
    "paragraph with marks": " ".join(
        f"**{words(n, 2)}** [{words(n, 3)}](https://example.org/{n}) `code {n}` "
        f"*{words(n, 2)}* [{words(n, 1)}]{{lang=es}}"
        for n in range(24)
    ),
    "link": f"[{words(1, 150)}](https://example.org)",
    "list": _lines("- {words}", 70),
    "loose list": _lines("{n}. {words}\n\n   {words}\n", 40, 3),
    "item": "- Short\n- " + words(1, 150) + "\n  1. " + words(2, 90) + "\n- Short",
    "nested list": _lines("- {words}\n  - {words}\n    1. {words}", 25),
    "tasks": _lines("- [ ] {words}", 70),
    "table": "| n | Words | Yes |\n|---|---|---|\n" + _lines(_CELLS, 90),
    "table with caption": ":::{table} Many *rows*\n:header-columns: 1\n:header-rows: 2\n\n"
    "| n | {colspan=2} Words |\n|---|---|\n| n | Words | Yes |\n"
    f"{_lines(_CELLS, 80)}\n:::",
    "table of tall cells": "| n | Words | Yes |\n|---|---|---|\n" + _lines(_CELLS, 4, 70),
    "table of spans": ":::{table} Spans\n:header-columns: 1\n\n| n | Words | Yes |\n|---|---|---|\n"
    + _lines("| {{rowspan=3}} {n} | {words} | yes |\n| {words} | no |\n| {{colspan=2}} both |", 30)
    + "\n:::",
    "tables": "\n\n".join(
        f"{words(n, n % 7)}\n\n:::{{table}} Table of {words(n, 1)}\n| a | b |\n|---|---|\n"
        f"| {n} | 2 |\n:::"
        for n in range(40)
    ),
    "quotation": "> " + _lines("> {words}\n>", 40, 5),
    "code": "```\n" + _lines("line {n}: {words}", 150, 1) + "\n```",
    "definitions": _lines("Term {n}\n: {words}\n: {words}\n", 45),
    "box": f"::::{{warning}} Long\n{_lines('{words}', 30, 4)}\n\n- a list\n::::",
    "box of paragraphs": f":::{{note}}\n{_lines('{words}', 1, 90)}\n\n{_lines('{words}', 1, 90)}"
    "\n:::",
    "key points": f":::{{key-points}}\n{_lines('- {words}', 40, 3)}\n:::",
    "steps": f":::{{steps}}\n{_lines('{n}. {words}', 50, 3)}\n:::",
    "questions": "::::{faq}\n" + _lines("### Question {n}?\n\n{words}\n", 30, 4) + "\n::::",
    "footnote": "Words[^long], and more[^other].\n\n[^other]: Short.\n\n[^long]: "
    + _lines("{words}\n\n    ", 25, 6),
    "footnotes": _lines("{words}[^n{n}]\n\n[^n{n}]: {words}\n", 40),
    "pictures": _lines("{words}\n\n![Picture {n}](picture.png)\n", 40),
    "figures": "\n\n".join(
        f"{words(n, n % 6)}\n\n:::{{figure}} picture.png\n:alt: Picture {n}\n\n{words(n, 2)}\n:::"
        for n in range(40)
    ),
    "headings": "\n\n".join(
        f"{'#' * (2 + n % 3)} Heading {n}\n\n{words(n, n % 5)}" for n in range(70)
    ),
    "formulas": _lines("{words} $x_{{{n}}}$\n\n$$\n\\frac{{{n}}}{{2}}\n$$\n", 40),
    "lines for notes": ":::{notes}\n:lines: 60\n:::",
}


# --- larger documents: some of everything, in several languages ---

_LANGUAGES = ("en", "es", "en", "ar", "en", "vi", "en", "el")
_HEAD = """---
title: "{title}"
lang: {language}
id: PE-{number}
status: {status}
reviewed: 2026-01-02
subtitle: A larger document
main-message: {message}
print: {{paper: [{paper}], contents: {contents}}}
organisation: {{name: Example Clinic, department: Lungs, phone: 555-0100}}
abbreviations: {{BMI: body mass index}}
references:
  - {{id: one, author: [{{family: One}}], title: A *source*, issued: 2001, URL: https://example.org}}
  - {{id: two, author: [{{family: Two}}], title: Another, issued: 2002}}
---
"""


def larger(number: int) -> str:
    """Return a document of several pages, made of constructs with words between them."""
    language = _LANGUAGES[number % len(_LANGUAGES)]
    chosen = [*pieces().values()][number % 3 :: 3]
    chosen = chosen[number % len(chosen) :] + chosen[: number % len(chosen)]
    chosen.insert(number % 7, f"## Long\n\n{[*ACROSS_PAGES.values()][number]}")
    between = [
        "\n\n".join(words(n * number + index, 1 + n % 4, language) for index in range(n % 3))
        for n in range(len(chosen))
    ]
    head = front_matter(
        number,
        language,
        status=("approved", "draft")[number % 2],
        paper=("Letter", "A4")[number // 2 % 2],
        contents=("false", "true")[number % 4 == 3],
    )
    said = "Your BMI counts [@one; @two]."
    return "\n\n".join([head, said, *(f"{a}\n\n{b}" for a, b in zip(chosen, between, strict=True))])


def front_matter(
    number: int,
    language: str,
    status: str = "approved",
    paper: str = "Letter",
    contents: str = "false",
) -> str:
    """Return a front matter that has something of everything."""
    return _HEAD.format(
        title=words(number, 1, language),
        message=words(number + 1, 1, language),
        language=language,
        number=number,
        status=status,
        paper=paper,
        contents=contents,
    )


def pieces() -> dict[str, str]:
    """Return the samples that need no front matter, by name, as parts of a larger document."""
    cases = (HERE / "cases").glob("*/source.md")
    files = [file for file in cases if not (file.parent / "diagnostics.txt").exists()]
    files += [file for file in (HERE / "constructs").glob("*.md") if "mistake" not in file.name]
    texts = {_name_of(file): file.read_text() for file in sorted(files)}
    return {
        name: re.sub("(?m)^(#{1,5} )", r"#\1", text)
        for name, text in texts.items()
        if text.startswith("# ")
    }


def _name_of(file: Path) -> str:
    return f"case {file.parent.name}" if file.stem == "source" else f"construct {file.stem}"
