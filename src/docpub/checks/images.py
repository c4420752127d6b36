"""Pictures must be in the document's folder, and be pictures."""

from __future__ import annotations

import re

from docpub.assets import AssetError, Assets, media_type
from docpub.diagnostics import Problems
from docpub.model import Document, Image, walk


def check_images(document: Document, assets: Assets, problems: Problems) -> None:
    """Report pictures that cannot be shown."""
    for node in walk(document):
        if not isinstance(node, Image):
            continue
        if re.match(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]+:", node.url, re.IGNORECASE):
            message = f"The picture {node.url!r} is not a file beside the source."
            problems.report("image-remote", message, node.span)
            continue
        try:
            if not media_type(assets.read(node.url)):
                message = f"The file {node.url!r} is not a picture."
                problems.report("image-unknown-type", message, node.span)
        except AssetError as error:
            message = f"The picture {node.url!r} {error}."
            problems.report("image-not-found", message, node.span)
