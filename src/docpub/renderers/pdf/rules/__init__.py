"""Whether a PDF has earned the labels PDF/UA-1 and PDF/A-2a, whoever made it.

The rules are those of ISO 14289-1, told as the Matterhorn Protocol 1.1 does, and of ISO 19005-2,
as far as a program can judge them. Where a file does what no handout needs (layers, attachments,
JPEG 2000, fonts with encodings of their own) it is refused, although it might be right.
"""
