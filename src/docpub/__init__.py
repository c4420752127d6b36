"""docpub: one structured source, published as an accessible HTML page, PDF handout and EPUB book.

parsed = docpub.parse("# Hello\\n\\nSome *words*.")
page = docpub.render(parsed.document, "html")
report = docpub.publish("source", "outputs")
"""

from typing import Any

from docpub import model
from docpub.diagnostics import Diagnostic, Span
from docpub.errors import DocpubError, OptionsError, OutputError, RendererError, SourceNotFound
from docpub.interchange import to_mdast, to_pandoc_json
from docpub.model import *  # noqa: F403  # the model's names are public here too
from docpub.passes import resolve
from docpub.publishing import (
    Config,
    Parsed,
    Report,
    Result,
    check,
    load_config,
    parse,
    parse_file,
    publish,
    render,
)
from docpub.renderers import Context, Info, Options, Output, Renderer


def __getattr__(name: str) -> Any:
    """Look up the version only for those who ask: finding it takes a while."""
    if name == "__version__":
        from importlib.metadata import version

        return version("docpub")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Config",
    "Context",
    "Diagnostic",
    "DocpubError",
    "Info",
    "Options",
    "OptionsError",
    "Output",
    "OutputError",
    "Parsed",
    "Renderer",
    "RendererError",
    "Report",
    "Result",
    "SourceNotFound",
    "Span",
    "check",
    "load_config",
    "parse",
    "parse_file",
    "publish",
    "render",
    "resolve",
    "to_mdast",
    "to_pandoc_json",
    *model.__all__,
]
