"""Closed by default: sources that attack docpub, built by its command, with and without --force.

Nothing outside the source's folder gets into an output, nothing is fetched, and the author is told.
"""

from __future__ import annotations

import base64
import re
import socket
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from docpub.cli import main
from pdftext import pages_of
from pictures import drawing

MARKER = "QUOKKA-7731"
OUTPUTS = {"a.html", "a.pdf", "a.epub", "manifest.json"}


class Attack(NamedTuple):
    """A source, or the body of one, and the code with which its author is told."""

    source: str
    code: str


def images(address: str, code: str) -> dict[str, Attack]:
    """Return the ways to show a picture."""
    figure = f":::{{figure}} {address}\n:alt: A\n:::"
    return {
        f"image {address}": Attack(f"![A](<{address}>)", code),
        f"figure {address}": Attack(figure, code),
        f"image by reference {address}": Attack(f"![A][b]\n\n[b]: <{address}>", code),
    }


def front(lines: str, body: str = "Words.") -> str:
    return f"---\ntitle: T\n{lines}\n---\n{body}"


def html(markup: str) -> dict[str, Attack]:
    """Return raw HTML as it is by default, and let in by the author."""
    return {
        f"refused {markup}": Attack(markup, "raw-html"),
        f"sanitised {markup}": Attack(
            front("raw-html: sanitise", f"{markup}\n\nWords."), "raw-html-cleaned"
        ),
    }


def files(address: str) -> dict[str, Attack]:
    """Return the ways to read a file of data or text."""
    return {
        f"csv {address}": Attack(f"```{{csv-table}}\n:file: {address}\n```", "unreadable-file"),
        f"include {address}": Attack(f":::{{include}} {address}\n:::", "unreadable-file"),
        f"references {address}": Attack(front(f"references: '{address}'"), "unreadable-file"),
    }


def svg(content: str, code: str = "svg-cleaned") -> Attack:
    """Return a source that shows a drawing; what follows a form feed is the drawing."""
    return Attack(f"![A](evil.svg)\f{content}", code)


# OUTSIDE stands for the folder around the source's, SERVER for the address of the listener.
ATTACKS = {
    **images("OUTSIDE/secret.svg", "image-not-found"),
    **images("../secret.svg", "image-not-found"),
    **images("%2e%2e/secret.svg", "image-not-found"),
    **images("up/secret.svg", "image-not-found"),
    **images("link.svg", "image-not-found"),
    **images("link.jpg", "image-not-found"),
    **images("file://OUTSIDE/secret.svg", "image-remote"),
    **images("http://SERVER/a.svg", "image-remote"),
    **images("//SERVER/a.svg", "image-remote"),
    "image with backslashes": Attack("![A](<..\\secret.svg>)", "image-not-found"),
    "image that is an address": Attack(
        f"![A](data:image/svg+xml;base64,{base64.b64encode(drawing(MARKER)).decode()})",
        "image-remote",
    ),
    **files("OUTSIDE/secret.txt"),
    **files("../secret.txt"),
    **files("%2e%2e/secret.txt"),
    **files("up/secret.txt"),
    **files("link.txt"),
    **files("file://OUTSIDE/secret.txt"),
    **files("http://SERVER/secret.txt"),
    "logo outside": Attack(
        front("organisation: {name: A, logo: {src: ../secret.svg, alt: A}}"), "image-not-found"
    ),
    "logo elsewhere": Attack(
        front("organisation: {name: A, logo: {src: 'http://SERVER/', alt: A}}"),
        "image-remote",
    ),
    "cover outside": Attack(front("cover: ../secret.svg"), "unknown-key"),
    "theme outside": Attack(front("theme: ../secret.txt"), "unknown-key"),
    **html('<img src="http://SERVER/a.png" alt="">'),
    **html('<img src="OUTSIDE/secret.svg" alt="">'),
    **html('<iframe src="file://OUTSIDE/secret.txt"></iframe>'),
    **html('<object data="file://OUTSIDE/secret.svg"></object>'),
    **html('<embed src="http://SERVER/">'),
    **html('<link rel="stylesheet" href="http://SERVER/a.css">'),
    **html('<link rel="attachment" href="file://OUTSIDE/secret.txt">'),
    **html('<base href="http://SERVER/">'),
    **html('<meta http-equiv="refresh" content="0; http://SERVER/">'),
    **html("<style>@import 'http://SERVER/a.css';</style>"),
    **html('<p style="background: url(http://SERVER/a.png)">a</p>'),
    **html('<script src="http://SERVER/a.js"></script>'),
    **html('<p><a rel="attachment" href="file://OUTSIDE/secret.txt">a</a></p>'),
    "link to a file": Attack("[words](file://OUTSIDE/secret.txt)", "unsafe-link"),
    "link to a script": Attack("[words](javascript:alert)", "unsafe-link"),
    "autolink to a file": Attack("<file://OUTSIDE/secret.txt>", "unsafe-link"),
    "link of a reference": Attack(
        front("references: [{id: a, title: B, URL: 'file://OUTSIDE/secret.txt'}]", "A [@a]."),
        "unsafe-link",
    ),
    "address of the organisation": Attack(
        front("organisation: {name: A, url: 'javascript:a'}"), "unsafe-link"
    ),
    "svg script": svg("<script href='http://SERVER/'/>"),
    "svg import": svg("<style>@import 'http://SERVER/';</style>"),
    "svg image": svg("<image href='http://SERVER/a.png' width='9' height='9'/>"),
    "svg image outside": svg("<image href='../secret.jpg' width='9' height='9'/>"),
    "svg file": svg("<image xlink:href='file://OUTSIDE/secret.jpg' width='9' height='9'/>"),
    "svg use": svg("<use href='http://SERVER/a.svg#a'/><use href='../secret.svg#a'/>"),
    "svg fill": svg("<rect width='9' height='9' fill='url(http://SERVER/a#b)'/>"),
    "svg font": svg("<style>@font-face { font-family: a; src: url(http://SERVER/) }</style>"),
    "svg object": svg("<foreignObject><iframe src='http://SERVER/'/></foreignObject>"),
    "svg base": svg("<g xml:base='http://SERVER/'><use href='#a'/></g>"),
    "svg entity": svg("&secret;", "image-unreadable"),
}
WARNINGS = {"svg-cleaned", "raw-html-cleaned"}


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    """Listen on this machine; give the address, and what was asked for."""
    requests: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_error(404)

        def log_message(self, format: str, *words: object) -> None:
            pass

    listener = HTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=listener.serve_forever, args=(0.05,))
    thread.start()
    yield f"127.0.0.1:{listener.server_port}", requests
    listener.shutdown()
    thread.join()
    listener.server_close()


@pytest.fixture
def network(
    server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> tuple[str, list[str]]:
    """Give the listener's address, and all that was asked of it or of anybody else."""
    address, requests = server
    requests.clear()
    connect = socket.socket.connect

    def watched(self: socket.socket, where: object) -> None:
        requests.append(str(where))
        connect(self, where)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", watched)
    return address, requests


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with files beside it that hold the marker, and links to them."""
    folder = tmp_path / "in"
    folder.mkdir()
    write_marked_files(tmp_path, "secret")
    for suffix in ("svg", "jpg", "txt", "md"):
        (folder / f"link.{suffix}").symlink_to(tmp_path / f"secret.{suffix}")
    (folder / "up").symlink_to("..")
    return folder


def write_marked_files(folder: Path, name: str) -> None:
    content = f'<g id="a"><text y="9" font-size="9">{MARKER}</text></g>'
    (folder / f"{name}.svg").write_bytes(drawing(content))
    data = BytesIO()
    Image.new("RGB", (8, 8)).save(data, "JPEG", comment=MARKER)
    (folder / f"{name}.jpg").write_bytes(data.getvalue())
    (folder / f"{name}.txt").write_text(f"a,b\n{MARKER},2\n")
    (folder / f"{name}.md").write_text(f"# {MARKER}\n")


def build(source: Path, *options: str) -> Result:
    out = source.parent.parent / "out"
    return CliRunner().invoke(main, ["build", str(source), "--out", str(out), *options])


def contents(path: Path) -> Iterator[bytes]:
    """Yield all that an output holds, unpacked."""
    data = path.read_bytes()
    yield data
    if path.suffix == ".epub":
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    if path.suffix == ".pdf":
        yield "\n".join(pages_of(data)).encode()
        with pikepdf.open(path) as pdf:
            streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
            yield from (item.read_raw_bytes() for item in streams)
    for found in re.findall(rb";base64,([A-Za-z0-9+/=]+)", data):
        yield base64.b64decode(found[: len(found) // 4 * 4])  # messages may cut an address


def holds(path: Path, words: str) -> bool:
    return any(words.encode() in piece for piece in contents(path))


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_told_and_gives_nothing_away(
    name: str, folder: Path, network: tuple[str, list[str]]
) -> None:
    address, requests = network
    attack = ATTACKS[name]
    written = attack.source.replace("OUTSIDE", str(folder.parent)).replace("SERVER", address)
    source, _, content = written.partition("\f")
    if not source.startswith("---"):
        source = f"# T\n\n{source}"
    (folder / "a.md").write_text(f"{source}\n\nMore words.\n")
    entity = f'<!DOCTYPE svg [<!ENTITY secret SYSTEM "file://{folder.parent}/secret.txt">]>'
    drawn = drawing(f"<rect width='9' height='9'/>{content}")
    (folder / "evil.svg").write_bytes((entity.encode() if "&" in content else b"") + drawn)

    plain = build(folder / "a.md")
    forced = build(folder / "a.md", "--force")
    for result in (plain, forced):
        assert f"[{attack.code}]" in result.output
        assert result.exit_code == (0 if attack.code in WARNINGS else 1)
        assert MARKER not in result.output
    outputs = [*(folder.parent / "out" / "a").iterdir()]
    assert {path.name for path in outputs} == OUTPUTS
    assert [path.name for path in outputs if holds(path, MARKER)] == []
    if attack.code in WARNINGS:  # nor will it be fetched when the output is opened
        assert [path.name for path in outputs if holds(path, address)] == []
    assert requests == []


def test_what_is_refused_is_not_published_without_force(folder: Path) -> None:
    (folder / "a.md").write_text("# T\n\n![A](../secret.svg)\n")
    assert build(folder / "a.md").exit_code == 1
    assert not (folder.parent / "out").exists()


def test_a_source_that_leads_out_of_the_folder_is_not_published(folder: Path) -> None:
    (folder / "a.md").write_text("# T\n")
    out = folder.parent / "out"
    result = build(folder, "--force", "--out", str(out))
    assert result.exit_code == 1
    assert "link.md is a link that leads out" in result.output
    assert [path.name for path in out.iterdir()] == ["a"]


def test_links_elsewhere_are_made_and_not_followed(
    folder: Path, network: tuple[str, list[str]]
) -> None:
    address, requests = network
    lines = f"online: http://{address}/online\norganisation: {{name: A, url: 'http://{address}/'}}"
    body = f"[words](http://{address}/link) and [file](other.pdf)\n\n:::{{contacts}}\n:::"
    (folder / "a.md").write_text(front(lines, body))
    assert build(folder / "a.md").exit_code == 0
    page = (folder.parent / "out" / "a" / "a.html").read_text()
    assert f'href="http://{address}/link"' in page
    assert 'href="other.pdf"' in page
    assert requests == []


def test_files_inside_are_shown_so_the_search_finds_what_is_there(folder: Path) -> None:
    write_marked_files(folder, "inside")
    for number, source in enumerate(
        (
            "![A](inside.svg)",
            "![A](inside.jpg)",
            "```{csv-table}\n:file: inside.txt\n```",
            ":::{include} inside.txt\n:::",
        )
    ):
        (folder / "a.md").write_text(f"# T{number}\n\n{source}\n")
        assert build(folder / "a.md").exit_code == 0
        shown = {p.name for p in (folder.parent / "out" / "a").iterdir() if holds(p, MARKER)}
        assert shown == {"a.html", "a.pdf", "a.epub"}


def test_the_listener_hears_who_asks(network: tuple[str, list[str]]) -> None:
    address, requests = network
    host, _, port = address.partition(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"GET /heard HTTP/1.0\r\n\r\n")
        assert connection.makefile("rb").read().startswith(b"HTTP/1.0 404")
    assert "/heard" in requests
