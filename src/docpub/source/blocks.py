"""Block tokens to block nodes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from docpub.assets import Assets
from docpub.diagnostics import Problems, Span
from docpub.model import (
    Align,
    Block,
    Blockquote,
    Blocks,
    Code,
    Definition,
    DefinitionItem,
    DefinitionList,
    FootnoteDefinition,
    Heading,
    Inlines,
    List,
    ListItem,
    Math,
    Metadata,
    Paragraph,
    Table,
    TableCell,
    TableRow,
    Text,
    ThematicBreak,
    replace,
    slug,
)
from docpub.source import directives
from docpub.source.cells import check_widths, is_too_large, table_cell
from docpub.source.inlines import InlineBuilder
from docpub.source.rawhtml import RawHtml
from docpub.source.roles import Roles
from docpub.source.rules.limits import MAX_PARAGRAPH
from docpub.source.tokens import TokenNode

_TRAILING_ID = re.compile(r"\{#([^\s{}]+)\}\s*$")
_ALIGNMENTS: dict[str, Align] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


class BlockBuilder:
    """Builds the blocks of one source; definitions of footnotes gather in `footnotes`."""

    def __init__(
        self,
        md: MarkdownIt,
        text: str,
        metadata: Metadata,
        assets: Assets,
        problems: Problems,
        raw_html: RawHtml,
    ) -> None:
        self.metadata = metadata
        self.assets = assets
        self.problems = problems
        self.footnotes: list[FootnoteDefinition] = []
        self._md = md
        self._lines = text.split("\n")
        self._raw_html = raw_html
        self._inlines = InlineBuilder(problems, Roles(metadata, problems), raw_html)
        self._ids: dict[str, int] = {}

    def span(self, token: Token) -> Span:
        """Return the lines of a token, without empty ones at the end."""
        start, end = token.map or (0, 1)
        while end > start + 1 and not self._lines[end - 1].strip():
            end -= 1
        return Span(start + 1, max(end, start + 1))

    def identifier(self, name: str, span: Span) -> str | None:
        """Make an identifier of a name the author gives; the second of its kind is reported."""
        if not name:
            return None
        made = slug(name)
        if made in self._ids:
            message = f"The identifier {made!r} is already that of line {self._ids[made]}."
            self.problems.report("duplicate-id", message, span)
            return None
        self._ids[made] = span.start
        return made

    def inline_text(self, text: str, line: int) -> Inlines:
        """Build the inlines of some Markdown, such as a title."""
        if len(text) > MAX_PARAGRAPH:
            return self._too_long(text, Span(line, line))
        tokens = self._md.parseInline(text, {})
        return self._inlines.build(tokens[0].children or (), line)

    def inlines(self, node: TokenNode) -> Inlines:
        """Build the inlines of the `inline` token below a node."""
        for child in node.children:
            if child.type == "inline":
                token = child.token
                if len(token.content) > MAX_PARAGRAPH:
                    return self._too_long(token.content, self.span(token))
                return self._inlines.build(token.children or (), (token.map or (0,))[0] + 1)
        return ()

    def _too_long(self, text: str, span: Span) -> Inlines:
        message = f"A paragraph of {len(text):,} characters; its markup is not read."
        self.problems.report("paragraph-too-long", message, span)
        return (Text(value=text),)

    def blocks(self, nodes: Iterable[TokenNode]) -> Blocks:
        """Build blocks; a target names the block that follows it."""
        built: list[Block] = []
        target: str | None = None
        for node in nodes:
            if node.type == "target":
                target = self.identifier(node.token.content, self.span(node.token)) or target
                continue
            for block in self._block(node):
                if target:
                    block, target = replace(block, id=target), None
                built.append(block)
        return tuple(built)

    def _block(self, node: TokenNode) -> Blocks:  # noqa: C901  # a case a kind
        token, span = node.token, self.span(node.token)
        match node.type:
            case "paragraph":
                return (Paragraph(children=self.inlines(node), span=span),)
            case "heading":
                return (self._heading(node, span),)
            case "bullet_list" | "ordered_list":
                return (self._list(node, span),)
            case "blockquote":
                return (Blockquote(children=self.blocks(node.children), span=span),)
            case "fence" | "code_block":
                data = directives.build_data(self, token, span)
                return (self._code(token, span),) if data is None else data
            case "math_block":
                return (self._math(token, span),)
            case "hr":
                return (ThematicBreak(span=span),)
            case "html_block":
                html = self._raw_html.block(token.content, self.problems, span)
                return (html,) if html else ()
            case "table":
                return self._table(node, span)
            case "dl":
                return (self._definitions(node, span),)
            case "footnote_reference":
                self._footnote(node, span)
                return ()
            case "directive":
                return directives.build(self, node, span)
            case "alert":
                return directives.alert(self, node, span)
            case _:
                return self._mistake(node, span)

    def _mistake(self, node: TokenNode, span: Span) -> Blocks:
        if node.type == "stray_fence":
            message = "This `:::` closes nothing."
            self.problems.report("stray-fence", message, Span(span.start, span.start))
            return ()
        if node.type == "too_deep":
            message = "Blocks are nested too deep; the rest is taken as one paragraph."
            self.problems.report("nested-too-deep", message, span)
            return (Paragraph(children=(Text(value=node.token.content),), span=span),)
        raise AssertionError(f"no block for the token {node.type}")

    def _heading(self, node: TokenNode, span: Span) -> Heading:
        words = self.inlines(node)
        identifier = None
        if words and isinstance(last := words[-1], Text):
            found = _TRAILING_ID.search(last.value)
            if found:
                identifier = self.identifier(found[1], span)
                words = (*words[:-1], replace(last, value=last.value[: found.start()].rstrip()))
        return Heading(level=int(node.token.tag[1]), children=words, id=identifier, span=span)

    def _list(self, node: TokenNode, span: Span) -> List:
        start = node.token.attrs.get("start", 1)
        return List(
            ordered=node.type == "ordered_list",
            start=int(start),
            spread=_is_spread(node.children),
            children=tuple(self._item(item) for item in node.children),
            span=span,
        )

    def _item(self, node: TokenNode) -> ListItem:
        return ListItem(
            children=self.blocks(node.children),
            checked=node.token.meta.get("checked"),
            span=self.span(node.token),
        )

    def _definitions(self, node: TokenNode, span: Span) -> DefinitionList:
        items: list[DefinitionItem] = []
        for child in node.children:
            if child.type == "dt":
                items.append(
                    DefinitionItem(
                        term=self.inlines(child), definitions=(), span=_one_line(child.token)
                    )
                )
            else:
                definition = Definition(
                    children=self.blocks(child.children), span=self.span(child.token)
                )
                last = items[-1]
                items[-1] = replace(last, definitions=(*last.definitions, definition))
        return DefinitionList(children=tuple(items), spread=_is_spread(node.children), span=span)

    def _code(self, token: Token, span: Span) -> Block:
        info = unescapeAll(token.info).strip()
        lang, _, meta = info.partition(" ")
        if lang.startswith("{"):
            message = f"A directive in backticks, {lang}, is shown as code."
            self.problems.report("backtick-directive", message, span)
        return Code(value=token.content, lang=lang, meta=meta.strip(), span=span)

    def _math(self, token: Token, span: Span) -> Block:
        if token.meta["closed"]:
            return Math(value=token.content, span=span)
        message = "The formula that begins here has no end."
        self.problems.report("math-syntax", message, span)
        return Code(value=token.content, lang="latex", span=span)

    def _table(self, node: TokenNode, span: Span) -> Blocks:
        tokens = [row for part in node.children for row in part.children]
        rows = tuple(self._row(row) for row in tokens)
        if is_too_large(rows, span, self.problems):
            lines = self._lines[slice(*(node.token.map or (0, 0)))]
            return (Paragraph(children=(Text(value="\n".join(lines)),), span=span),)
        align = tuple(
            _ALIGNMENTS.get(str(token.token.attrs.get("style", "")), "")
            for token, cell in zip(tokens[0].children, rows[0].children, strict=True)
            for _ in range(cell.colspan)
        )
        table = Table(
            children=rows,
            align=align if any(align) else (),
            header_rows=node.token.meta.get("header_rows", 1),
            span=span,
        )
        check_widths(table, self.problems)
        return (table,)

    def _row(self, node: TokenNode) -> TableRow:
        """Build the cells that the author wrote: without those that markdown-it adds or drops."""
        span = self.span(node.token)
        written = len(node.children) - max(node.token.meta.get("missing", 0), 0)
        cells = [self.inlines(cell) for cell in node.children[:written]]
        cells += [self.inline_text(words, span.start) for words in node.token.meta.get("extra", ())]
        return TableRow(children=tuple(self._cell(words, span) for words in cells), span=span)

    def _cell(self, words: Inlines, span: Span) -> TableCell:
        blocks = (Paragraph(children=words, span=span),) if words else ()
        return table_cell(blocks, span, self.problems)

    def _footnote(self, node: TokenNode, span: Span) -> None:
        key = str(node.token.meta["label"])
        if any(known.key == key for known in self.footnotes):
            message = f"The footnote {key!r} is defined twice."
            self.problems.report("duplicate-id", message, span)
        self.footnotes.append(
            FootnoteDefinition(key=key, children=self.blocks(node.children), span=span)
        )


def _is_spread(nodes: Sequence[TokenNode]) -> bool:
    """Say whether paragraphs of these items stand apart: markdown-it hides those that do not."""
    return any(
        child.type == "paragraph" and not child.token.hidden
        for node in nodes
        for child in node.children
    )


def _one_line(token: Token) -> Span:
    line = (token.map or (0, 1))[0] + 1
    return Span(line, line)
