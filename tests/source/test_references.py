"""References are read from the front matter and from files, each mistake with its line."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docpub
from docpub.assets import GivenAssets
from docpub.diagnostics import Problems
from docpub.model import DateParts, Name, Source
from docpub.source import Parsed, parse
from docpub.source.jsonplaces import JsonData, JsonError
from spans import bare, sliced


def read(references: str, **files: str) -> Parsed:
    assets = GivenAssets({name.replace("_", "."): text.encode() for name, text in files.items()})
    source = f"---\ntitle: T\nreferences: {references}\n---\nx"
    return parse(source, file="a.md", assets=assets)


def test_csl_json() -> None:
    work = {
        "id": 7,
        "volume": 3,
        "issued": {"date-parts": [["2020", 5]], "season": None},
        "author": [{"family": "Berg", "non-dropping-particle": "van", "suffix": "Jr"}],
        "accessed": {"raw": "2021"},
        "DOI": "10.1/é",
        "unheard-of": {"a": 1.5},
    }
    parsed = read("a.json", a_json=json.dumps([work]))
    assert parsed.diagnostics == ()
    assert bare(parsed.document.metadata).references == (
        Source(
            id="7",
            volume="3",
            issued=DateParts(date_parts=((2020, 5),)),
            author=(Name(family="Berg", non_dropping_particle="van", suffix="Jr"),),
            accessed=DateParts(raw="2021"),
            doi="10.1/é",
        ),
    )


@pytest.mark.parametrize("references", ["[a.json, b.yaml, {id: c}]", "[{id: c}, b.yaml, a.json]"])
def test_some_in_place_and_some_in_files(references: str) -> None:
    parsed = read(references, a_json='[{"id": "a"}]', b_yaml="- id: b")
    assert {source.id for source in parsed.document.metadata.references} == {"a", "b", "c"}
    assert parsed.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "code", "place", "words"),
    [
        ("[\n {]\n]", "json-syntax", (2, 3), "property name"),
        ('[\n {"id": "a"}\n {"id": "b"}]', "json-syntax", (3, 2), "','"),
        ('[{"id": "a"},\n]', "json-syntax", (2, 1), "value"),
        ("[", "json-syntax", (1, 2), "value"),
        ("", "json-syntax", (1, 1), "value"),
        ("[] x", "json-syntax", (1, 4), "Extra"),
        ("{}\nx", "json-syntax", (2, 1), "Extra"),
        ('{"id": "a"}', "wrong-value", (1, 1), "not a list"),
        ("[" * 100_000, "json-syntax", (1, 1), "deep"),
        ('[{"id": "a"},\n  {"title": "b"}]', "wrong-value", (2, 3), "id"),
        ('[\n\n{"id": "a"},\n3]', "wrong-value", (4, 1), ""),
        ('[{"id": "a"},\n\n{"id": "a"}]', "duplicate-reference", (3, 1), "'a'"),
        ('[\n{"id": "a", "title": "x\\u0000y\\ud800"}]', "control-character", (2, 22), "U+0000"),
    ],
)
def test_mistakes_in_json(text: str, code: str, place: tuple[int, int], words: str) -> None:
    [found] = read("a.json", a_json=text).diagnostics
    assert found.span is not None
    assert (found.code, found.file) == (code, "a.json")
    assert (found.span.line, found.span.column) == place
    assert words in found.message


def test_the_place_of_an_item_is_all_of_it() -> None:
    text = '[{"id": "a"},\n  {"title":\n "b"}]'
    [found] = read("a.json", a_json=text).diagnostics
    assert found.span == docpub.Span(2, 3, 3, 6)


def test_what_is_right_is_kept() -> None:
    text = '[{"id": "a", "title": "x\\u0000y"}, {"title": "b"}, {"id": "c"}]'
    metadata = read("a.json", a_json=text).document.metadata
    assert [sliced(text, source.span) for source in metadata.references] == [
        '{"id": "a", "title": "x\\u0000y"}',
        '{"id": "c"}',
    ]
    assert bare(metadata).references == (Source(id="a", title="x y"), Source(id="c"))


@pytest.mark.parametrize("text", ["[]", " [ ] \n"])
def test_an_empty_list(text: str) -> None:
    assert read("a.json", a_json=text).diagnostics == ()


def test_json_may_have_a_byte_order_mark() -> None:
    assert read("a.json", a_json='\ufeff[{"id": "a"}]').diagnostics == ()


_json = st.recursive(
    st.booleans() | st.text('ab\n"é漢'),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("ab"), inner),
)


@given(_json, st.sampled_from((None, 0, 2)))
def test_json_is_read_as_python_reads_it(value: object, indent: int | None) -> None:
    problems = Problems()
    data = JsonData(json.dumps(value, indent=indent), problems)
    data.load()
    assert data.value == value
    assert problems.found == []


@given(st.text('[]{},:"a1 \n\\'))
def test_text_that_is_no_json_raises_nothing_else(text: str) -> None:
    with suppress(JsonError):
        JsonData(text, Problems()).load()
        json.loads(text)


def test_a_name_that_is_given_twice_is_told() -> None:
    text = '[{"id": "a", "title": "x",\n "issued": {"raw": "1", "raw": "2"}, "title": "y"}]'
    parsed = read("a.json", a_json=text)
    found = [(each.code, sliced(text, each.span)[:9]) for each in parsed.diagnostics]
    assert found == [("duplicate-key", '{"id": "a'), ("duplicate-key", '{"raw": "')]
    [source] = parsed.document.metadata.references
    assert source.title == "y"


def test_names_hold_no_control_characters() -> None:
    for name in ("\ud800", "\x1b[2J", "a\x00"):
        parsed = read("a.json", a_json=json.dumps([{"id": "a", name: "x"}]))
        assert [each.code for each in parsed.diagnostics] == ["control-character"]


def test_a_field_that_is_almost_one_is_told_and_others_are_let_pass() -> None:
    text = '[{"id": "a", "tilte": "T", "edition": "2", "x-program": 1}]'
    [told] = read("a.json", a_json=text).diagnostics
    assert (told.code, told.hint) == ("unknown-key", "Did you mean `title`?")
