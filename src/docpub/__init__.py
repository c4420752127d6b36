"""docpub: one structured source, published as an accessible HTML page, PDF handout and EPUB book.

parsed = docpub.parse("# Hello\\n\\nSome *words*.")
page = docpub.render(parsed.document, "html")
report = docpub.publish("source", "outputs")
"""

from importlib.metadata import version

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

__version__ = version("docpub")

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
