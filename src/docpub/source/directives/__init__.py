"""Directives: blocks with a name, ``:::{name} argument``. One family a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from docpub.diagnostics import Problems, Span, did_you_mean
from docpub.model import Admonition, Blocks, Extension, Inlines, Paragraph, replace
from docpub.source.directives import admonitions, apparatus, conditions, figures, patient, tables
from docpub.source.directives.call import Call, Directive
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
    **patient.DIRECTIVES,
    **tables.DIRECTIVES,
}


def build(builder: BlockBuilder, node: TokenNode, span: Span) -> Blocks:
    """Build a directive; one that is not known gives its words all the same."""
    token = node.token
    _check_fences(token.meta, span, builder.problems)
    directive = DIRECTIVES.get(token.info)
    argument = token.meta["argument"]
    if not directive:
        return _unknown(builder, node, argument, span)
    options = _options(directive, node, span, builder.problems)
    call = Call(builder, token.info, argument, options, node.children, span)
    _check_shape(call, directive)
    if directive.body == "text":
        call.problem("data-in-colons", f"The body of `{call.name}` is data.")
        return _words(call.title(), span) + call.blocks()
    blocks = _named(directive, call)
    if directive.argument == "none":
        blocks = _words(call.title(), span) + blocks
    if directive.body == "none":
        return blocks + call.blocks()
    return blocks


def build_data(builder: BlockBuilder, token: Token, span: Span) -> Blocks | None:
    """Build a directive in backticks, whose body is data; None if the name is none of those."""
    found = _IN_BACKTICKS.match(token.info)
    directive = DIRECTIVES.get(found[1]) if found else None
    if not found or not directive or directive.body != "text":
        return None
    lines = token.content.split("\n")
    given = YamlData(builder.problems)
    number = 0
    while number < len(lines) and (option := OPTION.match(lines[number])):
        number += 1
        given.add(option[1], (option[2] or "").strip(), span.line + number)
    text = "\n".join(lines[number:])
    options = convert(given.value, directive.options, given, builder.problems, "unknown-option")
    call = Call(builder, found[1], found[2].strip(), options, [], span, text)
    return _named(directive, call)


def _named(directive: Directive, call: Call) -> Blocks:
    """Build a directive, and give the first of its blocks the identifier that it names."""
    built = directive.build(call)
    blocks = built if isinstance(built, tuple) else (built,)
    identifier = call.builder.identifier(call.options.name, call.span)
    if identifier and blocks:
        return (replace(blocks[0], id=identifier), *blocks[1:])
    return blocks


def alert(builder: BlockBuilder, node: TokenNode, span: Span) -> Blocks:
    """Build an alert in GitHub's form, ``> [!WARNING]``, which is an admonition."""
    kind = node.token.meta["kind"].lower()
    body = builder.blocks(node.children[1:])  # the first is a title that markdown-it adds
    return (Admonition(kind=kind, children=body, span=span),)


def _unknown(builder: BlockBuilder, node: TokenNode, argument: str, span: Span) -> Blocks:
    name = node.token.info
    line = Span(span.line, 1, span.line, 1)
    message = f"There is no directive {name!r}."
    builder.problems.report("unknown-directive", message, line, did_you_mean(name, DIRECTIVES))
    title = builder.inline_text(argument, span.line) if argument else ()
    words = _words(title, line) + builder.blocks(node.children)
    data = tuple((key, value) for key, value, _ in node.token.meta["options"])
    return (Extension(name=name, fallback=words, data=data, span=span),)


def _words(title: Inlines, span: Span) -> Blocks:
    return (Paragraph(children=title, span=span),) if title else ()


def _options(directive: Directive, node: TokenNode, span: Span, problems: Problems) -> Any:
    given = YamlData(problems)
    for key, value, line in node.token.meta["options"]:
        given.add(key, value, line + 1)
    return convert(given.value, directive.options, given, problems, "unknown-option")


def _check_fences(meta: dict[str, Any], span: Span, problems: Problems) -> None:
    line = Span(span.line, 1, span.line, 1)
    if not meta["braces"]:
        problems.report("directive-without-braces", "The name has no braces.", line)
    if not meta["closed"]:
        problems.report("unclosed-directive", "This directive is not closed.", line)
    for clash in meta["clashes"]:
        message = f"This fence is not shorter than the one around it, on line {span.line}."
        problems.report("fence-too-long", message, Span(clash + 1, 1, clash + 1, 1))


def _check_shape(call: Call, directive: Directive) -> None:
    if directive.argument == "required" and not call.argument:
        call.problem("missing-argument", f"`{call.name}` needs an argument.")
    if directive.argument == "none" and call.argument:
        call.problem("unexpected-argument", f"`{call.name}` takes no argument: {call.argument!r}.")
    if call.body and directive.body == "none":
        call.problem("unexpected-body", f"`{call.name}` has no body; what is in it follows it.")
