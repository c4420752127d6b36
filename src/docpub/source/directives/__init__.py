"""Directives: blocks with a name, ``:::{name} argument``. One family a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from docpub.diagnostics import Span, did_you_mean
from docpub.model import Admonition, Blocks, Extension, replace
from docpub.source.directives import (
    admonitions,
    apparatus,
    conditions,
    figures,
    formulas,
    inclusion,
    patient,
    tables,
)
from docpub.source.directives.call import Call, Directive, paragraph
from docpub.source.neighbours import DIRECTIVES_INSTEAD
from docpub.source.positions import Origin
from docpub.source.rules.directive import OPTION
from docpub.source.tokens import TokenNode
from docpub.source.yamldata import YamlData, convert

if TYPE_CHECKING:
    from docpub.source.blocks import BlockBuilder

_IN_BACKTICKS = re.compile(r"\{([^{}]*)\}(.*)", re.DOTALL)
DIRECTIVES: dict[str, Directive] = {
    **admonitions.DIRECTIVES,
    **apparatus.DIRECTIVES,
    **conditions.DIRECTIVES,
    **figures.DIRECTIVES,
    **formulas.DIRECTIVES,
    **inclusion.DIRECTIVES,
    **patient.DIRECTIVES,
    **tables.DIRECTIVES,
}


def build(builder: BlockBuilder, node: TokenNode, span: Span) -> Blocks:
    """Build a directive; one that is not known gives its words all the same."""
    token, text = node.token, builder.text
    opening = text.line(token.meta["at"])
    _check_fences(builder, token, opening)
    directive = DIRECTIVES.get(token.info)
    if not directive:
        return _unknown(builder, node, span)
    given = YamlData(builder.problems)
    for key, value, key_at, value_at in token.meta["options"]:
        given.add(key, value, text.span(key_at, key), text.span(value_at, value))
    options = convert(given.value, directive.options, given, builder.problems, "unknown-option")
    call = Call(
        builder=builder,
        name=token.info,
        argument=token.meta["argument"],
        argument_origin=_argument_origin(builder, token),
        options=options,
        places=given,
        body=node.children,
        span=span,
        opening=opening,
        level=token.level + 1,
    )
    _check_shape(call, directive)
    if directive.body == "text":
        call.problem("data-in-colons", f"The body of `{call.name}` is data.")
        return _words(call) + call.blocks()
    blocks = _named(directive, call, token)
    if directive.argument == "none":
        blocks = _words(call) + blocks
    return blocks + call.blocks() if directive.body == "none" else blocks


def _argument_origin(builder: BlockBuilder, token: Token) -> Origin:
    return builder.text.pieces([(0, token.meta["argument_at"])])


def build_data(builder: BlockBuilder, token: Token, span: Span) -> Blocks | None:
    """Build a directive in backticks, whose body is data; None if the name is none of those."""
    found = _IN_BACKTICKS.match(token.info)
    directive = DIRECTIVES.get(found[1]) if found else None
    if not found or not directive or directive.body != "text":
        return None
    opening = builder.text.line(token.meta["at"])
    first = token.map[0] if token.map else 0
    origin = builder.text.origin(token.content.removesuffix("\n"), first + 1)
    given = YamlData(builder.problems)
    start = 0
    for line in token.content.split("\n"):
        if not (option := OPTION.match(line)):
            break
        name, value = (origin.span(start + option.start(n), start + option.end(n)) for n in (1, 2))
        given.add(option[1], (option[2] or "").strip(), name, value if option[2] else name)
        start += len(line) + 1
    argument = found[2].strip()
    call = Call(
        builder=builder,
        name=found[1],
        argument=argument,
        argument_origin=builder.text.origin(argument, first),
        options=convert(given.value, directive.options, given, builder.problems, "unknown-option"),
        places=given,
        body=[],
        span=span,
        opening=opening,
        level=token.level + 1,
        text=token.content[start:],
        text_origin=origin.part(start),
    )
    return _named(directive, call, token)


def _named(directive: Directive, call: Call, token: Token) -> Blocks:
    """Build a directive, mark its blocks, and give the first the identifier that it names."""
    built = directive.build(call)
    blocks = built if isinstance(built, tuple) else (built,)
    if call.options.print:
        blocks = tuple(replace(block, print=call.options.print) for block in blocks)
    where = call.places.at(("name",))
    identifier = call.builder.identifiers.of_block(token, call.options.name, where)
    if identifier and blocks:
        return (replace(blocks[0], id=identifier), *blocks[1:])
    return blocks


def alert(builder: BlockBuilder, node: TokenNode, span: Span) -> Blocks:
    """Build an alert in GitHub's form, ``> [!WARNING]``, which is an admonition."""
    kind = node.token.meta["kind"].lower()
    body = builder.blocks(node.children[1:])  # the first is a title that markdown-it adds
    return (Admonition(kind=kind, children=body, span=span),)


def _unknown(builder: BlockBuilder, node: TokenNode, span: Span) -> Blocks:
    name, meta = node.token.info, node.token.meta
    message = f"There is no directive {name!r}."
    where = builder.text.span(meta["name_at"], name)
    builder.problems.report("unknown-directive", message, where, instead_of(name))
    words = paragraph(builder, meta["argument"], _argument_origin(builder, node.token))
    data = tuple((key, value) for key, value, *_ in meta["options"])
    fallback = words + builder.blocks(node.children)
    return (Extension(name=name, fallback=fallback, data=data, span=span),)


def instead_of(name: str) -> str:
    """Say what to write instead of a directive that there is not; nothing if that is not known."""
    return DIRECTIVES_INSTEAD.get(name) or did_you_mean(name, DIRECTIVES)


def _words(call: Call) -> Blocks:
    return paragraph(call.builder, call.argument, call.argument_origin)


def _check_fences(builder: BlockBuilder, token: Token, opening: Span) -> None:
    meta, report = token.meta, builder.problems.report
    if not meta["braces"]:
        name = builder.text.span(meta["name_at"], token.info)
        report("directive-without-braces", "The name has no braces.", name)
    if not meta["closed"]:
        report("unclosed-directive", "This directive is not closed.", opening)
    for clash in meta["clashes"]:
        message = f"This fence is not shorter than the one around it, on line {opening.line}."
        report("fence-too-long", message, builder.text.line(clash))


def _check_shape(call: Call, directive: Directive) -> None:
    if directive.argument == "required" and not call.argument:
        call.problem("missing-argument", f"`{call.name}` needs an argument.")
    if directive.argument == "none" and call.argument:
        message = f"`{call.name}` takes no argument: {call.argument!r}."
        call.problem("unexpected-argument", message, call.argument_span)
    if call.body and directive.body == "none":
        message = f"`{call.name}` has no body; what is in it follows it."
        call.problem("unexpected-body", message, call.builder.span(call.body[0].token))
    if call.body and call.body[0].type == "hr":
        where = call.builder.span(call.body[0].token)
        if where.line == call.opening.line + 1:  # where MyST has options in YAML
            message = "This looks like the options of the directive, and is shown as text."
            call.problem("other-markup", message, where, "Write each as `:name: value`.")
