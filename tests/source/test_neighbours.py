"""What authors know from other programs is taken as they mean it, or they are told of it."""

from __future__ import annotations

import pytest

import docpub
from docpub.model import Admonition, Code, Figure, text_of

OTHERS = [
    ("See [[Other page]].", (5, 19), "[words](address)"),
    ("See ![[picture.png]].", (5, 21), "[words](address)"),
    ("Words^[A note.] here.", (6, 16), "[^name]: note"),
    ("Dear {{ name }}.", (6, 16), "the words themselves"),
    ("Take ==two== a day.", (6, 13), "**words**"),
    ("# Title {.unnumbered}", (9, 22), "Remove it"),
    ("% Not for patients", (1, 19), "<!-- words -->"),
    ("# Title {#a} b", (9, 13), "Remove it"),
    ("+++", (1, 4), "Remove it"),
    ("The {term}NMDA receptor.", (5, 11), "in backticks"),
    (":::{note\nText.", (1, 9), "both braces"),
    ("::{note}\nText.", (1, 9), "three colons"),
    ("+---+---+\n| a | b |", (1, 10), "|---|---|"),
    ("| a | b |\n| 1 | 2 |", (1, 10), "|---|---|"),
    ("See [@a p. 3].", (5, 14), "[@key, p. 3]"),
    ("As shown [see @a].", (10, 18), "[@key, p. 3]"),
    ("Smith [-@a].", (7, 12), "[@key]"),
    ("It helps [@a; and @b].", (10, 22), "[@key]"),
    ("It helps [@with space].", (10, 23), "[@key]"),
    ("(Bad Name)=\nText.", (1, 12), "small letters, digits and hyphens"),
    ("> [!danger] Stop\n> Text.", (3, 17), "`[!WARNING]`"),
    ("> [!note]- Stop\n> Text.", (3, 16), "`[!WARNING]`"),
]


def told(text: str) -> list[docpub.Diagnostic]:
    found = docpub.parse(text).diagnostics
    return [diagnostic for diagnostic in found if diagnostic.code != "no-title"]


@pytest.mark.parametrize(("text", "columns", "instead"), OTHERS)
def test_markup_of_others_is_kept_and_told(
    text: str, columns: tuple[int, int], instead: str
) -> None:
    [diagnostic] = told(text)
    assert diagnostic.code == "other-markup"
    assert diagnostic.span == docpub.Span(1, columns[0], 1, columns[1])
    assert instead in diagnostic.hint
    words = text_of(docpub.parse(text).document)
    signs = text.split("\n")[0].removeprefix("# ").removeprefix("> ")
    assert signs in words


@pytest.mark.parametrize(
    "text",
    [
        r"See \[[Other page]].",
        r"Words\^[A note.] here.",
        "If a == b, or a==b, or a === b.",
        "Half of them, 50 % or more.",
        r"\% of all",
        "`[[code]]` and `{{ code }}`",
        "$x^[2]$",
        "[Small]{.small}",
        "| a |\n|---|\n| 1 |",
        "[!important things]",
        "(good-name)=\n(a b) = c, f(x y)=\n(so)",
        "Write to a@b, <a@b.c>, [me a@b.c] or [at @ home], or to @friend; 5 @ 2.",
        r"\[see @a\] and [@a](https://b.c/@a)",
    ],
)
def test_words_that_only_look_alike_are_let_be(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("@a-1 says, @b says.", [(1, 5)]),
        ("So says @a-1.", [(9, 13)]),
        ("[see @a-1]", [(1, 11)]),
        ("[@a-1 *p. 3*]", [(1, 7)]),
        ("[@a-1](https://b.c)", []),
        ("x@a-1, https://b.c/@a-1, `@a-1`, [@a-1]", []),
    ],
)
def test_a_key_without_brackets_is_told(words: str, places: list[tuple[int, int]]) -> None:
    source = f"---\ntitle: T\nreferences: [{{id: a-1, title: B}}]\n---\n{words}"
    found = [d for d in docpub.parse(source).diagnostics if d.code == "other-markup"]
    assert [(d.span.column, d.span.end_column) for d in found if d.span] == places


def test_options_in_yaml_are_told() -> None:
    [diagnostic] = told(":::{note}\n---\nclass: wide\n---\nText.\n:::")
    assert diagnostic.code == "other-markup"
    assert ":name: value" in diagnostic.hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (":::{dropdown} More\nText.\n:::", "a heading"),
        ("```{code-block} python\nx\n```", "three backticks"),
        ("```{eval-rst}\nx\n```", "in Markdown"),
        ("```{note}\nx\n```", ":::{name}"),
        ("```{nott}\nx\n```", "`note`"),
        ("{ref}`intro`", "[](#name)"),
        ("{sub}`2`", "H₂O"),
    ],
)
def test_names_of_others_have_a_hint(text: str, hint: str) -> None:
    [diagnostic] = told(text)
    assert hint in diagnostic.hint


@pytest.mark.parametrize(
    ("given", "kind"),
    [(":class: warning\n", "warning"), (":class: seealso\n", "note"), ("", "note")],
)
def test_an_admonition_has_its_kind_as_a_class(given: str, kind: str) -> None:
    parsed = docpub.parse(f":::{{admonition}} Watch *out*\n{given}Text.\n:::")
    [admonition] = parsed.document.children
    assert isinstance(admonition, Admonition)
    assert (admonition.kind, text_of(*admonition.title)) == (kind, "Watch out")


def test_an_unknown_class_is_told_where_it_stands() -> None:
    [diagnostic] = told(":::{admonition} Title\n:class: dropdown\nText.\n:::")
    assert diagnostic.code == "wrong-value"
    assert diagnostic.span == docpub.Span(2, 9, 2, 17)


def test_an_image_is_a_figure() -> None:
    [figure] = docpub.parse(":::{image} hand.png\n:alt: A hand\n:::").document.children
    assert isinstance(figure, Figure)


def test_the_language_of_code_may_stand_in_braces() -> None:
    [code] = docpub.parse("~~~ {.python}\nx\n~~~").document.children
    assert isinstance(code, Code)
    assert code.lang == "python"
