"""Put the works that a document cites into words, and into the order of names and years."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from docpub.labels import Labels
from docpub.model import DateParts, Emphasis, Inline, Inlines, Link, Name, Source, Text

LONGEST_TITLE = 40


class Work(NamedTuple):
    """A cited work: its place in the list, and who and when it is called by."""

    source: Source
    number: int
    name: str = ""
    year: str = ""


def by_number(sources: Iterable[Source]) -> list[Work]:
    """Number works as they come."""
    return [Work(source, number) for number, source in enumerate(sources, 1)]


def by_name(sources: Iterable[Source], labels: Labels) -> list[Work]:
    """Sort works by name, year and title; a letter tells those of one name and year apart."""
    ordered = sorted(sources, key=_sort_key)
    called = [(_called(source, labels), _year(source) or labels.no_date) for source in ordered]
    times, so_far = Counter(called), Counter[tuple[str, str]]()
    works: list[Work] = []
    for number, (source, (name, year)) in enumerate(zip(ordered, called, strict=True), 1):
        so_far[name, year] += 1
        letter = _letter(so_far[name, year]) if times[name, year] > 1 else ""
        hyphen = "-" if letter and not year[-1].isdigit() else ""
        works.append(Work(source, number, name, f"{year}{hyphen}{letter}"))
    return works


def _sort_key(source: Source) -> tuple[str, str, str, str]:
    title = _folded(source.title)
    return (_folded(_authors(source)) or title, _year(source), title, source.id)


def _folded(words: str) -> str:
    """Return words as an index sorts them: without accents and case."""
    parts = unicodedata.normalize("NFKD", words)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


def _letter(number: int) -> str:
    """Count a, b … z, aa, ab …"""
    rest, last = divmod(number - 1, 26)
    return (_letter(rest) if rest else "") + chr(ord("a") + last)


def _called(source: Source, labels: Labels) -> str:
    """Return what a text calls a work by: one name, two, or the first of several."""
    names = [*filter(None, map(_family, source.author))]
    if not names:
        return _short_title(source)
    if len(names) == 1:
        return names[0]
    words = labels.two_names if len(names) == 2 else labels.several_names
    return words.format(first=names[0], second=names[1])


def _family(name: Name) -> str:
    return name.literal or _joined(name.non_dropping_particle, name.family) or name.given


def _short_title(source: Source) -> str:
    words = source.title_short or re.split(r"[:(]", source.title)[0].strip()
    if len(words) > LONGEST_TITLE:
        words = words[:LONGEST_TITLE].rpartition(" ")[0] + "…"
    return words or source.container_title or source.publisher or source.id


def describe(source: Source, labels: Labels, year: str = "") -> Inlines:
    """Put a reference into words: who, what, in what, when, where to find it.

    With `year`, the name that the text calls it by is followed by that.
    """
    words: list[Inline] = []
    for part in filter(None, _parts(source, labels, year)):
        words += [*([Text(value=" ")] if words else []), *part]
    return tuple(words)


def _parts(source: Source, labels: Labels, year: str) -> Iterator[Inlines]:
    authors = _authors(source)
    if year:
        yield _sentence(_joined(authors or source.title, f"({year})"))
    else:
        yield _sentence(authors)
    yield _sentence(source.title if authors or not year else "")
    if source.container_title:
        yield (Emphasis(children=(Text(value=source.container_title),)), Text(value="."))
    yield _sentence(source.publisher)
    yield _sentence(_published(source, "" if year and _is_year(source) else _date(source.issued)))
    if source.doi:
        address = f"https://doi.org/{source.doi.removeprefix('https://doi.org/')}"
        yield (Link(url=address, children=(Text(value=address),)),)
    elif source.url:
        yield (Link(url=source.url, children=(Text(value=source.url),)),)
    seen = _date(source.accessed)
    yield _sentence(labels.accessed.format(date=seen)) if seen else ()


def _sentence(words: str) -> Inlines:
    if not words:
        return ()
    return (Text(value=words if words[-1] in ".?!" else f"{words}."),)


def _authors(source: Source) -> str:
    return ", ".join(filter(None, map(_name, source.author)))


def _name(name: Name) -> str:
    initials = "".join(part[0] for part in re.split(r"[\s.-]+", name.given) if part)
    parts = (name.non_dropping_particle, name.family, initials, name.dropping_particle, name.suffix)
    return name.literal or _joined(*parts)


def _joined(*words: str) -> str:
    return " ".join(filter(None, words))


def _published(source: Source, date: str) -> str:
    """Write date, volume, issue and pages as journals do: `2006;63(8):856-864`."""
    issue = f"({source.issue})" if source.issue else ""
    pages = f":{source.page}" if source.page else ""
    return ";".join(filter(None, (date, f"{source.volume}{issue}{pages}"))) or source.number


def _date(value: str | DateParts) -> str:
    if isinstance(value, str):
        return value
    dates = ("-".join(f"{part:02d}" for part in date) for date in value.date_parts)
    return " – ".join(filter(None, dates)) or value.literal or value.raw


def _year(source: Source) -> str:
    """Return the first year of the date of issue, or its words if they name none."""
    date = _date(source.issued).strip()
    found = re.search(r"(?<!\d)\d{4}(?!\d)", date)
    return found[0] if found else date


def _is_year(source: Source) -> bool:
    return _date(source.issued).strip() == _year(source)
