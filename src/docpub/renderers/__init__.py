"""MODEL → BYTES: what a renderer is, and how docpub finds one.

A renderer is an object with `info`, `options` and `render`, named in the entry-point group
`docpub.renderers`. docpub's own come through the same door.
"""

from docpub.renderers.protocol import (
    Companion,
    Context,
    Info,
    Options,
    Output,
    Pages,
    PageStart,
    Renderer,
)
from docpub.renderers.registry import (
    GROUP,
    available,
    convert_options,
    load,
    option_names,
    run,
)

__all__ = [
    "GROUP",
    "Companion",
    "Context",
    "Info",
    "Options",
    "Output",
    "PageStart",
    "Pages",
    "Renderer",
    "available",
    "convert_options",
    "load",
    "option_names",
    "run",
]
