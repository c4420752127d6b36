"""Rules on what a file says of itself: title, language, and that its two records agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pikepdf

from docpub.renderers.pdf.rules.rule import Finding, Rule
from docpub.renderers.pdf.rules.structure import LANGUAGE, is_language
from docpub.renderers.pdf.rules.tree import Tree

TAGGED = Rule(ua="7.1", archival="6.7.3.3", sentence="The document has a tag tree.")
MARKED = Rule(
    ua="6.2", archival="6.7.2.2", sentence="The document says that it is tagged (MarkInfo)."
)
SUSPECTS = Rule(matterhorn="01-007", ua="7.1", sentence="No tag is marked as a guess (Suspects).")
VERSION = Rule(ua="6.1", archival="6.1.2", sentence="The file is PDF 1.0 to 1.7.")
WITHOUT_XMP = Rule(
    matterhorn="06-001", ua="7.1", archival="6.6.2.1", sentence="The document has XMP metadata."
)
TITLE = Rule(matterhorn="06-003", ua="7.1", sentence="The XMP metadata has a title (dc:title).")
SHOWS_TITLE = Rule(
    matterhorn="07-001", ua="7.1", sentence="Readers are told to show the title (DisplayDocTitle)."
)
HIDES_TITLE = Rule(
    matterhorn="07-002", ua="7.1", sentence="Readers are not told to hide the title."
)
WITHOUT_LANGUAGE = Rule(
    matterhorn="11-006", ua="7.2", sentence="The document says in which language it is."
)
SCHEMAS = Rule(
    archival="6.6.2.3",
    sentence="XMP properties are of schemas that PDF/A-2 knows or that are told.",
)
SYNCHRONISED = Rule(
    archival="6.6.3", sentence="The XMP metadata agrees with the information dictionary."
)

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_EXTENSION = "{http://www.aiim.org/pdfa/ns/schema#}namespaceURI"
_KNOWN = (
    _RDF,
    _DC,
    _XMP,
    _PDF,
    "{http://ns.adobe.com/xap/1.0/mm/}",
    "{http://ns.adobe.com/xap/1.0/rights/}",
    "{http://www.aiim.org/pdfa/ns/",
    "{http://www.aiim.org/pdfua/ns/id/}",  # told with the label
    "{http://www.w3.org/XML/1998/namespace}",
)
# What the two records call the same thing.
_SAME = {
    "/Title": _DC + "title",
    "/Author": _DC + "creator",
    "/Subject": _DC + "description",
    "/Keywords": _PDF + "Keywords",
    "/Producer": _PDF + "Producer",
    "/Creator": _XMP + "CreatorTool",
    "/CreationDate": _XMP + "CreateDate",
    "/ModDate": _XMP + "ModifyDate",
}


def check_metadata(pdf: pikepdf.Pdf, tree: Tree) -> Iterator[Finding]:
    """Check the catalog and the metadata."""
    root = pdf.Root
    if not tree.elements or root.StructTreeRoot.get("/Type") != "/StructTreeRoot":
        yield Finding(TAGGED, "There are no tags.")
    marks: Any = root.get("/MarkInfo", {})
    if marks.get("/Marked", False) is not True:
        yield Finding(MARKED, "MarkInfo does not say that the document is tagged.")
    if marks.get("/Suspects", False):
        yield Finding(SUSPECTS, "MarkInfo says that tags may be wrong.")
    if not re.fullmatch(r"1\.[0-7]", pdf.pdf_version):
        yield Finding(VERSION, f"The file is PDF {pdf.pdf_version}.")
    yield from _language(root)
    yield from _shows_title(root)
    yield from _xmp(pdf)


def _language(root: Any) -> Iterator[Finding]:
    language = str(root.get("/Lang", ""))
    if not language:
        yield Finding(WITHOUT_LANGUAGE, "The document names no language.")
    elif not is_language(language):
        yield Finding(LANGUAGE, f"{language!r} is no language tag.")


def _shows_title(root: Any) -> Iterator[Finding]:
    preferences = root.get("/ViewerPreferences", {})
    if "/DisplayDocTitle" not in preferences:
        yield Finding(SHOWS_TITLE, "There is no DisplayDocTitle.")
    elif preferences.DisplayDocTitle is not True:
        yield Finding(HIDES_TITLE, "DisplayDocTitle is false.")


def _xmp(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream) or stream.get("/Subtype") != "/XML":
        yield Finding(WITHOUT_XMP, "There is no XMP metadata.")
        return
    properties = _properties(stream.read_bytes())
    if properties is None:
        yield Finding(WITHOUT_XMP, "The XMP metadata is not well-formed.")
        return
    if not properties.get(_DC + "title", "").strip():
        yield Finding(TITLE, "The document has no title.")
    yield from _unknown(properties)
    for key, name in _SAME.items():
        value = str(pdf.docinfo.get(key, ""))
        if value and not _agree(value, properties.get(name, "")):
            yield Finding(SYNCHRONISED, f"{key[1:]} is {value!r}, but not in the XMP metadata.")


def _properties(packet: bytes) -> dict[str, str] | None:
    """Return the XMP properties by name, in Clark's notation; None if they cannot be read."""
    import defusedxml.ElementTree as Defused  # type: ignore[import-untyped]
    from defusedxml import DefusedXmlException

    try:
        tree = Defused.fromstring(packet)
    except (ET.ParseError, DefusedXmlException, ValueError):
        return None
    found: dict[str, str] = {}
    for description in tree.iter(_RDF + "Description"):
        found.update(description.attrib)
        for entry in description:
            told = found.get(entry.tag, "") if entry.tag.endswith("}schemas") else ""
            found[entry.tag] = told + _value(entry)
    return found


def _value(entry: Any) -> str:
    if entry.tag.endswith("}schemas"):
        return " ".join(uri.text or "" for uri in entry.iter(_EXTENSION))
    items = [item.text or "" for item in entry.iter(_RDF + "li")]
    return ", ".join(items) if items else entry.text or ""


def _unknown(properties: dict[str, str]) -> Iterator[Finding]:
    told = properties.get("{http://www.aiim.org/pdfa/ns/extension/}schemas", "").split()
    known = (*_KNOWN, *(f"{{{uri}}}" for uri in told))
    for name in sorted(properties):
        if name.startswith("{") and not name.startswith(known):
            yield Finding(SCHEMAS, f"The XMP property {name} is of a schema that is not told.")


def _agree(value: str, other: str) -> bool:
    """Whether two records say the same; of dates, as much as both say."""
    if value.startswith("D:"):
        one, two = re.sub(r"\D", "", value), re.sub(r"\D", "", other)
        length = min(len(one), len(two), 14)
        return length >= 4 and one[:length] == two[:length]
    return " ".join(value.split()) == " ".join(other.split())
