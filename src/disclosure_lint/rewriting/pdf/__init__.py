"""PDF files are written back: with annotations. Text in them cannot be masked where it stands.

A page draws glyphs, and a character may be a part of a word in a subset of a font, of a picture of the
page or of a second layer; what looks masked would still be in the file.
"""
