"""Synthetic annual reports of every era and layout, faults put into them, and the judge of what is found.

Written from the printed forms and from how real reports look, not from the code under test. A report is
composed from figures that agree (``compose``), printed in a layout (``layouts``), and may be given one
fault (``faults``); marks inside the text (``marks``) tell where everything ended up.
"""
