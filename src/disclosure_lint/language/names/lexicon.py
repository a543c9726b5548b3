"""What is known of words, surnames and given names, without a segmenter.

Derived from jieba's dictionary by ``training/names/lexicon.py``: words with what they cost,
which is ten times the negative natural logarithm of their probability. Read when a document
first has a candidate for a name; a tenth of the time jieba takes to build its tree.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).with_name("lexicon.txt.gz")
#: What an unknown character costs, and its class.
UNKNOWN = (215, "x")
#: What a character costs that was never seen in a given name.
_STRANGE = 150


class Given(NamedTuple):
    """What a character costs in a given name.

    Attributes:
        middle: as the first of two.
        end: as the second of two.
        alone: as the only one.
    """

    middle: int
    end: int
    alone: int


STRANGE = Given(_STRANGE, _STRANGE, _STRANGE)


class Lexicon(NamedTuple):
    """Costs of words and of the parts of names.

    Attributes:
        words: word of one to four characters → its cost and the letter of its class (n noun,
            v verb, a adjective, d adverb, p preposition, S place, O organ, x other, …).
        surnames: surname → its cost among names.
        given: character → its costs in given names.
        figures: persons of history and public life, known to everybody.
        names: these and other names the dictionary knows.
    """

    words: dict[str, tuple[int, str]]
    surnames: dict[str, int]
    given: dict[str, Given]
    figures: frozenset[str]
    names: frozenset[str]

    def __repr__(self) -> str:
        return f"<Lexicon of {len(self.words)} words>"


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon, read once a process."""
    lines = gzip.decompress(PATH.read_bytes()).decode().split("\n")
    surnames, given, figures, names, *groups = lines[:-1]
    words: dict[str, tuple[int, str]] = {}
    for group in groups:
        head, *members = group.split(" ")
        words |= dict.fromkeys(members, (int(head[1:]), head[0]))
    return Lexicon(
        words,
        {name: int(cost) for name, cost in map(_split, surnames.split(" "))},
        {entry[0]: Given(*map(int, entry[1:].split(","))) for entry in given.split(" ")},
        frozenset(figures.split(" ")),
        frozenset(figures.split(" ")) | frozenset(names.split(" ")),
    )


def _split(entry: str) -> tuple[str, str]:
    name = entry.rstrip("0123456789")
    return name, entry[len(name) :]


def is_word(text: str) -> bool:
    """Whether a string is a word of the language that names no person."""
    return text in lexicon().words
