"""Names of persons in running text, tables and lists.

A surname and one or two characters are a candidate. What speaks for and against it is weighed:
how usual the parts are in names and the characters in words (a lexicon derived from jieba's
dictionary), which words stand beside it, whether its neighbours in a list are names. No segmenter
runs; the cheapest reading of the characters around a candidate is computed where one needs it.
"""

from __future__ import annotations

from disclosure_lint.language.names.find import Name, find_names
from disclosure_lint.language.names.shape import mask_name, reads_as_words, resembles_name

__all__ = ["Name", "find_names", "mask_name", "reads_as_words", "resembles_name"]
