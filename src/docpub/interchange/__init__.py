"""MODEL → OTHER TOOLS' TREES: pandoc's JSON and mdast, so that nobody is locked in.

What neither has a node for is a `Box` (see `boxes`).
"""

from docpub.interchange.mdast import to_mdast
from docpub.interchange.pandoc import to_pandoc_json

__all__ = ["to_mdast", "to_pandoc_json"]
