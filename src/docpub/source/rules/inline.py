"""The inline parser: markdown-it's rules, tried only where they can begin, with positions.

The `map` of each token that it makes is not lines but the offsets, in the text that is parsed, of
what the token was made of.
"""

from __future__ import annotations

import re
from functools import cached_property

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from docpub.source.rules.address import BEGINNING as ADDRESS
from docpub.source.rules.brackets import Bracket

# With which characters a rule can begin; an address begins with letters, as do most words.
_BEGINNINGS = {
    "address": "",
    "autolink": "<",
    "backticks": "`",
    "bracket": "[!",
    "citation": "[",
    "emphasis": "*_",
    "entity": "&",
    "escape": "\\",
    "footnote_ref": "[",
    "html_inline": "<",
    "math": "$",
    "newline": "\n",
    "role": "{",
    "strikethrough": "~",
}


class InlineState(StateInline):
    """What a run of the parser knows. `brackets` are found when the first is met."""

    brackets: dict[int, Bracket] | None = None
    pending_start = 0

    def pushPending(self) -> Token:  # noqa: N802  # markdown-it's name
        """Make a token of the plain text that has gathered."""
        token = super().pushPending()
        token.map = [self.pending_start, self.pending_start + len(token.content)]
        return token


class InlineParser(ParserInline):
    """Parses the text of a paragraph, a heading or a cell."""

    @cached_property
    def rules(self) -> dict[str, tuple[RuleFuncInlineType, ...]]:
        """The rules by the character that they begin with, in their order."""
        by_character: dict[str, list[RuleFuncInlineType]] = {}
        for name, rule in zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True):
            for character in _BEGINNINGS[name] or [""]:
                by_character.setdefault(character, []).append(rule)
        return {character: tuple(rules) for character, rules in by_character.items()}

    @cached_property
    def _beginning(self) -> re.Pattern[str]:
        return re.compile(f"[{re.escape(''.join(self.rules))}]|{ADDRESS}")

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse a text into tokens."""
        state = InlineState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Parse the text from `state.pos` to `state.posMax`."""
        assert isinstance(state, InlineState)
        end = state.posMax
        deepest = state.md.options["maxNesting"]
        while found := self._beginning.search(state.src, state.pos, end):
            _pass(state, found.start())
            pos, count = state.pos, len(state.tokens)
            if state.level >= deepest or not self._apply(state, silent=False):
                _pass(state, pos + 1)
            elif len(state.tokens) > count:
                _locate(state.tokens, count, pos, state.pos)
        _pass(state, end)
        if state.pending:
            state.pushPending()

    def skip(self, state: StateInline) -> bool:
        """Pass over what begins at `state.pos`, if a rule can read it; make no tokens."""
        return self._apply(state, silent=True)

    def _apply(self, state: StateInline, silent: bool) -> bool:
        """Let the rules try that can begin at `state.pos`."""
        for rule in self.rules.get(state.src[state.pos]) or self.rules[""]:
            if rule(state, silent):
                return True
        return False


def _pass(state: InlineState, end: int) -> None:
    """Take what stands before `end` as plain text."""
    if not state.pending:
        state.pending_start = state.pos
    if state.pos < end:
        state.append_pending(state.src[state.pos : end])
        state.pos = end


def _locate(tokens: list[Token], first: int, start: int, end: int) -> None:
    """Tell the tokens that a rule made where they stand."""
    if tokens[first].map:  # the plain text before it
        first += 1
    if first == len(tokens):
        return
    if tokens[first].type == "text":
        for token in tokens[first:]:  # a run of marks, which may open or close something
            token.map = [start, start + len(token.content)]
            start += len(token.content)
        return
    tokens[first].map = [start, end]
    tokens[-1].map = [start, end]
    if len(tokens) == first + 3 and not tokens[first + 1].map:  # the words of an autolink
        tokens[first + 1].map = [start + 1, end - 1]
