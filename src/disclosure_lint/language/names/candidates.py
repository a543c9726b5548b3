"""Where a name may stand: a surname and one or two characters, unless words explain them better."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.language.names.lattice import STEP, Lattice, read
from disclosure_lint.language.names.lexicon import STRANGE, UNKNOWN, Lexicon, lexicon
from disclosure_lint.language.names.shape import given_cost
from disclosure_lint.language.names.words import NOT_GIVEN, NOT_LAST
from disclosure_lint.language.surnames import COMPOUND, RANKED, SINGLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: What it costs that a word is a name, and that its given name has one or two characters.
NAME, ONE, TWO = 42, 16, 3
#: How much dearer than words a name may be and still be looked at. Of names in running text,
#: two in a hundred are dearer; of all surname characters, nine in ten.
_DEAREST = 75
_FAR = 1 << 40
#: Readings of longer runs are not kept: they hardly come again.
_SHORT = 24
_RUN = late(r"[\u4e00-\u9fff]+")
_FIRST = f"[{RANKED}{''.join(sorted({name[0] for name in COMPOUND} - SINGLE))}]"
_ANCHOR = late(rf"{_FIRST}(?=[\u4e00-\u9fff])")
_SHAPE = late(rf"{_FIRST}[\u4e00-\u9fff ]|·")
#: 李　明 and 李 明: spread out to the width of three characters, as in lists of names.
_SPREAD = late(rf"(?<![\u4e00-\u9fff])([{RANKED}]) {{1,3}}([\u4e00-\u9fff])(?![\u4e00-\u9fff*])")
#: Signs of masking, and the dot between the parts of a name that has no Chinese form.
_NOT_BEFORE, _NOT_BEHIND = frozenset("*·"), frozenset("*·×○〇□某xX_")


class Run(NamedTuple):
    """Characters without a break, and how they read as words.

    Attributes:
        value: the characters.
        start: where they stand in the text.
        lattice: the cheapest readings.
    """

    value: str
    start: int
    lattice: Lattice


class Candidate(NamedTuple):
    """A place where a name may stand.

    Attributes:
        run: what it stands in.
        first: index in the run.
        last: index after it in the run.
        surname: length of the surname.
        gain: by how much the run is cheaper with a name there, in tenths of a nat.
        start: index in the text.
        end: index after it in the text.
    """

    run: Run
    first: int
    last: int
    surname: int
    gain: int
    start: int
    end: int

    @property
    def name(self) -> str:
        """The characters of the name."""
        return self.run.value[self.first : self.last]

    def __repr__(self) -> str:
        # Never the characters: reprs reach logs.
        return f"<Candidate at {self.start}>"


def may_hold_names(text: str) -> bool:
    """Whether a text has a surname with a character behind it at all; asks no lexicon."""
    return bool(_SHAPE.search(text))


def candidates(text: str, known: Lexicon) -> Iterator[Candidate]:
    """Yield the candidates; those that are spread out come last."""
    start = end = 0
    run: Run | None = None
    for anchor in _ANCHOR.finditer(text):
        first = anchor.start()
        shapes = _plausible(text[first : first + 3])
        if shapes and first >= end:
            start, end = _run_around(text, first, end)
            run = None
        for length, surname in shapes:
            last = first + length
            if last > end or _is_no_given(text[first + surname : last]) or _is_part(text, first, last):
                continue
            run = run or Run(text[start:end], start, _lattice(text[start:end]))
            yield from _at(run, (first - start, last - start, surname), (first, last), known)
    yield from _spread_out(text, known)


def _spread_out(text: str, known: Lexicon) -> Iterator[Candidate]:
    for found in _SPREAD.finditer(text):
        joined = found[1] + found[2]
        if joined not in known.words and not _is_part(text, *found.span()):
            run = Run(joined, found.start(), _lattice(joined))
            yield from _at(run, (0, 2, 1), found.span(), known)


def _lattice(run: str) -> Lattice:
    """The readings of a run; those of short ones are kept: a site says the same on every page."""
    return _kept_lattice(run) if len(run) <= _SHORT else read(run, lexicon().words)


@lru_cache(maxsize=1 << 13)
def _kept_lattice(run: str) -> Lattice:
    return read(run, lexicon().words)


def _run_around(text: str, place: int, least: int) -> tuple[int, int]:
    """The characters without a break around a place; what lies before ``least`` is another run."""
    start = place
    while start > least and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    found = _RUN.match(text, place)
    return start, found.end() if found else place + 1


@lru_cache(maxsize=1 << 15)
def _plausible(signs: str) -> tuple[tuple[int, int], ...]:
    """What may be a name at a surname and the two characters behind it: its length, and the surname's.

    Left out is what words inside the name explain so cheaply that no reading of the run is needed.
    That is exact: the cheapest reading is at least as cheap as the one through these words.
    """
    shapes = [(1 + length, 1) for length in _lengths(signs, lexicon())] if signs[0] in SINGLE else []
    return (*shapes, (3, 2), (4, 2)) if signs[:2] in COMPOUND else tuple(shapes)


def _lengths(signs: str, known: Lexicon) -> Iterator[int]:
    """How long the given name after a surname of one character may be."""
    words, given = known.words, known.given
    surname, *costs = (words.get(sign, UNKNOWN)[0] + STEP for sign in signs)
    dearest = NAME + known.surnames[signs[0]] + STEP - _DEAREST
    second = given.get(signs[1], STRANGE)
    explained = min(surname + costs[0], _cost_of(signs[:2], words))
    if explained > dearest + ONE + second.alone:
        yield 1
    if len(costs) > 1:
        explained = min(explained + costs[1], surname + _cost_of(signs[1:], words), _cost_of(signs, words))
        if explained > dearest + TWO + second.middle + given.get(signs[2], STRANGE).end:
            yield 2


def _cost_of(word: str, words: Mapping[str, tuple[int, str]]) -> int:
    entry = words.get(word)
    return entry[0] + STEP if entry else _FAR


def _at(run: Run, shape: tuple[int, int, int], span: tuple[int, int], known: Lexicon) -> Iterator[Candidate]:
    first, last, surname = shape
    cost = name_cost(run.value[first:last], surname, known) + STEP
    gain = run.lattice.to[-1] - run.lattice.to[first] - cost - run.lattice.onward[last]
    if gain > -_DEAREST:
        yield Candidate(run, first, last, surname, gain, *span)


def name_cost(name: str, surname: int, known: Lexicon) -> int:
    """Return what a name costs as a word."""
    given = name[surname:]
    return (
        NAME + known.surnames[name[:surname]] + (ONE if len(given) == 1 else TWO) + given_cost(given, known)
    )


def _is_no_given(signs: str) -> bool:
    return signs in NOT_GIVEN or (len(signs) > 1 and signs[-1] in NOT_LAST)


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a candidate is what masking left of a name, a part of a transliteration, or a subdistrict."""
    return (
        text[end : end + 1] in _NOT_BEHIND
        or text.startswith("街道", end)
        or text[start - 1 : start] in _NOT_BEFORE
        or "某" in text[start:end]
    )
