"""The contract between docpub and a renderer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal, Protocol, TypeVar

import msgspec

from docpub.assets import Assets, GivenAssets
from docpub.diagnostics import Diagnostic, Span
from docpub.labels import Labels
from docpub.model import Document
from docpub.themes import Theme

Feature = Literal["pages", "reflow", "links", "images", "tags"]


class Info(msgspec.Struct, frozen=True, kw_only=True):
    """What a renderer is, told before it runs.

    `name` is what follows `--to`, `title` is for people, `suffix` begins with a dot. `tools` are
    the distributions whose versions decide on the bytes. One that `uses` pages is run after those
    that have the feature, if they are asked for, and finds in its context what they left; one that
    uses companions is run last, and finds there which files the others made.
    """

    name: str
    title: str
    media_type: str
    suffix: str
    features: frozenset[Feature] = frozenset()
    uses: frozenset[Literal["pages", "companions"]] = frozenset()
    tools: tuple[str, ...] = ()


class Options(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """Base of a renderer's options. The class is their schema: name, type and default."""


class PageStart(msgspec.Struct, frozen=True):
    """A block that stands on a page; so many `letters` of it, spaces aside, stand before that."""

    span: Span
    letters: int = 0


class Pages(msgspec.Struct, frozen=True, kw_only=True):
    """What stands on each page of an output, in reading order. `of` names the output to people."""

    of: str
    starts: tuple[tuple[PageStart, ...], ...]


class Companion(msgspec.Struct, frozen=True, kw_only=True):
    """A file that stands beside an output and has the same text in another form.

    `file` is its address from there, `title` names it to readers in their language. `lang` is given
    where it is in another language than the document.
    """

    file: str
    title: str
    media_type: str
    lang: str = ""


class Output(msgspec.Struct, frozen=True, kw_only=True):
    """What a renderer made: relative names and bytes, the main file first.

    When they are written, the document's name takes the place of the main file's, also where
    another's begins with it and a hyphen: `handout.pdf`, `handout-more.pdf`. `titles` name files
    to readers, in the document's language; those without a title are not offered to them. `pages`
    and `titles` are for renderers that run later for the same document, and say so in their `Info`.
    `page_counts` say how many pages files have, of those that have any.
    """

    files: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...] = ()
    titles: dict[str, str] = {}
    pages: Pages | None = None
    page_counts: dict[str, int] = {}


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """All that a renderer may know besides the document; `theme` is how outputs look.

    `modified` is the date of the content, never of the clock: from the front matter, else from
    SOURCE_DATE_EPOCH. `resolve` makes a document ready again that a renderer leaves a part out of.
    """

    assets: Assets = GivenAssets()
    labels: Labels = Labels()
    theme: Theme = Theme()
    modified: dt.datetime = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    pages: Pages | None = None
    companions: tuple[Companion, ...] = ()
    resolve: Callable[[Document], Document] = lambda document: document


O = TypeVar("O", bound=Options)  # noqa: E741


class Renderer(Protocol[O]):
    """Makes files of a document: the same bytes for the same arguments, and nothing else."""

    info: Info
    options: type[O]

    def render(self, document: Document, options: O, context: Context) -> Output:
        """Make the files. What the document gets wrong is a diagnostic, never an exception."""
