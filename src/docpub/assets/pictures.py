"""Pictures: what kind they are, how large, and whether they can be shown safely.

Every output takes its pictures from here, so all of them show the same, and none a picture that
is broken, that would fill the memory, or that fetches or runs something.
"""

from __future__ import annotations

import base64
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from docpub.assets.errors import PictureError
from docpub.limits import MAX_PICTURE_BYTES, MAX_PIXELS

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

SVG = "image/svg+xml"
_MOST = f"{MAX_PIXELS // 1_000_000} million are the limit"
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_SUFFIXES = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    SVG: "svg",
}


class Picture(NamedTuple):
    """A picture that can be shown. `removed` names what was taken out of a drawing.

    `pixels` are those of one frame; a drawing has none.
    """

    media_type: str
    data: bytes
    removed: tuple[str, ...] = ()
    pixels: int = 0

    @property
    def suffix(self) -> str:
        """How the name of a file of its kind ends, without the dot."""
        return _SUFFIXES[self.media_type]


def media_type(data: bytes) -> str:
    """Return the media type of a picture by what is in it; empty if it is none we can use."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return SVG if b"<svg" in data[:4096] else ""


@lru_cache(maxsize=16)  # the checks and each output ask for the same pictures
def picture(data: bytes) -> Picture:
    """Examine a picture, and clean it if it is a drawing. Raises `PictureError`."""
    kind = media_type(data)
    if not kind:
        raise PictureError("image-unknown-type", "is not a picture")
    if len(data) > MAX_PICTURE_BYTES:
        size, most = len(data) / 1_000_000, MAX_PICTURE_BYTES // 1_000_000
        raise PictureError("image-too-large", f"has {size:.1f} MB; {most} MB is the limit")
    if kind == SVG:
        from docpub.assets.svg import clean  # drawings are rare, and it brings an XML parser

        return Picture(kind, *clean(data))
    return Picture(kind, data, pixels=_examine(data, kind))


def _examine(data: bytes, kind: str) -> int:
    """Count the pixels. Raises `PictureError` if there are too many, or the picture is broken."""
    try:
        with warnings.catch_warnings(), _strictly():
            warnings.simplefilter("ignore")  # Pillow's are of no use to an author
            image = _header(data, kind)
            _check_pixels(image)
            image.load()
            return image.width * image.height
    except PictureError:
        raise
    except Exception as error:  # decoders raise what they like for broken data
        if type(error).__name__ == "DecompressionBombError":  # before WebP tells its size
            raise PictureError("image-too-large", f"has too many pixels; {_MOST}") from error
        raise PictureError("image-unreadable", "is broken or cut off") from error


@contextmanager
def _strictly() -> Iterator[None]:
    """Let Pillow refuse what is cut off; WeasyPrint, once imported, lets it pass everywhere."""
    from PIL import ImageFile

    lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = lenient


def _header(data: bytes, kind: str) -> ImageFile:
    """Read the head of a picture, and none of its pixels, with Pillow's reader for its kind."""
    from PIL import GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

    readers: dict[str, type[ImageFile]] = {
        "image/png": PngImagePlugin.PngImageFile,
        "image/jpeg": JpegImagePlugin.JpegImageFile,
        "image/gif": GifImagePlugin.GifImageFile,
        "image/webp": WebPImagePlugin.WebPImageFile,
    }
    return readers[kind](BytesIO(data))


def _check_pixels(image: ImageFile) -> None:
    width, height = image.size
    if width * height <= MAX_PIXELS:  # else even counting the frames may take too much
        frames = getattr(image, "n_frames", 1)
        if width * height * frames <= MAX_PIXELS:
            return
        size = f"{width} × {height} pixels in {frames} frames"
    else:
        size = f"{width} × {height} pixels"
    raise PictureError("image-too-large", f"has {size}; {_MOST}")


def embedded_picture(url: str) -> Picture:
    """Return the picture that an address holds. Raises `PictureError`."""
    kind, _, text = url.partition(";base64,")
    if not kind.startswith("data:image/"):
        raise PictureError("image-unknown-type", "holds something that is not a picture")
    try:
        return picture(base64.b64decode(text))
    except ValueError as error:
        raise PictureError("image-unreadable", "holds a picture that is broken") from error


def data_url(shown: Picture) -> str:
    """Return a picture as an address that holds it."""
    return f"data:{shown.media_type};base64,{base64.b64encode(shown.data).decode()}"
