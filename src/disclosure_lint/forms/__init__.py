"""Printed forms: tables whose rows and columns have fixed names, found again in documents.

A form is data of the pack. Recognising it gives every cell an address such as
``("carried-in", "natural-persons")`` whatever layout the document chose: a table, one
cell a line, the text of a PDF, or digits that a page has run together.
"""

from __future__ import annotations

from disclosure_lint.forms.form import ONLY_ROW, FilledTable, FormTable
from disclosure_lint.forms.grid import recognise
from disclosure_lint.forms.running import recognise_in_text

__all__ = ["ONLY_ROW", "FilledTable", "FormTable", "recognise", "recognise_in_text"]
