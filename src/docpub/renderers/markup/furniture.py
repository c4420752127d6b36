"""What stands on every page around the text."""

from __future__ import annotations

from docpub.labels import Labels, direction_of
from docpub.model import Metadata
from docpub.renderers.markup.directions import isolated
from docpub.themes import Footer


def notice_of(metadata: Metadata, labels: Labels) -> str:
    """Return the words that keep a document that is not approved from patients, or none."""
    match metadata.status:
        case "draft":
            return labels.draft
        case "in-review":
            return labels.in_review
        case "retired":
            return labels.retired
        case _:
            return ""


def footer_parts(
    metadata: Metadata, labels: Labels, footer: Footer | None = None
) -> tuple[str, ...]:
    """Return who published what, in which version, and until when it holds, as a theme asks."""
    footer = footer or Footer()
    values = {
        "organisation": (metadata.organisation.name if metadata.organisation else "", ""),
        "id": (metadata.id, ""),
        "version": (metadata.version, labels.version),
        "reviewed": (str(metadata.reviewed or ""), labels.reviewed),
        "review-due": (str(metadata.review_due or ""), labels.review_due),
    }
    chosen = (*(values[part] for part in footer.parts), (footer.text, ""))
    direction = direction_of(metadata.lang)
    return tuple(
        isolated(f"{label} {value}".strip(), direction) for value, label in chosen if value
    )
