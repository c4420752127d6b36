"""Pictures for the tests: whole ones, broken ones and ones that are far too large."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def raster(kind: str = "PNG", size: tuple[int, int] = (4, 3), frames: int = 1) -> bytes:
    """Make a picture of one of Pillow's kinds."""
    first, *others = [
        Image.new("RGB", size, (number * 40 % 256, 90, 160)) for number in range(frames)
    ]
    data = BytesIO()
    more = {"save_all": True, "append_images": others} if others else {}
    first.save(data, kind, **more)
    return data.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    """Make a small file that says it is a huge picture."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def drawing(content: str = '<rect width="9" height="9"/>', attributes: str = "") -> bytes:
    """Make a drawing."""
    return f'<svg {SVG} width="9" height="9" viewBox="0 0 9 9"{attributes}>{content}</svg>'.encode()
