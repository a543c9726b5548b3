"""Strings that stand by themselves: whether one looks like a name, and how much of it is shown."""

from __future__ import annotations

from disclosure_lint.language.expression import late
from disclosure_lint.language.names.lexicon import STRANGE, UNKNOWN, Lexicon, lexicon
from disclosure_lint.language.surnames import surname_length

_GIVEN = late(r"[\u4e00-\u9fff]{1,2}")
#: With these endings a string is the name of a place or an organ.
ORGANS_AND_PLACES = frozenset("省市县区乡镇村州旗局厅处科院校站所社厂店馆委会队部组路街")
#: Surnames that are mostly small words.
_SMALL_WORDS = frozenset("和于向从由以为同与及对将被在应全有")


def resembles_name(text: str, *, known: Lexicon | None = None) -> bool:
    """Whether a string has the form of a name and is no word of the language."""
    surname = surname_length(text)
    if not surname or not _GIVEN.fullmatch(text, surname) or text[-1] in ORGANS_AND_PLACES:
        return False
    return text not in (known or lexicon()).words


def reads_as_words(text: str, start: int) -> bool:
    """Whether two characters are a small word and the beginning of another: 和处 in 调查和处理."""
    return text[start] in _SMALL_WORDS and text[start + 1 : start + 3] in lexicon().words


def mask_name(name: str) -> str:
    """Show the surname only, or the first character where there is none."""
    shown = max(1, surname_length(name))
    return name[:shown] + "".join(sign if sign in "· " else "*" for sign in name[shown:])


def given_cost(given: str, known: Lexicon) -> int:
    """Return what one or two characters cost as a given name, in tenths of a nat."""
    if len(given) == 1:
        return known.given.get(given, STRANGE).alone
    return known.given.get(given[0], STRANGE).middle + known.given.get(given[1], STRANGE).end


def usual_cost(given: str, known: Lexicon) -> int:
    """Return what the same characters cost as words of one character."""
    return sum(known.words.get(sign, UNKNOWN)[0] for sign in given)
