"""Block tokens to block nodes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from docpub.assets import AssetError, Assets
from docpub.diagnostics import Problems, Span
from docpub.limits import MAX_PARAGRAPH
from docpub.model import (
    Block,
    Blockquote,
    Blocks,
    Code,
    FootnoteDefinition,
    Footnotes,
    Heading,
    Inlines,
    Math,
    Metadata,
    Paragraph,
    ThematicBreak,
    is_blank,
    replace,
)
from docpub.source import directives
from docpub.source.characters import clean, decode
from docpub.source.definitions import check_definitions
from docpub.source.frontmatter import without_front_matter
from docpub.source.identifiers import Identifiers
from docpub.source.ignores import is_wish
from docpub.source.inclusions import INCLUDES_WITHOUT_END, Inclusions
from docpub.source.inlines import InlineBuilder
from docpub.source.lists import build_definitions, build_list
from docpub.source.positions import Origin, SourceText
from docpub.source.rawhtml import RawHtml
from docpub.source.roles import Roles
from docpub.source.tables import build_table
from docpub.source.tokens import TokenNode, nest, words_of
from docpub.source.words import plain


class BlockBuilder:
    """Builds the blocks of one source; definitions of footnotes gather in `footnotes`.

    `text` is what is built just now: the source, or a file that it includes.
    """

    def __init__(
        self,
        md: MarkdownIt,
        metadata: Metadata,
        assets: Assets,
        problems: Problems,
        raw_html: RawHtml,
    ) -> None:
        self.metadata = metadata
        self.assets = assets
        self.problems = problems
        self.identifiers = Identifiers(problems)
        self.footnotes: list[FootnoteDefinition] = []
        self.text = SourceText("")
        self._md = md
        self._env: dict[str, Any] = {}
        self._including = Inclusions(PurePath(problems.file or "").name)
        self._raw_html = raw_html
        self._inlines = InlineBuilder(problems, Roles(metadata, problems), raw_html)
        self._notes: set[str] = set()

    def parse(
        self, text: str, source: int = 0, within: Origin | None = None, level: int = 0
    ) -> Blocks:
        """Parse a whole text and build its blocks; `level` says how deep in others it stands.

        The definitions of links reach into a text that stands in another.
        """
        outer, outer_env = self.text, self._env
        self.text = SourceText(text, source, within)
        self._env = {
            "references": dict(outer_env.get("references", {})),
            "level": outer_env.get("level", 0) + level,
        }
        try:
            built = self.blocks(nest(self._md.parse(text, self._env)))
            outside = outer_env.get("references", {})
            check_definitions(self._env, outside, self.text, self.problems)
            return built
        finally:
            self.text, self._env = outer, outer_env

    def include(self, name: str, where: Span, level: int) -> Blocks:
        """Build the blocks of another file, as if they stood here."""
        if objection := self._including.objection(name):
            message = f"The file {name!r} is not included here: {INCLUDES_WITHOUT_END[objection]}."
            self.problems.report(objection, message, where)
            return ()
        read = self.read(name, where)
        if not read:
            return ()
        text, source = read
        self._including.enter(name, text)
        try:
            text = without_front_matter(text, self.problems, source)
            return self.parse(text, source, level=level)
        finally:
            self._including.leave()

    def read(self, name: str, where: Span) -> tuple[str, int] | None:
        """Read another file, and give it a number among the sources.

        What keeps it from being read is reported, and None returned.
        """
        try:
            data = self.assets.read(name)
        except AssetError as error:
            self.problems.report("unreadable-file", f"The file {name!r} {error}.", where)
            return None
        source = self.problems.source(name)
        return clean(decode(data, self.problems, source), self.problems, source), source

    def span(self, token: Token) -> Span:
        """Return where a block stands."""
        first, limit = token.map or (0, 1)
        return self.text.block(first, limit, token.meta.get("at"))

    def inline_text(self, text: str, origin: Origin) -> Inlines:
        """Build the inlines of some Markdown, such as a title."""
        if len(text) > MAX_PARAGRAPH:
            return self._too_long(text, origin)
        tokens = self._md.parseInline(text, self._env)
        return self._inlines.build(tokens[0].children or (), origin)

    def inlines(self, node: TokenNode) -> Inlines:
        """Build the inlines of the `inline` token below a node."""
        token = words_of(node)
        return self.built(token, self._origin(node, token)) if token else ()

    def _origin(self, node: TokenNode, words: Token) -> Origin:
        """Return where the words of a paragraph, a heading or a term were written."""
        first = words.map[0] if words.map else 0
        if node.token.markup.startswith("#"):  # the words could look like the marks behind them
            return self.text.heading(node.token.meta["at"] + len(node.token.markup))
        return self.text.origin(words.meta.get("written", words.content), first)

    def _data_origin(self, token: Token) -> Origin:
        """Return where the lines of a block stand that is taken as it is."""
        return self.text.origin(token.content, token.map[0] if token.map else 0)

    def as_written(self, token: Token) -> Inlines:
        """Return the lines of a block as words, marks and all."""
        first, limit = token.map or (0, 0)
        words = self.text.lines(first, limit)
        return plain(words, self.text.origin(words, first))

    def built(self, token: Token, origin: Origin) -> Inlines:
        """Build the inlines of an `inline` token."""
        if len(token.content) > MAX_PARAGRAPH:
            return self._too_long(token.content, origin)
        return self._inlines.build(token.children or (), origin)

    def _too_long(self, text: str, origin: Origin) -> Inlines:
        message = f"A paragraph of {len(text):,} characters; its markup is not read."
        self.problems.report("paragraph-too-long", message, origin.span(0, len(text)))
        return plain(text, origin)

    def blocks(self, nodes: Iterable[TokenNode]) -> Blocks:
        """Build blocks; targets, and wishes to ignore, are for the block that follows."""
        built: list[Block] = []
        target: str | None = None
        named: Span | None = None
        ignores = self._raw_html.ignores
        for node in nodes:
            if node.type == "target":
                named = self.span(node.token)
                target = self.identifiers.of_block(node.token, node.token.content, named) or target
                continue
            if ignores.waiting and not is_wish(node.token.content):
                ignores.follow(self.span(node.token))
            for block in self._block(node):
                if target:
                    block, target = replace(block, id=target), None
                built.append(block)
        ignores.follow(None)
        if target:
            message = f"No block follows that could be called {target!r}."
            self.problems.report("unused-target", message, named)
        return tuple(built)

    def blocks_with_notes(self, nodes: Iterable[TokenNode]) -> Blocks:
        """Build blocks; the footnotes that are defined among them stay with them."""
        before = len(self.footnotes)
        built = self.blocks(nodes)
        notes = tuple(self.footnotes[before:])
        del self.footnotes[before:]
        if not notes:
            return built
        first, last = notes[0].span, notes[-1].span
        return (*built, Footnotes(children=notes, span=first and last and first.to(last)))

    def _block(self, node: TokenNode) -> Blocks:  # noqa: C901  # a case a kind
        token, span = node.token, self.span(node.token)
        match node.type:
            case "paragraph":
                return (Paragraph(children=self.inlines(node), span=span),)
            case "heading":
                return (self._heading(node, span),)
            case "bullet_list" | "ordered_list":
                return (build_list(self, node, span),)
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
                origin = self._data_origin(token)
                html = self._raw_html.block(token.content, origin, self.problems, span)
                return (html,) if html else ()
            case "table":
                return build_table(self, node, span)
            case "dl":
                return (build_definitions(self, node, span),)
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
            self.problems.report("stray-fence", message, span)
            return ()
        if node.type == "too_deep":
            message = "Blocks are nested too deep; the rest is taken as one paragraph."
            self.problems.report("nested-too-deep", message, span)
            words = plain(node.token.content, self._data_origin(node.token))
            return (Paragraph(children=words, span=span),)
        raise AssertionError(f"no block for the token {node.type}")

    def _heading(self, node: TokenNode, span: Span) -> Heading:
        identifier = None
        if given := node.token.meta.get("id"):
            name, at = given
            token = words_of(node)
            assert token
            where = self._origin(node, token).span(at, at + len(name) + 3)
            identifier = self.identifiers.of_block(node.token, name, where)
        level, words = int(node.token.tag[1]), self.inlines(node)
        if is_blank(words):
            message = "There are no words in this heading, so it is not shown as one."
            self.problems.report("heading-without-words", message, span)
        return Heading(level=level, children=words, id=identifier, span=span)

    def _code(self, token: Token, span: Span) -> Block:
        info = unescapeAll(token.info).strip()
        lang, _, meta = info.partition(" ")
        if token.type == "fence" and not _is_closed(token):
            opening = self.text.line(token.meta["at"])
            self.problems.report("unclosed-code", "This code is not closed.", opening)
        if lang.startswith("{."):  # as pandoc has it, `{.python}`
            lang = lang.strip("{.}")
        elif lang.startswith("{"):
            message = f"A directive in backticks, {lang}, is shown as code."
            opening = self.text.line(token.meta["at"])
            hint = "" if lang[1:-1] in directives.DIRECTIVES else directives.instead_of(lang[1:-1])
            self.problems.report("backtick-directive", message, opening, hint)
        return Code(value=token.content, lang=lang, meta=meta.strip(), span=span)

    def _math(self, token: Token, span: Span) -> Block:
        if token.meta["closed"]:
            return Math(value=token.content, span=span)
        message = "The formula that begins here has no end."
        self.problems.report("math-syntax", message, self.text.line(token.meta["at"]))
        return Code(value=token.content, lang="latex", span=span)

    def _footnote(self, node: TokenNode, span: Span) -> None:
        key = str(node.token.meta["label"])
        if key in self._notes:
            message = f"The footnote {key!r} is defined twice."
            where = self.text.span(node.token.meta["at"], f"[^{key}]")
            self.problems.report("duplicate-footnote", message, where)
        self._notes.add(key)
        self.footnotes.append(
            FootnoteDefinition(key=key, children=self.blocks(node.children), span=span)
        )


def _is_closed(fence: Token) -> bool:
    first, limit = fence.map or (0, 0)
    lines = fence.content.removesuffix("\n").count("\n") + bool(fence.content)
    return limit - first == lines + 2
