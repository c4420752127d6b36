"""The documents that books are judged by, beside those for handouts: languages, sizes, extremes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from documents import PICTURES, Sample, front_matter, pieces, words
from pictures import raster

SENTENCES_OF_A_PAGE = 42  # 350 words


def books() -> Iterator[Sample]:
    """Yield the documents."""
    for language in ("es", "vi", "ar", "he", "zh", "el"):
        yield _sample(f"language {language}", _leaflet(language))
    for name, text in _TEXTS.items():
        yield _sample(name, text)
    yield _sample("everything", "\n\n".join([front_matter(0, "en"), _SAID, *pieces().values()]))
    yield _sample("300 pages", f"# Long\n\n{''.join(map(_chapter, range(20)))}")
    yield _sample(
        "a chapter of 100 pages", f"# Long\n\n## One\n\n{_pages(1, 100)}\n\n## Two\n\nEnd."
    )
    yield _sample("500 notes", _notes(500))
    yield _sample("200 pictures", _pictures(200), {f"p-{n}.png": _picture(n) for n in range(200)})


def _sample(name: str, text: str, files: dict[str, bytes] | None = None) -> Sample:
    return Sample(name=f"book {name}", text=text.encode(), files={**PICTURES, **(files or {})})


_SAID = "Your BMI counts [@one; @two]."
_MATH = r"""
$$
x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}
$$

A dose of $5\,\text{mg}/\text{kg}$, of $\le 3$, $\alpha_{i}^{2}$ and $\sum_{n=1}^{N} n$.

$$
\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \times \int_0^1 f(x)\,dx
$$
"""
_TEXTS = {
    "math": f"# Math $x^2$\n\n{_MATH}\n## $e = mc^2$\n\n- $a$\n- [$b$](https://example.org)\n"
    + "\n".join(f"### $x_{{{n}}}$ and words\n{_MATH}" for n in range(20)),
    "no headings": "Just *words*.\n\nMore words[^n], and a list:\n\n- one\n- two\n\n[^n]: Note.",
    "one heading": "# Only this",
    "one heading below": "Words before.\n\n## Only this\n\nWords.",
    "nothing": "",
    "a title alone": "---\ntitle: Only a title\n---\n",
    "emoji": "# Take care 💊\n\n## Morning ☀️ 🌅\n\n- 👩🏽‍⚕️ doctor\n- 👨‍👩‍👧 family 🇪🇸 1️⃣\n\n"
    "| 😀 | 😢 |\n|---|---|\n| ✅ | ❌ |\n\n## 🌙\n\nSleep 😴[^z].\n\n[^z]: 💤",
    "titles alike": "# A\n\n" + "## Same\n\n### Below\n\nx\n\n### Below\n\ny\n\n" * 12,
    "deep": "".join(f"{'#' * level} Level {level}\n\nWords.\n\n" for level in range(1, 7)) * 3,
    "marks in titles": "# A & B < C > \"D\" 'E'\n\n## *x* `y` & <z> $k$\n\nw\n\n"
    "## ..%2F/#?&=+\n\nw\n\n## nav\n\nw\n\n## cover\n\nw\n\n## Title\n\nw\n\n## 1\n\nw\n\n"
    "## À l’hôpital\n\nw",
    "links across": "# A\n\n## One {#one}\n\nSee [](#two), [words](#three) and [](#table).\n\n"
    "## Two {#two}\n\n### Three {#three}\n\n(table)=\n:::{table} Doses\n"
    "| a |\n|---|\n| 1 |\n:::\n\nBack to [](#one).",
    "all of the front matter": "---\ntitle: All\nsubtitle: Of it\nlang: en-GB\nid: PE-1\n"
    "status: draft\nversion: '2.1'\npublished: 2026-01-02\nreviewed: 2026-01-03\n"
    "authors: [{name: A B}, {name: C D}]\nkeywords: [one, two]\ncopyright: © 2026\n"
    "licence: CC BY 4.0\nonline: https://example.org/all\nseries: {name: Leaflets, number: '3'}\n"
    "certification: {by: Example Clinic, report: https://example.org/report, credential: C}\n"
    "organisation: {name: Example Clinic}\nmain-message: Breathe.\n---\n## One\n\nWords.",
    "wide tables": "# Wide\n\n## One\n\n"
    + (
        "| a | b | c | d | e | f |\n"
        + "|---" * 6
        + "|\n"
        + "| 1 | 2 | 3 | 4 | 5 | 6 |\n" * 3
        + "\n"
    )
    * 3,
}


def _leaflet(language: str) -> str:
    def say(number: int, sentences: int = 1) -> str:
        return words(number, sentences, language)

    return f"""{front_matter(3, language, status="draft")}
:::{{key-points}}
- {say(1)}
- {say(2)}
:::

## {say(3)}

{say(4, 5)}[^n] [English words, 555-0100]{{lang=en}} [@one].

[^n]: {say(5)}

:::{{table}} {say(6)}
:header-columns: 1

| {say(7)} | {say(8)} |
|---|---|
| {say(9)} | {say(10, 2)} |
:::

:::{{steps}}
1. {say(11)}
2. {say(12)}
:::

## {say(13)}

:::{{warning}}
{say(14, 2)}
:::

:::{{figure}} picture.png
:alt: {say(15)}

{say(16)}
:::

::::{{faq}}
### {say(17)}

{say(18, 3)}
::::

:::{{glossary}}
{say(19)}
: {say(20)}
:::
"""


def _pages(number: int, count: int) -> str:
    return "\n\n".join(words(number * 1000 + n, SENTENCES_OF_A_PAGE) for n in range(count))


def _chapter(number: int) -> str:
    return f"## Chapter {number}\n\n" + "".join(
        f"### Part {number}.{part}\n\n{_pages(number * 5 + part, 3)}\n\n" for part in range(5)
    )


def _notes(count: int) -> str:
    called = (f"{words(n, 2)}[^n{n}]\n\n[^n{n}]: {words(n, 1)}" for n in range(count))
    return "# Notes\n\n" + _parted(called, 50)


def _pictures(count: int) -> str:
    shown = (f"{words(n, 1)}\n\n![Picture {n}](p-{n}.png)" for n in range(count))
    return "# Pictures\n\n" + _parted(shown, 40)


def _parted(blocks: Iterable[str], size: int) -> str:
    """Put a heading before so many blocks each."""
    return "\n\n".join(
        block if number % size else f"## Part {number}\n\n{block}"
        for number, block in enumerate(blocks)
    )


def _picture(number: int) -> bytes:
    return raster(size=(20 + number % 20, 20 + number // 20))
