"""Documents read with the words of the pack, and what they give away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.api import load_pack
from disclosure_lint.readers import read_text
from disclosure_lint.reading import Reading
from disclosure_lint.specimens import Specimens

if TYPE_CHECKING:
    from disclosure_lint.personal.disclosures import Disclosure


def read(template: str, suffix: str = ".txt") -> Reading:
    """Return a document read as the engine does; placeholders are filled."""
    pack = load_pack()
    text = Specimens(template[:20]).fill(template)
    return Reading(read_text(text, f"a{suffix}", suffix), pack.knowledge)


def given_away(template: str, suffix: str = ".txt") -> list[Disclosure]:
    """Return what a document gives away, shown first."""
    reading = read(template, suffix)
    return [*reading.disclosures, *reading.hidden_disclosures]


def table(*rows: str) -> str:
    """Return rows of cells parted by strokes as HTML; the first row is marked up like the others."""
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
