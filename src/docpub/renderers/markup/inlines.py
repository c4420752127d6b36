"""Inline nodes to elements."""

from __future__ import annotations

from typing import assert_never

from docpub.labels import Labels, direction_of
from docpub.model import (
    Abbreviation,
    Blank,
    Break,
    Citation,
    CrossReference,
    Delete,
    Emphasis,
    FootnoteReference,
    Image,
    InlineCode,
    InlineHtml,
    InlineMath,
    Inlines,
    Link,
    Phrase,
    Strong,
    Term,
    Text,
    footnote_id,
    is_beside,
    is_blank,
    reference_id,
)
from docpub.renderers.markup.contents import page_number
from docpub.renderers.markup.formulas import inline_formula, name_by_formulas
from docpub.renderers.markup.profile import Profile
from docpub.renderers.markup.tree import Element, link, raw, say, sub


class InlineWriter:
    """Writes inline nodes into an element."""

    def __init__(self, profile: Profile, labels: Labels) -> None:
        self._profile = profile
        self._labels = labels

    def write(self, parent: Element, nodes: Inlines, *, in_link: bool = False) -> None:  # noqa: C901  # a case a kind
        """Append the nodes. A link inside a link is written as its words alone."""
        for node in nodes:
            match node:
                case Text(value=value):
                    say(parent, value)
                case Emphasis(children=children):
                    self.write(sub(parent, "em"), children, in_link=in_link)
                case Strong(children=children):
                    self.write(sub(parent, "strong"), children, in_link=in_link)
                case Delete(children=children):
                    self.write(sub(parent, "del"), children, in_link=in_link)
                case InlineCode(value=value):
                    sub(parent, "code").text = value
                case InlineMath():
                    inline_formula(self._profile, parent, node)
                case Break():
                    sub(parent, "br").tail = "\n"
                case Phrase():
                    self.write(self._phrase(parent, node), node.children, in_link=in_link)
                case Abbreviation():
                    self._abbreviation(parent, node)
                case Image():
                    self._image(parent, node)
                case Blank():
                    sub(parent, "span", {"class": "blank"}).text = "\u00a0"
                case InlineHtml(value=value):
                    raw(parent, value)
                case Link() | CrossReference() | Term():
                    self._link(parent, node, in_link)
                case FootnoteReference():
                    self._footnote_reference(parent, node, in_link)
                case Citation():
                    self._citation(parent, node, in_link)
                case _:
                    assert_never(node)

    def _link(self, parent: Element, node: Link | CrossReference | Term, in_link: bool) -> None:
        words = node.children
        attributes: dict[str, str | None]
        match node:
            case Link(url=url, title=title):
                in_link |= self._profile.epub and is_beside(url)  # nothing is beside a book
                words = (Text(value=url),) if is_blank(words) else words
                attributes = {"href": url, "title": title or None}
            case CrossReference(target=target, label=label):
                words = words or label or (Text(value=target),)
                attributes = {"href": f"#{target}"}
            case Term(target=target):
                attributes = {"class": "term", "href": f"#{target}", "role": "doc-glossref"}
        place = parent if in_link else link(parent, attributes)
        self.write(place, words, in_link=True)
        if place is not parent:
            name_by_formulas(place)
        if isinstance(node, CrossReference) and self._profile.page_numbers and not in_link:
            self._page_of(parent, node)

    def _page_of(self, parent: Element, reference: CrossReference) -> None:
        before, _, after = self._labels.on_page.partition("{page}")
        say(parent, f" ({before}")
        page_number(parent, reference.target, self._profile.page_numbers)
        say(parent, f"{after})")

    def _phrase(self, parent: Element, phrase: Phrase) -> Element:
        direction = phrase.dir or (direction_of(phrase.lang) if phrase.lang else "")
        return sub(
            parent,
            "span",
            {
                "class": " ".join(phrase.classes) or None,
                **language(phrase.lang, xhtml=self._profile.epub),
                "dir": direction or None,
            },
        )

    def _abbreviation(self, parent: Element, node: Abbreviation) -> None:
        if node.expanded:
            say(parent, f"{node.title} (")
        sub(parent, "abbr", {"title": None if node.expanded else node.title}).text = node.value
        if node.expanded:
            say(parent, ")")

    def _image(self, parent: Element, image: Image) -> None:
        address = self._profile.image(image.url)
        if address is None:
            sub(parent, "em", {"class": "missing-image"}).text = image.alt
            return
        alt = "" if image.decorative else image.alt
        sub(parent, "img", {"src": address, "alt": alt, "title": image.title or None})

    def _footnote_reference(self, parent: Element, node: FootnoteReference, in_link: bool) -> None:
        if not node.number:
            say(parent, f"[^{node.key}]")
            return
        if in_link:  # the note leads back to here all the same
            sub(sub(parent, "sup"), "span", {"id": node.id or None}).text = str(node.number)
            return
        attributes: dict[str, str | None] = {
            "id": node.id or None,
            "href": f"#{footnote_id(node.number)}",
            "role": "doc-noteref",
            "aria-label": self._labels.footnote.format(number=node.number),
        }
        if self._profile.epub:
            attributes["epub:type"] = "noteref"
        sub(sub(parent, "sup"), "a", attributes).text = str(node.number)

    def _citation(self, parent: Element, citation: Citation, in_link: bool) -> None:
        """Write `[1, 3]` or `(Smith 2020)`, each label a link to its source."""
        place = sub(parent, "span", {"class": "citation"})
        for mark, label, number in zip(
            citation.marks, citation.labels, citation.numbers, strict=False
        ):
            say(place, mark)
            if not number or in_link:
                say(place, label)
                continue
            says_number = label.partition(",")[0] == str(number)
            attributes: dict[str, str | None] = {
                "href": f"#{reference_id(number)}",
                "role": "doc-biblioref",
                "aria-label": self._labels.source.format(number=label) if says_number else None,
            }
            sub(place, "a", attributes).text = label
        say(place, citation.marks[-1] if citation.marks else _unresolved(citation))


def _unresolved(citation: Citation) -> str:
    return f"[{', '.join(f'{key}?' for key in citation.keys)}]"


def language(tag: str, *, xhtml: bool) -> dict[str, str | None]:
    """Return the attributes that say which language follows."""
    return {"lang": tag or None, "xml:lang": (tag or None) if xhtml else None}
