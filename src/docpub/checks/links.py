"""Links must lead where a reader can safely go."""

from __future__ import annotations

from docpub.checks.context import CheckContext
from docpub.diagnostics import Problems
from docpub.model import Contact, Document, Link, objection_to, walk


def check_links(document: Document, context: CheckContext, problems: Problems) -> None:
    """Report links that no output makes; their words are shown all the same."""
    for node in walk(document, Link, Contact):
        match node:
            case Link(url=url) | Contact(kind="url", value=url):
                if objection := objection_to(url):
                    problems.report("unsafe-link", objection, node.span, about=url)
            case _:
                pass
