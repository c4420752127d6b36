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
MAX_YAML_DEPTH = 50  # lists and mappings in each other: yaml-syntax

# The files that it names
MAX_FILE_BYTES = 50_000_000  # of one file of any kind: image-not-found, unreadable-file
MAX_PICTURE_BYTES = 20_000_000  # of one picture: image-too-large
MAX_PICTURES_BYTES = 100_000_000  # of all pictures of a document: images-too-large
MAX_PIXELS = 50_000_000  # in a picture, all frames of an animation together: image-too-large
MAX_SVG_ELEMENTS = 50_000  # in a drawing, each as often as it is drawn: image-too-large
MAX_SVG_DEPTH = 100  # elements in each other: image-too-large
