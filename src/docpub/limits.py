"""All limits of what docpub takes in: each far beyond any leaflet, and none a crash.

What goes beyond is told with the code that stands behind it, and the rest of the document is read.
"""

from __future__ import annotations

# The source
MAX_CHARACTERS = 20_000_000  # in a source: source-too-large
MAX_PARAGRAPH = 200_000  # characters in a paragraph whose markup is read: paragraph-too-long
MAX_BLOCK_DEPTH = 60  # blocks in blocks: nested-too-deep
MAX_INLINE_DEPTH = 40  # markup in markup: nested-too-deep
MAX_INCLUDES = 100  # files in a document, with theirs: too-many-includes
MAX_MODEL_DEPTH = 120  # nodes in nodes of a model, more than Markdown gives: nested-too-deep
MAX_DIGITS = 18  # of a number in a model: invalid-model
MAX_CELLS = 100_000  # in a table: table-too-large
MAX_FORMULA = 10_000  # characters in a formula: math-syntax
MAX_FORMULA_MARKS = 300  # commands and braces in a formula: math-syntax
MAX_YAML_DEPTH = 50  # lists and mappings in each other: yaml-syntax
MAX_TOML_CHARACTERS = 100_000  # in a docpub.toml: source-too-large
MAX_TOML_DEPTH = 50  # tables and arrays in each other: toml-syntax
MAX_TOML_BITS = 64  # of a whole number, as TOML has it: toml-syntax
MAX_TOML_STATEMENT = 100  # lines of one value; beyond it, places are not told

# The files that it names
MAX_FILE_BYTES = 50_000_000  # of one file of any kind: image-not-found, unreadable-file
MAX_PICTURE_BYTES = 20_000_000  # of one picture: image-too-large
MAX_PICTURES_BYTES = 100_000_000  # of all pictures of a document: images-too-large
MAX_PIXELS = 50_000_000  # in a picture, all frames of an animation together: image-too-large
MAX_BOOK_BYTES = 50_000_000  # of an e-book: book-too-large
MAX_SVG_ELEMENTS = 50_000  # in a drawing, each as often as it is drawn: image-too-large
MAX_SVG_DEPTH = 100  # elements in each other: image-too-large
