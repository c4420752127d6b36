"""The inline nodes: what stands inside a paragraph, a heading or a caption.

Names are mdast's where mdast has them (https://github.com/syntax-tree/mdast).
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from docpub.diagnostics import Span

Identifier = Annotated[str, Meta(pattern="^[a-z][a-z0-9-]*$")]
Count = Annotated[int, Meta(ge=0)]


def camel_case(name: str) -> str:
    """Give the `type` of a node class in JSON: `ListItem` is `listItem`."""
    return name[0].lower() + name[1:]


class Node(
    msgspec.Struct,
    frozen=True,
    gc=False,  # frozen, so no cycle can form: nothing to collect, and thousands of nodes to pass by
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="type",
    tag=camel_case,
    rename="camel",
):
    """Base of every node: immutable, compared by value. A generated node has no `span`."""

    span: Span | None = None


class Text(Node, frozen=True, kw_only=True):
    """Words. A line feed in them is a soft line break of the source."""

    value: str


class Emphasis(Node, frozen=True, kw_only=True):
    """Stressed words, usually italic."""

    children: Inlines


class Strong(Node, frozen=True, kw_only=True):
    """Important words, usually bold."""

    children: Inlines


class Delete(Node, frozen=True, kw_only=True):
    """Words that no longer hold, struck through."""

    children: Inlines


class InlineCode(Node, frozen=True, kw_only=True):
    """A piece of code, shown as it is."""

    value: str


class InlineMath(Node, frozen=True, kw_only=True):
    """A formula in a text; `value` is LaTeX, `alt` the author's words for it."""

    value: str
    alt: str = ""


class Break(Node, frozen=True, kw_only=True):
    """A line break that the author asked for."""


class Link(Node, frozen=True, kw_only=True):
    """A link to another resource."""

    url: str
    children: Inlines
    title: str = ""


class Image(Node, frozen=True, kw_only=True):
    """A picture; `url` is relative to the source file. An empty `alt` needs `decorative`."""

    url: str
    alt: str = ""
    title: str = ""
    decorative: bool = False


class CrossReference(Node, frozen=True, kw_only=True):
    """A link to an identifier in this document.

    `children` are the author's words; where there are none, a pass fills `label` from the target.
    """

    target: Identifier
    children: Inlines = ()
    label: Inlines = ()


class FootnoteReference(Node, frozen=True, kw_only=True):
    """The mark that calls a footnote. `number` and `id` are given by a pass; 0 is unresolved."""

    key: str
    number: Count = 0
    id: str = ""


class Citation(Node, frozen=True, kw_only=True):
    """One or more sources for a statement, as in ``{cite}`key1,key2``` or ``[@key1, p. 3; @key2]``.

    `locators` are the author's, one for each key, or none at all. The rest is given by a pass:
    for each key its `numbers` entry (0 is a key without a reference) and what is shown of it in
    `labels`, and in `marks` what is shown before each label and after the last.
    """

    keys: Annotated[tuple[str, ...], Meta(min_length=1)]
    locators: tuple[str, ...] = ()
    numbers: tuple[Count, ...] = ()
    labels: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


class Term(Node, frozen=True, kw_only=True):
    """A word that the glossary explains; `target` is the identifier of the entry."""

    target: Identifier
    children: Inlines


class Abbreviation(Node, frozen=True, kw_only=True):
    """A short form with its expansion.

    `expanded` is given by a pass to the first use, which shows both.
    """

    value: str
    title: str
    expanded: bool = False

    @property
    def words(self) -> str:
        """What a reader sees: "CT", or "computed tomography (CT)"."""
        return f"{self.title} ({self.value})" if self.expanded else self.value


class Phrase(Node, frozen=True, kw_only=True):
    """A run of words in another language or direction, or with class names for a theme."""

    children: Inlines
    lang: str = ""
    dir: Literal["", "ltr", "rtl", "auto"] = ""
    classes: tuple[str, ...] = ()


class Blank(Node, frozen=True, kw_only=True):
    """Room to write a few words by hand."""


class InlineHtml(Node, frozen=True, kw_only=True):
    """One raw HTML tag that the caller let through."""

    value: str


Inline = (
    Text
    | Emphasis
    | Strong
    | Delete
    | InlineCode
    | InlineMath
    | Break
    | Link
    | Image
    | CrossReference
    | FootnoteReference
    | Citation
    | Term
    | Abbreviation
    | Phrase
    | Blank
    | InlineHtml
)
Inlines = tuple[Inline, ...]
