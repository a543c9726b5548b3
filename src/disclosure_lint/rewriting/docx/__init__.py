"""DOCX files are written back: every part that is not changed stays as it was, byte for byte."""
