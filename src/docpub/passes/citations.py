"""Number the sources in the order in which they are cited, and list them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docpub.labels import Labels, labels_for
from docpub.model import (
    Block,
    Citation,
    DateParts,
    Document,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Name,
    Reference,
    References,
    Source,
    Text,
    map_blocks,
    map_inlines,
    reference_id,
    replace,
    walk,
)


def cite(document: Document) -> Document:
    """Number each citation, and fill the list of references; add one where there is none."""
    sources = {source.id: source for source in document.metadata.references}
    numbers = _numbers(document, sources)

    def give_numbers(inline: Inline) -> Inline:
        if not isinstance(inline, Citation):
            return inline
        given = tuple(numbers.get(key, 0) for key in inline.keys)
        return inline if given == inline.numbers else replace(inline, numbers=given)

    labels = labels_for(document.metadata.lang)
    listed = tuple(
        Reference(
            key=key, id=reference_id(number), number=number, children=describe(sources[key], labels)
        )
        for key, number in numbers.items()
    )

    waiting = listed

    def fill(block: Block) -> Block:
        nonlocal waiting
        if not isinstance(block, References):
            return block
        entries, waiting = waiting, ()  # a second list would repeat the identifiers of the first
        return block if block.children == entries else replace(block, children=entries)

    document = map_blocks(map_inlines(document, give_numbers), fill, down=True)
    if not waiting:
        return document
    return replace(document, children=(*document.children, References(children=waiting)))


def _numbers(document: Document, sources: dict[str, Source]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for node in walk(document):
        if isinstance(node, Citation):
            for key in node.keys:
                if key in sources:
                    numbers.setdefault(key, len(numbers) + 1)
    return numbers


def describe(source: Source, labels: Labels) -> Inlines:
    """Put a reference into words: who, what, in what, when, where to find it."""
    parts = [part for part in _parts(source, labels) if part]
    words: list[Inline] = []
    for part in parts:
        words += [*([Text(value=" ")] if words else []), *part]
    return tuple(words)


def _parts(source: Source, labels: Labels) -> Iterator[Inlines]:
    yield _sentence(", ".join(filter(None, map(_name, source.author))))
    yield _sentence(source.title)
    if source.container_title:
        yield (Emphasis(children=(Text(value=source.container_title),)), Text(value="."))
    yield _sentence(source.publisher)
    yield _sentence(_published(source))
    if source.doi:
        address = f"https://doi.org/{source.doi}"
        yield (Link(url=address, children=(Text(value=address),)),)
    elif source.url:
        yield (Link(url=source.url, children=(Text(value=source.url),)),)
    seen = _date(source.accessed)
    yield _sentence(labels.accessed.format(date=seen)) if seen else ()


def _sentence(words: str) -> Inlines:
    if not words:
        return ()
    return (Text(value=words if words[-1] in ".?!" else f"{words}."),)


def _name(name: Name) -> str:
    initials = "".join(part[0] for part in re.split(r"[\s.-]+", name.given) if part)
    return name.literal or " ".join(filter(None, (name.family, initials)))


def _published(source: Source) -> str:
    """Write date, volume, issue and pages as journals do: `2006;63(8):856-864`."""
    issue = f"({source.issue})" if source.issue else ""
    place = f"{source.volume}{issue}"
    pages = f":{source.page}" if source.page else ""
    return ";".join(filter(None, (_date(source.issued), f"{place}{pages}"))) or source.number


def _date(value: str | DateParts) -> str:
    if isinstance(value, str):
        return value
    first = value.date_parts[0] if value.date_parts else ()
    return "-".join(f"{part:02d}" for part in first)
