"""What the front matter and the text say, for search engines: JSON-LD in the words of schema.org.

Only what is written is said. What a person reads on the page is named there too: sources that the
text cites, questions with their answers, the files beside the page.
See https://schema.org/MedicalWebPage and https://www.w3.org/TR/json-ld11/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from docpub.model import (
    DateParts,
    Document,
    Faq,
    FaqItem,
    Inline,
    Metadata,
    Name,
    Node,
    References,
    Source,
    children,
    objection_to,
    text_of,
    walk,
)
from docpub.model.characters import FORBIDDEN
from docpub.model.metadata import Organisation
from docpub.renderers.protocol import Companion

Properties = dict[str, Any]
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
# So written, no JSON ends the element that it stands in (HTML, 4.12.1.3).
_ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def linked_data(document: Document, companions: Iterable[Companion]) -> str:
    """Return the text of a script element of the type `application/ld+json`."""
    described = _clean({"@context": "https://schema.org", **_page(document, companions)})
    return msgspec.json.encode(described).decode().translate(_ESCAPED)


def web_address(url: str) -> str:
    """Return an address that is one on the web, else nothing."""
    whole = url.lower().startswith(("https://", "http://"))
    return url if whole and not objection_to(url) else ""


def last_change(metadata: Metadata) -> str:
    """Return the day on which the text was last changed, as far as the front matter says."""
    dates = [change.date for change in metadata.changes]
    return str(max(dates)) if dates else str(metadata.published or "")


def _page(document: Document, companions: Iterable[Companion]) -> Properties:
    metadata = document.metadata
    questions = [*filter(None, map(_question, _questions(document)))]
    medical = metadata.type is not None or metadata.profile == "handout"
    kinds = ["MedicalWebPage" if medical else "WebPage"]
    return {
        "@type": [*kinds, "FAQPage"] if questions else kinds[0],
        "name": metadata.title,
        "alternateName": metadata.short_title,
        "alternativeHeadline": metadata.subtitle,
        "description": metadata.main_message,
        "url": web_address(metadata.online),
        "identifier": metadata.id,
        "inLanguage": metadata.lang,
        "version": metadata.version,
        "creativeWorkStatus": metadata.status,
        "datePublished": str(metadata.published or ""),
        "dateModified": last_change(metadata),
        "lastReviewed": str(metadata.reviewed or ""),
        "audience": metadata.audience and {"@type": "Audience", "audienceType": metadata.audience},
        "author": [
            _person(a.name, a.credentials, jobTitle=a.role, identifier=a.orcid)
            for a in metadata.authors
        ],
        "reviewedBy": [_person(r.name, r.credentials) for r in metadata.reviewers],
        "publisher": metadata.organisation and _organisation(metadata.organisation),
        "license": metadata.licence and {"@type": "CreativeWork", "name": metadata.licence},
        "copyrightNotice": metadata.copyright,
        "keywords": metadata.keywords,
        "isPartOf": metadata.series
        and {"@type": "CreativeWorkSeries", "name": metadata.series.name},
        "position": metadata.series and metadata.series.number,
        "citation": [*map(_work, _cited(document))],
        "encoding": [_file(companion) for companion in companions if not companion.lang],
        "mainEntity": questions,
    }


def _person(name: str, credentials: str, **more: str) -> Properties:
    return {"@type": "Person", "name": name, "honorificSuffix": credentials, **more}


def _organisation(organisation: Organisation) -> Properties:
    return {
        "@type": "Organization",
        "name": organisation.name,
        "department": organisation.department
        and {"@type": "Organization", "name": organisation.department},
        "url": web_address(organisation.url),
        "telephone": organisation.phone,
        "email": organisation.email,
        "address": organisation.address,
    }


def _file(companion: Companion) -> Properties:
    return {
        "@type": "MediaObject",
        "name": companion.title,
        "contentUrl": companion.file,
        "encodingFormat": companion.media_type,
    }


def _cited(document: Document) -> Iterator[Source]:
    """Yield the sources in the order of the list that readers see."""
    works = {work.id: work for work in document.metadata.references}
    for block in walk(document, References):
        yield from (works[r.key] for r in block.children if r.key in works)


def _work(source: Source) -> Properties:
    return {
        "@type": "ScholarlyArticle" if source.type == "article-journal" else "CreativeWork",
        "name": source.title,
        "author": [*map(_author, source.author)],
        "datePublished": _issued(source.issued),
        "isPartOf": source.container_title
        and {"@type": "CreativeWork", "name": source.container_title},
        "publisher": source.publisher and {"@type": "Organization", "name": source.publisher},
        "url": web_address(source.url),
        "sameAs": web_address(f"https://doi.org/{source.doi}") if source.doi else "",
    }


def _author(name: Name) -> Properties:
    if name.literal:  # a body, or a person whose name its program did not part
        return {"@type": "Organization", "name": name.literal}
    particles = (name.dropping_particle, name.non_dropping_particle)
    words = " ".join(filter(None, (name.given, *particles, name.family)))
    return {"@type": "Person", "name": words, "honorificSuffix": name.suffix}


def _issued(date: str | DateParts) -> str:
    if isinstance(date, DateParts):
        first = date.date_parts[0] if date.date_parts else ()
        return "-".join(f"{part:04d}" if not n else f"{part:02d}" for n, part in enumerate(first))
    return date if _DATE.fullmatch(date) else ""


def _questions(document: Document) -> Iterator[FaqItem]:
    for faq in walk(document, Faq):
        yield from faq.items


def _question(item: FaqItem) -> Properties | None:
    """Return a question with its answer; a question without one is none."""
    name, answer = " ".join(_line(item.question)), " ".join(_words(item.children))
    if not name or not answer:
        return None
    return {
        "@type": "Question",
        "name": name,
        "url": item.id and f"#{item.id}",
        "acceptedAnswer": {"@type": "Answer", "text": answer},
    }


def _words(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the words of blocks, each by itself, so that none run together."""
    inlines: list[Node] = []
    for node in nodes:
        if isinstance(node, Inline):
            inlines.append(node)
            continue
        yield from _line(inlines)
        inner = [*children(node)]
        yield from _words(inner) if inner else _line([node])
        inlines = []
    yield from _line(inlines)


def _line(nodes: Iterable[Node]) -> Iterator[str]:
    if words := " ".join(text_of(*nodes).split()):
        yield words


def _clean(value: Any) -> Any:
    """Leave out what is empty, and characters that no output may have."""
    match value:
        case dict():
            cleaned = {name: _clean(inner) for name, inner in value.items()}
            kept = {name: inner for name, inner in cleaned.items() if inner}
            return kept if kept.keys() - {"@type"} else None
        case list() | tuple():
            return [inner for each in value if (inner := _clean(each))]
        case str():
            return FORBIDDEN.sub("\ufffd", value)
        case _:
            return value
