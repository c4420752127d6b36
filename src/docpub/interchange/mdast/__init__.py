"""mdast, as remark and MyST read it: https://github.com/syntax-tree/mdast, with positions.

- Nodes of Markdown have mdast's names, footnotes those of `mdast-util-gfm`. The front matter is a
  `yaml` node, as `mdast-util-frontmatter` has it.
- `admonition`, `container` with `caption`, `crossReference`, `cite`, `definitionList` and
  `abbreviation` are nodes of myst-spec (https://mystmd.org/spec), and so are the `header`,
  `colspan` and `rowspan` of a `tableCell`. A table with a caption is a `container`.
- Key points, warning signs and the like are a `containerDirective`, phrases and blanks a
  `textDirective`, as `mdast-util-directive` has them: `name`, `attributes`, and the title as a
  paragraph that is the `directiveLabel`. `data.hName` lets `mdast-util-to-hast` show them.
- `Section`s are flat headings. An identifier is `identifier` and `data.hProperties.id`.
"""

from __future__ import annotations

import msgspec

from docpub.interchange.mdast.blocks import blocks, footnote
from docpub.interchange.mdast.frontmatter import frontmatter
from docpub.interchange.mdast.nodes import node
from docpub.model import Document

_encoder = msgspec.json.Encoder(order="deterministic")


def to_mdast(document: Document) -> bytes:
    """Encode a document as mdast in JSON.

    Nothing is added to a document as it was parsed: the tree is that of its source. Where `resolve`
    has gone over it, numbers, titles and lists of sources are there too.
    """
    children = [
        *frontmatter(document.metadata),
        *blocks((document.heading,) if document.heading else ()),
        *blocks(document.children),
        *map(footnote, document.footnotes),
    ]
    return _encoder.encode(node("root", document, children=children))
