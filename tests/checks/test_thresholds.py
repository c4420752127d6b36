"""From where on something is told: docpub's own numbers, and those of an organisation."""

from __future__ import annotations

import msgspec
import pytest

import docpub
from docpub.checks import Thresholds
from docpub.diagnostics import CATALOGUE
from docpub.publishing import SourceFile, check_source
from docpub.publishing.configuration import read_config

_NAMES = [field.encode_name for field in msgspec.structs.fields(Thresholds)]
_EASY = "You may eat. You may drink. You may rest. You may read and play in bed."
_MIDDLING = (
    "Remember that medicines can sometimes have side effects. Your doctor or pharmacist can "
    "explain these to you. Ask them about anything that worries you before you begin. "
)
_SOURCE = "references: [{id: a, title: A, issued: 2021, publisher: B}]\npublished: 2026-01-02"
# By name: what is told with this number, and no more with one more.
_TOLD: dict[str, tuple[str, float, str, str]] = {
    "sentence-words": ("sentence-too-long", 5, "You may walk and rest now.", ""),
    "paragraph-sentences": ("paragraph-long", 3, _EASY, "paragraph-words = 5"),
    "paragraph-words": ("paragraph-long", 15, _EASY, "paragraph-sentences = 2"),
    "words-without-heading": ("long-without-heading", 15, _EASY, ""),
    "words-in-a-row": ("words-in-capitals", 3, "PLEASE READ THIS FIRST.", ""),
    "list-items": ("list-too-long", 2, "- a\n- b\n- c", ""),
    "key-points": ("too-many-key-points", 2, ":::{key-points}\n- a\n- b\n- c\n:::", ""),
    "key-point-words": ("key-point-too-long", 2, ":::{key-points}\n- a b c\n:::", ""),
    "table-columns": ("table-wide", 2, "| a | b | c |\n|---|---|---|\n| 1 | 2 | 3 |", ""),
    "cell-words": ("table-cell-too-long", 2, "| a | b |\n|---|---|\n| 1 | 2 3 4 |", ""),
    "alt-characters": ("alt-says-little", 9, "![A red hand](hand.png)", ""),
    "source-years": ("reference-old", 4, "Text [@a].", ""),
    "target-grade": ("hard-to-read", 5, _MIDDLING * 3, ""),
    "section-grades": (
        "section-hard-to-read",
        4,
        f"## One\n\n{_EASY * 4}\n\n## Two\n\n{_MIDDLING * 3}",
        "target-grade = 3",
    ),
}


def codes(text: str, head: str, toml: str) -> set[str]:
    source = f"---\ntitle: T\nprofile: leaflet\n{head}\n---\n\n{text}"
    config = read_config(toml)
    assert config.diagnostics == ()
    file = SourceFile.named(source, "a.md", docpub.GivenAssets(), config)
    return {d.code for d in check_source(file).diagnostics}


@pytest.mark.parametrize("name", _NAMES)
def test_each_threshold_is_where_its_code_begins(name: str) -> None:
    code, number, text, other = _TOLD[name]
    lines = f"[thresholds]\n{other}\n{name} = "
    assert code in codes(text, _SOURCE, f"{lines}{number}")
    assert code not in codes(text, _SOURCE, f"{lines}{number + (5 if 'grade' in name else 1)}")


@pytest.mark.parametrize("name", _NAMES)
def test_each_threshold_is_named_where_its_code_is_explained(name: str) -> None:
    assert name in CATALOGUE[_TOLD[name][0]].meaning


@pytest.mark.parametrize(
    ("head", "toml", "most"),
    [
        ("", "", 20),
        ("reader-age: carer", "", 20),
        ("reader-age: teen", "", 20),
        ("reader-age: child", "", 15),
        ("reader-age: child", "[thresholds]\nsentence-words = 18", 18),
        ("type: test", "[thresholds]\nsentence-words = 18", 18),
        ("type: test", "[thresholds.type.test]\nsentence-words = 17", 17),
        ("type: service", "[thresholds.type.test]\nsentence-words = 17", 20),
        ("", "[thresholds.profile.leaflet]\nsentence-words = 9", 9),
        ("", "[thresholds.profile.booklet]\nsentence-words = 9", 20),
        (
            "type: test\nreader-age: teen",
            (
                "[thresholds]\nsentence-words = 8\n"
                "[thresholds.reader-age.teen]\nsentence-words = 12\n"
                "[thresholds.type.test]\nsentence-words = 11\n"
                "[thresholds.profile.leaflet]\nsentence-words = 9"
            ),
            12,
        ),
        ("", "[thresholds]\nprofile.leaflet.sentence-words = 9", 9),
    ],
)
def test_the_nearest_number_holds(head: str, toml: str, most: int) -> None:
    text = f"You {'may ' * (most - 2)}rest."
    assert "sentence-too-long" not in codes(text, head, toml)
    assert "sentence-too-long" in codes(text.replace("rest", "rest now"), head, toml)


def test_children_read_what_is_easier_unless_the_front_matter_says_otherwise() -> None:
    assert "hard-to-read" not in codes(_MIDDLING * 3, "reading: {target-grade: 8}", "")
    assert "hard-to-read" not in codes(
        _MIDDLING * 3, "reader-age: child\nreading: {target-grade: 8}", ""
    )
    text = (
        "The doctor gives you a little injection. After that you are sleepy for several hours. " * 5
    )
    assert "hard-to-read" not in codes(text, "", "")
    assert "hard-to-read" in codes(text, "reader-age: child", "")
    assert (
        docpub.readability(docpub.parse("---\nreader-age: child\n---\nA").document).target_grade
        == 4
    )


def test_a_source_grows_old_where_treatments_change() -> None:
    assert "reference-old" not in codes("Text [@a].", _SOURCE.replace("2021", "2001"), "")
    for kind in ("medicine", "treatment"):
        assert "reference-old" not in codes("Text [@a].", f"{_SOURCE}\ntype: {kind}", "")
        old = _SOURCE.replace("2021", "2020")
        assert "reference-old" in codes("Text [@a].", f"{old}\ntype: {kind}", "")
        never = f"[thresholds.type.{kind}]\nsource-years = 0"
        assert "reference-old" not in codes("Text [@a].", f"{old}\ntype: {kind}", never)
