"""Parts that come from elsewhere: ``:::{include} file.md``, and examples of the language itself."""

from __future__ import annotations

from docpub.model import Blocks, Code, Extension, outline
from docpub.source.directives.call import Call, Directive


def _include(call: Call) -> Blocks:
    if not call.argument:
        return ()
    return call.builder.include(call.argument, call.argument_span, call.level)


def _example(call: Call) -> Extension:
    """Show a piece of source, what becomes of it, and which nodes that is made of."""
    source = Code(value=call.text, lang="markdown", span=call.span)
    result = call.builder.parse(call.text, within=call.text_origin, level=call.level)
    nodes = Code(value="".join(f"{line}\n" for block in result for line in outline(block)))
    return Extension(name="example", fallback=(source, *result, nodes), span=call.span)


DIRECTIVES = {
    "include": Directive(_include, argument="required", body="none"),
    "example": Directive(_example, argument="none", body="text"),
}
