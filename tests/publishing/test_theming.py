"""The file in which a clinic says how its documents look, and each of its mistakes at its place."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import docpub
import pdftext
from docpub.diagnostics import Span
from docpub.publishing import read_source
from docpub.publishing.settings import settings_of
from published import publish_source

LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<path d="M0 0h9v9z" fill="red"/></svg>"""
RED_ON_BLACK = """[colours]
paper = "#000000"
soft = "#000000"
text = "#ff0000"
accent = "#ffffff"
link = "#ffffff"
emergency = "#ffffff"
urgent = "#ffffff"
crisis = "#ffffff"
"""
LEAFLET = "---\ntitle: A\nid: PE-1\norganisation: {name: Hill Clinic}\n---\n## B\n\nC\n"


def clinic(folder: Path, theme: str, **files: str) -> Path:
    (folder / ".git").mkdir()
    (folder / "docpub.toml").write_text('theme = "look/clinic.toml"\n')
    (folder / "look").mkdir()
    (folder / "look" / "clinic.toml").write_text(theme)
    for name, text in files.items():
        (folder / "look" / name.replace("_", ".")).write_text(text)
    (folder / "a.md").write_text(LEAFLET)
    return folder / "a.md"


def mistakes(folder: Path, theme: str, **files: str) -> list[tuple[str, str, int, str]]:
    found = docpub.load_config(clinic(folder, theme, **files)).diagnostics
    return [
        (d.code, Path(d.file or "").name, d.span.line if d.span else 0, d.message) for d in found
    ]


def test_it_is_used(tmp_path: Path) -> None:
    path = clinic(
        tmp_path,
        'css = "clinic.css"\n[logo]\nsrc = "logo.svg"\n[colours]\naccent = "#7a1f5c"\n'
        '[footer]\nparts = ["id"]\ntext = "Ask for large print"\n',
        clinic_css="h2::before { content: '§ ' }",
        logo_svg=LOGO,
    )
    config = docpub.load_config(path)
    assert not config.diagnostics
    file = read_source(path, config)
    result = publish_source(file, tmp_path / "out", "pdf")
    assert result.ok
    pdf = (tmp_path / "out" / "a" / "a.pdf").read_bytes()
    [page] = pdftext.pages_of(pdf)
    assert "PE-1 · Ask for large print" in page
    assert "§ B" in page
    with pikepdf.open(BytesIO(pdf)) as opened:
        painted = opened.pages[0].Contents.read_bytes()
        drawings = b"".join(
            item.read_bytes()
            for item in opened.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
        )
    assert b"0.478431 0.121569 0.360784 rg" in painted
    assert b"1 0 0 rg" in painted + drawings


@pytest.mark.parametrize(
    ("theme", "code", "line", "words"),
    [
        ("[colours]\naccant = '#000000'", "unknown-key", 2, "accant"),
        ("\n[colours]\naccent = 'blue'", "wrong-value", 3, "not a colour such as #0b5269"),
        ("[sizes]\nbody = 9", "wrong-value", 2, "12"),
        ("[colours]\naccent = '#9ac0d0'", "low-contrast", 2, "`accent` on `paper`"),
        ("[colours]\nsoft = '#555555'", "low-contrast", 2, "on `soft`"),
        ("[colours]\nurgent = '#ff0000'", "low-contrast", 2, "`urgent` on `paper`"),
        (RED_ON_BLACK, "low-contrast", 4, "without colours"),
        ("css = 'no.css'", "unreadable-file", 1, "does not exist"),
        ("css = '../../x.css'", "unreadable-file", 1, "leads out"),
        ("[logo]\nsrc = 'no.png'", "image-not-found", 2, "does not exist"),
        ("[logo]\nsrc = 'clinic.toml'", "image-unknown-type", 2, "is not a picture"),
        ("[colours", "toml-syntax", 1, "not valid TOML"),
    ],
)
def test_mistakes(tmp_path: Path, theme: str, code: str, line: int, words: str) -> None:
    found = mistakes(tmp_path, theme)
    assert {(each[:3]) for each in found} == {(code, "clinic.toml", line)}
    assert words in found[0][3]


def test_what_fetches_in_a_style_sheet_is_left_out(tmp_path: Path) -> None:
    css = "@import url(x.css); h1 { background: url(http://a.example/b.png); color: #123456 }"
    path = clinic(tmp_path, "css = 'clinic.css'", clinic_css=css)
    config = docpub.load_config(path)
    assert {d.code for d in config.diagnostics} == {"theme-css-cleaned"}
    assert "url" not in config.theme.theme.css
    assert "#123456" in config.theme.theme.css


def test_a_theme_that_is_not_there_is_told_where_it_is_named(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "docpub.toml").write_text("\ntheme = 'clinic.toml'\n")
    [found] = docpub.load_config(tmp_path).diagnostics
    assert (found.code, found.span) == ("unreadable-file", Span(2, 9, 2, 22))


def test_config_tells_where_each_token_is_written(tmp_path: Path) -> None:
    path = clinic(tmp_path, "\n[colours]\naccent = '#7a1f5c'\n")
    told = {
        s.name: (s.value, s.origin)
        for s in settings_of(read_source(path, docpub.load_config(path)))
    }
    theme = (tmp_path / "look" / "clinic.toml").as_posix()
    assert told["theme"] == ("look/clinic.toml", f"{tmp_path.as_posix()}/docpub.toml:1")
    assert told["theme.colours.accent"] == ("#7a1f5c", f"{theme}:3")
    assert told["theme.colours.text"] == ("#000000", "default")
