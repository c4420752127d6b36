"""Hypothesis strategies: documents of every kind of node, and sources in something like Markdown.

Documents are small and odd: blocks stand where no author puts them, identifiers clash, tables are
ragged, references lead nowhere. Every pass and renderer must cope with that.
"""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from docpub import model
from docpub.diagnostics import Span
from docpub.model.blocks import AdmonitionKind, Align, ContactKind, Pin, WarningLevel
from docpub.model.metadata import (
    Change,
    HandoutType,
    Logo,
    Print,
    Reading,
    ReviewerRole,
    Status,
    Typography,
)

# --- words ---

# All that XML or HTML treats in a way of its own, and letters that are more than one code point
# or run from right to left.
SPECIAL = (
    *"&<>\"'`=/;#-!?[](){}|*_\\~^:$%@",
    *['"', "'", "--", "---", "...", "“", "’", "« ", "5'10\""],
    *["&amp;", "&lt;", "]]>", "-->", "<b>", "</p>", "<!--", "<![CDATA[", "<?x", "?>"],
    *"aZ09 \n\u00a0\u200b\u2028\ufeff\u0301",
    *["مر", "\u200f", "漢", "👩\u200d⚕️", "🇫🇷", "é", "ß", "İ"],
)
_any_character = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
words = st.lists(st.one_of(st.sampled_from(SPECIAL), _any_character), max_size=6).map("".join)
plain = st.sampled_from(("", "One", "One", "two words", "NMDA", "Über 2", "3", "عربي", "A & B"))
text = st.one_of(plain, words)

names = st.sampled_from(("a", "b", "a-2", "one", "one-2", "two-words", "a-caption", "term--nmda"))
identifiers = st.none() | names
keys = st.sampled_from(("k1", "k2", "k3", "other"))
addresses = st.sampled_from(("", "https://example.org/?a=1&b=2"))
urls = st.one_of(st.sampled_from(("x.png", "https://example.org/?a=1&b=2", "#a", "")), words)
spans = st.none() | st.builds(
    lambda start, lines: Span(start, 1, start + lines, 1), st.integers(1, 99), st.integers(0, 9)
)

# Some are LaTeX, some are not.
formulas = text | st.sampled_from(
    (r"\frac{a}{b} < 1", "x_1^2 & y", r"\begin{matrix}1&2\\3&4\end{matrix}", r"50\,\%", "{" * 400)
)


def several(items: SearchStrategy[Any], most: int = 3, least: int = 0) -> SearchStrategy[Any]:
    return st.lists(items, min_size=least, max_size=most).map(tuple)


def build(node: type[Any], /, **fields: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """Build nodes of a kind; what is not given keeps its default."""
    return st.builds(node, span=spans, **fields)


# --- inline nodes ---

_leaves: tuple[SearchStrategy[Any], ...] = (
    build(model.Text, value=text),
    build(model.InlineCode, value=text),
    build(model.InlineMath, value=formulas, alt=text),
    build(model.Break),
    build(model.Image, url=urls, alt=text, title=text, decorative=st.booleans()),
    build(model.FootnoteReference, key=keys, number=st.integers(0, 3), id=st.just("") | names),
    build(model.Citation, keys=several(keys, most=3, least=1), locators=several(text)),
    build(model.Abbreviation, value=text, title=text, expanded=st.booleans()),
    build(model.Blank),
)
inline: SearchStrategy[Any] = st.deferred(lambda: st.one_of(*_leaves, *_inline_containers))
inlines = several(inline)
written = several(build(model.Text, value=text), most=2)  # by a pass, so it holds no calls
_inline_containers: tuple[SearchStrategy[Any], ...] = (
    build(model.Emphasis, children=inlines),
    build(model.Strong, children=inlines),
    build(model.Delete, children=inlines),
    build(model.Link, url=urls, title=text, children=inlines),
    build(model.CrossReference, target=names, children=inlines, label=written),
    build(model.Term, target=names, children=inlines),
    build(
        model.Phrase,
        children=inlines,
        lang=st.sampled_from(("", "en", "ar", "de", "pt-BR")),
        dir=st.sampled_from(("", "ltr", "rtl", "auto")),
        classes=several(st.sampled_from(("quiet", "big"))),
    ),
)
# What a trusted caller let through. It is not in `inline`, since nothing is known of its words.
inline_html = build(
    model.InlineHtml, value=st.sampled_from(("<b>", "</b>", "<br>", '<i title="&">'))
)

# --- block nodes ---

block: SearchStrategy[Any] = st.deferred(lambda: st.one_of(*_blocks))
blocks = several(block)
printing = st.sampled_from(("", "if-room"))
titled = {"id": identifiers, "print": printing, "title": inlines, "children": blocks}
headings = build(model.Heading, level=st.integers(1, 6), children=inlines, id=identifiers)
cells = build(
    model.TableCell, children=blocks, colspan=st.integers(1, 3), rowspan=st.integers(1, 3)
)
definition_items = build(
    model.DefinitionItem,
    term=inlines,
    definitions=several(build(model.Definition, children=blocks), most=2),
    id=identifiers,
)
paragraphs = build(model.Paragraph, children=inlines, id=identifiers)
# The notes of one document may have the same key, and then all but one are dropped. So they hold
# nothing that changes what becomes of the rest.
notes = build(
    model.FootnoteDefinition,
    key=keys,
    children=several(paragraphs | build(model.Blockquote, children=several(paragraphs))),
    number=st.integers(0, 3),
)
references = build(
    model.Reference,
    key=keys,
    id=names,
    number=st.integers(1, 3),
    children=written,
)
sections = build(model.Section, heading=headings, children=blocks, id=identifiers)
_blocks: tuple[SearchStrategy[Any], ...] = (
    paragraphs,
    headings,
    sections,
    build(model.ThematicBreak, id=identifiers),
    build(model.Blockquote, children=blocks, id=identifiers),
    build(
        model.List,
        children=several(build(model.ListItem, children=blocks, checked=st.none() | st.booleans())),
        ordered=st.booleans(),
        start=st.integers(0, 12),
        spread=st.booleans(),
        id=identifiers,
    ),
    build(
        model.DefinitionList,
        children=several(definition_items, most=2),
        spread=st.booleans(),
        id=identifiers,
    ),
    build(model.Math, value=formulas, alt=text, id=identifiers),
    build(model.Code, value=text, lang=text, meta=text, id=identifiers),
    build(
        model.Table,
        children=several(build(model.TableRow, children=several(cells))),
        caption=inlines,
        align=several(st.sampled_from(get_args(Align))),
        header_rows=st.integers(0, 2),
        header_columns=st.integers(0, 2),
        label=text,
        id=identifiers,
    ),
    build(model.Figure, children=blocks, caption=inlines, label=text, id=identifiers),
    build(model.Footnotes, children=several(notes, most=2), id=identifiers),
    build(model.References, title=inlines, children=several(references, most=2), id=identifiers),
    build(model.Glossary, **titled),
    build(model.Admonition, kind=st.sampled_from(get_args(AdmonitionKind)), **titled),
    build(
        model.Only,
        formats=several(st.sampled_from(("html", "pdf", "epub"))),
        audiences=several(st.sampled_from(("patients", "clinicians"))),
        exclude=st.booleans(),
        children=blocks,
        id=identifiers,
    ),
    build(
        model.Extension,
        name=text,
        fallback=blocks,
        data=several(st.tuples(text, text), most=2),
        id=identifiers,
    ),
    build(model.MainMessage, children=blocks, id=identifiers),
    build(model.KeyPoints, **titled),
    build(
        model.WarningSigns,
        pin=st.sampled_from(get_args(Pin)),
        title=inlines,
        children=several(
            build(
                model.WarningSign,
                level=st.sampled_from(get_args(WarningLevel)),
                title=inlines,
                children=blocks,
            ),
            most=2,
        ),
        id=identifiers,
    ),
    build(model.Steps, **titled),
    build(model.Questions, **titled),
    build(
        model.Faq,
        items=several(
            build(model.FaqItem, question=inlines, children=blocks, id=identifiers), most=2
        ),
        **titled,
    ),
    build(
        model.Contacts,
        contacts=several(
            build(
                model.Contact,
                kind=st.sampled_from(get_args(ContactKind)),
                value=text,
                label=text,
            )
        ),
        **titled,
    ),
    build(
        model.Appointment,
        fields=several(
            build(model.AppointmentField, name=st.sampled_from(("date", "room")), label=text)
        ),
        **titled,
    ),
    build(model.NoteLines, lines=st.integers(1, 6), **titled),
    build(model.About, **titled),
)
html = build(model.Html, value=st.sampled_from(("<p>a & b", "<br>", "<div title='\"'>x</div>")))

# --- the document ---

dates = st.dates(date(2000, 1, 1), date(2040, 1, 1))
works = st.builds(
    model.Source,
    id=keys,
    type=st.just("article-journal"),
    title=text,
    title_short=text,
    author=several(
        st.builds(model.Name, family=text, given=text, non_dropping_particle=text, suffix=text)
        | st.builds(model.Name, literal=text)
    ),
    container_title=text,
    publisher=text,
    issued=st.sampled_from(("", "2024", "2024-03-05"))
    | st.builds(
        model.DateParts,
        date_parts=st.sampled_from((((2024, 3, 5),), ((2020,), (2024, 1)), ())),
        literal=text,
    ),
    accessed=st.sampled_from(("", "2024-03-05")),
    volume=text,
    issue=text,
    page=text,
    doi=st.sampled_from(("", "10.1000/1")),
    url=addresses,
)
organisations = st.builds(
    model.Organisation,
    name=text,
    department=text,
    logo=st.none() | st.builds(Logo, src=urls, alt=text),
    phone=st.sampled_from(("", "+1 555 0100")),
    email=text,
    crisis=st.sampled_from(("", "988")),
    language_notice=st.dictionaries(
        st.sampled_from(("es", "ar")), st.sampled_from(("Pida {phone}", "اتصل {phone}")), max_size=2
    ),
    feedback=text,
)
metadata = st.builds(
    model.Metadata,
    id=text,
    title=text,
    short_title=text,
    subtitle=text,
    lang=st.sampled_from(("en", "en-GB", "es", "ar", "fr", "sv")),
    type=st.none() | st.sampled_from(get_args(HandoutType)),
    audiences=st.sampled_from(((), ("patients",), ("patients", "clinicians"))),
    main_message=text,
    status=st.none() | st.sampled_from(get_args(Status)),
    version=text,
    changes=several(st.builds(Change, version=text, date=dates, note=text), most=1),
    reviewed=st.none() | dates,
    authors=several(st.builds(model.Author, name=text, credentials=text), most=2),
    reviewers=several(
        st.builds(
            model.Reviewer, name=text, role=st.sampled_from(get_args(ReviewerRole)), date=dates
        ),
        most=1,
    ),
    organisation=st.none() | organisations,
    references=several(works),
    abbreviations=st.dictionaries(text, text, max_size=2)
    | st.just({"NMDA": "it's long", "One": "1"}),
    citation_style=st.sampled_from(get_args(model.CitationStyle)),
    typography=st.sampled_from(get_args(Typography)),
    keywords=several(text, most=2),
    funding=text,
    online=addresses,
    reading=st.builds(Reading, target_grade=st.sampled_from((6.0, 8.5)), allow=several(text)),
    print=st.builds(Print, paper=several(st.sampled_from(("Letter", "A4")), least=1)),
    disclaimer=text,
)
documents = build(
    model.Document,
    metadata=metadata,
    children=several(block, most=4),
    heading=st.none() | headings,
    footnotes=several(notes, most=2),
)
documents_with_html = build(
    model.Document,
    metadata=metadata,
    children=several(html | build(model.Paragraph, children=several(inline | inline_html)), most=4),
)

# --- sources ---

_FRONT_MATTER = (
    "title: A",
    "lang: no",
    "titel: A",
    "version: 1.10",
    "published: 2026-11-23",
    "published: soon",
    "title: [",
    "- a",
    "organisation: {name: Clinic, phone: '1'}",
    "references:\n- id: k1\n  title: T",
    "references: other.yaml",
    "abbreviations: {MRI: magnetic}",
    "{}",
    "a: &x [*x]",
    "",
)
# Every `word` is one that must not be lost: see test_properties.py.
_LINES = (
    "# word", "## Part {#part}", "## word {#part}", "###### word", "word\n=====", "word word",
    "word  ", "word\\", "- item", "- word", "- [ ] word", "- [x]", "1. word", "7) seven",
    "    word", "\tword", "> word", "> [!WARNING]", "> [!note]\n> word", ">", "---", "***", "```",
    "```python", "~~~", "```{note}", "```{csv-table} word", "word,word", '"word', "| a | word |",
    "|---|:-:|", "| word |", "| 1 | 2 | word |", "|\\||", "|-", ":::", "::::", ":::{note} word",
    "::::{warning} Title *word*", ":::{only} html", ":::{except} pdf epub", ":::{only}",
    ":::{table} word", ":::{list-table}", "- - word\n  - word", ":::{csv-table}",
    ":::{figure} a.png", ":::{figure}", ":::{glossary}", ":::{references} word",
    ":::{main-message} word", ":::{key-points}", "::::{warning-signs}", ":::{emergency} word",
    ":::{steps}", ":::{questions}", ":::{faq}", ":::{contacts}", ":::{appointment}",
    ":::{notes}", ":::{nothing} word", ":::{} word", ":::note word", "::: {note}", ":name: a",
    ":print: if-room",
    ":alt: a hand", ":lines: x", ":decorative:", ":header-rows: -1", "(target)=", "(target)= word",
    "(part)=", "word\n: word", ": word", ":   word", "[^1]: word", "[^2]:", "    word",
    "[ref]: /url 'x'", "<div>word", "</div>", "<!-- comment", "-->", "<b>word</b>", "&amp;",
    "$$", "$$word$$", "$$ word", "word $$", "```{math}", "&#12;", "&#x110000;", "", "", "",
    " ", "...",
)  # fmt: skip
_PIECES = (
    "word ", "word ", "word", "*", "**", "_", "~~", "`", "``", "[", "]", "(", ")", "![",
    "](a.png)", "](#part)", "[](#part)", "[^1]", "[^2]", "[ref]", "[@k1]", "[@k1; @k2]", "[@",
    "[@k1, word]", "[@k1, word; @k2, word]",
    "{term}`word`", "{abbr}`CT (word)`", "{abbr}`word`", "{cite}`k1, k2`", "{contact}`word`",
    "{blank}", "{blank}`x`", "{nothing}`word`", "{", "}", "{lang=ar dir=rtl .x}",
    "[word]{lang=ar}", "<b>", "</b>", "<https://a.b>", "&lt;", "\\", "|", "\n", "  \n", "👩‍⚕️",
    '"', "'", "{#x}", ":::", "$x$", "$", "$word$", "$$", "\\$", "\t", "http://a.b",
)  # fmt: skip
_prose = st.lists(st.sampled_from(_PIECES) | words, max_size=8).map("".join)
_margins = st.sampled_from(("", "", "", "", "> ", "- ", "  ", "    ", "1. ", "> > ", "\t"))
_line = st.tuples(_margins, st.sampled_from(_LINES) | _prose).map("".join)
_front_matter = st.lists(st.sampled_from(_FRONT_MATTER), max_size=4).map(
    lambda lines: "---\n" + "".join(f"{line}\n" for line in lines) + "---\n"
)
bodies = st.lists(_line, max_size=16).map("\n".join)
sources = st.builds(str.__add__, st.just("") | _front_matter, bodies)
