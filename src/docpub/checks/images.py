"""Pictures must be in the document's folder, and be pictures that can be shown."""

from __future__ import annotations

import re

from docpub.assets import AssetError, Assets, Picture, PictureError, read_picture
from docpub.checks.context import CheckContext
from docpub.diagnostics import Problems, Span
from docpub.limits import MAX_PICTURES_BYTES
from docpub.model import Document, Image, walk

# What shops of e-books take, and readers show: https://help.apple.com/itc/booksassetguide/ for the
# pixels; Amazon's guidelines for the bytes.
_MOST_PIXELS, _MOST_BYTES = 5_600_000, 5_000_000
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//|[a-z][a-z0-9+.-]+:", re.IGNORECASE)


def check_images(document: Document, context: CheckContext, problems: Problems) -> None:
    """Report pictures that cannot be shown, or not as they are."""
    total = 0
    shown: dict[str, Picture | None] = {}
    for url, span in _pictures(document):
        picture = _read(url, span, context.assets, problems)
        if picture and url not in shown:
            total += len(picture.data)
            _check_size(url, picture, span, problems)
            if total - len(picture.data) <= MAX_PICTURES_BYTES < total:
                _report_total(span, problems)
        shown[url] = picture


def _pictures(document: Document) -> list[tuple[str, Span | None]]:
    found = [(image.url, image.span) for image in walk(document, Image)]
    organisation = document.metadata.organisation
    if organisation and organisation.logo:
        found.append((organisation.logo.src, None))
    return found


def _read(url: str, span: Span | None, assets: Assets, problems: Problems) -> Picture | None:
    if _ELSEWHERE.match(url):
        message = f"The picture {url[:80]!r} is not a file beside the source."
        problems.report("image-remote", message, span, about=url)
        return None
    try:
        picture = read_picture(assets, url)
    except PictureError as error:
        problems.report(error.code, f"The file {url!r} {error}.", span, about=url)
        return None
    except AssetError as error:
        problems.report("image-not-found", f"The picture {url!r} {error}.", span, about=url)
        return None
    if picture.removed:
        message = f"The drawing {url!r} is shown without {', '.join(picture.removed)}."
        problems.report("svg-cleaned", message, span, about=url)
    return picture


def _check_size(url: str, picture: Picture, span: Span | None, problems: Problems) -> None:
    """Report a picture that is fine on paper, but not in every e-reader."""
    if picture.pixels > _MOST_PIXELS:
        size, most = f"{picture.pixels / 1e6:.1f} million pixels", f"{_MOST_PIXELS / 1e6}"
    elif len(picture.data) > _MOST_BYTES:
        size, most = f"{len(picture.data) / 1e6:.1f} MB", f"{_MOST_BYTES // 1_000_000}"
    else:
        return
    message = f"The picture {url[:80]!r} has {size}; {most} are safe in e-readers."
    problems.report("image-large", message, span, about=url)


def _report_total(span: Span | None, problems: Problems) -> None:
    message = f"From here on the pictures have more than {MAX_PICTURES_BYTES // 1_000_000} MB."
    problems.report("images-too-large", message, span)
