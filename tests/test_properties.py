"""What holds for every document and every source, however odd."""

from __future__ import annotations

import itertools
import re
import zipfile
from collections import Counter
from functools import partial
from io import BytesIO
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it.common.utils import unescapeAll

import docpub
import strategies
import written
from docpub.assets import GivenAssets
from docpub.model import (
    Block,
    Document,
    FootnoteDefinition,
    Inline,
    Node,
    from_json,
    map_blocks,
    map_inlines,
    map_runs,
    to_json,
    walk,
)
from docpub.model.characters import FORBIDDEN
from docpub.passes import PASSES, select
from docpub.renderers.markup import serialise
from spans import sliced


def resolved(document: Document) -> Document:
    return docpub.resolve(select(document))


@given(strategies.documents)
def test_json_round_trip(document: Document) -> None:
    assert from_json(to_json(document)) == document
    assert to_json(from_json(to_json(document))) == to_json(document)


@given(strategies.documents)
def test_an_identity_rewrite_copies_nothing(document: Document) -> None:
    for down in (False, True):
        assert map_blocks(document, lambda node: node, down=down) is document
        assert map_inlines(document, lambda node: node, down=down) is document


@given(strategies.documents, st.sampled_from(get_args(Block)), st.sampled_from(get_args(Inline)))
def test_walks_and_rewrites_for_some_kinds_reach_all_of_them(
    document: Document, block: Any, inline: Any
) -> None:
    nodes = [*walk(document)]
    for kind in (block, inline):
        assert [*walk(document, kind)] == [node for node in nodes if isinstance(node, kind)]
    either = [node for node in nodes if isinstance(node, block | inline)]
    assert [*walk(document, block, inline)] == either
    for down in (False, True):
        for rewrite, kind in ((map_blocks, block), (map_inlines, inline)):
            seen: list[Node] = []
            whole = rewrite(document, partial(_noted, seen, kind), down=down)
            expected, seen = seen, []
            assert rewrite(document, partial(_noted, seen, kind), kind, down=down) == whole
            assert seen == expected


def _noted(seen: list[Node], kind: type[Node], node: Any) -> Any:
    """Note a node of a kind, and change it."""
    if not isinstance(node, kind):
        return node
    seen.append(node)
    return msgspec.structs.replace(node, span=docpub.Span(9, 9, 9, 9))


@given(strategies.documents)
def test_passes_done_twice_change_nothing(document: Document) -> None:
    once = resolved(document)
    assert docpub.resolve(once) == once
    for step in PASSES:
        assert step(once) == once, step.__name__


@given(strategies.documents)
def test_passes_lose_no_words(document: Document) -> None:
    keys = [node.key for node in docpub.walk(document) if isinstance(node, FootnoteDefinition)]
    assume(len(keys) == len(set(keys)))  # of two notes with one name, the second is left out
    before, after = (Counter(_authors(each)) for each in (select(document), resolved(document)))
    assert not before - after


def _authors(document: Document) -> list[str]:
    """List the author's words, without what passes make anew: lists of sources, and labels."""
    own = map_blocks(document, lambda b: () if isinstance(b, docpub.References) else b)
    own = map_inlines(own, _authors_inline)
    runs: list[docpub.Inlines] = []
    map_runs(own, lambda run: runs.append(run) or run)
    return [word for run in runs for word in written.unset(docpub.text_of(*run)).split()]


def _authors_inline(inline: docpub.Inline) -> docpub.Inlines:
    match inline:
        case docpub.CrossReference():
            return ()
        case docpub.Abbreviation(value=value):  # a pass adds its expansion, and finds more of them
            return (docpub.Text(value=value),)
        case _:
            return (inline,)


@pytest.mark.parametrize("target", written.TARGETS)
@given(document=strategies.documents)
def test_markup_is_well_formed_whole_and_sound(document: Document, target: written.Target) -> None:
    document = resolved(document)
    tree = written.as_xml(written.write(document, target))
    assert written.missing_word(written.words_of(document), written.text(tree)) is None
    identifiers = written.identifiers(tree)
    assert [name for name, times in Counter(identifiers).items() if times > 1] == []
    assert all(re.fullmatch("[a-z][a-z0-9-]*", name) for name in identifiers)
    for element in tree.iter():
        if element.tag.endswith("}a"):
            assert not [inner for inner in element.iter(element.tag) if inner is not element]


@given(strategies.documents)
def test_a_browser_and_an_xml_parser_read_the_same(document: Document) -> None:
    body = written.write(resolved(document), "epub")
    as_xml, as_html = written.as_xml(body), written.as_html(serialise(body, xhtml=True))
    assert written.elements(as_xml.iter()) == written.elements(as_html.iter())
    assert written.text(as_xml) == written.text(as_html)


@pytest.mark.parametrize("output", ["html", "epub"])
@given(document=strategies.documents | strategies.documents_with_html)
def test_renderers_are_total_and_deterministic(document: Document, output: str) -> None:
    first, second = (docpub.render(document, output) for _ in range(2))
    assert first.files == second.files
    if output == "epub":
        assert zipfile.ZipFile(BytesIO(next(iter(first.files.values())))).testzip() is None


@settings(max_examples=12)
@given(document=strategies.documents)
def test_the_handout_is_total(document: Document) -> None:
    output = docpub.render(document, "pdf")
    assert next(iter(output.files.values())).startswith(b"%PDF-")


SOURCES = strategies.sources


@given(SOURCES)
def test_no_source_raises(source: str) -> None:
    parsed = docpub.parse(source, path="a.md", assets=GivenAssets())
    assert from_json(to_json(parsed.document)) == parsed.document
    lines = source.count("\n") + source.count("\r") + 2
    for diagnostic in parsed.diagnostics:
        assert (
            diagnostic.span is None
            or 1 <= diagnostic.span.line <= diagnostic.span.end_line <= lines
        )


@given(SOURCES)
def test_every_text_stands_where_its_span_says(source: str) -> None:
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    document = docpub.parse(source, path="a.md", assets=GivenAssets()).document
    for node in docpub.walk(document):
        if isinstance(node, docpub.Text) and node.span:
            written = sliced(source, node.span)
            in_a_cell = written.replace('""', '"').replace("\\|", "|")
            meant = {written, unescaped(written), unescaped(in_a_cell)}
            if "\t" in source:  # a tab becomes spaces
                value = "".join(node.value.split())
                assert any(value in "".join(words.split()) for words in meant), (node, written)
            else:
                assert node.value in meant, (node, written)


def unescaped(written: str) -> str:
    """Return words without what an author writes so that they are taken as words."""
    words = unescapeAll(written)
    words = re.sub(r"&#(x[0-9a-fA-F]+|[0-9]+);", "\ufffd", words, flags=re.IGNORECASE)
    return FORBIDDEN.sub(" ", words)


@given(SOURCES)
def test_whatever_an_author_writes_has_its_place(source: str) -> None:
    document = docpub.parse(source, path="a.md", assets=GivenAssets()).document
    organisation = document.metadata.organisation
    elsewhere = {*msgspec.structs.astuple(organisation)} if organisation else set()
    for node in docpub.walk(document):
        if isinstance(node, Block | Inline):
            assert node.span or (isinstance(node, docpub.Text) and node.value in elsewhere), node


@given(st.text() | st.binary())
def test_no_text_and_no_bytes_raise(source: str | bytes) -> None:
    docpub.parse(source)


@given(strategies.bodies)
def test_no_word_is_lost(source: str) -> None:
    count = itertools.count(1)
    source = re.sub(r"\bword\b", lambda _: f"word{next(count)}x", source)
    words = re.findall(r"word\d+x", re.sub(r"<!--.*?(-->|\Z)", "", source, flags=re.DOTALL))
    parsed = docpub.parse(source, path="a.md")
    kept = to_json(parsed.document).decode()
    assert [word for word in words if word not in kept] == []

    if "duplicate-footnote" not in {diagnostic.code for diagnostic in parsed.diagnostics}:
        whole = select(parsed.document)
        page = docpub.render(whole, "html", options={"fragment": True}).files["page.html"].decode()
        shown = page + docpub.text_of(*docpub.resolve(whole).footnotes)
        shown += "".join(re.findall(r":::[ \t]*(word\d+x)", source))  # names of directives
        assert [word for word in words if word not in shown] == []
