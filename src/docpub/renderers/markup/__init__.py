"""What HTML, PDF and EPUB share: model → element tree → text.

writer = BlockWriter(Profile(target="epub"), labels)
writer.write(parent, section.children)
serialise(parent, xhtml=True)
"""

from docpub.renderers.markup.blocks import BlockWriter
from docpub.renderers.markup.directions import keep_numbers_in_order
from docpub.renderers.markup.header import write_header
from docpub.renderers.markup.inlines import language
from docpub.renderers.markup.landmarks import keep_landmarks_apart
from docpub.renderers.markup.profile import Profile
from docpub.renderers.markup.tree import Element, rewrite, say, serialise, sub
from docpub.renderers.markup.words import Words, words_of

__all__ = [
    "BlockWriter",
    "Element",
    "Profile",
    "Words",
    "keep_landmarks_apart",
    "keep_numbers_in_order",
    "language",
    "rewrite",
    "say",
    "serialise",
    "sub",
    "words_of",
    "write_header",
]
