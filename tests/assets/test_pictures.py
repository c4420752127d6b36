"""Pictures that are broken or far too large are refused before anything is made of them."""

from __future__ import annotations

import pytest

import docpub
from docpub.assets import GivenAssets, PictureError, picture
from pictures import drawing, png_that_claims, raster

KINDS = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "WEBP": "webp"}
OUTPUTS = ["html", "pdf", "epub"]


def refused(data: bytes) -> tuple[str, str]:
    with pytest.raises(PictureError) as error:
        picture(data)
    return error.value.code, str(error.value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_picture_is_shown_as_it_is(kind: str) -> None:
    data = raster(kind)
    assert picture(data) == (f"image/{KINDS[kind]}", data, (), 12)


@pytest.mark.parametrize("lenient", [False, True])  # as WeasyPrint makes Pillow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.3, 0.6])
def test_a_picture_that_is_cut_off(
    kind: str, part: float, lenient: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", lenient)
    data = raster(kind, (64, 64))
    assert refused(data[: int(len(data) * part)])[0] == "image-unreadable"


def test_a_picture_with_a_byte_changed() -> None:
    data = bytearray(raster("PNG", (64, 64)))
    data[len(data) // 2] ^= 0xFF
    assert refused(bytes(data))[0] == "image-unreadable"


def test_a_small_file_with_too_many_pixels() -> None:
    found = ("image-too-large", "has 60000 × 60000 pixels; 50 million are the limit")
    assert refused(png_that_claims(60_000, 60_000)) == found


def test_an_animation_with_too_many_pixels_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpub.assets.pictures.MAX_PIXELS", 100)
    for kind in ("GIF", "WEBP"):
        code, message = refused(raster(kind, (5, 5), frames=6))
        assert code == "image-too-large"
        assert "5 × 5 pixels in 6 frames" in message
        assert picture(raster(kind, (5, 5), frames=3)).media_type


def test_a_picture_with_too_many_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpub.assets.pictures.MAX_PICTURE_BYTES", 1_000_000)
    for data in (raster() + bytes(2_000_000), drawing("x" * 2_000_000)):
        assert refused(data) == ("image-too-large", "has 2.0 MB; 1 MB is the limit")


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (raster(size=(2400, 2400)), "5.8 million pixels; 5.6 are safe"),
        (raster("JPEG") + bytes(5_000_001), "5.0 MB; 5 are safe"),
        (raster(size=(2000, 2800)), ""),
    ],
)
def test_a_picture_that_some_e_readers_do_not_show(data: bytes, size: str) -> None:
    document = docpub.parse("# A\n\n![B](b.png)\n\n![C](b.png)").document
    told = docpub.check(document, assets=GivenAssets({"b.png": data}))
    found = [each.message for each in told if each.code == "image-large"]
    assert len(found) == bool(size)
    assert all(size in message for message in found)


def test_pictures_with_too_many_bytes_in_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docpub.checks.images.MAX_PICTURES_BYTES", 250)
    names = ["a.png", "b.png", "c.png", "d.png"]
    assets = GivenAssets({name: raster().ljust(100) for name in names})
    source = "# T\n\n" + "\n\n".join(f"![A]({name})" for name in [*names, *names])
    [found] = docpub.parse(source, assets=assets).diagnostics
    assert found.code == "images-too-large"
    assert found.span
    assert found.span.line == 7


@pytest.mark.parametrize("name", ["bomb.png", "cut.jpeg", "bomb.svg", "none.svg"])
def test_no_output_shows_what_is_refused(name: str) -> None:
    data = {
        "bomb.png": png_that_claims(60_000, 60_000),
        "cut.jpeg": raster("JPEG", (64, 64))[:400],
        "bomb.svg": drawing('<g id="a"><use href="#a"/></g>'),
        "none.svg": drawing("<rect")[:-6],
    }[name]
    source = f"# T\n\n![Alternative words]({name})"
    parsed = docpub.parse(source, assets=GivenAssets({name: data}))
    assert [(d.is_error, d.span and d.span.line) for d in parsed.diagnostics] == [(True, 3)]
    for output in OUTPUTS:
        made = docpub.render(parsed.document, output, assets={name: data})
        assert made.diagnostics == ()
        assert all(data not in file for file in made.files.values())
