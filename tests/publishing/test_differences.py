"""Words that have changed between two versions are told, all of them, and no others."""

from __future__ import annotations

import json
import re
import shutil
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

import docpub
import strategies
from docpub.cli import main
from docpub.model import text_of
from docpub.passes import resolve, select
from docpub.publishing.differences import Change, Differing, Words, compare, excerpts
from docpub.publishing.differences.changes import changes_of
from docpub.publishing.differences.lines import Line, Place
from docpub.publishing.differences.of_models import lines_of_model
from docpub.publishing.differences.of_pages import lines_of_book, lines_of_page

SAMPLE = Path(__file__).parents[2] / "source" / "ketamine-adhd"
LEAFLET = """---
title: Pain relief
lang: en
---

## How to take it

Take 5 mg twice a day with food.[^food]

Drink plenty of water when you take it.

| Who      | Dose  | When    |
|----------|-------|---------|
| Adults   | 10 mg | morning |
| Children | 5 mg  | evening |

## When to call us

Call us if you have a rash.[^rash]

[^food]: A slice of bread is enough.
[^rash]: Red spots that itch.
"""


def versions(folder: Path, old: str, new: str) -> tuple[Path, Path]:
    for name, text in (("old", old), ("new", new)):
        (folder / name).mkdir()
        (folder / name / "leaflet.md").write_text(text)
    return folder / "old", folder / "new"


def changes(folder: Path, old: str, new: str, *, published: str = "") -> tuple[Change, ...]:
    before, after = versions(folder, old, new)
    if published:
        for path in (before, after):
            docpub.publish(path, path / "out", formats=[published], force=True)
        before, after = before / "out", after / "out"
    found = compare(before, after)
    assert {each.kind for each in found} <= {"changed"}
    return tuple(change for each in found for change in each.changes)


def edited(old: str, new: str) -> str:
    assert old in LEAFLET
    return LEAFLET.replace(old, new)


KINDS = ["", "html", "epub"]


@pytest.mark.parametrize("published", KINDS)
def test_a_dose_that_has_changed(tmp_path: Path, published: str) -> None:
    [found] = changes(tmp_path, LEAFLET, edited("5 mg twice", "10 mg twice"), published=published)
    assert (found.kind, found.words) == ("changed", (Words("5", "10"),))
    assert found.new_place
    assert found.new_place.section == "How to take it"
    if not published:
        place = (tmp_path / "new" / "leaflet.md").as_posix()
        assert (found.new_place.file, found.new_place.line) == (place, 8)


@pytest.mark.parametrize("published", KINDS)
def test_a_cell_that_has_changed(tmp_path: Path, published: str) -> None:
    [found] = changes(tmp_path, LEAFLET, edited("| 5 mg  |", "| 50 mg |"), published=published)
    assert found.words == (Words("5", "50"),)
    assert found.new == "Children | 50 mg | evening"


@pytest.mark.parametrize("published", KINDS)
def test_a_row_that_is_gone(tmp_path: Path, published: str) -> None:
    new = edited("| Adults   | 10 mg | morning |\n", "")
    [found] = changes(tmp_path, LEAFLET, new, published=published)
    assert (found.kind, found.old) == ("removed", "Adults | 10 mg | morning")


@pytest.mark.parametrize("published", KINDS)
def test_a_paragraph_that_only_moves(tmp_path: Path, published: str) -> None:
    water = "Drink plenty of water when you take it.\n\n"
    new = edited(water, "").replace("Call us", f"{water}Call us")
    [found] = changes(tmp_path, LEAFLET, new, published=published)
    assert (found.kind, found.old) == ("moved", water.strip())
    assert found.old_place
    assert found.new_place
    assert found.old_place.section == "How to take it"
    assert found.new_place.section == "When to call us"


@pytest.mark.parametrize("published", KINDS)
def test_a_paragraph_that_comes_and_one_that_goes(tmp_path: Path, published: str) -> None:
    new = edited("Drink plenty of water when you take it.", "Never drive a car at night.")
    new = new.replace("## When", "Keep the box.\n\n## When")
    found = changes(tmp_path, LEAFLET, new, published=published)
    assert [each.kind for each in found] == ["changed", "added"]
    assert found[1].new == "Keep the box."


LAYOUTS = {
    "lines that are filled anew": ("twice a day with", "twice\na day with"),
    "a paragraph in two": ("of water when", "of water\n\nwhen"),
    "stressed words": ("plenty of", "**plenty** of"),
    "headings of another level": ("## ", "### "),
    "an item instead of a paragraph": ("Drink plenty", "- Drink plenty"),
    "a table without a head": ("| Who      | Dose  | When    |", "| **Who** | Dose | When |"),
    "a narrow table": ("| Children | 5 mg  | evening |", "| Children | 5 mg | evening |"),
    "a space that does not break": ("5 mg twice", "5\u00a0mg twice"),
    "a soft hyphen": ("plenty", "plen\u00adty"),
}


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("published", ["", "html"])
def test_layout_makes_no_difference(tmp_path: Path, name: str, published: str) -> None:
    assert changes(tmp_path, LEAFLET, edited(*LAYOUTS[name]), published=published) == ()


@pytest.mark.parametrize("published", KINDS)
def test_a_note_changes_no_words_of_those_behind_it(tmp_path: Path, published: str) -> None:
    new = edited("with food.[^food]", "with food.").replace("[^food]: A slice of bread", "A slice")
    found = changes(tmp_path, LEAFLET, new.replace("A slice is enough.\n", ""), published=published)
    assert "rash" not in " ".join(each.old + each.new for each in found)
    assert "A slice of bread is enough." in " ".join(each.old for each in found)


def test_a_source_that_is_no_longer_named_is_told(tmp_path: Path) -> None:
    head = "---\ntitle: A\nlang: en\nreferences:\n- {id: who, title: A list}\n"
    head += "- {id: fda, title: Another list}\n---\n\n"
    old = f"{head}It works well [@who]. It is safe [@fda].\n"
    [found] = changes(tmp_path, old, old.replace("well [@who]", "well [@fda]"))[:1]
    assert found.words == (Words("[@who].", "[@fda]."),)


def test_names_of_sources_are_words_and_numbers_are_not(tmp_path: Path) -> None:
    page = '<p>So it is <span class="citation">[<a role="doc-biblioref">{}</a>]</span>.</p>'
    words = [
        line.text
        for text in ("1", "12", "Smith 2020")
        for line in lines_of_page(page.format(text), "")
    ]
    assert words == ["So it is .", "So it is .", "So it is [Smith 2020]."]


def test_a_row_with_blocks_in_its_cells_is_one_line() -> None:
    page = "<table><tr><td><p>a</p><ul><li>b</li><li>c</li></ul></td><td>d</td></tr></table><p>e"
    assert [line.text for line in lines_of_page(page, "")] == ["a b c | d", "e"]


def test_documents_that_are_new_gone_or_named_otherwise(tmp_path: Path) -> None:
    before, after = versions(tmp_path, LEAFLET, LEAFLET)
    (before / "gone.md").write_text("# Gone\n\nWords.\n")
    (after / "new.md").write_text("# New\n\nWords.\n")
    (before / "a.md").write_text("---\ntitle: A\nid: PE-1\n---\n\nOne word.\n")
    (after / "b.md").write_text("---\ntitle: A\nid: PE-1\n---\n\nTwo words.\n")
    found = {(each.name, each.kind, each.was) for each in compare(before, after)}
    assert found == {("gone", "gone", ""), ("new", "new", ""), ("b", "changed", "a")}
    for folder in (before, after):
        docpub.publish(folder, folder / "out", formats=["html"], force=True)
    published = {(e.name, e.kind, e.was) for e in compare(before / "out", after / "out")}
    assert published == found


def test_two_files_are_compared_whatever_their_names(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Rest\n\nOne word.\n")
    (tmp_path / "b.md").write_text("# Rest\n\nTwo words.\n")
    [found] = compare(tmp_path / "a.md", tmp_path / "b.md")
    assert (found.name, found.was, len(found.changes)) == ("b", "a", 1)
    (tmp_path / "c.json").write_bytes(
        docpub.to_json(docpub.parse("# Rest\n\nOne word.\n").document)
    )
    assert compare(tmp_path / "a.md", tmp_path / "c.json") == ()


def test_a_formula_and_the_words_for_it_are_compared(tmp_path: Path) -> None:
    text = "# A\n\n```{math}\n:alt: dose by weight\nd = 5 w\n```\n\nSo it is $d = 5$ now.\n"
    found = changes(tmp_path, text, text.replace("5", "50").replace("by weight", "by size"))
    assert [each.words for each in found] == [
        (Words("5", "50"), Words("weight", "size")),
        (Words("5", "50"),),
    ]


def test_each_audience_is_compared_with_itself(tmp_path: Path) -> None:
    head = "---\ntitle: A\nlang: en\naudiences: [patients, nurses]\n---\n\nRest.\n\n"
    text = f"{head}:::{{only}} nurses\nGive 5 mg.\n:::\n"
    before, after = versions(tmp_path, text, text.replace("5 mg", "50 mg"))
    for folder in (before, after):
        for audience in ("patients", "nurses"):
            docpub.publish(folder, folder / "out", formats=["html"], audience=audience)
    [found] = compare(before / "out", after / "out")
    assert found.name == "leaflet/nurses"
    [in_sources] = compare(before, after)
    assert in_sources.changes[0].words == found.changes[0].words


def test_each_audience_of_a_document_that_was_named_otherwise(tmp_path: Path) -> None:
    text = "---\ntitle: A\nid: PE-1\nlang: en\naudiences: [patients, nurses]\n---\n\nRest.\n"
    before, after = versions(tmp_path, text, text)
    (after / "leaflet.md").rename(after / "paper.md")
    (after / "paper.md").write_text(text.replace("Rest.", "Walk."))
    for folder in (before, after):
        for audience in ("patients", "nurses"):
            docpub.publish(folder, folder / "out", formats=["html"], audience=audience)
    named = {(each.was, each.name) for each in compare(before / "out", after / "out")}
    assert named == {("leaflet", "paper"), ("leaflet/nurses", "paper/nurses")}


def test_the_place_of_words_from_another_file_is_there(tmp_path: Path) -> None:
    text = "# A\n\n:::{include} parts/shared.txt\n:::\n"
    before, after = versions(tmp_path, text, text)
    for folder, words in ((before, "Take one."), (after, "Take two.")):
        (folder / "parts").mkdir()
        (folder / "parts" / "shared.txt").write_text(f"\n{words}\n")
    [found] = compare(before, after)
    place = found.changes[0].new_place
    assert place
    assert (place.file, place.line) == ((after / "parts" / "shared.txt").as_posix(), 2)


@settings(max_examples=60, deadline=None)
@given(strategies.documents)
def test_no_words_of_a_document_are_lost(document: docpub.Document) -> None:
    ready = resolve(select(document))
    lines = lines_of_model(ready, "a.md")
    wanted = Line(text_of(*ready.children), Place(file=""))
    assert letters(wanted.text) <= letters("\n".join(line.text for line in lines))


def letters(text: str) -> Counter[str]:
    return Counter(re.sub(r"\W", "", unicodedata.normalize("NFD", text)))


def test_the_page_and_the_book_have_all_words_of_the_source(tmp_path: Path) -> None:
    """All but the keys of sources, which stand for numbers."""
    assert docpub.publish(SAMPLE, tmp_path, formats=["html", "epub"]).ok
    source = docpub.parse_file(SAMPLE / "index.md").document
    words = words_in(lines_of_model(resolve(select(source, "html")), "a.md"))
    words = Counter({word: count for word, count in words.items() if "@" not in word})
    assert words.total() > 1400
    page = (tmp_path / SAMPLE.name / f"{SAMPLE.name}.html").read_text()
    assert words - words_in(lines_of_page(page, "a.html")) == Counter()
    with zipfile.ZipFile(tmp_path / SAMPLE.name / f"{SAMPLE.name}.epub") as book:
        assert words - words_in(lines_of_book(book, "a.epub")) == Counter()


def words_in(lines: list[Line]) -> Counter[str]:
    return Counter(value for line in lines for value in line.values)


words = st.lists(st.sampled_from(["a", "b", "c", "5", "mg"]), min_size=1, max_size=6)
texts = st.lists(words.map(" ".join), max_size=8)


@settings(max_examples=300, deadline=None)
@given(texts, texts)
def test_what_is_told_leads_from_the_old_words_to_the_new_ones(
    old: list[str], new: list[str]
) -> None:
    found = changes_of(*([Line(text, Place(file="")) for text in side] for side in (old, new)))
    before, after = " ".join(old).split(), " ".join(new).split()
    assert bool(found) == (before != after)
    gone, come = Counter[str](), Counter[str]()
    for change in found:
        if change.kind != "moved":
            parts = change.words or (Words(change.old, change.new),)
            gone.update(word for part in parts for word in part.old.split())
            come.update(word for part in parts for word in part.new.split())
    told = Counter(before)
    told.subtract(gone)
    told.update(come)
    assert +told == Counter(after)
    assert min(told.values(), default=0) >= 0


def test_parts_of_other_pages_are_read_like_whole_ones(tmp_path: Path) -> None:
    page, part = (
        docpub.render(docpub.parse_file(SAMPLE / "index.md").document, "html", options=options)
        for options in ({}, {"fragment": True})
    )
    whole = [line.values for line in lines_of_page(*[d.decode() for d in page.files.values()], "a")]
    inner = [line.values for line in lines_of_page(*[d.decode() for d in part.files.values()], "a")]
    assert len(inner) > 100
    assert [line for line in inner if line not in whole] == []


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


def test_what_is_printed(tmp_path: Path) -> None:
    before, after = versions(tmp_path, LEAFLET, edited("5 mg twice", "10 mg twice"))
    result = run(before, after)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "leaflet: changed",
        f"  {after.as_posix()}/leaflet.md:8:1: How to take it",
        "    - Take 5 mg twice a day …",
        "    + Take 10 mg twice a day …",
    ]
    assert result.stderr == "1 document: 1 changed.\n"
    same = run(before, before)
    assert (same.exit_code, same.stdout, same.stderr) == (0, "", "All words are the same.\n")


def test_what_is_printed_for_programs(tmp_path: Path) -> None:
    before, after = versions(tmp_path, LEAFLET, edited("5 mg twice", "10 mg twice"))
    result = run(before, after, "--format", "json")
    [found] = json.loads(result.stdout)
    assert (result.exit_code, found["name"], found["kind"]) == (1, "leaflet", "changed")
    assert found["changes"][0]["words"] == [{"old": "5", "new": "10"}]
    assert found["changes"][0]["new-place"]["line"] == 8


def published(tmp_path: Path, *formats: str) -> tuple[Path, Path]:
    before, after = versions(tmp_path, LEAFLET, edited("5 mg twice", "10 mg twice"))
    for folder in (before, after):
        docpub.publish(folder, folder / "out", formats=formats)
    return before / "out", after / "out"


def test_handouts_alone_cannot_be_compared(tmp_path: Path) -> None:
    before, after = published(tmp_path, "pdf")
    result = run(before, after)
    assert (result.exit_code, "leaflet: not compared" in result.stdout) == (2, True)
    assert run(before, before).exit_code == 0


@pytest.mark.parametrize(
    ("name", "content"),
    [("manifest.json", b"{}"), ("leaflet.html", b"\xff\xfe"), ("leaflet.html", None)],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes | None) -> None:
    before, after = published(tmp_path, "html")
    path = after / "leaflet" / name
    path.unlink() if content is None else path.write_bytes(content)
    [found] = compare(before, after)
    assert found.kind == "not-compared"
    assert path.as_posix() in found.reason


def test_a_book_that_is_none_is_told(tmp_path: Path) -> None:
    before, after = published(tmp_path, "epub")
    shutil.copy(before / "leaflet" / "manifest.json", after / "leaflet" / "leaflet.epub")
    [found] = compare(before, after)
    assert (found.kind, "leaflet.epub" in found.reason) == ("not-compared", True)


def test_sources_and_outputs_cannot_be_compared(tmp_path: Path) -> None:
    before, after = published(tmp_path, "html")
    result = run(before.parent, after)
    assert (result.exit_code, "are sources and outputs" in result.stderr) == (2, True)
    assert run(tmp_path / "nothing", after).exit_code == 2


def test_excerpts_mark_what_has_changed() -> None:
    old = "Take one tablet of 5 mg in the morning and one in the evening, always with food."
    new = old.replace("5 mg", "10 mg").replace("food", "water")
    shown = [
        ["".join(f"<{p.text}>" if p.changed else p.text for p in side) for side in excerpt]
        for excerpt in excerpts(old, new)
    ]
    assert shown == [
        [
            "Take one tablet of <5> mg in the morning …",
            "Take one tablet of <10> mg in the morning …",
        ],
        ["… the evening, always with <food.>", "… the evening, always with <water.>"],
    ]


def test_words_without_spaces_are_compared_one_by_one() -> None:
    [excerpt] = excerpts("每天两次，每次五毫克。", "每天两次，每次十毫克。")
    assert [piece.text for piece in excerpt.new if piece.changed] == ["十"]


def test_long_texts_are_compared_in_time(tmp_path: Path) -> None:
    old = "".join(f"Line {n} has words of its own.\n\n" for n in range(3000))
    [found] = changes(tmp_path, f"# A\n\n{old}", f"# A\n\n{old.replace('Line 1500', 'Line x')}")
    assert found.words == (Words("1500", "x"),)


def test_one_that_was_rewritten_is_told_whole(tmp_path: Path) -> None:
    old = "# A\n\n" + "".join(f"Some words that were here, number {n}.\n\n" for n in range(120))
    new = "# A\n\n" + "".join(f"Quite another text stands now ({n}).\n\n" for n in range(120))
    found = changes(tmp_path, old, new)
    assert Counter(each.kind for each in found) == {"removed": 120, "added": 120}
    assert isinstance(found[0], Change)
    assert Differing(name="a", kind="new").changes == ()
