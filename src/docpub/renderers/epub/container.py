"""The container: a zip archive in which nothing depends on the machine or the hour.

See https://www.w3.org/TR/epub-33/#sec-zip-container-zipreqs and, for the records, PKWARE's
APPNOTE 6.3.3, which EPUB names.
"""

from __future__ import annotations

import datetime as dt
import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache

PACKAGE = "EPUB/content.opf"
_FIRST = ("mimetype", "META-INF/container.xml", PACKAGE)
_STORED = (".jpg", ".png", ".gif", ".webp")
_OPF = "http://www.idpf.org/2007/opf"
_XML = "http://www.w3.org/XML/1998/namespace"
_UTF8_NAME, _UNIX, _FILE_MODE = 0x800, 3 << 8, 0o100644 << 16
_DEFLATE, _VERSION = 8, 20


def write_container(files: Mapping[str, bytes], modified: dt.datetime) -> bytes:
    """Write the files in a fixed order, with the date of the content as the time of each."""
    files = {**files, PACKAGE: _tidy(files[PACKAGE], modified)}
    order = [*_FIRST, *sorted(name for name in files if name not in _FIRST)]
    date, time = _dos_time(modified)
    body, directory = bytearray(), bytearray()
    for name in order:
        data = files[name]
        stored = name == "mimetype" or name.endswith(_STORED)
        packed = data if stored else _deflate(data)
        method = 0 if stored else _DEFLATE
        raw_name = name.encode()
        flags = 0 if raw_name.isascii() else _UTF8_NAME
        common = struct.pack(
            "<HHHHHIIIHH", _VERSION, flags, method, time, date,
            zlib.crc32(data), len(packed), len(data), len(raw_name), 0,
        )  # fmt: skip
        directory += b"PK\x01\x02" + struct.pack("<H", _UNIX | _VERSION) + common
        directory += struct.pack("<HHHII", 0, 0, 0, _FILE_MODE, len(body)) + raw_name
        body += b"PK\x03\x04" + common + raw_name + packed
    end = struct.pack("<HHHHIIH", 0, 0, len(order), len(order), len(directory), len(body), 0)
    return bytes(body + directory + b"PK\x05\x06" + end)


@lru_cache(maxsize=64)
def _deflate(data: bytes) -> bytes:
    """Compress with zopfli, whose output is the same everywhere; zlib's is not.

    Its search for blocks takes 99 hundredths of the time and gains 3 bytes in a thousand; further
    rounds double the time and gain one. The last are kept: style sheets are the same in every book.
    """
    import zopfli.zlib  # type: ignore[import-untyped]  # only when a book is made

    packed: bytes = zopfli.zlib.compress(data, numiterations=1, blocksplitting=0)
    return packed[2:-4]  # without zlib's header and checksum


def _dos_time(moment: dt.datetime) -> tuple[int, int]:
    """Return date and time as MS-DOS counts them: from 1980, in steps of two seconds."""
    year = max(moment.year, 1980) - 1980
    date = year << 9 | moment.month << 5 | moment.day
    return date, moment.hour << 11 | moment.minute << 5 | moment.second // 2


def _tidy(package: bytes, modified: dt.datetime) -> bytes:
    """Mend what EbookLib writes: the local time, a missing language, an unneeded prefix."""
    from lxml import etree  # type: ignore[import-untyped]  # EbookLib brings it

    root = etree.fromstring(package, etree.XMLParser(remove_blank_text=True))
    language = root.findtext(".//{http://purl.org/dc/elements/1.1/}language")
    root.set(f"{{{_XML}}}lang", language)
    root.attrib.pop("prefix", None)
    metadata = root.find(f"{{{_OPF}}}metadata")
    for meta in metadata:
        if meta.get("property") == "dcterms:modified":
            meta.text = modified.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    etree.cleanup_namespaces(root)
    text = etree.tostring(root, pretty_print=True, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}'.encode()
