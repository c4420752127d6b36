"""Every diagnostic that docpub gives: its code, how serious it is, what it means, the mend.

An error keeps a document from being published; a warning does so with `--strict` alone.
"""

from __future__ import annotations

from docpub.diagnostics.catalogue_of_files import FILES
from docpub.diagnostics.catalogue_of_handouts import HANDOUTS
from docpub.diagnostics.catalogue_of_language import LANGUAGE
from docpub.diagnostics.catalogue_of_outputs import OUTPUTS
from docpub.diagnostics.catalogue_of_reviews import REVIEWS
from docpub.diagnostics.entry import Entry, Severity

__all__ = ["CATALOGUE", "Entry", "Severity"]

CATALOGUE: dict[str, Entry] = {
    **FILES,
    **HANDOUTS,
    **LANGUAGE,
    **OUTPUTS,
    **REVIEWS,
    # blocks
    "unclosed-code": Entry(
        "error",
        "The code has no end, so it takes in all that follows.",
        "End it with a line of as many backticks as it begins with.",
        "```\ncode\n\nText.",
    ),
    "unknown-directive": Entry(
        "error",
        "There is no directive of this name; its words are shown without it.",
        "Correct the name.",
        ":::{warnin}\nText.\n:::",
    ),
    "directive-without-braces": Entry(
        "error",
        "The name of a directive stands in braces.",
        "Write `:::{name}`.",
        ":::note\nText.\n:::",
    ),
    "backtick-directive": Entry(
        "error",
        "A directive is written with colons; in backticks it is code.",
        "Write `:::{name}` and end it with `:::`.",
        "```{note}\nText.\n```",
    ),
    "unclosed-directive": Entry(
        "error",
        "The directive has no end, so it takes in all that follows.",
        "End it with a line of as many colons as it begins with.",
        ":::{note}\nText.",
    ),
    "stray-fence": Entry(
        "error",
        "A line of colons ends a directive, and here none is open.",
        "Remove the line, or give the directive around it more colons.",
        "Text.\n\n:::",
    ),
    "fence-too-long": Entry(
        "error",
        "A directive inside another has as many colons; other tools would end the outer one there.",
        "Give the outer directive more colons than the inner one.",
        ":::{note}\n:::{tip}\nText.\n:::\n:::",
    ),
    "unknown-option": Entry(
        "error",
        "The directive has no option of this name.",
        "Correct the name, or remove the line.",
        ":::{note}\n:nmae: a\nText.\n:::",
        ignorable=False,
    ),
    "missing-argument": Entry(
        "error",
        "The directive needs something after its name.",
        "Write it on the opening line.",
        ":::{only}\nText.\n:::",
    ),
    "unexpected-argument": Entry(
        "error",
        "The directive takes nothing after its name.",
        "Move the words into the directive.",
        ":::{main-message} Words\nText.\n:::",
    ),
    "unexpected-body": Entry(
        "warning",
        "The directive does not take this; it is shown after it.",
        "Move it out of the directive.",
        ":::{references}\nText.\n:::",
    ),
    "unknown-format": Entry(
        "error",
        "A part is kept for an output or audience that does not exist, so it would never be seen.",
        "Name outputs that docpub has, such as html, pdf and epub, or one of the `audiences:`.",
        ":::{only} paper\nText.\n:::",
        ignorable=False,
    ),
    "never-shown": Entry(
        "error",
        "No output shows this part to any audience.",
        "Correct what it is for, or remove it.",
        "::::{only} html\n:::{only} pdf\nText.\n:::\n::::",
        ignorable=False,
    ),
    "unknown-audience": Entry(
        "error",
        "The document is to be published for an audience that it does not declare.",
        "Name one of the `audiences:` in its front matter, or add it there.",
        ignorable=False,
    ),
    "faq-without-questions": Entry(
        "error",
        "Questions are written as headings, and there are none.",
        "Write each question as `### Question?` with its answer below it.",
        ":::{faq}\nText.\n:::",
    ),
    "heading-without-words": Entry(
        "warning",
        "A heading says nothing: no list of contents can name it, and no screen reader say it.",
        "Write what the part is about, or remove the marks.",
        "# Title\n\n##\n\nText.",
    ),
    "nested-too-deep": Entry(
        "error",
        "Markup inside markup, so deep that it is no longer read as such; the words are kept.",
        "Write it flatter.",
    ),
    "paragraph-too-long": Entry(
        "error",
        "A single paragraph as long as a book.",
        "Put empty lines between its parts.",
    ),
    "table-row-too-long": Entry(
        "error",
        "A row has more cells than the head; other tools drop their words without a sign.",
        "Add a cell to the head, or write a bar inside a cell as `\\|`.",
        "| a |\n|---|\n| 1 | 2 |",
    ),
    "table-row-too-short": Entry(
        "warning",
        "A row has fewer cells than the head.",
        "Write the missing cells, such as `Not known`.",
        "| a | b |\n|---|---|\n| 1 |",
    ),
    "table-span-value": Entry(
        "error",
        "What stands in braces at the start of a cell is not a number of columns or rows.",
        "Write `{colspan=2}`, `{rowspan=2}` or both, `{colspan=2 rowspan=2}`.",
        "| a | b |\n|---|---|\n| {colspan=two} 1 |",
    ),
    "table-span-overlap": Entry(
        "error",
        "A cell spans columns that a cell from a row above already fills.",
        "Give one of the two cells fewer columns or rows.",
        "| a | b |\n|---|---|\n| 1 | {rowspan=2} 2 |\n| {colspan=2} 3 |",
    ),
    "table-span-outside": Entry(
        "error",
        "A cell spans more rows than there are below it; one in the head ends with the head.",
        "Give the cell fewer rows, or more rows to the head with `:header-rows:`.",
        "| a | b |\n|---|---|\n| {rowspan=2} 1 | 2 |",
    ),
    "table-too-large": Entry(
        "error",
        "A table of more cells than anybody can read, so it is shown as text.",
        "Make several tables of it.",
    ),
    "table-wide": Entry(
        "info",
        "A table of more than four columns (`table-columns`), which small screens and e-readers "
        "show in pieces.",
        "Make two tables of it, or turn rows into columns.",
        "| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |",
    ),
    "table-missing": Entry(
        "error",
        "A table directive without a table.",
        "Write the table in it, with an empty line before it.",
        ":::{table} Caption\nText.\n:::",
    ),
    "list-table-row": Entry(
        "error",
        "A row of a list table is not a list, so it is shown as one cell.",
        "Write each row as `- - cell`, and the cells below it as `  - cell`.",
        ":::{list-table}\n- - a\n  - b\n- c\n:::",
    ),
    "csv-syntax": Entry(
        "error",
        "The values cannot be told apart.",
        "Put a value that has a comma, a quotation mark or a line end in quotation marks.",
        '```{csv-table}\na,b\n"1" x,2\n```',
        ignorable=False,
    ),
    "data-in-colons": Entry(
        "error",
        "A directive whose body is data, not text, is written in backticks.",
        "Write it between lines of three backticks.",
        ":::{csv-table}\na,b\n:::",
    ),
    "table-without-rows": Entry(
        "error",
        "A table has a head and nothing below it.",
        "Write its rows, or remove the table; do not make up rows.",
        ":::{table} Caption\n| a | b |\n|---|---|\n:::",
    ),
    # inlines
    "raw-html": Entry(
        "error",
        "HTML in the source is not let through; it is shown as text.",
        "Write it in Markdown, or let it in with `raw-html: sanitise` in the front matter.",
        "<b>bold</b>",
    ),
    "raw-html-cleaned": Entry(
        "warning",
        "HTML is let in, but not what fetches, runs or asks for something.",
        "Remove it; pictures are written in Markdown.",
        '---\nraw-html: sanitise\n---\n<b onclick="x()">bold</b>',
    ),
    "unknown-role": Entry(
        "error",
        "There is no role of this name; its words are shown without it.",
        "Correct the name.",
        "{trem}`NMDA`",
    ),
    "other-markup": Entry(
        "warning",
        "Markup that other programs know and docpub does not, so readers would see its signs.",
        "Write it in docpub's language; put `\\` before a sign that is meant as it is.",
        "See [[Other page]].",
    ),
    "unknown-contact": Entry(
        "error",
        "The organisation in the front matter does not have this.",
        "Add it to `organisation:`.",
        "Call {contact}`phone`.",
        ignorable=False,
    ),
    "abbreviation-without-expansion": Entry(
        "warning",
        "An abbreviation that nothing spells out.",
        "Write ``{abbr}`CT (computed tomography)` ``, or add it to `abbreviations:`.",
        "{abbr}`CT`",
    ),
    "image-without-alt": Entry(
        "error",
        "A picture without words tells a blind reader nothing.",
        "Write `![what it shows](file.png)`; a figure that shows nothing has `:decorative:`.",
        "![](picture.png)",
    ),
    "math-syntax": Entry(
        "error",
        "A formula that cannot be read as LaTeX, so its source is shown.",
        "Correct it; for a dollar sign in a text write `\\$`.",
        "$\\frac{1$",
    ),
    # images and references
    "image-not-found": Entry(
        "error",
        "The picture cannot be read.",
        "Put it into the folder of the document, and name it relative to that.",
        "![A hand](hand.png)",
        ignorable=False,
    ),
    "image-remote": Entry(
        "error",
        "The picture lies elsewhere; docpub fetches nothing.",
        "Copy it into the folder of the document.",
        "![A hand](https://example.org/hand.png)",
        ignorable=False,
    ),
    "image-unknown-type": Entry(
        "error",
        "The file is not a picture that docpub can use.",
        "Save it as PNG, JPEG, GIF, WebP or SVG.",
        ignorable=False,
    ),
    "image-unreadable": Entry(
        "error",
        "The picture is broken or cut off, so some readers would show nothing.",
        "Save it again; a drawing as plain SVG, without a DOCTYPE that declares entities.",
        ignorable=False,
    ),
    "image-too-large": Entry(
        "error",
        "The picture would fill the memory of who opens it.",
        "Make it smaller; for print, 300 pixels an inch are enough.",
        ignorable=False,
    ),
    "image-large": Entry(
        "info",
        "A picture of more than 5.6 million pixels or 5 MB, which some e-readers do not show and "
        "some shops refuse.",
        "Make it smaller: 2,000 × 2,800 pixels are enough for a whole page.",
    ),
    "images-too-large": Entry(
        "error",
        "All pictures together are more than a reader can download.",
        "Make them smaller, or split the document.",
        ignorable=False,
    ),
    "svg-cleaned": Entry(
        "warning",
        "A drawing has parts that run or fetch something; it is shown without them.",
        "Open the drawing, and save it as plain SVG without them.",
    ),
    "unsafe-link": Entry(
        "error",
        "A link that runs a script, opens a file or cannot be followed; only its words are shown.",
        "Begin the link with `https:`, `http:`, `mailto:`, `tel:` or `sms:`, or name a file.",
        "[words](javascript:alert)",
    ),
    "duplicate-id": Entry(
        "error",
        "An identifier is given twice, so a link could lead to either.",
        "Give one of them another name.",
        "# One {#a}\n\n## Two {#a}",
    ),
    "unused-target": Entry(
        "warning",
        "A name stands before no block, so nothing has it.",
        "Write it on the line before the block that it names.",
        "Text.\n\n(a)=",
    ),
    "duplicate-footnote": Entry(
        "error",
        "Two footnotes have one name; only the first is shown.",
        "Give one of them another name.",
        "A[^1]\n\n[^1]: One.\n\n[^1]: Two.",
        ignorable=False,
    ),
    "duplicate-reference": Entry(
        "error",
        "Two references have one key; only the first is listed.",
        "Give one of them another key, or remove it.",
        "---\nreferences:\n- id: a\n- id: a\n---\nText. [@a]",
        ignorable=False,
    ),
    "broken-reference": Entry(
        "error",
        "A link to something in the document that is not there.",
        "Correct the name after `#`.",
        "[](#nowhere)",
    ),
    "unknown-citation": Entry(
        "error",
        "A source is cited that the references do not have.",
        "Add it to `references:`, or correct the key.",
        "Text. {cite}`nobody2020`",
        ignorable=False,
    ),
    "unknown-term": Entry(
        "error",
        "A word is marked as a term, and the glossary does not have it.",
        "Add it to the `{glossary}`, or correct it.",
        "{term}`NMDA`",
    ),
    "unknown-footnote": Entry(
        "error",
        "A footnote is called that is not there.",
        "Write the note as `[^name]: its words`.",
        "Text.[^1]",
    ),
    "unused-definition": Entry(
        "warning",
        "No link refers to the definition of an address, so nobody would see what it says.",
        "Refer to it with `[words][name]`, write it as text (`\\[name]: …`), or remove it.",
        "Text.\n\n[Warning]: Stop.",
        ignorable=False,
    ),
    "unused-footnote": Entry(
        "warning",
        "A footnote is never called, so nobody would see it.",
        "Call it with `[^name]`, or remove it.",
        "Text.\n\n[^1]: Note.",
        ignorable=False,
    ),
    "unused-reference": Entry(
        "info",
        "A reference is never cited, so it is not listed.",
        "Cite it, or remove it.",
    ),
}
