"""What search engines are told: what the front matter says, whole, and nothing else."""

from __future__ import annotations

import re
from typing import Any

import jsonschema
import msgspec
import pytest

import docpub

FULL = """---
profile: handout
id: PE-1
title: Rest
short-title: R
subtitle: And drink
lang: es-MX
type: treatment
audience: Adults
main-message: Rest well.
status: approved
version: "2.0"
changes:
- {version: "1.0", date: 2024-01-01, note: Begun}
- {version: "2.0", date: 2025-02-03, note: Mended}
published: 2024-01-05
reviewed: 2025-03-01
authors: [{name: Ann, role: Nurse, credentials: RN, orcid: 0000-0002-1825-0097}]
reviewers: [{name: Bob, role: clinical, credentials: MD, date: 2025-03-01}]
organisation: {name: Clinic, department: Unit, phone: 555-0100, url: "https://example.org/"}
licence: CC-BY-4.0
copyright: Clinic 2025
keywords: [rest, drink]
online: https://example.org/rest
references:
- {id: a, type: article-journal, title: A study, author: [{family: Lee, given: C}],
   issued: {date-parts: [[2020, 3]]}, container-title: Journal, DOI: 10.1/x, publisher: P}
- {id: b, title: Never cited}
---
:::{faq}
### Is *this* safe?

It is. {cite}`a`

- For most
- For some

### What else?
:::
"""
BARE = "---\ntitle: A\n---\nWords.\n"

TEXT = {"type": "string", "minLength": 1}
DAY = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
ADDRESS = {"type": "string", "pattern": "^https?://"}


def of_type(kind: str, required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    properties = {"@type": {"const": kind}, **required, **optional}
    return {
        "type": "object",
        "required": ["@type", *required],
        "properties": properties,
        "additionalProperties": False,
    }


def several(kind: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "items": kind}


PERSON = of_type("Person", {"name": TEXT}, honorificSuffix=TEXT, jobTitle=TEXT, identifier=TEXT)
UNIT = of_type("Organization", {"name": TEXT})
ORGANISATION = of_type(
    "Organization",
    {"name": TEXT},
    **dict.fromkeys(("telephone", "email", "address"), TEXT),
    url=ADDRESS,
    department=UNIT,
)
PART = of_type("CreativeWork", {"name": TEXT})
WORK = {
    "required": ["@type", "name"],
    "properties": {
        "@type": {"enum": ["CreativeWork", "ScholarlyArticle"]},
        "name": TEXT,
        "author": several({"anyOf": [PERSON, UNIT]}),
        "datePublished": DAY,
        "isPartOf": PART,
        "publisher": UNIT,
        "url": ADDRESS,
        "sameAs": ADDRESS,
    },
    "additionalProperties": False,
}
QUESTION = of_type(
    "Question",
    {"name": TEXT, "acceptedAnswer": of_type("Answer", {"text": TEXT})},
    url={"type": "string", "pattern": "^#"},
)
SCHEMA = {
    "required": ["@context", "@type", "name", "inLanguage"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@type": {"enum": ["WebPage", "MedicalWebPage", ["MedicalWebPage", "FAQPage"]]},
        "mainEntity": several(QUESTION),
        "citation": several(WORK),
        "author": several(PERSON),
        "reviewedBy": several(PERSON),
        "publisher": ORGANISATION,
        "audience": of_type("Audience", {"audienceType": TEXT}),
        "license": PART,
        "keywords": several(TEXT),
        "url": ADDRESS,
        **dict.fromkeys(("datePublished", "dateModified", "lastReviewed"), DAY),
        **dict.fromkeys(("name", "alternateName", "alternativeHeadline", "description"), TEXT),
        **dict.fromkeys(("identifier", "inLanguage", "version", "creativeWorkStatus"), TEXT),
        "copyrightNotice": TEXT,
    },
    "additionalProperties": False,
    # A page of questions has them, and a medical one says when it was reviewed if it was.
    "if": {"properties": {"@type": {"type": "array"}}},
    "then": {"required": ["mainEntity"]},
}


def page(text: str, **more: Any) -> str:
    document = docpub.parse(text).document
    return docpub.render(document, "html", **more).files["page.html"].decode()


def data(text: str, **more: Any) -> dict[str, Any]:
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page(text, **more))
    decoded: dict[str, Any] = msgspec.json.decode(found)
    return decoded


@pytest.mark.parametrize("text", [FULL, BARE], ids=["full", "bare"])
def test_every_property_has_what_it_requires(text: str) -> None:
    jsonschema.validate(data(text), SCHEMA)


def test_all_of_the_front_matter_is_said() -> None:
    found = data(FULL)
    assert found["@type"] == ["MedicalWebPage", "FAQPage"]
    assert SCHEMA["properties"].keys() == found.keys()
    assert (found["datePublished"], found["dateModified"]) == ("2024-01-05", "2025-02-03")
    assert found["lastReviewed"] == "2025-03-01"
    assert found["inLanguage"] == "es-MX"
    assert found["reviewedBy"] == [{"@type": "Person", "name": "Bob", "honorificSuffix": "MD"}]


def test_only_cited_sources_are_named_and_only_answered_questions() -> None:
    found = data(FULL)
    [work] = found["citation"]
    assert (work["name"], work["datePublished"]) == ("A study", "2020-03")
    assert work["sameAs"] == "https://doi.org/10.1/x"
    [question] = found["mainEntity"]
    assert question["name"] == "Is this safe?"
    assert question["acceptedAnswer"]["text"] == "It is. For most For some"
    assert f'id="{question["url"][1:]}"' in page(FULL)


def test_nothing_is_said_that_is_not_written() -> None:
    assert data(BARE) == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": "A",
        "inLanguage": "en",
    }


def test_other_forms_are_named() -> None:
    pdf = docpub.Companion(file="a.pdf", title="PDF", media_type="application/pdf")
    other = docpub.Companion(file="../b/b.html", title="Español", media_type="text/html", lang="es")
    assert data(BARE, companions=[pdf, other])["encoding"] == [
        {
            "@type": "MediaObject",
            "name": "PDF",
            "contentUrl": "a.pdf",
            "encodingFormat": "application/pdf",
        }
    ]


def test_links_to_the_page_show_its_title_elsewhere() -> None:
    html = page(FULL)
    properties = dict(re.findall(r'<meta property="([^"]*)" content="([^"]*)">', html))
    assert properties == {
        "og:type": "article",
        "og:title": "Rest",
        "og:description": "Rest well.",
        "og:url": "https://example.org/rest",
        "og:locale": "es_MX",
        "og:site_name": "Clinic",
        "article:published_time": "2024-01-05",
        "article:modified_time": "2025-02-03",
    }
    assert '<link rel="canonical" href="https://example.org/rest">' in html


@pytest.mark.parametrize("online", ["javascript:alert(1)", "a.html", "//example.org", "ftp://a.b"])
def test_what_is_no_web_address_is_not_said_to_be_one(online: str) -> None:
    html = page(f"---\ntitle: A\nonline: '{online}'\n---\nWords.\n")
    assert "canonical" not in html
    assert "og:url" not in html
    assert '"url"' not in html
