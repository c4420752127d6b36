"""The part of the catalogue about `docpub.toml`, and about codes that are to be ignored."""

from __future__ import annotations

from docpub.diagnostics.entry import Entry

SETTINGS: dict[str, Entry] = {
    # configuration
    "toml-syntax": Entry(
        "error",
        "`docpub.toml` cannot be read.",
        "Write each thing as `name = value`, and text in quotation marks.",
        ignorable=False,
    ),
    # what is not to be told
    "unknown-code": Entry(
        "error",
        "What is to be ignored is no code that docpub gives.",
        "Write a code as it stands in brackets at the end of a message.",
        "<!-- docpub-ignore image-without-text: An ornament. -->\n\n![](picture.png)",
        ignorable=False,
    ),
    "ignore-without-reason": Entry(
        "error",
        "A code is to be ignored, and those who come later are not told why.",
        "Write `<!-- docpub-ignore CODE: reason -->`.",
        "<!-- docpub-ignore raw-html -->\n\n<b>bold</b>",
        ignorable=False,
    ),
    "not-to-be-ignored": Entry(
        "error",
        "A code is to be ignored that says that words would be lost, or that a file is unreadable.",
        "Mend what it tells, and remove the comment.",
        "---\nignore: {unknown-key: We like it so.}\n---\nText.",
        ignorable=False,
    ),
    "unused-ignore": Entry(
        "warning",
        "A code is to be ignored that is not given there.",
        "Remove it, or put the comment directly before the block that it is about.",
        "<!-- docpub-ignore raw-html: We need it. -->\n\nText.",
        ignorable=False,
    ),
}
