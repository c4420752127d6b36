"""Rules on the file as a whole that make it fit for an archive (ISO 19005-2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from docpub.renderers.pdf.rules.resources import DEVICE_SPACES, Used, check_profile, filters
from docpub.renderers.pdf.rules.rule import Finding, Rule, words

IDENTIFIER = Rule(archival="6.1.3", sentence="The file has an identifier (ID).")
ENCRYPTED = Rule(
    matterhorn="26-002", ua="7.16", archival="6.1.3", sentence="The file is not encrypted."
)
STREAM = Rule(
    archival="6.1.7", sentence="Streams are in the file, and packed in ways that PDF/A-2 knows."
)
OUTPUT_INTENT = Rule(
    archival="6.2.3", sentence="One output intent says with a profile what colours mean."
)
COLOURS = Rule(archival="6.2.4.3", sentence="Colours are those of the output intent.")
BLENDING = Rule(archival="6.2.10", sentence="Transparency has a colour space to be blended in.")
PAGE_SIZE = Rule(
    archival="6.1.13", sentence="The boxes of a page are 3 to 14,400 units wide and high."
)
ACTION = Rule(archival="6.5.1", sentence="Actions go to a place or an address, or to another page.")
TRIGGER = Rule(archival="6.5.2", sentence="Nothing happens by itself when a page is opened.")
ATTACHMENT = Rule(matterhorn="21-001", ua="7.11", archival="6.8", sentence="No file is embedded.")
LAYERS = Rule(
    matterhorn="20-001", ua="7.10", archival="6.9", sentence="No part can be switched off."
)
PRESENTATION = Rule(archival="6.10", sentence="There are no presentations or requirements.")

_FILTERS = words(
    "/ASCIIHexDecode /ASCII85Decode /FlateDecode /RunLengthDecode /CCITTFaxDecode /JBIG2Decode "
    "/DCTDecode /JPXDecode"
)
_ACTIONS = words("/GoTo /GoToR /Thread /URI /SubmitForm")
_PAGE_ACTIONS = words("/NextPage /PrevPage /FirstPage /LastPage")
_BOXES = ("/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
_MOST_ACTIONS = 100_000


def check_archive(pdf: pikepdf.Pdf, used: Used) -> Iterator[Finding]:
    """Check what holds for the whole file; `used` is what its pages were found to use."""
    if not pdf.trailer.get("/ID"):
        yield Finding(IDENTIFIER, "The file has no ID.")
    if pdf.is_encrypted:
        yield Finding(ENCRYPTED, "The file is encrypted.")
    yield from _streams(pdf)
    yield from _colours(pdf, used)
    yield from _pages(pdf)
    yield from _actions(pdf)
    yield from _catalog(pdf.Root)


def _streams(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    for value in pdf.objects:
        if isinstance(value, pikepdf.Stream):
            odd = [name for name in filters(value) if name not in _FILTERS]
            if odd or {"/F", "/FFilter", "/FDecodeParms"} & value.keys():
                how = odd[0] if odd else "another file"
                yield Finding(STREAM, f"The object {value.objgen[0]} is packed with {how}.")


def _colours(pdf: pikepdf.Pdf, used: Used) -> Iterator[Finding]:
    intents = [i for i in pdf.Root.get("/OutputIntents", ()) if "/DestOutputProfile" in i]
    if len({intent.DestOutputProfile.objgen for intent in intents}) > 1:
        yield Finding(OUTPUT_INTENT, "The output intents have different profiles.")
    pdf_a = [intent for intent in intents if intent.get("/S") == "/GTS_PDFA1"]
    output = check_profile(pdf_a[0].DestOutputProfile) if pdf_a else ""
    if pdf_a and not output:
        yield Finding(OUTPUT_INTENT, "The profile of the output intent is none for output.")
    known = {"/DeviceGray", f"/Device{output}"} if output else set()
    for space in sorted(DEVICE_SPACES - known):
        if space in used.spaces:
            spot = used.spaces[space]
            message = (
                f"Page {spot.page} has colours in {space[1:]}, not those of the output intent."
            )
            yield spot.breaks(COLOURS, message)
    if not output:
        yield from _blending(pdf, used)


def _blending(pdf: pikepdf.Pdf, used: Used) -> Iterator[Finding]:
    for number, page in enumerate(pdf.pages, 1):
        if number in used.transparent and "/CS" not in page.obj.get("/Group", {}):
            yield Finding(BLENDING, f"Page {number} is transparent without a colour space.")


def _pages(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    for number, page in enumerate(pdf.pages, 1):
        boxes = [page.mediabox, *(page.obj[key] for key in _BOXES if key in page.obj)]
        if not all(_fits(box) for box in boxes):
            yield Finding(PAGE_SIZE, f"Page {number} is too large or too small.")
        if "/AA" in page.obj:
            yield Finding(TRIGGER, f"Something happens when page {number} is opened.")
        if "/PresSteps" in page.obj:
            yield Finding(PRESENTATION, f"Page {number} has steps of a presentation.")


def _fits(box: Any) -> bool:
    left, bottom, right, top = (float(side) for side in box)
    return all(3 <= abs(size) <= 14_400 for size in (right - left, top - bottom))


def _catalog(root: Any) -> Iterator[Finding]:
    names = root.get("/Names", {})
    if "/AA" in root:
        yield Finding(TRIGGER, "Something happens when the file is opened or closed.")
    if "/EmbeddedFiles" in names or "/AF" in root:
        yield Finding(ATTACHMENT, "A file is embedded.")
    if "/OCProperties" in root:
        yield Finding(LAYERS, "There are layers (OCProperties).")
    if "/JavaScript" in names:
        yield Finding(ACTION, "There is JavaScript.")
    if "/AlternatePresentations" in names or "/Requirements" in root:
        yield Finding(PRESENTATION, "There is a presentation or a requirement.")


def _actions(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    found: list[Any] = [pdf.Root.get("/OpenAction")]
    for page in pdf.pages:
        found.extend(annotation.get("/A") for annotation in page.obj.get("/Annots", ()))
    found.extend(_outline_actions(pdf.Root.get("/Outlines", {})))
    while found and len(found) < _MOST_ACTIONS:
        action = found.pop()
        if not isinstance(action, pikepdf.Dictionary):
            continue
        kind = str(action.get("/S"))
        if kind not in _ACTIONS and not _turns_page(action):
            yield Finding(ACTION, f"There is an action {kind[1:]}.")
        following = action.get("/Next", ())
        found.extend(following if isinstance(following, pikepdf.Array) else [following])


def _turns_page(action: Any) -> bool:
    return action.get("/S") == "/Named" and str(action.get("/N")) in _PAGE_ACTIONS


def _outline_actions(outlines: Any) -> Iterator[Any]:
    stack, seen = [outlines.get("/First")], set()
    while stack:
        item = stack.pop()
        if isinstance(item, pikepdf.Dictionary) and item.objgen not in seen:
            seen.add(item.objgen)
            yield item.get("/A")
            stack += [item.get("/First"), item.get("/Next")]
