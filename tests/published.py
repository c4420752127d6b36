"""One source, published, for the tests that look at what becomes of it."""

from __future__ import annotations

from pathlib import Path

from docpub.publishing import Result, SourceFile
from docpub.publishing.making import Job, make
from docpub.publishing.write import write_outputs


def publish_source(file: SourceFile, out: Path, *formats: str) -> Result:
    """Publish a source in some formats, with nothing kept."""
    return write_outputs(out, make(file, Job(formats=formats)))
