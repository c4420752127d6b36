"""The page leads to the other forms of its text that are made in the same run, and to no others."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import docpub

LEAFLET = "---\ntitle: A\nlang: es\n---\n# A\n\nWords.\n"


def links(folder: Path, formats: list[str], **options: object) -> list[tuple[str, str, str]]:
    (folder / "hoja uno.md").write_text(LEAFLET)
    source, out = folder / "hoja uno.md", folder / "out"
    report = docpub.publish(source, out, formats=formats, options=options)
    assert report.ok
    [made] = out.iterdir()
    html = next(made.glob("*.html")).read_text()
    nav = "".join(re.findall(r'<nav class="companions".*?</nav>', html, re.DOTALL))
    found = re.findall(r'<a href="([^"]*)" type="([^"]*)">([^<]*)<', nav)
    for address, _, _ in found:
        assert (made / unquote(address)).is_file()
        assert f'href="{address}" title=' in html
    return found


def test_there_are_none_where_the_page_is_made_alone(tmp_path: Path) -> None:
    assert links(tmp_path, ["html"]) == []


def test_all_that_are_read_on_a_screen_are_there(tmp_path: Path) -> None:
    options = {"also": "large-print", "booklet": "true"}
    found = links(tmp_path, ["html", "epub", "pdf"], **options)
    assert found == [
        ("hoja%20uno.pdf", "application/pdf", "PDF para imprimir"),
        ("hoja%20uno-large-print.pdf", "application/pdf", "PDF con letra grande"),
        ("hoja%20uno.epub", "application/epub+zip", "Libro electrónico (EPUB)"),
    ]


def test_another_language_is_named_in_that_language() -> None:
    spanish = docpub.Companion(
        file="../b/b.html", title="Español", media_type="text/html", lang="es"
    )
    document = docpub.parse("# A\n").document
    output = docpub.render(document, "html", companions=[spanish])
    html = output.files["page.html"].decode()
    assert '<a href="../b/b.html" type="text/html" lang="es" hreflang="es">Español</a>' in html
    assert '<link rel="alternate" type="text/html" hreflang="es" href="../b/b.html"' in html
