"""The life of a document: which text was reviewed, until when that holds, whether it may go out."""

from __future__ import annotations

from docpub.lifecycle.dates import DueState, ReviewTerms, due_date, due_state, months_after
from docpub.lifecycle.fingerprint import content_hash
from docpub.lifecycle.reviews import check_due, check_release, check_reviews, reviews_of

__all__ = [
    "DueState",
    "ReviewTerms",
    "check_due",
    "check_release",
    "check_reviews",
    "content_hash",
    "due_date",
    "due_state",
    "months_after",
    "reviews_of",
]
