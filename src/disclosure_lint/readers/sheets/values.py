"""What one cell shows: its stored value, its type and its format (ECMA-376-1, 18.3.1.4 and 18.18.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.readers.sheets.builtin_formats import GENERAL
from disclosure_lint.readers.sheets.digits import SIGNIFICANT
from disclosure_lint.readers.sheets.draft import BLANK_FORMAT
from disclosure_lint.readers.sheets.looks import PLAIN, judge_font, plain
from disclosure_lint.readers.sheets.numbers import general, show_number

if TYPE_CHECKING:
    from disclosure_lint.readers.sheets.looks import CellStyle, RichString
    from disclosure_lint.readers.word.story import Cause

#: Longer whole numbers are no identity or account numbers.
_LONGEST_NUMBER = 19


class Shown(NamedTuple):
    """What a cell comes to.

    Attributes:
        value: what it shows, or all it holds when it shows nothing.
        cause: why it is not seen.
        unseen: characters in it that are not seen when others are, with their cause.
    """

    value: str
    cause: Cause | None = None
    unseen: tuple[tuple[str, Cause], ...] = ()


def show_text(text: str | RichString, style: CellStyle) -> Shown:
    """Return what a text shows."""
    if style.hides_text:
        return Shown(plain(text), BLANK_FORMAT)
    if isinstance(text, str):
        return Shown(text, style.cause)
    # A run that says nothing of its font has that of the cell.
    judged = [
        (run, judge_font(font, style.ground) if font != PLAIN else style.cause) for run, font in text.runs
    ]
    causes = {cause for run, cause in judged if run.strip()}
    if len(causes) == 1:
        return Shown("".join(run for run, _ in judged), causes.pop())
    seen = "".join(run for run, cause in judged if cause is None)
    return Shown(seen, None, tuple((run, cause) for run, cause in judged if cause))


def show_stored(value: str, style: CellStyle, *, since_1904: bool) -> Shown:
    """Return what a number shows; what is none stays as it is stored."""
    if style.code == GENERAL and value.isdecimal() and len(value) <= SIGNIFICANT:
        return Shown(value, style.cause)
    try:
        stored = float(value)
    except ValueError:
        return Shown(value, style.cause)
    shown = show_number(stored, style.code, since_1904=since_1904)
    if not shown.strip() and stored:
        return Shown(general(stored), BLANK_FORMAT)
    return Shown(shown, style.cause)


def lost_digits(value: str) -> bool:
    """Whether a stored number is so long that its last digits are not those that were typed.

    A number keeps fifteen significant digits; identity and account numbers have more.
    """
    try:
        stored = float(value)
    except ValueError:
        return False
    return 10**SIGNIFICANT <= stored < 10**_LONGEST_NUMBER and stored == int(stored)
