"""What a directive is given, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from docpub.diagnostics import Span
from docpub.model import Block, Blocks, Inlines, Metadata, Paragraph
from docpub.model.blocks import Printing
from docpub.source.positions import Origin
from docpub.source.tokens import TokenNode
from docpub.source.yamldata import Places

if TYPE_CHECKING:
    from docpub.source.blocks import BlockBuilder


class Options(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """The options of a directive. `name` is the identifier of what it makes.

    `print` says when it is printed: always, or if there is room.
    """

    name: str = ""
    print: Printing = ""


@dataclass(frozen=True)
class Call:
    """One use of a directive. `body` is what stands in it, or `text` where that is data.

    `opening` is the span of the line that it begins with; the origins say where argument and text
    were written, `places` where the options; `level` says in how many blocks it stands.
    """

    builder: BlockBuilder
    name: str
    argument: str
    argument_origin: Origin
    options: Any
    places: Places
    body: list[TokenNode]
    span: Span
    opening: Span
    level: int = 0
    text: str = ""
    text_origin: Origin = field(default_factory=lambda: Origin(()))

    @property
    def metadata(self) -> Metadata:
        """The front matter of the source."""
        return self.builder.metadata

    @property
    def argument_span(self) -> Span:
        """Where the argument stands."""
        return self.argument_origin.span(0, len(self.argument))

    def title(self) -> Inlines:
        """Build the argument as inlines."""
        if not self.argument:
            return ()
        return self.builder.inline_text(self.argument, self.argument_origin)

    def blocks(self) -> Blocks:
        """Build the body."""
        return self.builder.blocks(self.body)

    def problem(
        self, code: str, message: str, span: Span | None = None, hint: str = "", about: str = ""
    ) -> None:
        """Report a mistake, by default on the opening line."""
        self.builder.problems.report(code, message, span or self.opening, hint, about)


def paragraph(builder: BlockBuilder, words: str, origin: Origin) -> Blocks:
    """Make a paragraph of some words, if there are any."""
    if not words:
        return ()
    return (
        Paragraph(children=builder.inline_text(words, origin), span=origin.span(0, len(words))),
    )


@dataclass(frozen=True)
class Directive:
    """How a directive is built, and what it takes.

    An argument of names is no title, and it is for `build` to say when it is missing.
    A body of blocks stands between colons, one of text (data) between backticks.
    """

    build: Callable[[Call], Block | Blocks]
    argument: Literal["none", "names", "optional", "required"] = "optional"
    options: type[Options] = Options
    body: Literal["blocks", "text", "none"] = "blocks"
