"""What screen readers call the parts of a page, and that they can tell them apart."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import docpub


def page(source: str) -> str:
    return docpub.render(docpub.parse(source).document, "html").files["page.html"].decode()


def book(source: str) -> str:
    made = docpub.render(docpub.parse(source).document, "epub").files["book.epub"]
    with zipfile.ZipFile(BytesIO(made)) as files:
        names = [name for name in files.namelist() if name.endswith(".xhtml")]
        return "\n".join(files.read(name).decode() for name in names)


TWINS = "# A\n\n## Part\n\n### Doses\n\nOne.\n\n### Doses\n\nTwo.\n\n### Other\n\nThree."


def test_sections_with_the_same_name_are_no_landmarks() -> None:
    for made in (page(TWINS), book(TWINS)):
        assert len(re.findall(r'<div aria-labelledby="doses[^"]*" role="group">', made)) == 2
        assert re.search(r'<section aria-labelledby="other">', made)


def test_boxes_of_wide_tables_with_the_same_head_are_no_landmarks() -> None:
    table = "| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n| 1 | 2 |\n\n"
    box = r'<(\w+) class="scroll" tabindex="0" aria-label="a, b, c, d, e, f, g"'
    assert re.findall(box, book(f"# A\n\n{table}{table}")) == ["div", "div"]
    assert re.findall(box, book(f"# A\n\n{table}")) == ["section"]


def test_what_is_a_formula_alone_has_its_name() -> None:
    made = page("# A\n\n## $y$\n\n[$x$](https://example.org), [$x$ is](https://example.org)")
    assert '<a href="https://example.org" aria-label="x" class="named"><math' in made
    assert '<a href="https://example.org" class="named"><math' in made
    assert re.search(r'<h2 [^>]*aria-label="y"', made)


def test_a_link_whose_words_are_blank_shows_where_it_leads() -> None:
    for words in ("", " ", "** **"):
        made = page(f"# A\n\nSee [{words}](https://example.org).")
        assert re.search(r">(\*\* \*\*|https://example.org)</a>", made), words


def test_names_that_differ_in_formulas_alone_are_the_same() -> None:
    made = page("# A\n\n## $x$ here\n\n1\n\n## $y$ here\n\n2\n\n## $x$\n\n3\n\n## $y$\n\n4")
    assert len(re.findall(r'<div aria-labelledby="[^"]*" role="group">', made)) == 2
    assert len(re.findall(r'<section aria-labelledby="[^"]*">', made)) == 2
