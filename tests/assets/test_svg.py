"""Drawings are shown without what runs or fetches, and what was taken out is told."""

from __future__ import annotations

import base64
import zipfile
from io import BytesIO

import pytest

import docpub
from docpub.assets import GivenAssets, PictureError, picture
from docpub.assets.svg import clean
from pictures import drawing, png_that_claims, raster

EMBEDDED = f"data:image/png;base64,{base64.b64encode(raster()).decode()}"
# What is written, and what is told of it.
TAKEN_OUT = {
    "a script": ("<script>EVIL</script>", "`<script>`"),
    "a script elsewhere": ('<script href="http://EVIL/"/>', "`<script>`"),
    "an event": ('<rect onclick="EVIL"/>', "`onclick`"),
    "an event with another name": ('<rect OnBegin="EVIL"/>', "`OnBegin`"),
    "HTML in it": (
        "<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'>EVIL</b></foreignObject>",
        "`<foreignObject>`",
    ),
    "HTML beside it": ("<script xmlns='http://www.w3.org/1999/xhtml'>EVIL</script>", "`<script>`"),
    "an animated link": (
        '<a><animate attributeName="href" values="javascript:EVIL"/></a>',
        "`<animate>`",
    ),
    "a link that is set": ('<a><set attributeName="href" to="javascript:EVIL"/></a>', "`<set>`"),
    "a link": ('<a href="https://EVIL/"><text>a</text></a>', "`href`"),
    "an old link": ('<a xlink:href="javascript:EVIL"><text>a</text></a>', "`xlink:href`"),
    "a picture elsewhere": ('<image href="http://EVIL/a.png"/>', "`href`"),
    "a picture beside it": ('<image href="EVIL.png"/>', "`href`"),
    "a drawing in it": ('<image href="data:image/svg+xml,EVIL"/>', "`href`"),
    "a part of another drawing": ('<use href="EVIL.svg#a"/>', "`href`"),
    "a filter's picture": ('<filter><feImage href="http://EVIL/"/></filter>', "`<feImage>`"),
    "an address in an attribute": ('<rect fill="url(http://EVIL/)"/>', "`fill`"),
    "an address with an escape": ('<rect fill="u\\72l(http://EVIL/)"/>', "`fill`"),
    "an address in a style": ('<rect style="fill: url(//EVIL/)"/>', "`fill`"),
    "an imported style sheet": ("<style>@import 'http://EVIL/';</style>", "`@import`"),
    "an import with an escape": ("<style>@\\69mport 'http://EVIL/';</style>", "`@import`"),
    "an import in CDATA": ("<style><![CDATA[@import url(EVIL);]]></style>", "`@import`"),
    "a font": ("<style>@font-face { src: url(EVIL) }</style>", "`@font-face`"),
    "an address in a rule": ("<style>a { fill: url('EVIL') }</style>", "`fill`"),
    "an address in a nested rule": ("<style>@media print {a{fill:url(EVIL)}}</style>", "`@media`"),
    "a set of pictures": ("<style>a { cursor: image-set('EVIL' 1x) }</style>", "`cursor`"),
    "another base": ('<g xml:base="http://EVIL/"/>', "`base`"),
    "another document": ("<iframe src='http://EVIL/'/>", "`<iframe>`"),
    "a sound": ("<audio href='http://EVIL/'/>", "`<audio>`"),
}
# Nine of nine of nine …, until the memory is full.
LAUGHS = '<g id="a0"><rect/></g>' + "".join(
    f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 9 + "</g>" for n in range(1, 9)
)
KEPT = [
    '<rect x="1" fill="url(#a)" transform="rotate(3)" style="stroke: red; marker: url(#b)" />',
    '<use href="#a" /><use xlink:href="#a" />',
    f'<image href="{EMBEDDED}" />',
    '<text font-family="Arial">One <tspan dx="1">two</tspan> three</text>',
    "<title>Bones &amp; joints</title><desc>A hand</desc>",
    '<g aria-label="A hand (\'left\'" class="a" id="b" />',
    '<switch><text systemLanguage="es">Mano</text><text>Hand</text></switch>',
]


@pytest.mark.parametrize("name", TAKEN_OUT)
def test_what_runs_or_fetches_is_taken_out(name: str) -> None:
    content, told = TAKEN_OUT[name]
    cleaned, removed = clean(drawing(f"{content}<text>kept</text>"))
    assert b"EVIL" not in cleaned
    assert b"<text>kept</text>" in cleaned
    assert removed == (told,)


@pytest.mark.parametrize("content", KEPT)
def test_what_draws_is_kept(content: str) -> None:
    cleaned, removed = clean(drawing(content))
    assert content in cleaned.decode()
    assert removed == ()


def test_rules_of_a_style_sheet_are_kept() -> None:
    rules = ".a > b { fill: url(#a); font-family: 'Arial' } @media print { a { fill: red } }"
    cleaned, removed = clean(drawing(f"<style>{rules}</style>"))
    for piece in (b".a &gt; b {fill: url(#a)", b"Arial", b"@media print"):
        assert piece in cleaned
    assert removed == ()


def test_words_beside_what_is_taken_out_are_kept() -> None:
    cleaned, _ = clean(drawing("<text>one<script/>two<b>x</b>three<set/>four</text>"))
    assert b"<text>onetwothreefour</text>" in cleaned


def test_what_is_clean_stays_as_it_is() -> None:
    for content, _ in TAKEN_OUT.values():
        cleaned, _ = clean(drawing(content))
        assert clean(cleaned) == (cleaned, ())


def test_what_editors_note_goes_without_a_word() -> None:
    notes = '<metadata><n:a/></metadata><n:view/><g n:a="b"/>'
    cleaned, removed = clean(drawing(notes, ' xmlns:n="urn:n"'))
    assert b"urn:" not in cleaned
    assert removed == ()


def test_a_doctype_and_a_style_sheet_outside_are_not_read() -> None:
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:9/svg11.dtd">'
    style = b'<?xml-stylesheet href="http://127.0.0.1:9/a.css"?>'
    cleaned, removed = clean(style + doctype + drawing())
    assert b"127.0.0.1" not in cleaned
    assert removed == ("`<?xml-stylesheet?>`",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<svg", "image-unreadable"),
        (b'<svg width="9"/>', "image-unreadable"),
        (b'<html><svg xmlns="http://www.w3.org/2000/svg"/></html>', "image-unreadable"),
        (
            b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            + drawing("<text>&a;</text>"),
            "image-unreadable",
        ),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawing("<text>&a;</text>"), "image-unreadable"),
        (b'<?xml version="1.0" encoding="nothing"?>' + drawing(), "image-unreadable"),
        (drawing('<image href="data:image/png;base64,AAAA"/>'), "image-unknown-type"),
        (drawing("<g>" * 500 + "</g>" * 500), "image-too-large"),
        (drawing("<g/>" * 60_000), "image-too-large"),
        (drawing('<g id="a"><use href="#a"/></g>'), "image-too-large"),
        (drawing('<pattern id="a"><rect fill="url(#a)"/></pattern>'), "image-too-large"),
        (drawing(LAUGHS), "image-too-large"),
    ],
)
def test_drawings_that_are_refused(data: bytes, code: str) -> None:
    with pytest.raises(PictureError) as error:
        picture(data)
    assert error.value.code == code


def test_a_bomb_in_a_drawing_is_refused() -> None:
    bomb = base64.b64encode(png_that_claims(60_000, 60_000)).decode()
    with pytest.raises(PictureError, match="60000"):
        picture(drawing(f'<image href="data:image/png;base64,{bomb}"/>'))


def test_all_outputs_show_the_same_and_the_author_is_told() -> None:
    data = drawing(f'<script>EVIL</script><image width="4" height="3" href="{EMBEDDED}"/>')
    cleaned = picture(data).data
    parsed = docpub.parse("# T\n\n![A hand](a.svg)", assets=GivenAssets({"a.svg": data}))
    [found] = parsed.diagnostics
    assert (found.code, found.severity) == ("svg-cleaned", "warning")
    assert "`<script>`" in found.message
    page = docpub.render(parsed.document, "html", assets={"a.svg": data}).files["page.html"]
    assert base64.b64encode(cleaned) in page
    [book] = docpub.render(parsed.document, "epub", assets={"a.svg": data}).files.values()
    with zipfile.ZipFile(BytesIO(book)) as archive:
        assert archive.read("EPUB/images/a.svg") == cleaned
    handout = docpub.render(parsed.document, "pdf", assets={"a.svg": data})
    assert handout.diagnostics == ()
