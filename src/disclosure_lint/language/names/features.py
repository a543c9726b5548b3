"""What speaks for a name where it stands and against one: named features with values.

A feature is a short name; :mod:`score` knows its weight. ``<`` is what stands before the name, ``>``
what stands behind it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.language.names import words as beside
from disclosure_lint.language.names.lexicon import STRANGE, UNKNOWN, Lexicon
from disclosure_lint.language.names.shape import ORGANS_AND_PLACES, given_cost, resembles_name, usual_cost
from disclosure_lint.language.surnames import surname_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.language.names.candidates import Candidate

_SIGNS = {
    **dict.fromkeys("\n\t", "edge"),
    **dict.fromkeys("。!?;…", "stop"),
    ",": "comma",
    "、": "list",
    ":": "colon",
    **dict.fromkeys("([【〔", "open"),
    **dict.fromkeys(")]】〕", "close"),
    **dict.fromkeys("“‘「", "quote"),
    **dict.fromkeys("”’」", "unquote"),
    **dict.fromkeys("《〈", "title-open"),
    **dict.fromkeys("》〉", "title-close"),
    " ": "space",
    "·": "dot",
    **dict.fromkeys("/-—~", "dash"),
    "@": "at",
}
#: What ends a run on the side of a name that stands by itself.
_APART = frozenset("edge stop comma list colon open close quote unquote title-open space dash at".split())
#: Across these a title still belongs to the name behind it.
_ACROSS = " \t(:“、/-,"
_AGENTS = frozenset("长员师家者官手")
_ENDING_NAMES_OF_ORGANS = frozenset("省市县区镇村州局厅部院校厂队")
_FOLLOWING = frozenset("的 等 了 着 之 们 氏".split())
#: Values are tenths of a nat, kept within bounds so that one of them never decides alone.
_MOST = {"gain+": 60, "gain-": 90, "given": 80, "surname": 60, "longer": 80}
#: A word with this cost counts as common.
_COMMON = 150
_LONGEST_TITLE = 5
#: How far a neighbour in a list is looked at.
_LONGEST_NAME = 4


def features(text: str, candidate: Candidate, known: Lexicon) -> Iterator[tuple[str, float]]:
    """Yield the features of a candidate and their values, 1 for what is there or not."""
    yield "bias", 1.0
    yield from _inside(candidate, known)
    before = list(_before(text, candidate, known))
    after = list(_after(text, candidate, known))
    for name in (
        *before,
        *after,
        *_together(before, after),
        *_neighbours(text, candidate, before, after, known),
    ):
        yield name, 1.0


def _inside(candidate: Candidate, known: Lexicon) -> Iterator[tuple[str, float]]:
    name, surname, gain = candidate.name, candidate.surname, candidate.gain
    given = name[surname:]
    yield ("gain+" if gain > 0 else "gain-"), _bounded("gain+" if gain > 0 else "gain-", gain)
    yield f"length-{surname}-{len(given)}", 1.0
    yield "given", _bounded("given", usual_cost(given, known) - given_cost(given, known))
    yield (
        "surname",
        _bounded("surname", known.words.get(name[0], UNKNOWN)[0] - known.surnames[name[:surname]]),
    )
    word = known.words.get(name)
    if word:
        yield "word", 1.0
        yield "common-word", (_COMMON - word[0]) / 10
    if name in known.names:
        yield "known", 1.0
    if name[-1] in ORGANS_AND_PLACES:
        yield "ends-as-place", 1.0
    if len(given) > 1 and given in known.words:
        yield "given-is-word", (_COMMON - known.words[given][0]) / 10
    following = candidate.run.value[candidate.last : candidate.last + 1]
    if len(given) == 1 and following:
        as_word = known.words.get(following, UNKNOWN)[0]
        yield "longer", _bounded("longer", as_word - known.given.get(following, STRANGE).end)
    yield from ((name, 1.0) for name in _crossing(candidate, known))


def _crossing(candidate: Candidate, known: Lexicon) -> Iterator[str]:
    """Words that begin before the name and end in it, or begin in it and end behind it."""
    value, first, last = candidate.run.value, candidate.first, candidate.last
    if any(
        value[start:end] in known.words
        for start in range(max(0, first - 2), first)
        for end in range(first + 1, min(last, start + 4) + 1)
    ):
        yield "crossed-before"
    if any(
        value[start:end] in known.words
        for start in range(first + 1, last)
        for end in range(last + 1, min(len(value), start + 4) + 1)
    ):
        yield "crossed-after"


def _before(text: str, candidate: Candidate, known: Lexicon) -> Iterator[str]:
    if candidate.first == 0:
        sign = _sign(text[candidate.start - 1] if candidate.start else "\n")
        yield f"<{sign}"
        if sign in {"space", "open", "colon", "quote", "list", "dash"}:
            at = candidate.start
            while at and text[at - 1] in _ACROSS:
                at -= 1
            role = _role_before(text, at)
            if role:
                yield f"<{sign}<{role}"
        return
    role = _role_before(text, candidate.start)
    if role:
        yield f"<{role}"
    word = candidate.run.value[candidate.run.lattice.word_before[candidate.first] : candidate.first]
    if not role and word in beside.TAKING:
        yield "<taking"
    yield f"<{_class_of(word, known)}"
    if word[-1] in _ENDING_NAMES_OF_ORGANS:
        yield "<organ"


def _role_before(text: str, end: int) -> str:
    """What the word says that ends at a place: a title, a relation, that a name follows."""
    for size in range(min(_LONGEST_TITLE, end), 1, -1):
        word = text[end - size : end]
        for role, words in (
            ("title", beside.TITLES),
            ("kin", beside.KIN),
            ("announcing", beside.ANNOUNCING),
            ("saying", beside.SAYING),
        ):
            if word in words:
                return role
    last = text[end - 1 : end]
    if last == "叫":
        return "announcing"
    return "agent" if last in _AGENTS and last else ""


def _after(text: str, candidate: Candidate, known: Lexicon) -> Iterator[str]:
    value, last, end = candidate.run.value, candidate.last, candidate.end
    if last == len(value):
        sign = _sign(text[end : end + 1] or "\n")
        yield f">{sign}"
        if sign in {"comma", "colon", "space", "open"} and text[end + 1 : end + 3].lstrip()[:1] in {
            "男",
            "女",
        }:
            yield ">sex"
        return
    word = value[last : candidate.run.lattice.word_after[last]]
    yield from _role_after(value[last : last + 3], word)
    if word in beside.PERSONAL:
        yield ">personal"
    if word in _FOLLOWING:
        yield f">{word}"
    if word in beside.PLACES:
        yield ">place"
    yield f">{_class_of(word, known)}"


def _role_after(value: str, word: str) -> Iterator[str]:
    """What the word says that begins behind the name: how one is addressed, or what one does."""
    for title in (value, value[:2]):
        if title in beside.HONORIFICS or title in beside.TITLES:
            yield ">honorific" if title in beside.HONORIFICS else ">title"
            break
    if word in beside.SAYING:
        yield ">saying"
    elif word in beside.ACTING:
        yield f">acting-{min(2, len(word))}"
    elif value[:2] in beside.ACTING:
        yield ">acting-2"


def _together(before: list[str], after: list[str]) -> Iterator[str]:
    apart_before, apart_after = before[0][1:] in _APART, after[0][1:] in _APART
    if apart_before and apart_after:
        yield "alone"
    if apart_after and any(name.endswith(("title", "kin", "announcing")) for name in before):
        yield "titled-alone"
    if apart_before and any(name in {">saying", ">acting-1", ">acting-2"} for name in after):
        yield "subject"
    if apart_before and any(name in {">honorific", ">title"} for name in after):
        yield "addressed"


def _neighbours(
    text: str, candidate: Candidate, before: list[str], after: list[str], known: Lexicon
) -> Iterator[str]:
    """In a list of names the neighbours are names too."""
    for side, is_list in (
        ("before", before[0] in {"<list", "<space"}),
        ("after", after[0] in {">list", ">space"}),
    ):
        if is_list:
            neighbour = _neighbour(text, candidate, side)
            yield f"{side}-{'name' if _resembles_name(neighbour, known) else 'other'}"


def _neighbour(text: str, candidate: Candidate, side: str) -> str:
    """The characters beside the sign that sets the candidate apart."""
    if side == "before":
        part = text[max(0, candidate.start - 3 - _LONGEST_NAME) : candidate.start].rstrip("、 ")
        at = len(part)
        while at and "\u4e00" <= part[at - 1] <= "\u9fff":
            at -= 1
        return part[at:]
    part = text[candidate.end : candidate.end + 4 + _LONGEST_NAME].lstrip("、 ")
    at = 0
    while at < len(part) and "\u4e00" <= part[at] <= "\u9fff":
        at += 1
    return part[:at]


def _resembles_name(text: str, known: Lexicon) -> bool:
    given = text[surname_length(text) :][:2]
    return resembles_name(text, known=known) and usual_cost(given, known) > given_cost(given, known)


def _class_of(word: str, known: Lexicon) -> str:
    letter = known.words.get(word, UNKNOWN)[1]
    return letter if len(word) > 1 else f"1{letter}"


def _sign(sign: str) -> str:
    return "digit" if sign.isdigit() else _SIGNS.get(sign, "other")


def _bounded(name: str, value: int) -> float:
    return max(-_MOST[name], min(_MOST[name], value)) / 10
