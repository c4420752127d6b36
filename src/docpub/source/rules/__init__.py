"""The parser, and the rules that docpub adds to markdown-it's own, one a file."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from docpub.source.rules.citation import citation_plugin
from docpub.source.rules.directive import directive_plugin
from docpub.source.rules.footnote import footnote_call_plugin
from docpub.source.rules.limits import limits_plugin
from docpub.source.rules.math import math_plugin
from docpub.source.rules.role import role_plugin
from docpub.source.rules.target import target_plugin


@cache
def parser() -> MarkdownIt:
    """Return the Markdown parser; it keeps no state between documents."""
    options = {"html": True, "tasklists": True, "alerts": True}
    md = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    md.use(footnote_plugin, inline=False).use(deflist_plugin)
    md.use(attrs_plugin, after=(), spans=True, allowed=("lang", "dir", "class"))
    md.use(footnote_call_plugin).use(math_plugin)
    for plugin in (directive_plugin, target_plugin, role_plugin, citation_plugin, limits_plugin):
        md.use(plugin)
    md.core.ruler.disable("footnote_tail")  # a pass of ours places the footnotes
    return md
