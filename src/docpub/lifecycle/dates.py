"""Until when a review holds. Nobody here asks what day it is: it is always given."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Annotated, Literal

import msgspec

from docpub.model import Metadata

DueState = Literal["", "soon", "overdue"]


class ReviewTerms(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How long reviews hold, in months, and how many days before the end to say so."""

    interval: Annotated[int, msgspec.Meta(ge=1, le=120)] = 24
    notice: Annotated[int, msgspec.Meta(ge=0, le=3650)] = 60


def months_after(date: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last day of that month."""
    month = date.month - 1 + months
    year, month = date.year + month // 12, month % 12 + 1
    return dt.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))


def due_date(metadata: Metadata, terms: ReviewTerms) -> dt.date | None:
    """Return when the next review is due: as the front matter says, or after the usual time."""
    if metadata.review_due or not metadata.reviewed:
        return metadata.review_due
    return months_after(metadata.reviewed, terms.interval)


def due_state(due: dt.date | None, today: dt.date, terms: ReviewTerms) -> DueState:
    """Say whether a review is overdue, or soon due. On the day itself it is not overdue yet."""
    if due is None:
        return ""
    if due < today:
        return "overdue"
    return "soon" if due <= today + dt.timedelta(days=terms.notice) else ""
