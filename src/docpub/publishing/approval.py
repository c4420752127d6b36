"""`docpub approve`: who reviewed which text, written into its front matter."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec

from docpub.errors import DocpubError, OutputError
from docpub.lifecycle import content_hash, months_after
from docpub.model import Document, Reviewer
from docpub.model.metadata import Status
from docpub.publishing import SourceFile, parse_source
from docpub.publishing.configuration import Config
from docpub.publishing.find import read_source
from docpub.publishing.translations import hash_of, original_of
from docpub.publishing.whole import write_whole
from docpub.source.edits import Path as Names
from docpub.source.edits import add_item, data_of, set_value

_ABOUT_REVIEWS = frozenset(
    ["no-clinical-review", "review-without-content", "changed-since-review", "original-changed"]
)


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """What was written. `due` is when the next review is, if the document is approved now."""

    file: str
    reviewer: Reviewer
    status: Status
    due: dt.date | None = None


def approve(
    path: str | Path,
    review: Reviewer,
    date: dt.date,
    *,
    due: dt.date | None = None,
    config: Config | None = None,
) -> Approval:
    """Write into a source that somebody has reviewed its text, as it is now, on a day.

    The document is then approved, if a clinician has reviewed this text, else in review. The next
    review is due on the day that is given, or after the time that the configuration says. An
    earlier review by the same person in the same role is replaced. With a review of a translation
    goes the hash of the text that it was made from. Nothing but the front matter is
    changed, and in that only what has to be.

    Raises `SourceNotFound`, `OutputError`, and `DocpubError` for a document with errors or a front
    matter that cannot be changed.
    """
    path = Path(path)
    file = read_source(path).configured(config or Config())
    document = _sound_document(file)
    content = content_hash(document, file.assets)
    review = msgspec.structs.replace(review, date=date, content=content)
    earlier = document.metadata.reviewers
    clinical = [who for who in (*earlier, review) if who.role == "clinical"]
    approved = any(who.content == content and who.date for who in clinical)
    status: Status = "approved" if approved else "in-review"
    values: dict[Names, str] = {("status",): status}
    if approved:
        due = due or months_after(date, file.config.review.interval)
        values |= {("reviewed",): str(date), ("review-due",): str(due)}
    original = original_of(file, document.metadata)
    if review.role == "translation" and original:
        values[("translation-of", "content")] = hash_of(original)
    text = _decoded(file)
    changed = _with_review(text, review)
    for names, value in values.items():
        changed = set_value(changed, names, value)
    _make_sure(text, changed, file.file)
    _write(path, changed)
    return Approval(file=file.file, reviewer=review, status=status, due=due if approved else None)


def _sound_document(file: SourceFile) -> Document:
    if file.is_model:
        raise DocpubError(
            f"{file.file} is a model, which has no front matter to write in.",
            hint="Approve the Markdown source.",
        )
    parsed = parse_source(file)
    errors = [d for d in parsed.diagnostics if d.is_error and d.code not in _ABOUT_REVIEWS]
    if errors:
        raise DocpubError(
            f"{file.file} has errors, so it cannot be approved: {errors[0].message}",
            hint=f"Mend what `docpub check {file.file}` tells.",
        )
    return parsed.document


def _decoded(file: SourceFile) -> str:
    text = file.text
    return text if isinstance(text, str) else text.decode("utf-8")


def _with_review(text: str, review: Reviewer) -> str:
    """Return the source with a review in it, in the place of an earlier one by the same person."""
    said = {name: str(value) for name, value in msgspec.to_builtins(review).items()}
    written = data_of(text)[0].get("reviewers") or ()
    for number, who in enumerate(written):
        if isinstance(who, dict) and all(who.get(name) == said[name] for name in ("name", "role")):
            for name, value in said.items():
                if value != who.get(name):
                    text = set_value(text, ("reviewers", number, name), value)
            return text
    return add_item(text, "reviewers", said)


def _make_sure(before: str, after: str, file: str) -> None:
    """Raise `DocpubError` unless the text is the same, and all of the front matter but this."""
    changed = ("status", "reviewed", "review-due", "reviewers", "translation-of")
    (old, old_body), (new, new_body) = data_of(before), data_of(after)
    kept = all(new.get(name) == value for name, value in old.items() if name not in changed)
    had_front_matter = bool(old)
    if not kept or (had_front_matter and old_body != new_body):
        raise DocpubError(
            f"The front matter of {file} cannot be changed without changing more.",
            hint="Write each of its names on a line of its own.",
        )


def _write(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode("utf-8"), path.stat().st_mode & 0o777)
    except OSError as error:
        raise OutputError(f"{path.as_posix()} cannot be written: {error.strerror}.") from error
