"""The fonts that come with docpub: which there are, what they cover, and which a text needs."""

from docpub.fonts.catalogue import CODE, FONTS, Font
from docpub.fonts.choice import Choice, choose
from docpub.fonts.files import addresses, coverage, read

__all__ = ["CODE", "FONTS", "Choice", "Font", "addresses", "choose", "coverage", "read"]
