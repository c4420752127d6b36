"""Where each document of a library stands: whose it is, which version, due when, what is wrong."""

from __future__ import annotations

import datetime as dt

import msgspec

from docpub.checks import measure_whole
from docpub.lifecycle import DueState, due_date, due_state
from docpub.model import Metadata
from docpub.publishing import SourceFile, parse_source
from docpub.publishing.parts import prepare


class Standing(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """Where a document stands on a day; `state` is about its next review, or else empty.

    `grade` is that of Flesch and Kincaid, of documents in English with enough words.
    """

    file: str
    id: str
    title: str
    lang: str
    version: str
    status: str
    owner: str
    reviewed: dt.date | None
    review_due: dt.date | None
    state: DueState
    changed: bool
    grade: float | None
    errors: int
    warnings: int

    @property
    def ok(self) -> bool:
        """Whether nobody has to do anything about it."""
        return self.state != "overdue" and not self.errors


def standing_of(file: SourceFile, today: dt.date) -> Standing:
    """Say where a document stands on a day."""
    parsed = parse_source(file)
    score = measure_whole(prepare(parsed.document))
    metadata, told = parsed.document.metadata, [d for d in parsed.diagnostics if not d.ignored]
    due = due_date(metadata, file.config.review)
    runs = metadata.status not in ("draft", "retired")
    return Standing(
        file=file.file,
        id=metadata.id,
        title=metadata.title,
        lang=metadata.lang,
        version=metadata.version,
        status=metadata.status or "",
        owner=_owner(metadata),
        reviewed=metadata.reviewed,
        review_due=due,
        state=due_state(due, today, file.config.review) if runs else "",
        changed=any(d.code == "changed-since-review" for d in told),
        grade=score.flesch_kincaid if score.is_enough else None,
        errors=sum(d.is_error for d in told),
        warnings=sum(d.severity == "warning" for d in told),
    )


def _owner(metadata: Metadata) -> str:
    """Return who has to see to a document: a department, or its first author, or who publishes."""
    organisation = metadata.organisation
    if organisation and organisation.department:
        return organisation.department
    if metadata.authors:
        return metadata.authors[0].name
    return organisation.name if organisation else ""
