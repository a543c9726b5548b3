"""Slips of the pen in a fixed wording, told from other ways of saying the same."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.lexicon import tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Characters that come and go without harm, and those that stand for one another.
_LOOSE = frozenset("的等及和与、,以并之所要中各")
_SAME = frozenset("及和与、,并暨") | frozenset("他它其")
_MOST = 2


class Slip(NamedTuple):
    """A place where a text departs from a wording.

    Attributes:
        start: index of its first character in the text.
        said: what the text has there, "" when something is lacking.
        meant: what the wording has there, "" when something is added.
    """

    start: int
    said: str
    meant: str


def slips(said: str, meant: str, *, goes_on: bool = False) -> tuple[Slip, ...]:
    """Return the slips that turn a wording into a text, () when there are none or it says something else.

    Args:
        said: the text.
        meant: the wording it is held against.
        goes_on: whether the text may go on after the wording.
    """
    ends = range(len(meant) - _MOST, len(meant) + _MOST + 1) if goes_on else [len(said)]
    found = min((_departures(said[:end], meant) for end in ends), key=_size, default=())
    if _size(found) > _MOST:
        return ()
    return tuple(slip for whole in found for slip in _signs(whole) if not _harmless(said, slip))


def _departures(said: str, meant: str) -> tuple[Slip, ...]:
    matcher = SequenceMatcher(None, meant, said, autojunk=False)
    return tuple(
        Slip(b, said[b:b_end], meant[a:a_end])
        for tag, a, a_end, b, b_end in matcher.get_opcodes()
        if tag != "equal"
    )


def _signs(slip: Slip) -> Iterator[Slip]:
    """A word for another stays one slip; other characters that changed side by side are one each."""
    if len(slip.said) != len(slip.meant) or is_word(slip.said):
        yield slip
    else:
        for at, (said, meant) in enumerate(zip(slip.said, slip.meant, strict=True)):
            yield Slip(slip.start + at, said, meant)


def _size(found: tuple[Slip, ...]) -> int:
    return sum(max(len(slip.said), len(slip.meant)) for slip in found)


def _harmless(said: str, slip: Slip) -> bool:
    """Whether the difference is one of wording: function words, synonyms, a whole word more or less."""
    if slip.said and slip.meant:
        one, other = slip.said, slip.meant
        return set(one + other) <= _SAME or is_word(one) or _makes_word(said, slip)
    changed = slip.said or slip.meant
    end = slip.start + len(slip.said)
    around = (said[max(0, slip.start - len(changed)) : slip.start], said[end : end + len(changed)])
    if slip.said and slip.said in around:
        return False  # written twice
    return set(changed) <= _LOOSE or is_word(changed)


def is_word(text: str) -> bool:
    """Whether a string of two characters or more is a word of the dictionary."""
    return len(text) > 1 and tag_of(text) is not None


def _makes_word(said: str, slip: Slip) -> bool:
    """Whether the changed character makes a word with a neighbour: 事宜 for 事项."""
    start, end = slip.start, slip.start + len(slip.said)
    pairs = (said[max(0, start - 1) : end], said[start : end + 1])
    return any(is_word(pair) for pair in pairs if len(pair) > len(slip.said))
