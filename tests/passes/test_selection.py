"""Parts are chosen by output and audience, and what is for others stays out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import docpub
import strategies
from docpub.model import Document, Only, Paragraph, Text, map_blocks, text_of, walk
from docpub.passes import select

FRONT_MATTER = "---\ntitle: T\naudiences: [patients, clinicians]\n---\n"
SOURCE = FRONT_MATTER + (
    "a\n\n:::{only} clinicians\nb\n:::\n\n:::{except} clinicians\nc\n:::\n\n"
    ":::{only} html clinicians\nd\n:::\n\n:::{except} html clinicians\ne\n:::"
)


@pytest.mark.parametrize(
    ("output", "audience", "words"),
    [
        ("html", "patients", "ac"),
        ("html", "clinicians", "abd"),
        ("pdf", "patients", "ace"),
        ("pdf", "clinicians", "ab"),
        ("pdf", "", "ace"),
        ("pdf", None, "abce"),
        (None, "patients", "ace"),
        (None, "clinicians", "abd"),
        (None, None, "abcde"),
    ],
)
def test_parts_are_chosen_by_output_and_audience(
    output: str | None, audience: str | None, words: str
) -> None:
    assert text_of(select(docpub.parse(SOURCE).document, output, audience)) == words


def test_names_that_are_not_declared_are_outputs() -> None:
    [only] = docpub.parse("# T\n\n:::{only} html patients\nx\n:::").document.children[1:]
    assert isinstance(only, Only)
    assert (only.formats, only.audiences) == (("html", "patients"), ())


def test_what_names_nothing_is_for_all() -> None:
    for exclude in (False, True):
        assert Only(children=(), exclude=exclude).is_for("html", "patients")


_OUTPUTS = st.sampled_from(("html", "pdf", "epub"))
_AUDIENCES = st.sampled_from(("", "patients", "clinicians"))


@given(strategies.documents, _OUTPUTS, _AUDIENCES)
def test_nothing_for_others_gets_through(document: Document, output: str, audience: str) -> None:
    def mark(block: docpub.Block) -> docpub.Block:
        """Put a mark into each part that is not for this output and audience."""
        if not isinstance(block, Only) or block.is_for(output, audience):
            return block
        secret = Paragraph(children=(Text(value="SECRET"),))
        return docpub.replace(block, children=(secret, *block.children))

    chosen = select(map_blocks(document, mark), output, audience)
    assert not [node for node in walk(chosen) if isinstance(node, Only)]
    assert "SECRET" not in text_of(docpub.resolve(chosen))
