"""The names in a text: candidates that score well, and where else the same names stand."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late
from disclosure_lint.language.names.candidates import candidates, may_hold_names
from disclosure_lint.language.names.lexicon import lexicon
from disclosure_lint.language.names.minority import minority_names
from disclosure_lint.language.names.score import score
from disclosure_lint.language.names.tagger import LEXICON, Engine
from disclosure_lint.language.surnames import surname_length

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from disclosure_lint.language.names.tagger import Tagger

#: Scores are logarithms of odds. Above the first a name is sure, above the second it is possible;
#: what lies below the third is forgotten.
_SURE, _POSSIBLE, _FLOOR = 0.0, -0.75, -4.0
#: Scores below this are in doubt; a second opinion moves them so far.
_DOUBT = 2.5
_CONFIRMED, _DENIED = 3.0, -1.5
#: The score of a name known by its parts.
_KNOWN_BY_PARTS = 2.0
#: What it adds when the same name is sure elsewhere in the document.
_REPEATED = 3.0
#: What only the tagger finds is possible, unless it has no form of a name.
_TAGGED = -0.5
_LONGEST = 4
#: The tagger is asked about so many places of one name; at the others it is what it is at most of these.
_MOST_PLACES = 50
#: Clauses of one document it is asked about: some seconds of work.
_MOST_CLAUSES = 20_000
#: The tagger sees so many characters on either side of a candidate.
_REACH = 25
_CLAUSE_END = late(r"[,。!?;:]")
_HAN = late(r"[\u4e00-\u9fff]{2,4}")


class Name(NamedTuple):
    """A person's name.

    Attributes:
        start: index of its first character.
        end: index after its last.
        sure: whether it is a name beyond reasonable doubt; otherwise it may be one.
        figure: whether everybody knows it as that of a person of history or public life.
    """

    start: int
    end: int
    sure: bool
    figure: bool = False


class _Scored(NamedTuple):
    score: float
    start: int
    end: int
    name: str


def find_names(text: str, engine: Engine = LEXICON) -> tuple[Name, ...]:
    """Return the names in folded, Simplified text, in order and apart from each other.

    Args:
        text: the text.
        engine: who is asked about what stays in doubt; by default nobody.
    """
    if not may_hold_names(text):
        # No surname and no dot: what needs the lexicon is not there.
        return tuple(Name(start, end, sure=True) for start, end in minority_names(text, {}))
    known = lexicon()
    scored = list(_scored(text))
    if engine.load is not None:
        scored = _confirmed(text, scored, engine.load)
    scored += [
        _Scored(_KNOWN_BY_PARTS, start, end, text[start:end])
        for start, end in minority_names(text, known.words)
    ]
    chosen = _apart(one for one in _spread(scored) if one.score > _POSSIBLE)
    return tuple(
        Name(one.start, one.end, one.score > _SURE, one.name in known.figures)
        for one in sorted(chosen, key=_place)
    )


def _scored(text: str) -> Iterator[_Scored]:
    known = lexicon()
    for candidate in candidates(text, known):
        value = score(text, candidate, known)
        if value > _FLOOR:
            yield _Scored(value, candidate.start, candidate.end, candidate.name)


def _place(one: _Scored) -> tuple[int, int]:
    return one.start, one.end


def _apart(scored: Iterable[_Scored]) -> list[_Scored]:
    """The best of those that overlap."""
    chosen: list[_Scored] = []
    taken: set[int] = set()
    for one in sorted(scored, key=lambda one: (-one.score, one.start, -one.end)):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            chosen.append(one)
    return chosen


def _spread(scored: list[_Scored]) -> list[_Scored]:
    """Raise every candidate whose name is sure at another place of the document."""
    places: dict[str, set[int]] = {}
    for one in _apart(one for one in scored if one.score > _SURE):
        places.setdefault(one.name, set()).add(one.start)
    return [_repeated(one, places.get(one.name)) for one in scored]


def _repeated(one: _Scored, sure: set[int] | None) -> _Scored:
    elsewhere = sure is not None and (len(sure) > 1 or one.start not in sure)
    return one._replace(score=one.score + _REPEATED) if elsewhere else one


def _confirmed(text: str, scored: list[_Scored], load: Callable[[], Tagger]) -> list[_Scored]:
    """Ask about the clauses in doubt and move the scores of their candidates."""
    doubted = sorted((one for one in scored if one.score < _DOUBT), key=_place)
    clauses = list(_around(text, _some_places(doubted)))[:_MOST_CLAUSES]
    if not clauses:
        return scored
    persons: dict[int, int] = {}
    asked: set[int] = set()
    # In tables the same words stand over and over again.
    said = dict.fromkeys(text[start:end] for start, end in clauses)
    found = dict(zip(said, load().persons(list(said)), strict=True))
    for start, end in clauses:
        asked.update(range(start, end))
        persons.update((start + first, start + last) for first, last in found[text[start:end]])
    votes = Counter[str]()
    for one in doubted:
        if one.start in asked:
            votes[one.name] += 1 if persons.get(one.start) == one.end else -1
    moved = []
    for one in scored:
        if one.start in asked:
            moved.append(_moved(one, confirmed=persons.get(one.start) == one.end))
        elif one.score < _DOUBT and one.name in votes:
            moved.append(_moved(one, confirmed=votes[one.name] > 0))
        else:
            moved.append(one)
    seen = {one.start for one in scored}
    return moved + [
        _Scored(_TAGGED, start, end, text[start:end])
        for start, end in persons.items()
        if start not in seen and _may_be(text[start:end])
    ]


def _moved(one: _Scored, *, confirmed: bool) -> _Scored:
    return one._replace(score=one.score + (_CONFIRMED if confirmed else _DENIED))


def _some_places(doubted: Iterable[_Scored]) -> list[int]:
    """Where the candidates stand, of each name only the first places."""
    counted = Counter[str]()
    places = []
    for one in doubted:
        counted[one.name] += 1
        if counted[one.name] <= _MOST_PLACES:
            places.append(one.start)
    return places


def _may_be(name: str) -> bool:
    return (
        bool(_HAN.fullmatch(name))
        and len(name) <= _LONGEST
        and name not in lexicon().words
        and not surname_length(name)
    )


def _around(text: str, places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Windows of text around places, which are in order: apart, and cut where clauses end."""
    at = 0
    for place in places:
        if place < at:
            continue
        before = text[max(at, place - _REACH) : place]
        ends = [end.end() for end in _CLAUSE_END.finditer(before)]
        start = place - len(before) + (ends[0] if ends and len(before) == _REACH else 0)
        line = text.rfind("\n", start, place) + 1
        start = max(start, line)
        limit = text.find("\n", place, place + _REACH)
        limit = place + _REACH if limit < 0 else limit
        ends = [end.end() for end in _CLAUSE_END.finditer(text, place, limit)]
        at = ends[-1] if ends and ends[-1] > place + _LONGEST else min(limit, len(text))
        yield start, at
