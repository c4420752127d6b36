"""Directives: blocks with a name, ``:::{name} argument``. One family a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docpub.diagnostics import Problems, Span
from docpub.model import Admonition, Blocks, Extension, Paragraph, replace
from docpub.source.directives import admonitions, apparatus, conditions, figures, patient, tables
from docpub.source.directives.call import Call, Directive
from docpub.source.tokens import TokenNode
from docpub.source.yamldata import YamlData, convert, did_you_mean

if TYPE_CHECKING:
    from docpub.source.blocks import BlockBuilder

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
    built = directive.build(call)
    blocks = built if isinstance(built, tuple) else (built,)
    identifier = builder.identifier(options.name, span)
    if identifier and blocks:
        blocks = (replace(blocks[0], id=identifier), *blocks[1:])
    if directive.has_body:
        return blocks
    return blocks + call.blocks()


def alert(builder: BlockBuilder, node: TokenNode, span: Span) -> Blocks:
    """Build an alert in GitHub's form, ``> [!WARNING]``, which is an admonition."""
    kind = node.token.meta["kind"].lower()
    body = builder.blocks(node.children[1:])  # the first is a title that markdown-it adds
    return (Admonition(kind=kind, children=body, span=span),)


def _unknown(builder: BlockBuilder, node: TokenNode, argument: str, span: Span) -> Blocks:
    name = node.token.info
    line = Span(span.start, span.start)
    message = f"There is no directive {name!r}."
    builder.problems.report("unknown-directive", message, line, did_you_mean(name, DIRECTIVES))
    title = builder.inline_text(argument, span.start) if argument else ()
    words = ((Paragraph(children=title, span=line),) if title else ()) + builder.blocks(
        node.children
    )
    data = tuple((key, value) for key, value, _ in node.token.meta["options"])
    return (Extension(name=name, fallback=words, data=data, span=span),)


def _options(directive: Directive, node: TokenNode, span: Span, problems: Problems) -> Any:
    given = YamlData(problems)
    for key, value, line in node.token.meta["options"]:
        given.add(key, value, line + 1)
    return convert(given.value, directive.options, given, problems, "unknown-option")


def _check_fences(meta: dict[str, Any], span: Span, problems: Problems) -> None:
    line = Span(span.start, span.start)
    if not meta["braces"]:
        problems.report("directive-without-braces", "The name has no braces.", line)
    if not meta["closed"]:
        problems.report("unclosed-directive", "This directive is not closed.", line)
    for clash in meta["clashes"]:
        message = f"This fence is not shorter than the one around it, on line {span.start}."
        problems.report("fence-too-long", message, Span(clash + 1, clash + 1))


def _check_shape(call: Call, directive: Directive) -> None:
    if directive.argument == "required" and not call.argument:
        call.problem("missing-argument", f"`{call.name}` needs an argument.")
    if directive.argument == "none" and call.argument:
        call.problem("unexpected-argument", f"`{call.name}` takes no argument: {call.argument!r}.")
    if call.body and not directive.has_body:
        call.problem("unexpected-body", f"`{call.name}` has no body; what is in it follows it.")
