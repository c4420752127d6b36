"""The block nodes, the few nodes that live only inside others, and the document itself.

Names are mdast's where mdast has them. Blocks for patient material are typed nodes too, each
because some renderer shows it differently.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from docpub.model.inlines import Count, Identifier, Inlines, Node
from docpub.model.metadata import CitationStyle, Metadata

Align = Literal["", "left", "center", "right"]
AdmonitionKind = Literal["note", "tip", "important", "warning", "caution"]
WarningLevel = Literal["emergency", "urgent", "crisis"]
Pin = Literal["", "first"]
HeaderCount = Annotated[int, Meta(ge=0, le=10)]  # each cell may have to name all of its headers
Lines = Annotated[int, Meta(ge=0, le=100)]
Printing = Literal["", "if-room"]
# In the order in which they are shown.
ContactKind = Literal[
    "name", "department", "phone", "tty", "emergency", "crisis", "hours", "email", "url", "address"
]


class BlockNode(Node, frozen=True, kw_only=True):
    """Base of every block. `id` is what links may name, `print` whether it needs room on paper."""

    id: Identifier | None = None
    print: Printing = ""


class Titled(BlockNode, frozen=True, kw_only=True):
    """Base of the blocks that bring a title of their own; a pass gives those without one theirs."""

    title: Inlines = ()
    children: Blocks = ()


# --- prose ---


class Paragraph(BlockNode, frozen=True, kw_only=True):
    """A paragraph of running text."""

    children: Inlines


class Heading(BlockNode, frozen=True, kw_only=True):
    """A heading; `level` is the author's, 1 to 6."""

    level: Annotated[int, Meta(ge=1, le=6)]
    children: Inlines


class Section(BlockNode, frozen=True, kw_only=True):
    """A heading with what it is about, up to the next heading of its level. Made by a pass."""

    heading: Heading
    children: Blocks


class ThematicBreak(BlockNode, frozen=True, kw_only=True):
    """A turn of subject without a heading."""


class Blockquote(BlockNode, frozen=True, kw_only=True):
    """Words of another source."""

    children: Blocks


class ListItem(Node, frozen=True, kw_only=True):
    """One item. `checked` is None unless the item is a task."""

    children: Blocks
    checked: bool | None = None


class List(BlockNode, frozen=True, kw_only=True):
    """A bulleted or numbered list. `spread`: the author left blank lines between its parts."""

    children: tuple[ListItem, ...]
    ordered: bool = False
    start: Count = 1
    spread: bool = False


class Definition(Node, frozen=True, kw_only=True):
    """One explanation of a term."""

    children: Blocks


class DefinitionItem(Node, frozen=True, kw_only=True):
    """A term with its explanations."""

    term: Inlines
    definitions: tuple[Definition, ...]
    id: Identifier | None = None


class DefinitionList(BlockNode, frozen=True, kw_only=True):
    """Terms with their explanations. `spread`: with blank lines between them."""

    children: tuple[DefinitionItem, ...]
    spread: bool = False


class Code(BlockNode, frozen=True, kw_only=True):
    """Code or other text whose line ends and spaces count. `meta` is the rest of the info line."""

    value: str
    lang: str = ""
    meta: str = ""


class Math(BlockNode, frozen=True, kw_only=True):
    """A formula in a line of its own; `value` is LaTeX, `alt` the author's words for it."""

    value: str
    alt: str = ""


class Html(BlockNode, frozen=True, kw_only=True):
    """Raw HTML that the caller let through."""

    value: str


# --- tables and figures ---


class TableCell(Node, frozen=True, kw_only=True):
    """One cell. The bounds are those of HTML."""

    children: Blocks = ()
    colspan: Annotated[int, Meta(ge=1, le=1000)] = 1
    rowspan: Annotated[int, Meta(ge=1, le=65534)] = 1


class TableRow(Node, frozen=True, kw_only=True):
    """One row, its cells in reading order."""

    children: tuple[TableCell, ...]


class Table(BlockNode, frozen=True, kw_only=True):
    """A table; its first `header_rows` rows and `header_columns` columns are headers.

    `label` ("Table 2") is given by a pass to tables with a caption.
    """

    children: tuple[TableRow, ...]
    caption: Inlines = ()
    align: tuple[Align, ...] = ()
    header_rows: HeaderCount = 1
    header_columns: HeaderCount = 0
    label: str = ""


class Figure(BlockNode, frozen=True, kw_only=True):
    """A picture or other display with a caption. `label` ("Figure 1") is given by a pass."""

    children: Blocks
    caption: Inlines = ()
    label: str = ""


# --- apparatus ---


class FootnoteDefinition(Node, frozen=True, kw_only=True):
    """The words of a footnote; `number` is given by a pass."""

    key: str
    children: Blocks
    number: Count = 0


class Footnotes(BlockNode, frozen=True, kw_only=True):
    """The footnotes called since the last such block. Placed by a pass."""

    children: tuple[FootnoteDefinition, ...]


class Reference(Node, frozen=True, kw_only=True):
    """One source, its words put together by a pass from the reference data."""

    key: str
    id: Identifier
    number: Count
    children: Inlines


class References(BlockNode, frozen=True, kw_only=True):
    """The list of the sources that are cited, filled by a pass.

    It is in the order of first use, or with the style `author-date` in that of names and years.
    """

    title: Inlines = ()
    children: tuple[Reference, ...] = ()
    style: CitationStyle = "numbered"


class Glossary(Titled, frozen=True, kw_only=True):
    """Terms explained, in a definition list."""


class Admonition(Titled, frozen=True, kw_only=True):
    """Something set apart from the text: a note, a tip, a warning."""

    kind: AdmonitionKind = "note"


class Only(BlockNode, frozen=True, kw_only=True):
    """Blocks for some outputs, some readers, or both: with `exclude` for all but those it names."""

    formats: tuple[str, ...] = ()
    children: Blocks
    exclude: bool = False
    audiences: tuple[str, ...] = ()

    def is_for(self, output: str | None, audience: str | None) -> bool:
        """Say whether an output for an audience has these blocks; None is any."""
        named = ((output, self.formats), (audience, self.audiences))
        return all(
            wanted is None or not names or (wanted in names) is not self.exclude
            for wanted, names in named
        )


class Extension(BlockNode, frozen=True, kw_only=True):
    """A block of a plugin's own; every renderer can show its `fallback`."""

    name: str
    fallback: Blocks
    data: tuple[tuple[str, str], ...] = ()


# --- patient material ---


class MainMessage(BlockNode, frozen=True, kw_only=True):
    """The one thing to remember."""

    children: Blocks


class KeyPoints(Titled, frozen=True, kw_only=True):
    """The few most important points."""


class WarningSign(Node, frozen=True, kw_only=True):
    """Signs that call for one action; `title` says the action."""

    level: WarningLevel
    title: Inlines = ()
    children: Blocks = ()


class WarningSigns(BlockNode, frozen=True, kw_only=True):
    """When to get help, the most urgent first; what is pinned stands behind the key points."""

    pin: Pin = ""
    title: Inlines = ()
    children: tuple[WarningSign, ...] = ()


class Steps(Titled, frozen=True, kw_only=True):
    """What to do, in order."""


class Questions(Titled, frozen=True, kw_only=True):
    """Questions to take to the care team, with room for more."""


class FaqItem(Node, frozen=True, kw_only=True):
    """A question that people ask, with its answer."""

    question: Inlines
    children: Blocks
    id: Identifier | None = None


class Faq(BlockNode, frozen=True, kw_only=True):
    """Questions and answers; `children` is what stands before the first question.

    A source has the questions as headings in `children`; a pass makes `items` of them.
    """

    title: Inlines = ()
    children: Blocks = ()
    items: tuple[FaqItem, ...] = ()


class Contact(Node, frozen=True, kw_only=True):
    """One way to reach the organisation. `label` is given by a pass."""

    kind: ContactKind
    value: str
    label: str = ""


class Contacts(BlockNode, frozen=True, kw_only=True):
    """How to reach the organisation."""

    title: Inlines = ()
    contacts: tuple[Contact, ...] = ()
    children: Blocks = ()


class AppointmentField(Node, frozen=True, kw_only=True):
    """One line to fill in, such as `date`. `label` is given by a pass."""

    name: str
    label: str = ""


class Appointment(Titled, frozen=True, kw_only=True):
    """The next appointment, to fill in by hand."""

    fields: tuple[AppointmentField, ...] = ()


class NoteLines(Titled, frozen=True, kw_only=True):
    """Empty lines to write on."""

    lines: Lines = 4


class About(Titled, frozen=True, kw_only=True):
    """Where the document comes from: version, reviewers, dates. Made by a pass."""


Block = (
    Paragraph
    | Heading
    | Section
    | ThematicBreak
    | Blockquote
    | List
    | DefinitionList
    | Code
    | Math
    | Html
    | Table
    | Figure
    | Footnotes
    | References
    | Glossary
    | Admonition
    | Only
    | Extension
    | MainMessage
    | KeyPoints
    | WarningSigns
    | Steps
    | Questions
    | Faq
    | Contacts
    | Appointment
    | NoteLines
    | About
)
Blocks = tuple[Block, ...]

# Blocks that bring a heading of their own: at the top level they stand beside the sections.
SectionLike = About | Faq | Glossary | References | WarningSigns


class ContentsEntry(Node, frozen=True, kw_only=True):
    """A line of the table of contents, with those below it."""

    target: Identifier
    title: Inlines
    children: tuple[ContentsEntry, ...] = ()


class Document(Node, frozen=True, kw_only=True, omit_defaults=False):
    """A whole document.

    `docpub` is the version of this format. `heading` is the title where the text itself writes
    it. `footnotes` are definitions that no `Footnotes` block has taken in. `contents` is made by
    a pass. `sources` are the files that it includes, named relative to it.
    """

    metadata: Metadata
    children: Blocks = ()
    heading: Heading | None = None
    footnotes: tuple[FootnoteDefinition, ...] = ()
    contents: tuple[ContentsEntry, ...] = ()
    sources: tuple[str, ...] = ()
    docpub: Literal[1] = 1
