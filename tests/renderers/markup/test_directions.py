"""Numbers among words that are read from the right."""

from __future__ import annotations

import re

import pytest

import docpub
from docpub.renderers.markup.directions import isolated


def page(source: str) -> str:
    output = docpub.render(docpub.parse(source).document, "html", options={"fragment": True})
    [text] = output.files.values()
    return text.decode()


@pytest.mark.parametrize(
    "number",
    ["555-0100", "+1 555-555-0100", "(03) 555 0100", "1.800.555.0100", "2026-01-02", "٠١٢-٣٤٥٦٧٨٩"],
)
def test_a_telephone_number_or_a_date_is_read_from_the_left(number: str) -> None:
    assert f'<bdi dir="ltr">{number}</bdi>' in page(f"---\nlang: ar\n---\nاتصل على {number}، الآن")


@pytest.mark.parametrize("number", ["10-12", "8:30-9:00", "2019-2023", "38.5", "911", "A555-0100"])
def test_other_numbers_are_left_alone(number: str) -> None:
    assert "ltr" not in page(f"---\nlang: ar\n---\nمن {number} كل يوم")


def test_only_what_is_read_from_the_right_is_changed() -> None:
    text = "Call 555-0100, or [اتصل 555-0101]{lang=ar}, [call 555-0102]{lang=en}.\n\n`555-0103`"
    assert re.findall(r"<bdi[^>]*>([^<]*)", page(text)) == ["555-0101"]


def test_a_link_takes_no_element_more() -> None:
    text = "---\nlang: he\n---\n[555-0100](tel:5550100) **555-0101**"
    assert '<a href="tel:5550100" dir="ltr">555-0100</a>' in page(text)
    assert '<strong dir="ltr">555-0101</strong>' in page(text)


def test_words_without_markup_are_isolated() -> None:
    assert isolated("Reviewed 2026-01-02", "rtl") == "\u2068Reviewed \u20662026-01-02\u2069\u2069"
    assert isolated("Reviewed 2026-01-02", "ltr") == "Reviewed 2026-01-02"
