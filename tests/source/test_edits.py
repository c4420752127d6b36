"""Values put into a front matter: only what is meant changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docpub.errors import DocpubError
from docpub.source.edits import add_item, data_of, set_value

WHO = {"name": "Example, R.N.", "role": "clinical", "date": "2026-11-25"}
ITEM = '- name: "Example, R.N."\n  role: clinical\n  date: 2026-11-25\n'
BLOCK = "reviewers:\n- name: B\n  role: patient  # kind\n"
FLOW = "reviewers:\n- {name: B, role: patient}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("status: draft\n", "status: approved\n"),
        ("status: draft  # for now\nlang: en\n", "status: approved  # for now\nlang: en\n"),
        ("status: 'draft'\n", "status: approved\n"),
        ("status:\nlang: en\n", "status: approved\nlang: en\n"),
        ("lang: en\n", "lang: en\nstatus: approved\n"),
        (
            "lang: en  # English\n\n# the end\n",
            "lang: en  # English\nstatus: approved\n\n# the end\n",
        ),
        ("{lang: en}\n", "{lang: en, status: approved}\n"),
        ("a: |\n  two\n  lines\n", "a: |\n  two\n  lines\nstatus: approved\n"),
        ("", "status: approved\n"),
        ("# a comment\n", "# a comment\nstatus: approved\n"),
    ],
)
def test_a_value_takes_the_place_of_the_one_that_is_there(before: str, after: str) -> None:
    for newline in ("\n", "\r\n"):
        source, expected = (
            f"---\n{front}---\n\nText.  \n".replace("\n", newline) for front in (before, after)
        )
        assert set_value(source, ("status",), "approved") == expected
        assert set_value("\ufeff" + source, ("status",), "approved") == "\ufeff" + expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("lang: en\n", f"lang: en\nreviewers:\n{ITEM}"),
        ("reviewers:\nlang: en\n", f"reviewers:\n{ITEM}lang: en\n"),
        ("reviewers: []\n", None),
        (f"{BLOCK}lang: en\n", f"{BLOCK}{ITEM}lang: en\n"),
        (f"{FLOW}\nlang: en\n", f"{FLOW}{ITEM}\nlang: en\n"),
        ("reviewers: [{name: B, role: patient}]\n", None),
        ("reviewers: [\n  {name: B, role: patient},\n]\n", None),
    ],
)
def test_an_item_goes_behind_the_others(before: str, after: str | None) -> None:
    source = f"---\n{before}---\nText.\n"
    changed = add_item(source, "reviewers", WHO)
    old, new = data_of(source)[0], data_of(changed)[0]
    assert new["reviewers"] == [*(old.get("reviewers") or []), WHO]
    assert {**new, "reviewers": None} == {**old, "reviewers": None}
    assert changed.endswith("---\nText.\n")
    if after:
        assert (
            changed.replace("\n  - ", "\n- ").replace("\n    ", "\n  ")
            == f"---\n{after}---\nText.\n"
        )


def test_a_value_in_an_item_is_changed_or_added() -> None:
    source = "---\nreviewers:\n  - name: A\n    role: clinical\n  - {name: B, role: patient}\n---\n"
    first = set_value(source, ("reviewers", 0, "content"), "12ab")
    assert "    role: clinical\n    content: 12ab\n" in first
    second = set_value(source, ("reviewers", 1, "role"), "clinical")
    assert "  - {name: B, role: clinical}\n" in second
    assert "{name: B, role: patient, date: 2026-11-25}" in set_value(
        source, ("reviewers", 1, "date"), "2026-11-25"
    )


def test_a_source_without_front_matter_gets_one() -> None:
    assert set_value("# Title\n", ("status",), "draft") == "---\nstatus: draft\n---\n\n# Title\n"


@pytest.mark.parametrize("front", ["status: [a]\n", "status: |\n  a\n  b\n", "- a\n"])
def test_what_is_written_otherwise_is_let_be(front: str) -> None:
    with pytest.raises(DocpubError):
        set_value(f"---\n{front}---\n", ("status",), "approved")
    with pytest.raises(DocpubError):
        add_item("---\nreviewers: A person\n---\n", "reviewers", WHO)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_value_can_be_read_back(value: str) -> None:
    changed = set_value("---\nlang: en\n---\nText.", ("title",), value)
    data, body = data_of(changed)
    assert data == {"lang": "en", "title": value}
    assert body == "---\nText."
