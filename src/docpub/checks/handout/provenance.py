"""What a handout has to say of itself, and the parts that its kind needs."""

from __future__ import annotations

from docpub.diagnostics import Problems, Span
from docpub.model import (
    Contacts,
    Document,
    KeyPoints,
    MainMessage,
    Node,
    References,
    Steps,
    WarningSigns,
    walk,
)

_BEGINNING = Span(1, 1, 1, 4)  # of the front matter
_FIELDS = (
    "id",
    "type",
    "audience",
    "main-message",
    "status",
    "version",
    "published",
    "reviewed",
    "review-due",
    "authors",
    "reviewers",
    "organisation",
    "licence",
    "funding",
    "conflicts",
    "disclaimer",
)
_PARTS: dict[type[Node], str] = {
    KeyPoints: "key-points",
    WarningSigns: "warning-signs",
    Contacts: "contacts",
    References: "references",
    Steps: "steps",
}
_CLINICAL = (KeyPoints, WarningSigns, Contacts, References)
_NEEDED: dict[str, tuple[type[Node], ...]] = {
    "medicine": _CLINICAL,
    "treatment": _CLINICAL,
    "condition": _CLINICAL,
    "procedure": (*_CLINICAL, Steps),
    "test": (KeyPoints, WarningSigns, Contacts),
    "self-care": (KeyPoints, WarningSigns, Contacts),
    "service": (Contacts,),
}


def check_provenance(document: Document, problems: Problems) -> None:
    """Report what is missing in the front matter: all of it at once, for it is one mend.

    A main message may stand in the text instead.
    """
    metadata = document.metadata
    if metadata.status == "approved" and not any(r.role == "patient" for r in metadata.reviewers):
        message = "No patient is named among those who have reviewed the text."
        problems.report("no-patient-review", message, _BEGINNING)
    missing = [name for name in _FIELDS if not getattr(metadata, name.replace("-", "_"))]
    if "main-message" in missing and any(walk(document, MainMessage)):
        missing.remove("main-message")
    if metadata.organisation and not metadata.organisation.phone:
        missing.append("organisation.phone")
    if not missing:
        return
    code = "provenance-missing" if metadata.status == "approved" else "provenance-incomplete"
    message = f"The front matter does not say: {', '.join(missing)}."
    problems.report(code, message, _BEGINNING)


def check_parts(document: Document, problems: Problems) -> None:
    """Report the parts that readers of such a handout look for, and do not find."""
    kind = document.metadata.type
    missing = [
        _PARTS[part] for part in _NEEDED.get(kind or "", ()) if not any(walk(document, part))
    ]
    if missing:
        message = f"A handout of the type {kind!r} has no {', '.join(missing)}."
        problems.report("part-missing", message, _BEGINNING)
