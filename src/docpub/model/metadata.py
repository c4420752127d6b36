"""What the front matter says of a document; in JSON, too, its names are in kebab-case."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from docpub.diagnostics import Span

Status = Literal["draft", "in-review", "approved", "retired"]
HandoutType = Literal[
    "condition", "treatment", "test", "procedure", "medicine", "service", "self-care"
]
ReaderAge = Literal["adult", "teen", "child", "carer"]
ReviewerRole = Literal["clinical", "patient", "plain-language", "translation"]
AudienceName = Annotated[str, Meta(pattern="^[a-z][a-z0-9-]*$")]
CitationStyle = Literal["numbered", "author-date"]
Typography = Literal["smart", "as-written"]
PrintSize = Literal["", "standard", "clear-print", "large-print", "12pt", "14pt", "18pt"]
Formula = Literal["", "flesch-kincaid", "smog"]
Sheets = Annotated[int, Meta(ge=0, le=100)]
LanguageTag = Annotated[str, Meta(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]


class Record(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    rename="kebab",
):
    """Base of every mapping in the front matter."""


class Author(Record, frozen=True, kw_only=True):
    """Who wrote the document."""

    name: str
    role: str = ""
    credentials: str = ""
    orcid: str = ""


class Reviewer(Record, frozen=True, kw_only=True):
    """Who reviewed the document, as what and when.

    `content` is the hash of the text that was reviewed, as `docpub approve` writes it.
    """

    name: str
    role: ReviewerRole
    credentials: str = ""
    date: dt.date | None = None
    content: str = ""


class Logo(Record, frozen=True, kw_only=True):
    """A picture file inside the source folder, and its words."""

    src: str
    alt: str


class Organisation(Record, frozen=True, kw_only=True):
    """Who answers for the document and can be reached about it.

    `crisis` is the number of a crisis line. `language_notice` says by language, in it, where to get
    help with languages; `{phone}` and the like stand for what is said here.
    """

    name: str
    department: str = ""
    logo: Logo | None = None
    address: str = ""
    phone: str = ""
    tty: str = ""
    hours: str = ""
    url: str = ""
    email: str = ""
    emergency: str = ""
    crisis: str = ""
    language_notice: dict[LanguageTag, str] = {}
    feedback: str = ""


class Change(Record, frozen=True, kw_only=True):
    """One entry of the document's history."""

    version: str
    date: dt.date
    note: str


class Reading(Record, frozen=True, kw_only=True):
    """Whom the words should suit.

    Without a `target_grade` there is one for the age of the readers.
    `formula` is `flesch-kincaid` or `smog`; without one both count. `allow` are words that have to
    be there, however hard.
    """

    target_grade: float | None = None
    formula: Formula = ""
    allow: tuple[str, ...] = ()


class Print(Record, frozen=True, kw_only=True):
    """How the handout is meant to be printed."""

    paper: tuple[Literal["Letter", "A4", "A5"], ...] = ("Letter",)
    size: PrintSize = ""
    sheets: Sheets = 0
    duplex: bool = False
    colour: Literal["", "colour", "mono"] = ""
    booklet: bool = False
    contents: bool = False


class Series(Record, frozen=True, kw_only=True):
    """The series that the document belongs to, and its place in it."""

    name: str
    number: str = ""


class Certification(Record, frozen=True, kw_only=True):
    """Who vouches that the book is accessible, `to` which standard.

    See EPUB Accessibility 1.1, 4.4 (https://www.w3.org/TR/epub-a11y-11/#sec-conf-reporting).
    `report` is the address of the certifier's report.
    """

    by: str
    to: str = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    credential: str = ""
    report: str = ""


class Translation(Record, frozen=True, kw_only=True):
    """The source that a document is a translation of, named relative to it.

    `content` is the hash of the text that was translated, as `docpub approve` writes it.
    """

    file: str
    content: str = ""


class Name(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="kebab"):
    """A person (`family`, `given`) or a body (`literal`), as CSL data names them."""

    family: str = ""
    given: str = ""
    literal: str = ""
    suffix: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""


class DateParts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="kebab"):
    """A date, or the first and the last, as CSL data writes it: ``{date-parts: [[2024, 3, 5]]}``.

    A date in words is `literal`, one that its program could not part `raw`.
    """

    date_parts: tuple[tuple[int, ...], ...] = ()
    raw: str = ""
    literal: str = ""


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="kebab"):
    """A work that the document cites: an entry of CSL data (https://citationstyles.org).

    Fields of CSL that docpub does not show are let pass. `span` is where its name is written.
    """

    id: str
    span: Span | None = None
    type: str = ""
    title: str = ""
    title_short: str = ""
    author: tuple[Name, ...] = ()
    container_title: str = ""
    publisher: str = ""
    issued: str | DateParts = ""
    accessed: str | DateParts = ""
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    doi: str = msgspec.field(name="DOI", default="")
    url: str = msgspec.field(name="URL", default="")


class Metadata(Record, frozen=True, kw_only=True):
    """The front matter of a document (see handout fields in the manual).

    `languages` are the sources of the same text in other languages, named relative to this one.
    `ignore` names codes of diagnostics that are not to be told, each with the reason.
    """

    docpub: Literal[1] = 1
    profile: str = "article"
    id: str = ""
    title: str = ""
    short_title: str = ""
    subtitle: str = ""
    lang: LanguageTag = "en"
    languages: tuple[str, ...] = ()
    translation_of: Translation | None = None
    type: HandoutType | None = None
    audience: str = ""
    audiences: tuple[AudienceName, ...] = ()
    reader_age: ReaderAge = "adult"
    main_message: str = ""
    status: Status | None = None
    version: str = ""
    changes: tuple[Change, ...] = ()
    published: dt.date | None = None
    reviewed: dt.date | None = None
    review_due: dt.date | None = None
    authors: tuple[Author, ...] = ()
    reviewers: tuple[Reviewer, ...] = ()
    organisation: Organisation | None = None
    references: tuple[Source, ...] = ()
    citation_style: CitationStyle = "numbered"
    abbreviations: dict[str, str] = {}
    typography: Typography = "smart"
    licence: str = ""
    copyright: str = ""
    keywords: tuple[str, ...] = ()
    series: Series | None = None
    certification: Certification | None = None
    funding: str = ""
    conflicts: str = ""
    online: str = ""
    reading: Reading = Reading()
    print: Print = Print()
    disclaimer: str = ""
    raw_html: Literal["refuse", "sanitise"] = "refuse"
    ignore: dict[str, str] = {}
