"""Booklets: pages two on a sheet side, in the order in which a folded stack of sheets is read.

Print on both sides, flipped on the short edge, fold the stack in the middle and staple the fold.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docpub.renderers.pdf.design import Paper

# Points, of a sheet that lies on its long edge.
SHEETS: dict[Paper, tuple[float, float]] = {
    "A4": (841.89, 595.28),
    "A5": (595.28, 419.53),
    "Letter": (792.0, 612.0),
}


def impose(pdf: bytes, paper: Paper, *, title: str, right_to_left: bool = False) -> bytes:
    """Put pages of half a sheet on sheets of `paper`. What reads from right to left binds there.

    The result has no tags, links or bookmarks, and claims no conformance; `title` should say that
    it is for the printer alone. The same pages give the same bytes.
    """
    import pikepdf  # slow to import

    with pikepdf.open(BytesIO(pdf)) as source, pikepdf.new() as target:
        faces = [target.copy_foreign(page.as_form_xobject()) for page in source.pages]
        for left, right in sides(len(faces)):
            pair = (right, left) if right_to_left else (left, right)
            _add_side(target, paper, [faces[n] if n < len(faces) else None for n in pair])
        target.docinfo["/Title"] = title
        target.Root.Lang = source.Root.Lang
        target.Root.ViewerPreferences = pikepdf.Dictionary(
            DisplayDocTitle=True,
            Duplex=pikepdf.Name.DuplexFlipShortEdge,
            PrintScaling=pikepdf.Name("/None"),
        )
        written = BytesIO()
        target.save(written, min_version=source.pdf_version, deterministic_id=True)
    return written.getvalue()


def sides(pages: int) -> list[tuple[int, int]]:
    """Return which pages, from 0, stand left and right on each side, front and back in turn.

    Numbers from `pages` on are those of blank pages, which fill the last sheet.
    """
    last = -(-pages // 4) * 4 - 1
    outer_first = ((last - inner, inner) for inner in range((last + 1) // 2))
    return [pair if pair[1] % 2 == 0 else pair[::-1] for pair in outer_first]


def _add_side(target: Any, paper: Paper, faces: list[Any]) -> None:
    """Add a side of a sheet. The pages meet at the fold, and stand in the middle of its height."""
    import pikepdf

    width, height = SHEETS[paper]
    page = target.add_blank_page(page_size=(width, height))
    commands = []
    for name, face in zip(("/Left", "/Right"), faces, strict=True):
        if face is None:
            continue
        x0, y0, x1, y1 = (float(corner) for corner in face.BBox)
        left = width / 2 - (x1 if name == "/Left" else x0)
        below = (height - y1 - y0) / 2
        page.add_resource(face, pikepdf.Name.XObject, pikepdf.Name(name))
        commands.append(f"q 1 0 0 1 {left:.3f} {below:.3f} cm {name} Do Q")
    page.contents_add("\n".join(commands).encode())
