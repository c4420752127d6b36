"""The part of the catalogue about whole files: sources, front matter and data, configuration."""

from __future__ import annotations

from docpub.diagnostics.entry import Entry

FILES: dict[str, Entry] = {
    # the file
    "invalid-utf-8": Entry(
        "error",
        "The file is not UTF-8 text, so letters in it may be wrong.",
        "Save the file as UTF-8.",
        ignorable=False,
    ),
    "control-character": Entry(
        "error",
        "A character that neither EPUB nor XML can hold, often pasted from a word processor.",
        "Delete the character, or write a line break or a space.",
        "dose\x0bnext line",
    ),
    "unreadable-source": Entry(
        "error",
        "A document cannot be read.",
        "Let it be read by whoever publishes, or remove it.",
        ignorable=False,
    ),
    "empty-source": Entry(
        "error",
        "The file has no text.",
        "Write the text, or remove the file.",
        ignorable=False,
    ),
    "invalid-model": Entry(
        "error",
        "A document in JSON is not what `docpub schema` describes.",
        "Correct what stands there, or make the file anew with `docpub ast`.",
        ignorable=False,
    ),
    "source-too-large": Entry(
        "error",
        "The file is too large to be read whole.",
        "Split it into several documents.",
        ignorable=False,
    ),
    "no-title": Entry(
        "warning",
        "The document has neither a title in its front matter nor a heading.",
        "Begin with `# Title`, or write `title:` in the front matter.",
        "Some words.",
    ),
    # front matter and data
    "unclosed-front-matter": Entry(
        "error",
        "The front matter has no end, so it is read as text.",
        "End it with a line `---`.",
        "---\ntitle: A\n\nText.",
        ignorable=False,
    ),
    "front-matter-not-a-mapping": Entry(
        "error",
        "The front matter is not made of `name: value` lines.",
        "Write each thing as `name: value`.",
        "---\n- a\n---\nText.",
        ignorable=False,
    ),
    "yaml-syntax": Entry(
        "error",
        "The YAML cannot be read.",
        "Put quotation marks around a value that has a colon or begins with a sign.",
        "---\ntitle: a: b\n---\nText.",
        ignorable=False,
    ),
    "json-syntax": Entry(
        "error",
        "The JSON cannot be read.",
        "Correct it at that place; the program that wrote the file can write it anew.",
        ignorable=False,
    ),
    "duplicate-key": Entry(
        "error",
        "A name is given twice; only one of the two would count.",
        "Remove one of them.",
        "---\ntitle: A\ntitle: B\n---\nText.",
        ignorable=False,
    ),
    "unknown-key": Entry(
        "error",
        "docpub does not know this name, so its value would be lost.",
        "Correct the name, or remove it.",
        "---\ntitel: A\n---\nText.",
        ignorable=False,
    ),
    "wrong-value": Entry(
        "error",
        "The value is not of the kind that this name takes.",
        "Write a value of the kind that the message names.",
        "---\ntitle: A\npublished: soon\n---\nText.",
        ignorable=False,
    ),
    "unreadable-file": Entry(
        "error",
        "A file that the document names cannot be read.",
        "Put the file into the folder of the document, and name it relative to that.",
        ignorable=False,
    ),
    "low-contrast": Entry(
        "error",
        "Two colours of a theme that stand on each other cannot be told apart well enough.",
        "Make one of the two darker or lighter.",
    ),
    "theme-css-cleaned": Entry(
        "warning",
        "The style sheet of a theme is used without what fetches something, or cannot be read.",
        "Remove it, or write it without an address.",
    ),
    "bad-template": Entry(
        "error",
        "The template of a theme cannot be read or filled in, or would let scripts into the page.",
        "Correct it at that line; the manual's chapter on themes lists what a template can show.",
        ignorable=False,
        later=True,
    ),
    "include-cycle": Entry(
        "error",
        "A file includes itself, or one that includes it.",
        "Remove one of the includes.",
        ignorable=False,
    ),
    "too-many-includes": Entry(
        "error",
        "The document includes files so often that it could grow without end.",
        "Include fewer files, or build it of several documents.",
        ignorable=False,
    ),
    "front-matter-in-include": Entry(
        "warning",
        "A file that is included has front matter, which counts only in a document of its own.",
        "Remove it, or move what it says to the document.",
    ),
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
