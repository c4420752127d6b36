"""The part of the catalogue about reviews, approval and dates."""

from __future__ import annotations

from docpub.diagnostics.entry import Entry

_APPROVED = "---\ntitle: T\nstatus: approved\n"
_REVIEWER = "reviewers:\n- {name: A clinician, role: clinical, date: 2026-01-02"

REVIEWS: dict[str, Entry] = {
    "no-clinical-review": Entry(
        "error",
        "The document is approved, and no clinician has reviewed it.",
        "Have it reviewed, and write that down with `docpub approve FILE --as clinical`; or change "
        "its status.",
        f"{_APPROVED}---\n\nText.",
        ignorable=False,
    ),
    "review-without-content": Entry(
        "warning",
        "A review is named, but not which text was reviewed, so no later change of it is found.",
        "Write it down with `docpub approve FILE --as clinical`.",
        f"{_APPROVED}{_REVIEWER}}}\n---\n\nText.",
    ),
    "no-patient-review": Entry(
        "warning",
        "An approved handout that no patient has read before.",
        "Have somebody read it for whom it is meant: `docpub approve FILE --as patient`.",
        f"---\ntitle: T\nprofile: handout\nstatus: approved\n{_REVIEWER}}}\n---\n\nText.",
    ),
    "changed-since-review": Entry(
        "error",
        "The text or a picture was changed after the review, so nobody has approved what it says.",
        "Take the change back, or have it reviewed again: `docpub approve FILE --as clinical`.",
        f"{_APPROVED}{_REVIEWER}, content: 0123456789abcdef0123456789abcdef}}\n---\n\nText.",
        ignorable=False,
    ),
    "original-changed": Entry(
        "error",
        "The text that a translation was made from is another one now, so the two may not say the "
        "same.",
        "Translate what has changed, and write that down with `docpub approve FILE --as "
        "translation`.",
        ignorable=False,
    ),
    "translation-without-content": Entry(
        "warning",
        "Nothing says which text an approved translation was made from, so no later change of that "
        "is found.",
        "Write it down with `docpub approve FILE --as translation`.",
    ),
    "identifier-not-unique": Entry(
        "warning",
        "Two documents of one folder have the same `id` in the same language, so nobody can tell "
        "which of them is meant, and a reader may keep only one of the two books.",
        "Give each its own.",
    ),
    "not-approved": Entry(
        "error",
        "Only approved documents go out with `docpub build --release`.",
        "Have it reviewed, and write that down with `docpub approve FILE --as clinical`.",
        ignorable=False,
        later=True,
    ),
    "review-overdue": Entry(
        "error",
        "The document should have been reviewed again by now.",
        "Review it, and write that down with `docpub approve`; or retire it: `status: retired`.",
        ignorable=False,
        later=True,
    ),
    "review-due-soon": Entry(
        "warning",
        "The document has to be reviewed again soon.",
        "Review it, and write that down with `docpub approve`.",
        later=True,
    ),
}
