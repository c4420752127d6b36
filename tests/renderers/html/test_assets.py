"""Style and pictures inside the page, or in files beside it that can be kept for ever."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import docpub
from pictures import raster

SOURCE = "# A\n\n![One](a%20b.png)\n\n![The same](a%20b.png)\n\n![Other](c.png)\n"
PICTURES = {"a b.png": raster("PNG"), "c.png": raster("PNG", (3, 3))}


def files(**options: object) -> dict[str, bytes]:
    document = docpub.parse(SOURCE).document
    return docpub.render(document, "html", options=options, assets=PICTURES).files


def test_one_file_has_all() -> None:
    made = files()
    assert [*made] == ["page.html"]
    assert made["page.html"].count(b'src="data:image/png;base64,') == 3


def test_each_file_is_there_once_under_a_name_that_says_what_is_in_it() -> None:
    made = files(assets="files")
    page = made.pop("page.html").decode()
    assert {re.sub("-[0-9a-f]{12}", "", name) for name in made} == {
        "assets/style.css",
        "assets/a-b.png",
        "assets/c.png",
    }
    for name, data in made.items():
        assert hashlib.sha256(data).hexdigest()[:12] in name
        assert f'"{name}"' in page
    assert "<style" not in page
    assert "data:" not in page
    assert "img-src 'self'; style-src 'self'" in page


def test_a_fragment_can_have_its_files_beside_it_too() -> None:
    made = files(assets="files", fragment=True)
    assert made["page.html"].startswith(b'<link rel="stylesheet" href="assets/style-')
    assert len(made) == 4


def test_they_are_written_beside_the_page(tmp_path: Path) -> None:
    (tmp_path / "leaflet.md").write_text("# A\n\n![One](a.png)\n")
    (tmp_path / "a.png").write_bytes(raster("PNG"))
    options = {"assets": "files"}
    docpub.publish(tmp_path / "leaflet.md", tmp_path / "out", formats=["html"], options=options)
    folder = tmp_path / "out" / "leaflet"
    page = (folder / "leaflet.html").read_text()
    for address in re.findall(r'(?:src|href)="(assets/[^"]+)"', page):
        assert (folder / address).is_file()
    assert len([*(folder / "assets").iterdir()]) == 2
