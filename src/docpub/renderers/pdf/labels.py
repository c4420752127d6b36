"""The end of a PDF's making: its metadata, the labels that it has earned, and its bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import msgspec

from docpub.diagnostics import Problems, Span
from docpub.renderers.pdf.rules.rule import LABELS, Finding, Label

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}
_PDF_A = {"pdfaid": "http://www.aiim.org/pdfa/ns/id/"}
_PDF_UA = {"pdfuaid": "http://www.aiim.org/pdfua/ns/id/"}
_EXTENSION = {
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
# An XMP packet begins with a byte order mark and an identifier (ISO 16684-1, 7.3.2).
_BEGIN = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_END = '\n<?xpacket end="r"?>'
_SIGNS: dict[Label, bytes] = {"PDF/UA-1": b"pdfuaid:part", "PDF/A-2a": b"pdfaid:conformance"}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DATE = re.compile(
    r"D:(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?)?)?(?:(Z)|([+-]\d\d)'?(?:(\d\d)'?)?)?"
)


class Finished(msgspec.Struct, frozen=True):
    """A PDF that is ready, the labels that it carries, and what keeps it from the others."""

    pdf: bytes
    labels: tuple[Label, ...]
    findings: tuple[Finding, ...]


def finish(pdf: bytes) -> Finished:
    """Judge a PDF, and write its metadata with the labels that it has earned.

    What its information dictionary says is said in XMP too. The same bytes give the same bytes.
    Findings name the objects by the numbers that they have in the PDF that is given.
    """
    import pikepdf  # with its library, slow to import

    from docpub.renderers.pdf.rules.judge import judge

    with pikepdf.open(BytesIO(pdf)) as opened:
        _mend(opened, hashlib.md5(pdf, usedforsecurity=False).hexdigest())
        _describe_anew(opened, ())
        findings = judge(opened)
        lost = {label for finding in findings for label in finding.rule.labels}
        labels = tuple(label for label in LABELS if label not in lost)
        _describe_anew(opened, labels)
        return Finished(_save(opened), labels, findings)


def untrue_labels(pdf: bytes) -> tuple[str, ...]:
    """Judge a finished PDF anew; say what in it the labels that it carries do not allow."""
    import pikepdf

    from docpub.renderers.pdf.rules.judge import judge

    try:
        opened = pikepdf.open(BytesIO(pdf))
    except pikepdf.PdfError as error:
        return (f"It is damaged: {error}.",)
    with opened:
        packet = opened.Root.Metadata.read_bytes() if "/Metadata" in opened.Root else b""
        carried = {label for label in LABELS if _SIGNS[label] in packet}
        return tuple(
            f"{finding.message} ({finding.rule.id})"
            for finding in judge(opened)
            if finding.rule.labels & carried
        )


def report(findings: Iterable[Finding], origins: Mapping[int, Span], problems: Problems) -> None:
    """Tell of findings, where the element concerned, or the nearest that holds it, comes from."""
    for finding in findings:
        numbers = (finding.element, *finding.ancestors)
        span = next((origins[n] for n in numbers if n is not None and n in origins), None)
        lost = " and ".join(label for label in LABELS if label in finding.rule.labels)
        message = f"{finding.message} So the handout is not labelled {lost} ({finding.rule.id})."
        problems.report("pdf-rule-broken", message, span)


def _mend(pdf: Any, digest: str) -> None:
    """Give a file the identifier that it may lack, and take out a wish that no archive grants."""
    from pikepdf import Array, Stream, String

    if not pdf.trailer.get("/ID"):
        pdf.trailer.ID = Array([String(digest[:16])] * 2)
    for value in pdf.objects:
        if isinstance(value, Stream) and "/Interpolate" in value:
            del value.Interpolate  # that a picture be smoothed


def _describe_anew(pdf: Any, labels: tuple[Label, ...]) -> None:
    from pikepdf import Name, Stream

    info = {str(key): str(value) for key, value in pdf.docinfo.items()}
    packet = packet_of(info, str(pdf.Root.get("/Lang", "")), labels)
    pdf.Root.Metadata = Stream(pdf, packet, Type=Name.Metadata, Subtype=Name.XML)


def _save(pdf: Any) -> bytes:
    from pikepdf import ObjectStreamMode

    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        fix_metadata_version=False,
        force_version="1.7",
        object_stream_mode=ObjectStreamMode.generate,
    )
    return out.getvalue()


def packet_of(info: dict[str, str], language: str, labels: tuple[Label, ...]) -> bytes:
    """Return the XMP packet that says what an information dictionary says (ISO 16684-1).

    `info` has the keys of ISO 32000-1, table 317, with their strokes.
    """
    names = _NAMESPACES | _EXTENSION | _PDF_UA | _PDF_A
    root = ET.Element("x:xmpmeta", {"xmlns:x": "adobe:ns:meta/"})
    rdf = ET.SubElement(root, "rdf:RDF", {f"xmlns:{name}": uri for name, uri in names.items()})
    about = ET.SubElement(rdf, "rdf:Description", {"rdf:about": ""})
    _describe(about, {k: _UNPRINTABLE.sub("", v).strip() for k, v in info.items()}, language)
    _label(about, labels)
    ET.indent(root)
    return f"{_BEGIN}{ET.tostring(root, 'unicode')}{_END}".encode()


def _describe(about: ET.Element, info: dict[str, str], language: str) -> None:
    for name, value in (("title", info.get("/Title")), ("description", info.get("/Subject"))):
        if value:
            _items(about, f"dc:{name}", "Alt", [value], {"xml:lang": "x-default"})
    for name, value in (("creator", info.get("/Author")), ("language", language)):
        if value:
            _items(about, f"dc:{name}", "Seq" if name == "creator" else "Bag", [value])
    for name, value in (
        ("pdf:Keywords", info.get("/Keywords")),
        ("pdf:Producer", info.get("/Producer")),
        ("xmp:CreatorTool", info.get("/Creator")),
        ("xmp:CreateDate", _date(info.get("/CreationDate", ""))),
        ("xmp:ModifyDate", _date(info.get("/ModDate", ""))),
    ):
        if value:
            ET.SubElement(about, name).text = value


def _items(
    parent: ET.Element, name: str, kind: str, values: list[str], about: dict[str, str] | None = None
) -> None:
    container = ET.SubElement(ET.SubElement(parent, name), f"rdf:{kind}")
    for value in values:
        ET.SubElement(container, "rdf:li", about or {}).text = value


def _date(written: str) -> str:
    """Return a date of PDF (ISO 32000-1, 7.9.4) as XMP has it; empty if it is none."""
    found = _DATE.fullmatch(written.strip())
    if not found:
        return ""
    year, month, day, hour, minute, second, utc, hours, minutes = found.groups()
    date = "-".join(filter(None, (year, month, day)))
    if not hour:
        return date
    zone = utc or f"{hours or '+00'}:{minutes or '00'}"
    return f"{date}T{hour}:{minute}:{second or '00'}{zone}"


def _label(about: ET.Element, labels: tuple[Label, ...]) -> None:
    if "PDF/A-2a" in labels:
        ET.SubElement(about, "pdfaid:part").text = "2"
        ET.SubElement(about, "pdfaid:conformance").text = "A"
    if "PDF/UA-1" in labels:
        ET.SubElement(about, "pdfuaid:part").text = "1"
        _extend(about)


def _extend(about: ET.Element) -> None:
    """Say what `pdfuaid:part` is, which PDF/A does not know (ISO 19005-2, 6.6.2.3.3)."""
    schemas = ET.SubElement(ET.SubElement(about, "pdfaExtension:schemas"), "rdf:Bag")
    schema = _resource(
        schemas,
        {
            "pdfaSchema:schema": "PDF/UA identification schema",
            "pdfaSchema:namespaceURI": _PDF_UA["pdfuaid"],
            "pdfaSchema:prefix": "pdfuaid",
        },
    )
    properties = ET.SubElement(ET.SubElement(schema, "pdfaSchema:property"), "rdf:Seq")
    _resource(
        properties,
        {
            "pdfaProperty:name": "part",
            "pdfaProperty:valueType": "Integer",
            "pdfaProperty:category": "internal",
            "pdfaProperty:description": "Part of ISO 14289 to which the file conforms",
        },
    )


def _resource(container: ET.Element, entries: dict[str, str]) -> ET.Element:
    item = ET.SubElement(container, "rdf:li", {"rdf:parseType": "Resource"})
    for name, value in entries.items():
        ET.SubElement(item, name).text = value
    return item
