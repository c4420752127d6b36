"""The part of the catalogue about handouts: what a careful editor would say.

These are told of documents whose `profile` is not `article`.
"""

from __future__ import annotations

from docpub.diagnostics.entry import Entry, Severity

_HEAD = "---\ntitle: T\nprofile: handout\n---\n\n"


def _rule(severity: Severity, meaning: str, fix: str, example: str) -> Entry:
    return Entry(severity, meaning, fix, _HEAD + example)


HANDOUTS: dict[str, Entry] = {
    # numbers
    "dose-without-zero": _rule(
        "error",
        "A dose begins with a point. Where that is overlooked, somebody takes ten times as much.",
        "Write a zero before the point: 0.5 mg.",
        "Take .5 mg.",
    ),
    "dose-with-trailing-zero": _rule(
        "error",
        "A dose ends with a point and a zero. Where the point is overlooked, somebody takes ten "
        "times as much.",
        "Write 5 mg.",
        "Take 5.0 mg.",
    ),
    "dose-without-space": _rule(
        "warning",
        "A number and its unit run together, and the first letter can be read as zeros.",
        "Write a space between them: 5 mg.",
        "Take 5mg.",
    ),
    "dose-without-unit": _rule(
        "warning",
        "A dose does not say of what.",
        "Write the unit: 2 tablets, 5 mL.",
        "Take 2.",
    ),
    "error-prone-abbreviation": _rule(
        "error",
        "An abbreviation for doses that is often misread: U as a zero, QD as QID, µg as mg.",
        "Write the word: units, every day, micrograms, mL.",
        "Take 10 U before meals.",
    ),
    "ambiguous-date": _rule(
        "warning",
        "A date that is one day in the United States, and another elsewhere.",
        "Write the month as a word: 3 April 2026.",
        "Come back on 03/04/2026.",
    ),
    "arithmetic-asked": _rule(
        "warning",
        "Readers have to calculate, and many will get it wrong, or not try.",
        "Give the result, in a table if it differs from one reader to the next.",
        "Take 10 mg/kg twice a day.",
    ),
    "number-in-words": _rule(
        "info",
        "A number from 10 up is written as a word.",
        "Write figures.",
        "Wait for fifteen minutes.",
    ),
    "percentage-alone": _rule(
        "warning",
        "Many readers cannot picture a percentage.",
        "Say it as a number of people too: 5 out of 100 people (5%).",
        "It helps 5% of people.[^a]\n\n[^a]: A study.",
    ),
    "different-denominators": _rule(
        "warning",
        "Shares of different totals stand side by side, and cannot be compared at a glance.",
        "Use the same total: 10 out of 100 and 2 out of 100.",
        "It helps 1 out of 10 people, and harms 1 out of 50.[^a]\n\n[^a]: A study.",
    ),
    # layout
    "too-many-key-points": _rule(
        "warning",
        "Readers remember a few points, six (`key-points`) or fewer, and none of many.",
        "Keep those that matter most.",
        ":::{key-points}\n- a\n- b\n- c\n- d\n- e\n- f\n- g\n:::",
    ),
    "key-point-too-long": _rule(
        "warning",
        "A key point is a sentence, or two short ones, of 20 words (`key-point-words`) or fewer.",
        "Shorten it; the rest belongs into the text.",
        f":::{{key-points}}\n- {'word ' * 21}\n:::",
    ),
    "list-too-long": _rule(
        "warning",
        "A list of more than seven items (`list-items`) is not taken in.",
        "Part it into groups with headings of their own, or leave out what matters less.",
        "- a\n- b\n- c\n- d\n- e\n- f\n- g\n- h",
    ),
    "heading-repeated": _rule(
        "warning",
        "Two headings are the same, so a list of them does not say which is which.",
        "Say in each what it is about.",
        "## Risks\n\na\n\n## Risks\n\nb",
    ),
    "heading-says-little": _rule(
        "warning",
        "A heading that could stand above anything helps nobody to find something.",
        "Say what follows, or ask the question that it answers.",
        "## Overview\n\nText.",
    ),
    "bold-heading": _rule(
        "warning",
        "A line that looks like a heading and is none: who goes from heading to heading misses it.",
        "Write it as a heading: `## …`.",
        "**What to do**\n\nText.",
    ),
    "long-without-heading": _rule(
        "warning",
        "More than 150 words (`words-without-heading`) without a heading, in which nobody finds "
        "anything again.",
        "Part it, with headings that say what follows.",
        "word " * 151,
    ),
    "nothing-follows": _rule(
        "warning",
        "A paragraph ends with a colon, and what it announces is not there.",
        "Write what follows, or end the sentence with a full stop.",
        "The most common signs are:\n\n## What to do\n\nText.",
    ),
    # tables
    "table-without-caption": _rule(
        "warning",
        "A table without a caption cannot be found by ear, nor be named in the text.",
        "Put it into a `:::{table} Caption` directive.",
        "| a | b |\n|---|---|\n| c | d |",
    ),
    "table-without-head": _rule(
        "error",
        "A table without heads is numbers and words without a meaning for who hears it.",
        "Say which row or column is the head: `:header-rows: 1`.",
        ":::{table} Caption\n:header-rows: 0\n\n| a | b |\n|---|---|\n| c | d |\n:::",
    ),
    "table-head-empty": _rule(
        "error",
        "A column has no head, so nobody knows what its cells are about.",
        "Write what the column has.",
        ":::{table} Caption\n\n| a |   |\n|---|---|\n| c | d |\n:::",
    ),
    "table-column-empty": _rule(
        "error",
        "A column has a head and nothing else; perhaps its words were lost.",
        "Fill it in, or remove it.",
        ":::{table} Caption\n\n| a | b |\n|---|---|\n| c |   |\n:::",
    ),
    "table-cell-empty": _rule(
        "warning",
        "An empty cell can mean none, not known, or forgotten.",
        "Write which: none, not known, or a dash.",
        ":::{table} Caption\n\n| a | b |\n|---|---|\n| c |   |\n| e | f |\n:::",
    ),
    "table-cell-too-long": _rule(
        "warning",
        "A table is for looking things up; more than 25 words (`cell-words`) in a cell are hard to "
        "read.",
        "Shorten the words, or say it in the text.",
        f":::{{table}} Caption\n\n| a | b |\n|---|---|\n| c | {'word ' * 26} |\n:::",
    ),
    # words
    "link-says-nothing": _rule(
        "warning",
        "Who goes from link to link hears these words alone.",
        "Say where the link leads.",
        "Click [here](https://example.org).",
    ),
    "alt-says-little": _rule(
        "warning",
        "The description of a picture does not say what it shows, or says it at too great length "
        "(`alt-characters`, 150).",
        "Say in a sentence what readers are to see in it.",
        "![picture of a hand](hand.png)",
    ),
    "typed-phone-number": _rule(
        "warning",
        "A phone number is typed into the text, so it stays there when the clinic's changes.",
        "Write it once in `docpub.toml` or the front matter, and use the role `contact`.",
        "Call 555-0100.",
    ),
    # evidence
    "claim-without-source": _rule(
        "warning",
        "A claim that rests on research, and no source is named in its paragraph, list or table.",
        "Cite one: `[@key]`.",
        "Studies show that it helps.",
    ),
    "approval-second-hand": Entry(
        "warning",
        "Something is said to be approved, and none of the sources cited for it is a body that "
        "approves medicines, nor what it has published.",
        "Cite the regulator or the approved information, such as the label.",
        "---\ntitle: T\nprofile: handout\nreferences: [{id: a, title: A, publisher: A paper, "
        "issued: 2024}]\n---\n\nIt is approved [@a].",
    ),
    "reference-incomplete": Entry(
        "warning",
        "A source without a date, or without a place where it can be found.",
        "Write its date, and its publisher, journal or address.",
        "---\ntitle: T\nprofile: handout\nreferences: [{id: a, title: A}]\n---\n\nText [@a].",
    ),
    "reference-old": Entry(
        "info",
        "A source about a medicine or treatment that is more than five years (`source-years`) "
        "older than the document.",
        "See whether it still holds, and whether there is a newer one.",
        "---\ntitle: T\nprofile: handout\ntype: medicine\npublished: 2026-01-02\n"
        "references: [{id: a, title: A, issued: 2001, publisher: B}]\n---\n\nText [@a].",
    ),
    # provenance
    "provenance-missing": Entry(
        "error",
        "An approved handout does not say all of where it comes from, and until when it holds.",
        "Write it into the front matter.",
        "---\ntitle: T\nprofile: handout\nstatus: approved\n---\n\nText.",
    ),
    "provenance-incomplete": Entry(
        "warning",
        "The handout does not yet say where it comes from, and until when it holds.",
        "Write it into the front matter before it is approved.",
        f"{_HEAD}Text.",
    ),
    "part-missing": Entry(
        "warning",
        "A handout of this kind has a part that readers look for, and this one has not.",
        "Write it.",
        "---\ntitle: T\nprofile: handout\ntype: medicine\n---\n\nText.",
    ),
}
