"""The manual shows the whole language, and every example in it does what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner
from jinja2 import Environment, meta
from msgspec.structs import fields

import docpub
from docpub.cli import main
from docpub.model import Block, Code, Extension, Html, Inline, InlineCode, InlineHtml, Metadata
from docpub.publishing import check_source, find_sources, manifest
from docpub.renderers import load, option_names
from docpub.source.directives import DIRECTIVES
from docpub.source.roles import ROLES
from docpub.themes import style

MANUAL = Path(__file__).parent.parent / "source" / "manual"
SYNTAX = docpub.parse_file(MANUAL / "syntax.md").document
MADE_BY_PASSES = {docpub.About, docpub.Footnotes, docpub.Section}
LET_IN_ON_REQUEST = {Html, InlineHtml}


def examples(document: docpub.Document) -> Iterator[Extension]:
    found = (node for node in docpub.walk(document) if isinstance(node, Extension))
    return (node for node in found if node.name == "example")


def written() -> str:
    """Return all that the chapter shows as source, in examples and elsewhere."""
    return "\n".join(n.value for n in docpub.walk(SYNTAX) if isinstance(n, Code | InlineCode))


def test_every_example_of_every_chapter_runs_without_a_mistake() -> None:
    results = [check_source(file, strict=True) for file in find_sources(MANUAL)]
    assert {result.name for result in results} >= {
        "syntax",
        "codes",
        "theming",
        "checks",
        "clusters",
        "libraries",
    }
    assert [d for result in results for d in result.diagnostics if not d.ignored] == []


def test_an_example_shows_its_source_its_result_and_its_nodes() -> None:
    shown = list(examples(SYNTAX))
    assert len(shown) > 30
    for example in shown:
        source, *result, nodes = example.fallback
        assert isinstance(source, Code)
        assert isinstance(nodes, Code)
        lines = [line for block in result for line in docpub.outline(block)]
        assert nodes.value.splitlines() == lines


def test_every_kind_of_node_occurs() -> None:
    kinds = {*get_args(Block), *get_args(Inline)} - MADE_BY_PASSES - LET_IN_ON_REQUEST
    assert {kind.__name__ for kind in kinds - set(map(type, docpub.walk(SYNTAX)))} == set()


def test_every_directive_and_role_occurs() -> None:
    assert {*DIRECTIVES, *ROLES} - set(re.findall(r"\{([a-z-]+)\}", written())) == set()


def test_every_option_is_named() -> None:
    options = {o.encode_name for each in DIRECTIVES.values() for o in fields(each.options)}
    assert options - {n.value for n in docpub.walk(SYNTAX) if isinstance(n, InlineCode)} == set()


def test_every_name_of_the_front_matter_is_in_its_table() -> None:
    table = next(n for n in docpub.walk(SYNTAX) if getattr(n, "id", None) == "front-matter")
    named = {node.value for node in docpub.walk(table) if isinstance(node, InlineCode)}
    assert {field.encode_name for field in fields(Metadata)} - named == set()


def test_what_a_mistake_looks_like(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = [node for node in docpub.walk(SYNTAX) if isinstance(node, Code)]
    at = next(index for index, node in enumerate(code) if node.lang == "text")
    monkeypatch.chdir(tmp_path)
    Path("leaflet.md").write_text(code[at - 1].value)
    told = CliRunner().invoke(main, ["check", "leaflet.md"]).stderr
    assert told.rpartition("1 of 1")[0] == code[at].value


def names_in(table: str) -> set[str]:
    chapter = docpub.parse_file(MANUAL / "theming.md").document
    node = next(n for n in docpub.walk(chapter, docpub.Table) if n.id == table)
    firsts = [row.children[0] for row in node.children]
    return {code.value for cell in firsts for code in docpub.walk(cell, InlineCode)}


def test_every_value_of_a_theme_is_in_its_table() -> None:
    tokens = docpub.Tokens(logo=docpub.ThemeLogo(src=""))
    groups = [field.encode_name for field in fields(docpub.Tokens)]
    named: set[str] = set()
    for group in groups:
        value = getattr(tokens, group)
        named |= (
            {group} if isinstance(value, str) else {field.encode_name for field in fields(value)}
        )
        named |= set() if isinstance(value, str) else {f"[{group}]"}
    assert named - names_in("tokens") == set()


def test_every_option_of_the_page_is_in_its_table() -> None:
    options = {name.partition("=")[0] for name in names_in("html-options")}
    assert options >= {*option_names(load("html").options)}


def test_the_template_that_is_shown_works_and_every_name_is_told() -> None:
    chapter = docpub.parse_file(MANUAL / "theming.md").document
    shown = next(n.value for n in docpub.walk(chapter) if isinstance(n, Code) and n.lang == "html")
    told = names_in("template-names")
    every = "".join(f"{{{{ {name} }}}}" for name in sorted(told))
    theme = docpub.Theme(page=docpub.PageTemplate(text=f"{shown}{every}", file="a.html.j2"))
    output = docpub.render(docpub.parse("# A\n").document, "html", theme=theme)
    assert output.diagnostics == ()
    own = meta.find_undeclared_variables(Environment().parse(style("page.html.j2")))
    assert own - told == set()


def test_the_chapter_on_libraries_names_all_that_a_manifest_says() -> None:
    chapter = docpub.parse_file(MANUAL / "libraries.md").document
    named = {node.value for node in docpub.walk(chapter, InlineCode)}
    parts = (manifest.Manifest, manifest.Source, manifest.Reading, manifest.Told, manifest.Entry)
    said = {field.encode_name for part in (*parts, manifest.File) for field in fields(part)}
    assert said - named == set()
