"""pandoc's JSON: pandoc-types 1.23 (https://hackage.haskell.org/package/pandoc-types-1.23.1).

- `Section`s are flat headers; the title of the document is metadata, so the first level is 1.
- Key points, warning signs and the like are `Div`s with their name as class, and their title as a
  header in them. Parts for some outputs are `Div`s `only` or `except`, with `formats`.
- Admonitions are `Div`s as pandoc's own `alerts` extension makes them.
- A footnote is a `Note` where it is called first; later calls are its number, raised. pandoc drops
  notes inside notes, so what a note calls follows in the same `Note`.
- Terms and cross references are `Link`s, abbreviations, phrases and blanks `Span`s, citations
  `Cite`s with the words that docpub shows. The sources are in the metadata too, as citeproc reads
  them, and all the front matter is under `docpub`.
"""

from __future__ import annotations

import msgspec

from docpub.interchange.pandoc.blocks import BlockWriter
from docpub.interchange.pandoc.metadata import metadata
from docpub.model import Document

API_VERSION = (1, 23, 1)

_encoder = msgspec.json.Encoder(order="deterministic")


def to_pandoc_json(document: Document) -> bytes:
    """Encode a document as pandoc reads it with `--from json`.

    Give it a document that `resolve` has gone over: pandoc does not know the numbers, titles and
    lists of sources that docpub makes. Of any other it shows what is there.
    """
    writer = BlockWriter(document)
    whole = {
        "pandoc-api-version": API_VERSION,
        "meta": metadata(document, writer),
        "blocks": [*writer.write(document.children), *writer.notes_left()],
    }
    return _encoder.encode(whole)
