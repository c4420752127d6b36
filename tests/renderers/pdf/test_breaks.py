"""Where lines and pages end."""

from __future__ import annotations

import docpub
import pdftext

WORDS = (
    "A related drug, [esketamine](#a) (Spravato), is a nose spray. It is approved for some adults "
    "with [depression](#a) that did not get better with other drugs, and for [others](#a) too."
)


def pages_of(text: str) -> list[str]:
    output = docpub.render(docpub.parse(text).document, "pdf")
    assert not output.diagnostics
    return pdftext.pages_of(output.files["handout.pdf"])


def test_no_line_ends_after_its_first_word() -> None:
    """WeasyPrint ends some so before a link. Each paragraph is a letter longer than the last."""
    paragraphs = "\n\n".join(f"{'w' * number} {WORDS}" for number in range(1, 60))
    lines = [
        line.split()
        for page in pages_of(f"# A {{#a}}\n\n{paragraphs}\n")
        for line in page.splitlines()
    ]
    short = [
        line
        for line in lines
        if len(line) == 1 and len(line[0]) < 20 and not line[0].endswith((".", "A"))
    ]
    assert short == []
    words = " ".join(word for line in lines for word in line)
    assert words.count("with depression that") == 59


def test_a_caption_stands_on_the_page_of_its_table() -> None:
    rows = "\n".join(f"| name {number} | {'words ' * 25} |" for number in range(30))
    table = f":::{{table}} The caption\n\n| a | b |\n|---|---|\n{rows}\n:::\n"
    for above in range(0, 40, 4):
        text = "\n\n".join(["Words."] * above)
        with_caption = [page for page in pages_of(f"# A\n\n{text}\n\n{table}") if "caption" in page]
        assert len(with_caption) == 1
        assert "name 0" in " ".join(with_caption[0].split())


def test_a_head_stands_above_its_first_row_however_tall_that_is() -> None:
    cell = "Rest when you feel tired. " * 260
    pages = pages_of(f"# A\n\n| Head | b |\n|---|---|\n| {cell} | x |\n| {cell} | y |\n")
    first = next(page for page in pages if "Rest" in page)
    assert first.index("Head") < first.index("Rest")


def test_words_to_know_stand_on_the_page_of_what_they_mean() -> None:
    """A grid that goes over several pages begins the next ones in their margins."""
    meaning = "what it means, in words that take more than one line of a page to the last of them"
    terms = "\n\n".join(f"term{number}q\n: {number}, {meaning}." for number in range(90))
    glossary = f"# A\n\n:::{{glossary}}\n{terms}\n:::\n"
    pages = pages_of(glossary)
    assert len(pages) > 3
    for page in pages[:-1]:
        seen = " ".join(page.split())
        assert seen.count("term") == seen.count("to the last of them.")
