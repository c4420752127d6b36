"""Which programs make an output: what else they made before may differ."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib import resources
from importlib.metadata import PackageNotFoundError, entry_points, version

from docpub.errors import RendererError
from docpub.renderers import available, load

SOURCE_TOOLS = ("docpub", "markdown-it-py", "mdit-py-plugins")
_GROUPS = ("docpub.renderers", "docpub.checks")
_OUR_FILES = (".py", ".css", ".j2", ".json", ".yaml", ".txt")


@cache
def versions(formats: tuple[str, ...]) -> dict[str, str]:
    """Return the versions of what reads sources and makes these formats, by distribution."""
    tools = [*SOURCE_TOOLS, "math-core", "nh3", "PyYAML", "msgspec"]
    for name in formats:
        try:
            tools += load(name).info.tools
        except RendererError:  # which is told when it is run
            continue
    found = {tool: known for tool in tools if (known := version_of(tool))}
    for group in _GROUPS:
        found |= {e.dist.name: e.dist.version for e in entry_points(group=group) if e.dist}
    return found | {"Python": platform.python_version(), "our files": _our_files()}


@cache
def tools_of(name: str) -> dict[str, str]:
    """Return the versions of what reads sources and decides on the bytes of a format."""
    entry = available()[name]
    own = {entry.dist.name: entry.dist.version} if entry.dist else {}
    tools = (*SOURCE_TOOLS, *load(name).info.tools)
    return own | {tool: known for tool in tools if (known := version_of(tool))}


@cache
def version_of(tool: str) -> str:
    """Return the version of a distribution; of one that is not there it is empty."""
    try:
        return version(tool)
    except PackageNotFoundError:
        return ""


@cache
def _our_files() -> str:
    """Return the hash of docpub's own files, which may be those of a developer."""
    found = hashlib.sha256()
    folders = [resources.files("docpub")]
    while folders:
        for path in sorted(folders.pop().iterdir(), key=lambda path: path.name):
            if path.is_dir():
                folders.append(path)
            elif path.name.endswith(_OUR_FILES):
                found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()
