"""The parser, and the rules that docpub adds to markdown-it's own, one a file."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from docpub.source.rules.address import address_plugin
from docpub.source.rules.block import BlockParser
from docpub.source.rules.brackets import bracket_plugin
from docpub.source.rules.citation import citation_plugin
from docpub.source.rules.directive import directive_plugin
from docpub.source.rules.footnote import footnote_call_plugin
from docpub.source.rules.heading import heading_plugin
from docpub.source.rules.inline import InlineParser
from docpub.source.rules.limits import limits_plugin
from docpub.source.rules.math import math_plugin
from docpub.source.rules.role import role_plugin
from docpub.source.rules.target import target_plugin


@cache
def parser() -> MarkdownIt:
    """Return the Markdown parser; it keeps no state between documents."""
    md = MarkdownIt("zero")
    md.block, md.inline = BlockParser(), InlineParser()
    md.configure("commonmark", {"html": True, "tasklists": True, "alerts": True})
    md.enable(["table", "strikethrough"])
    # A link that is unsafe stays one: `check_links` tells it, and no writer makes it.
    md.validateLink = lambda url: True  # type: ignore[method-assign]
    md.use(footnote_plugin, inline=False).use(deflist_plugin)
    md.use(footnote_call_plugin).use(math_plugin)
    for plugin in (directive_plugin, target_plugin, role_plugin, citation_plugin, limits_plugin):
        md.use(plugin)
    md.use(bracket_plugin).use(heading_plugin).use(address_plugin)
    # Ours cuts the text up itself; joining what it cut would lose where each piece stands.
    md.inline.ruler.disable("text")
    md.inline.ruler2.disable("fragments_join")
    md.core.ruler.disable(["text_join", "footnote_tail"])  # a pass of ours places the footnotes
    return md
