"""Formulas in a text and in lines of their own, and dollars that are money."""

from __future__ import annotations

import pytest

import docpub
from docpub.formulas import FormulaError, to_mathml
from docpub.limits import MAX_FORMULA, MAX_FORMULA_MARKS
from docpub.model import Code, InlineMath, Math, text_of, walk


def formulas(source: str) -> list[str]:
    document = docpub.parse(f"# T\n\n{source}").document
    return [node.value for node in walk(document) if isinstance(node, InlineMath | Math)]


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $6.",
        "$5–$6",
        "$5/$6 or $5 (or $6)",
        "US$5, R$6,00 and C$7",
        "5$ and 6$",
        "$5 (or US$ 6)",
        "$20, not C$ 25",
        "$ x $",
        "$x $",
        "$ x$",
        "\\$x$",
        "$x\\$",
        "`$x$`",
        "$x",
        "$$$ or $$$$",
        "$$ x",
        "[a](/$x$)",
        "a\n\n    $$\n    x\n    $$",
    ],
)
def test_these_are_no_formulas(text: str) -> None:
    assert formulas(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$x$", ["x"]),
        ("costs $5 or ($x$)", ["x"]),
        ("*$x$* and $y$.", ["x", "y"]),
        ("$x_1 * y_2 * z$", ["x_1 * y_2 * z"]),
        ("$a\nb$", ["a\nb"]),
        ("$\\text{\\$5}$", ["\\text{\\$5}"]),
        ("in $$ x $$ text", ["x"]),
        ("$$x$$", ["x"]),
        ("$$\nx\n\\\\ y $$", ["x\n\\\\ y"]),
        ("words\n$$\nx\n$$\nwords", ["x"]),
        ("- $$\n  x\n  $$", ["x"]),
        ("> $$\n> x\n> $$", ["x"]),
        ("| a |\n|---|\n| $x$ |", ["x"]),
        (":::{note}\n$$\nx\n$$\n:::", ["x"]),
        ("```{math}\nx\n```", ["x"]),
        ("```{math} x\ny\n```", ["x\ny"]),
    ],
)
def test_these_are_formulas(text: str, expected: list[str]) -> None:
    assert formulas(text) == expected


@pytest.mark.parametrize(
    "source", ['$x${alt="an ex"}', '$$x$$ and $$x$${alt="an ex"}', "```{math}\n:alt: an ex\nx\n```"]
)
def test_an_author_may_say_a_formula_in_words(source: str) -> None:
    document = docpub.parse(f"# T\n\n{source}").document
    found = [node for node in walk(document) if isinstance(node, InlineMath | Math)]
    assert (found[-1].value, found[-1].alt) == ("x", "an ex")
    assert "alt=" not in text_of(document)


@pytest.mark.parametrize("after", ["", "\n\nmore", "\n:::"])
def test_one_without_an_end_keeps_to_its_paragraph(after: str) -> None:
    parsed = docpub.parse(f"# T\n\n:::{{note}}\nwords\n$$ x\ny{after}")
    assert "math-syntax" in [diagnostic.code for diagnostic in parsed.diagnostics]
    [code] = [node for node in walk(parsed.document) if isinstance(node, Code)]
    assert code.value == "x\ny"


@pytest.mark.parametrize(
    "latex",
    [
        " ",
        "\\foo",
        "{",
        "a & b",
        "5% of it",
        "\\newcommand{\\a}{\\a\\a}\\a",
        "\\def\\a{\\a}\\a",
        "\\color{red} x",
        "\\cancel{x}",
        "x" * (MAX_FORMULA + 1),
        "{" * 5_000 + "x" + "}" * 4_999,
        "\\sqrt" * (MAX_FORMULA_MARKS + 1) + "x",
        "\\text{\ufffe}",
    ],
)
def test_what_cannot_be_shown_says_so(latex: str) -> None:
    with pytest.raises(FormulaError, match=r"\w"):
        to_mathml(latex)


@pytest.mark.parametrize(
    "latex",
    ["{" * 150 + "x" + "}" * 150, "\\sqrt{" * 150 + "x" + "}" * 150, "x_{a^{" * 75 + "}}" * 75],
)
def test_what_is_nested_as_deep_as_may_be_is_shown(latex: str) -> None:
    assert to_mathml(latex).startswith("<math")
    document = docpub.Document(metadata=docpub.Metadata(title="T"), children=(Math(value=latex),))
    for output in ("html", "epub", "pdf"):
        assert docpub.render(document, output).files


def test_the_markup_is_that_of_mathml_3_too() -> None:
    made = to_mathml("\\dfrac{1}{2} \\begin{matrix}1\\end{matrix} \\textbf{b} \\ln x")
    assert '<mstyle displaystyle="true"' in made
    assert "<mtext>b</mtext>" in made
    assert "\u2061" in made
