"""Takes out of fonts when they were made.

WeasyPrint makes a font of one weight from one of all weights, and fontTools notes the time in it.
"""

from __future__ import annotations

import struct
from typing import Any

# Places in the table `head`, and in a file (https://learn.microsoft.com/typography/opentype/spec).
_WHOLE_SUM, _CREATED, _MODIFIED, _END = 8, 20, 28, 36
_DIRECTORY, _ENTRY, _SUM = 12, 16, 4


def without_stamps(pdf: Any) -> None:
    """Note for each font in a PDF that it was last changed when it was made."""
    for stream in pdf.objects:
        if "Length1" in getattr(stream, "extra", {}):
            stream.stream = [_without_stamp(bytes(stream.stream[0]))]


def _without_stamp(font: bytes) -> bytes:
    """Return a font with `modified` as `created` in `head`, and with sums that are right for it."""
    data = bytearray(font)
    (tables,) = struct.unpack_from(">H", data, 4)
    entries = range(_DIRECTORY, _DIRECTORY + tables * _ENTRY, _ENTRY)
    for entry in entries:
        if data[entry : entry + 4] == b"head":
            (head,) = struct.unpack_from(">I", data, entry + 8)
            old = sum(struct.unpack_from(">2I", data, head + _MODIFIED))
            data[head + _MODIFIED : head + _END] = data[head + _CREATED : head + _MODIFIED]
            change = sum(struct.unpack_from(">2I", data, head + _MODIFIED)) - old
            _add(data, entry + _SUM, change)
            _add(data, head + _WHOLE_SUM, -2 * change)  # for the date, and for the sum of the table
    return bytes(data)


def _add(data: bytearray, place: int, change: int) -> None:
    (old,) = struct.unpack_from(">I", data, place)
    struct.pack_into(">I", data, place, (old + change) & 0xFFFFFFFF)
