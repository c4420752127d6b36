"""What is told of outputs, while they are made."""

from __future__ import annotations

from docpub.diagnostics.entry import Entry

OUTPUTS: dict[str, Entry] = {
    "math-not-drawn": Entry(
        "warning",
        "A formula that the handout cannot draw, so its source is shown there.",
        "Write it in simpler LaTeX.",
        rendering=True,
    ),
    "character-without-glyph": Entry(
        "error",
        "A character that no font here has; the handout prints its number in its place.",
        "Write it otherwise, or install a font that has it; for Chinese, Japanese and Korean: "
        "`pip install docpub[cjk]`.",
        ignorable=False,
        rendering=True,
    ),
    "character-from-the-system": Entry(
        "info",
        "A character that no font of docpub has, but one of this machine; on another machine the "
        "handout may look different, or lack it.",
        "Write it otherwise; for Chinese, Japanese and Korean: `pip install docpub[cjk]`.",
        rendering=True,
    ),
}
