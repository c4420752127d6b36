"""The tags of a long handout are as many as the nodes of its document, wherever its pages break."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

import docpub
import pdftext
from docpub.model import (
    Admonition,
    Appointment,
    AppointmentField,
    Block,
    Blockquote,
    Code,
    Contact,
    Contacts,
    DefinitionItem,
    DefinitionList,
    Document,
    Figure,
    FootnoteDefinition,
    Image,
    InlineCode,
    InlineMath,
    List,
    ListItem,
    Math,
    Node,
    Paragraph,
    Reference,
    References,
    Table,
    TableCell,
    TableRow,
    lay_out,
    walk,
)
from docpub.passes import resolve, select
from pictures import raster

HEAD = """---
title: Long
organisation: {name: Example Clinic, phone: 555-0100}
references:
  - {id: one, title: One}
  - {id: two, title: Two}
---
"""
CHAPTER = """## Chapter {n}

{words}

- tight: {words}
  1. inner

     > quoted

     {words}
- tight

1. loose

   {words}
2. {words} $x_{n}$

- [ ] to do
- [x] done

Term {n}
: {words}

Another
: One.

: Another.

:::{{table}} Table of chapter {n}
:header-columns: 1
:header-rows: 2

| a | {{colspan=2}} b |
|---|---|
| c | d | e |
{rows}
| {{rowspan=2}} both | one | {words} |
| {{colspan=2}} two |
:::

![A dot](dot.png) ![A dot](dot.png)

:::{{figure}} dot.png
:alt: A dot

A caption[^a{n}] with `code`.
:::

::::{{warning}} Mind
{words}

```
code
```
::::

$$
\\frac{{{n}}}{{2}}
$$

:::{{steps}}
1. One
2. Two [@one; @two]
:::

:::{{appointment}}
:fields: date, time
:::

:::{{contacts}}
:::

[^a{n}]: {words}

    - a list
"""
WORDS = "Drink a glass of water with each meal, and rest when you are tired. " * 3
ROWS = "\n".join(f"| row {number} | {WORDS} | yes |" for number in range(12))


_TAGS: dict[type[Node], str] = {
    **dict.fromkeys([List, DefinitionList, References, Contacts, Appointment], "L"),
    **dict.fromkeys([ListItem, DefinitionItem, Reference, Contact, AppointmentField], "LI"),
    **dict.fromkeys([Code, InlineCode], "Code"),
    **dict.fromkeys([Math, InlineMath], "Formula"),
    Admonition: "P",  # its title; a directive has always one
    Paragraph: "P",
    Blockquote: "BlockQuote",
    Table: "Table",
    TableRow: "TR",
    FootnoteDefinition: "Note",
    Image: "Figure",
}


@pytest.mark.parametrize(
    ("chapters", "pages"),
    [(11, 40), pytest.param(28, 100, marks=pytest.mark.conformance)],
)
def test_there_are_as_many_tags_as_nodes(chapters: int, pages: int) -> None:
    numbered = range(1, chapters + 1)
    text = "\n".join(CHAPTER.format(n=number, words=WORDS, rows=ROWS) for number in numbered)
    assets = docpub.GivenAssets({"dot.png": raster()})
    parsed = docpub.parse(HEAD + text, assets=assets)
    assert not parsed.diagnostics
    document = parsed.document
    pdf = docpub.render(document, "pdf", assets=assets).files["handout.pdf"]

    tags = Counter(line.split()[0] for line in pdftext.tags_of(pdf))
    expected = Counter(expected_tags(resolve(select(document, "pdf", None))))
    assert len(pdftext.pages_of(pdf)) >= pages
    assert {tag: tags[tag] for tag in expected} == expected


def expected_tags(document: Document) -> Iterator[str]:
    """Yield the tags that the nodes of a document make, in no order."""
    words = {id(paragraph) for node in walk(document) for paragraph in _words_alone(node)}
    for node in walk(document):
        if isinstance(node, Table):
            yield from _cells(node)
        if isinstance(node, ListItem) and node.checked is not None:
            yield "Figure"  # its box
        if type(node) in _TAGS and id(node) not in words:
            yield _TAGS[type(node)]


def _cells(table: Table) -> Iterator[str]:
    for number, row in enumerate(lay_out(table).rows):
        for slot in row.slots:
            heads = number < table.header_rows or slot.column < table.header_columns
            yield "TH" if heads and slot.cell.children else "TD"


def _words_alone(node: Node) -> Iterator[Node]:
    """Yield the paragraphs that are no `P`: the words of an item, a cell or a figure alone."""
    match node:
        case List(spread=False, children=items):
            yield from _paragraphs(block for item in items for block in item.children)
        case DefinitionList(spread=False, children=items):
            means = (definition for item in items for definition in item.definitions)
            yield from _paragraphs(block for each in means for block in each.children)
        case TableCell(children=(Paragraph() as only,)) | Figure(children=(Paragraph() as only,)):
            yield only


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Block]:
    return (block for block in blocks if isinstance(block, Paragraph))
