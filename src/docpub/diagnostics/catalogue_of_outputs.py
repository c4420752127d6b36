"""What is told of outputs, while they are made."""

from __future__ import annotations

from docpub.diagnostics.entry import Entry

OUTPUTS: dict[str, Entry] = {
    "math-not-drawn": Entry(
        "warning",
        "A formula that the handout cannot draw, so its source is shown there.",
        "Write it in simpler LaTeX.",
        later=True,
    ),
    "character-without-glyph": Entry(
        "error",
        "A character that no font here has; the handout prints its number in its place.",
        "Write it otherwise, or install a font that has it; for Chinese, Japanese and Korean: "
        "`pip install docpub[cjk]`.",
        ignorable=False,
        later=True,
    ),
    "character-from-the-system": Entry(
        "info",
        "A character that no font of docpub has, but one of this machine; on another machine the "
        "handout may look different, or lack it.",
        "Write it otherwise; for Chinese, Japanese and Korean: `pip install docpub[cjk]`.",
        later=True,
    ),
    "check-failed": Entry(
        "error",
        "A check of another distribution could not be run, so nobody knows what it would tell.",
        "Mend or uninstall what the message names.",
        ignorable=False,
        later=True,
    ),
    "character-not-embedded": Entry(
        "warning",
        "A character that none of the fonts has which the e-book brings along; whether it is shown "
        "depends on the fonts of the reader.",
        "Write it otherwise; for Chinese, Japanese and Korean: `pip install docpub[cjk]`.",
        later=True,
    ),
    "cover-incomplete": Entry(
        "warning",
        "Words that the picture of the e-book's cover cannot show: no font here has them, nothing "
        "here joins their letters, or there are too many. The cover's text alternative says them.",
        "Shorten the title; for Chinese, Japanese and Korean: `pip install docpub[cjk]`; for "
        "scripts whose letters are joined, install FriBidi, which Pango needs, too.",
        later=True,
    ),
    "renderer-failed": Entry(
        "error",
        "An output could not be made; the others are.",
        "See the message; `docpub doctor` tells what is missing.",
        ignorable=False,
        later=True,
    ),
    "process-ended": Entry(
        "error",
        "The process that made the outputs ended before they were done, twice: it was killed, or "
        "there was not enough memory. The other documents are made.",
        "Make it alone, with more memory: `docpub build FILE --jobs 1`.",
        ignorable=False,
        later=True,
    ),
    "raw-html-not-well-formed": Entry(
        "error",
        "HTML that was let in is not well-formed, so it is left out of the e-book.",
        "Close every tag, and close them in order.",
        ignorable=False,
        later=True,
    ),
    "book-too-large": Entry(
        "warning",
        "The e-book is larger than some readers and shops take.",
        "Make the pictures smaller, or leave some out of the book with `:::{except} epub`.",
        later=True,
    ),
    "engine-message": Entry(
        "warning",
        "The engine that lays out the pages met something that it could not do.",
        "See the message.",
        later=True,
    ),
    "pdf-rule-broken": Entry(
        "warning",
        "The handout breaks a rule of PDF/UA-1, for readers of all kinds, or of PDF/A-2a, for "
        "archives. It is made all the same, without the label.",
        "Mend what the message names; where the source is right, it is a fault of docpub.",
        later=True,
    ),
    "gave-way": Entry(
        "info",
        "A block that is printed if there is room is not in the handout, but in the other outputs.",
        "If patients need it on paper, take `print: if-room` away and shorten the text.",
        ignorable=False,
        later=True,
    ),
    "does-not-fit": Entry(
        "warning",
        "The handout does not fit the sheets that `print` says, however closely it is set. "
        "It is made all the same, on more of them.",
        "Shorten the text, or mark what may be left out with `:print: if-room`.",
        later=True,
    ),
    "print-too-small": Entry(
        "error",
        "Words of the handout are too small to be read: the x-height of the text is under 2 mm, or "
        "3 mm in large print, or that of something else is under 1.4 mm, as with "
        "`.about { font-size: 6pt }` in the style sheet of a theme.",
        "Make them larger in the style sheet of the theme, or choose a font with larger letters.",
        later=True,
    ),
    "print-too-faint": Entry(
        "error",
        "Words of the handout cannot be told apart from what is behind them well enough, or cannot "
        "where they are printed without colours, as with `p { color: #999 }` in the style sheet of "
        "a theme.",
        "Make one of the two colours darker or lighter, in the style sheet of the theme.",
        later=True,
    ),
    "qr-code-too-small": Entry(
        "error",
        "The QR code of the handout is printed too small for phones to read: its modules are under "
        "0.4 mm wide, as with `.code { width: 8mm; height: 8mm }` in the style sheet of a theme.",
        "Do not make it smaller in the style sheet of the theme.",
        later=True,
    ),
    "qr-code-left-out": Entry(
        "warning",
        "The address under `online` is too long for a QR code, so the handout has none; it says "
        "the address.",
        "Name a shorter address that leads there.",
        later=True,
    ),
    "fetch-refused": Entry(
        "error",
        "Something in the document asked for a file from elsewhere; docpub fetches nothing.",
        "Copy the file into the folder of the document.",
        ignorable=False,
        later=True,
    ),
}
