"""The file in which a clinic says how its documents look, and each of its mistakes at its place."""

from __future__ import annotations

import re
import tomllib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner
from msgspec.structs import fields, replace

import docpub
import pdftext
from docpub.cli import main
from docpub.diagnostics import Span
from docpub.publishing import read_source
from docpub.publishing.settings import settings_of
from docpub.themes import fill, screen_style, template
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
        (
            "[colours]\naccent = '#818181'",
            "low-contrast",
            2,
            "`accent` on `paper` has a contrast of 3.9 to 1",
        ),
        ("[dark]\nlink = '#33678d'", "low-contrast", 2, "`dark.link` on `dark.paper` has"),
        ("[dark]\npaper = '#808080'", "low-contrast", 2, "`dark.text` on `dark.paper` has"),
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


def page_of(path: Path) -> tuple[str, dict[str, bytes]]:
    """Make the web page; return it, and the files beside it."""
    config = docpub.load_config(path)
    assert not config.diagnostics
    out = path.parent / "out"
    assert publish_source(read_source(path, config), out, "html").ok
    files = {f.relative_to(out / "a").as_posix(): f.read_bytes() for f in out.rglob("*.*")}
    return files["a.html"].decode(), files


BRAND = (
    '[logo]\nsrc = "logo.svg"\n[colours]\naccent = "#7a1f5c"\n'
    '[fonts]\nbody = "Hill\\"}</style> Sans"\n'
    '[spacing]\nmeasure = 30\n[footer]\nparts = ["id"]\ntext = "Ask for large print"\n'
)


def test_the_web_page_follows_it(tmp_path: Path) -> None:
    page, _ = page_of(clinic(tmp_path, BRAND, logo_svg=LOGO))
    light, _, dark = page.partition("prefers-color-scheme: dark")
    assert "--accent: #7a1f5c;" in light
    assert "--accent: #e7a1d0;" in dark
    assert "--measure: 30rem;" in light
    assert '--font: "Hill\\22 \\7d \\3c \\2f style\\3e  Sans", system-ui' in light
    assert "<span>PE-1</span> · <span>Ask for large print</span>" in page
    assert '<img class="logo" src="data:image/svg+xml;base64,' in page


def test_the_logo_is_beside_the_page_if_all_pictures_are(tmp_path: Path) -> None:
    path = clinic(tmp_path, BRAND, logo_svg=LOGO)
    with (tmp_path / "docpub.toml").open("a") as file:
        file.write('[html]\nassets = "files"\n')
    page, files = page_of(path)
    [name] = [name for name in files if name.endswith(".svg")]
    assert f'<img class="logo" src="{name}" alt="">' in page


@pytest.mark.parametrize("way", ["by name", "as a base"])
def test_a_theme_may_begin_with_another_look(tmp_path: Path, way: str) -> None:
    path = clinic(tmp_path, 'base = "clinic"\n')
    if way == "by name":
        (tmp_path / "docpub.toml").write_text('theme = "clinic"\n')
    page, _ = page_of(path)
    assert "--band" in page
    assert "--band" not in screen_style(docpub.Tokens())


def test_a_theme_that_does_not_exist_is_told_with_those_that_do(tmp_path: Path) -> None:
    path = clinic(tmp_path, "")
    (tmp_path / "docpub.toml").write_text('theme = "cilnic"\n')
    [found] = docpub.load_config(path).diagnostics
    assert found.code == "wrong-value"
    assert "`plain` or `clinic`" in (found.hint or "")


PAGE = """<!DOCTYPE html>
<html lang="{{ metadata.lang }}">
<head>
{{ head }}
</head>
<body><p>Hill</p>{{ main }}</body>
</html>
"""


def made_with(folder: Path, text: str) -> tuple[docpub.Result, str]:
    path = clinic(folder, "template = 'page.html.j2'")
    (folder / "look" / "page.html.j2").write_text(text)
    file = read_source(path, docpub.load_config(path))
    result = publish_source(file, folder / "out", "html")
    page = folder / "out" / "a" / "a.html"
    return result, page.read_text() if page.exists() else ""


def test_its_template_is_used(tmp_path: Path) -> None:
    result, page = made_with(tmp_path, PAGE)
    assert (result.diagnostics, result.ok) == ((), True)
    assert "<body><p>Hill</p><main" in page
    assert "Content-Security-Policy" in page
    assert "Hill Clinic" not in page.partition("<main")[0].partition("<body>")[2]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (PAGE.replace("Hill", "{% if %}"), 6, "Expected an expression"),
        (PAGE.replace("Hill", "{{ clinic }}"), 6, "'clinic' is undefined"),
        (PAGE.replace("Hill", "\n{{ metadata.nmae }}"), 7, "has no attribute 'nmae'"),
        (PAGE.replace("Hill", "{{ 1 / 0 }}"), 6, "division by zero"),
        (PAGE.replace("Hill", "{% include '/etc/passwd' %}"), 6, "no loader"),
        (PAGE.replace("Hill", "{{ metadata.__class__ }}"), 6, "unsafe"),
        (PAGE.replace("{{ head }}", "<title>A</title>"), 1, "scripts could run"),
        (PAGE.replace("{{ head }}", "<script>x()</script>{{ head }}"), 1, "scripts could run"),
        (PAGE.replace("<html", "<base href='//a.example'><html"), 1, "scripts could run"),
    ],
)
def test_a_bad_template_is_told_at_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    result, page = made_with(tmp_path, text)
    [found] = result.diagnostics
    assert (found.code, Path(found.file or "").resolve()) == (
        "bad-template",
        (tmp_path / "look" / "page.html.j2").resolve(),
    )
    assert found.span
    assert found.span.line == line
    assert words in found.message
    assert not result.ok
    assert "Hill" not in page.partition("<main")[0] or "Hill Clinic" in page


@pytest.mark.parametrize("where", ["", "leaflets"])
def test_the_line_of_a_bad_template_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    path = clinic(tmp_path, "template = 'page.html.j2'")
    (tmp_path / "look" / "page.html.j2").write_text(PAGE.replace("Hill", "{{ clinic }}"))
    source = tmp_path / where / "a.md"
    source.parent.mkdir(exist_ok=True)
    path.rename(source)
    monkeypatch.chdir(tmp_path)
    told = CliRunner().invoke(main, ["build", source.relative_to(tmp_path).as_posix()]).stderr
    assert "look/page.html.j2:6:1: error: " in told
    assert "6 | <body><p>{{ clinic }}</p>{{ main }}</body>" in told


def test_a_starter_theme_changes_nothing(tmp_path: Path) -> None:
    path = clinic(tmp_path, "")
    plain = read_source(path)
    assert publish_source(plain, tmp_path / "plain", "html").ok
    told = CliRunner().invoke(main, ["theme", "new", str(tmp_path / "look" / "Our clinic")])
    assert told.exit_code == 0
    assert len([*(tmp_path / "look").glob("our-clinic.*")]) == 3
    (tmp_path / "docpub.toml").write_text('theme = "look/our-clinic.toml"\n')
    config = docpub.load_config(path)
    assert not config.diagnostics
    tokens = config.theme.theme.tokens
    assert replace(tokens, css="", template="") == docpub.Tokens()
    assert publish_source(read_source(path, config), tmp_path / "themed", "html").ok
    themed, page = (tmp_path / way / "a" / "a.html" for way in ("themed", "plain"))
    assert themed.read_text() == page.read_text()
    assert (
        CliRunner().invoke(main, ["theme", "new", str(tmp_path / "look" / "our-clinic")]).exit_code
    )


def test_a_starter_theme_has_every_token() -> None:
    text = fill(template("theme.toml.j2"), {"name": "clinic"})
    written = tomllib.loads(re.sub(r"^# (?=\[|\w+ = )", "", text, flags=re.MULTILINE))
    missing = {field.encode_name for field in fields(docpub.Tokens)} - written.keys()
    for name, group in written.items():
        if isinstance(group, dict):
            kind = docpub.ThemeLogo if name == "logo" else type(getattr(docpub.Tokens(), name))
            missing |= {field.encode_name for field in fields(kind)} - group.keys()
    assert missing == set()


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
