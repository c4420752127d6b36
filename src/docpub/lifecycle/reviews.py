"""Whether a document is what was reviewed, and may be given to patients."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from docpub.assets import Assets
from docpub.diagnostics import Problems, Span
from docpub.lifecycle.dates import ReviewTerms, due_date, due_state
from docpub.lifecycle.fingerprint import content_hash
from docpub.model import Document, Metadata, Reviewer

PlaceOf = Callable[[str], Span | None]  # of a name in the front matter


def reviews_of(metadata: Metadata, role: str = "clinical") -> list[Reviewer]:
    """Return the reviews in a role that have taken place, the last of them first."""
    done = [who for who in metadata.reviewers if who.role == role and who.date]
    return sorted(done, key=lambda who: who.date or dt.date.min, reverse=True)


def check_reviews(
    document: Document, assets: Assets, problems: Problems, place_of: PlaceOf
) -> None:
    """Report an approved document that no clinician has reviewed as it is now."""
    if document.metadata.status != "approved":
        return
    reviews = reviews_of(document.metadata)
    if not reviews:
        message = "The document is approved, and no clinical review with a date is named."
        problems.report("no-clinical-review", message, place_of("status"))
        return
    recorded = [who for who in reviews if who.content]
    if not recorded:
        message = f"Nothing says which text was reviewed on {reviews[0].date}."
        problems.report("review-without-content", message, place_of("reviewers"))
    elif content_hash(document, assets) not in {who.content for who in recorded}:
        message = f"This is not the text that was reviewed on {recorded[0].date}."
        problems.report("changed-since-review", message, place_of("reviewers"))


def check_release(
    metadata: Metadata,
    today: dt.date,
    terms: ReviewTerms,
    problems: Problems,
    place_of: PlaceOf,
) -> None:
    """Report what keeps a document from patients on a day, besides what `check_reviews` reports."""
    if metadata.status != "approved":
        status = metadata.status or "not given"
        message = f"The document is not approved: its status is {status}."
        problems.report("not-approved", message, place_of("status"))
    elif not any(who.content for who in reviews_of(metadata)):
        message = "The document is approved, but nothing says which text was reviewed."
        problems.report("not-approved", message, place_of("reviewers"))
    check_due(metadata, today, terms, problems, place_of)


def check_due(
    metadata: Metadata, today: dt.date, terms: ReviewTerms, problems: Problems, place_of: PlaceOf
) -> None:
    """Report a review that is overdue or soon due on a day; a draft has none yet."""
    if metadata.status != "approved":
        return
    due = due_date(metadata, terms)
    match due_state(due, today, terms):
        case "overdue":
            message = f"The review was due on {due}."
            problems.report("review-overdue", message, place_of("review-due"))
        case "soon":
            message = f"The next review is due on {due}."
            problems.report("review-due-soon", message, place_of("review-due"))
        case _:
            pass
