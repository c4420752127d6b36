"""From where on something is told: too long, too many, too old, too hard.

What docpub holds for right depends on a document's `type` and on the age of its readers; an
organisation says otherwise for all its documents, or for those of a kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

import msgspec
from msgspec import Meta

from docpub.model import Metadata

Most = Annotated[int, Meta(ge=1, le=10_000)]
Grades = Annotated[float, Meta(ge=0, le=20)]
Values = Mapping[str, object]  # some thresholds, by the names that they have in files


class Thresholds(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """The most that is not told, each.

    `paragraph_words` and `paragraph_sentences` are both to be exceeded: short sentences may be
    more. `words_in_a_row` are those in capitals that do not shout yet. `source_years` is the age of
    a source beside its document; 0 is any. `target_grade` is for texts whose front matter has none.
    A section that is harder than the rest by `section_grades` is told.
    """

    sentence_words: Most = 20
    paragraph_sentences: Most = 4
    paragraph_words: Most = 60
    words_without_heading: Most = 150
    words_in_a_row: Most = 2
    list_items: Most = 7
    key_points: Most = 6
    key_point_words: Most = 20
    table_columns: Most = 4
    cell_words: Most = 25
    alt_characters: Most = 150
    source_years: Annotated[int, Meta(ge=0, le=1000)] = 0
    target_grade: Grades = 6.0
    section_grades: Grades = 2.0


class ThresholdTables(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """What differs: for all documents, for those of a profile, of a type, of an age of readers."""

    everywhere: Values = {}
    profile: dict[str, Values] = {}
    type: dict[str, Values] = {}
    reader_age: dict[str, Values] = {}

    def layers(self, metadata: Metadata) -> Iterator[tuple[tuple[str, ...], Values]]:
        """Yield what holds for a document, and its name here; what comes later goes before."""
        yield (), self.everywhere
        yield ("profile", metadata.profile), self.profile.get(metadata.profile, {})
        yield ("type", metadata.type or ""), self.type.get(metadata.type or "", {})
        yield ("reader-age", metadata.reader_age), self.reader_age.get(metadata.reader_age, {})


# Treatments change. Children of nine read what is of grade 4; NHS tools mark sentences from 15
# words on. Teenagers read as well as most adults do, for whom grade 6 is meant.
OWN = ThresholdTables(
    type={"medicine": {"source-years": 5}, "treatment": {"source-years": 5}},
    reader_age={
        "child": {
            "sentence-words": 15,
            "paragraph-sentences": 3,
            "paragraph-words": 40,
            "target-grade": 4.0,
        }
    },
)

_NONE = ThresholdTables()


def thresholds_for(metadata: Metadata, theirs: ThresholdTables = _NONE) -> Thresholds:
    """Return what holds for a document: docpub's own, and before it an organisation's."""
    values: dict[str, object] = {}
    for tables in (OWN, theirs):
        for _, layer in tables.layers(metadata):
            values |= layer
    return msgspec.convert(values, Thresholds)
