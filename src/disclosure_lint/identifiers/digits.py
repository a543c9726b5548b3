"""Numbers found in one pass over runs of digits.

People group digits as they like (138 1234 5678, 138-1234-5678, 138.1234.5678, （0571）8765 4321), let
them break over two lines, and write other numbers beside them. So a run is cut into groups, and of
the numbers that may begin at a group the surest is taken, then the longest.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from disclosure_lint.identifiers import resident_id, telephone
from disclosure_lint.identifiers.model import SOUND, Ground, Match
from disclosure_lint.identifiers.number import Number, Verdict, may_be
from disclosure_lint.identifiers.place import Place
from disclosure_lint.language.expression import late
from disclosure_lint.language.numerals import TOLD, told_digits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_DASHES = "-\u2010-\u2015\u2212"
_BETWEEN = rf"\)?(?: {{1,2}}| ?[{_DASHES}]{{1,2}} ?|[.·•_\n])?\(?"
#: Seven digits or more, with what people write between groups of them.
_RUN = late(rf"(?=[0-9](?:{_BETWEEN}[0-9]){{6}})[0-9]+(?:(?=[^0-9]){_BETWEEN}[0-9]+){{0,60}}")
_GROUP = late(r"[0-9]+")
#: A number told digit by digit in numerals, wholly or in part: 一三八…, 138一二三四5678, 壹叁捌…, ①③⑧….
_TOLD = late(
    rf"(?<![0-9{TOLD}])(?:(?<![{TOLD}][ -])[{TOLD}](?:[ -]?[{TOLD}]){{10,18}}(?![ -][{TOLD}])"
    rf"|[0-9{TOLD}]{{11,18}})(?![0-9{TOLD}])"
)
#: Eighteen cells of one character each, as forms have them for a resident number.
_CELLS = late(r"(?<![0-9A-Za-z])(?<![0-9A-Za-z]\t)[1-9](?:\t[0-9]){16}\t[0-9Xx](?!\t?[0-9A-Za-z])")
#: What both have: so many signs that may be digits. Looking for it is quick.
_LONG = late(rf"[0-9{TOLD}](?:[ -]?[0-9{TOLD}]){{10}}")
#: Of such lengths; one of seventeen may end with an X.
_TOLD_WHOLLY, _TOLD_PARTLY = frozenset({11, 12, 16, 17, 18, 19}), frozenset({11, 17, 18})
#: Groups of one number at most, its country code included, and groups of a code with hyphens at least.
_MOST_GROUPS, _CODE_GROUPS = 7, 5
_FEWEST, _MOST = 7, 24
_CARD_GROUP = 4
#: Lengths of numbers whose digits are written one by one.
_SPELLED = frozenset({11, 16, 17, 18, 19})
_EXTENSION = late(rf" ?(?:转(?:分机)?|分机|ext\.?|[{_DASHES}]) ?[0-9]{{1,5}}(?![0-9])", re.IGNORECASE)
#: Levels of disability cards that were issued again: B1, B2 …
_REISSUED = late(r"B[0-9](?![0-9A-Za-z])")
#: The last character of a resident number whose other characters have been read, and what follows on cards.
_CHECK_X = late(r"[ -]?([Xx](?:[1-7][1-4])?)(?![0-9A-Za-z])")
_BODY = 17
_HOTLINE_SIZES = frozenset({(3, 3, 4), (3, 4, 3), (3, 7), (10,), (4, 3, 3), (4, 6)})
_ORDER = [Ground.NAMED, Ground.CHECKED, Ground.RESEMBLES, Ground.SHAPED, Ground.DENIED]

Groups = list[tuple[int, int]]


def scan_digits(value: str, header_of: Callable[[int], str]) -> Iterator[Match]:
    """Yield the numbers of a text in order.

    Args:
        value: folded text.
        header_of: tells the labels a character stands under in a table, "" outside tables.
    """
    if _LONG.search(value):
        value = _TOLD.sub(_in_digits, value)
    if "\t" in value:
        value = _CELLS.sub(_in_one_cell, value)
    for run in _RUN.finditer(value):
        found = [group.span() for group in _GROUP.finditer(value, *run.span())]
        groups = _without_codes(value, found)
        at = 0
        while at < len(groups):
            match, size = _best(value, groups[at : at + _reach(groups, at)], header_of)
            if match:
                yield match
            at += size


def _in_digits(told: re.Match[str]) -> str:
    """A number told in Chinese as digits, of the same length; what is none as it stands."""
    text = told[0]
    if text.isascii():
        return text
    signs = text.replace(" ", "").replace("-", "")
    partly = any(sign in "0123456789" for sign in signs)
    # Beside digits ○ hides one.
    if len(signs) not in (_TOLD_PARTLY if partly else _TOLD_WHOLLY) or (partly and "○" in signs):
        return text
    return told_digits(text)


def _in_one_cell(cells: re.Match[str]) -> str:
    """A resident number with blanks for the edges of cells; counts that make none as they stand."""
    signs = cells[0].replace("\t", "").upper()
    return cells[0].replace("\t", " ") if resident_id.is_valid(signs) else cells[0]


def _without_codes(value: str, groups: Groups) -> Groups:
    """Drop groups of codes: 2404-349901-04-01-… is one, whatever its last part looks like."""
    if len(groups) < _CODE_GROUPS:
        return groups
    kept: Groups = []
    chain: Groups = []
    for group in groups:
        if chain and value[chain[-1][1] : group[0]] not in {"-", "."}:
            kept += [] if _is_code(chain) else chain
            chain = []
        chain.append(group)
    return kept + ([] if _is_code(chain) else chain)


def _is_code(chain: Groups) -> bool:
    """Whether groups with hyphens between them are a code: many of them, and not in fours as on cards."""
    return len(chain) >= _CODE_GROUPS and any(end - start != _CARD_GROUP for start, end in chain[:-1])


def _reach(groups: Groups, at: int) -> int:
    """How many groups one number may have: all its digits, where each stands alone."""
    alone = all(end - start == 1 for start, end in groups[at : at + _MOST_GROUPS])
    return _MOST if alone else _MOST_GROUPS


def _best(value: str, groups: Groups, header_of: Callable[[int], str]) -> tuple[Match | None, int]:
    """The number that begins with the first group, and of how many groups it is made."""
    place = Place(value, groups[0][0], header_of)
    best: tuple[int, Match, int] | None = None
    digits = ""
    sizes: tuple[int, ...] = ()
    between: tuple[str, ...] = ()
    for size, (start, end) in enumerate(groups, 1):
        between = (*between, value[groups[size - 2][1] : start]) if size > 1 else ()
        sizes = (*sizes, end - start)
        digits += value[start:end]
        # What is a number where the line ends does not go on in the next line.
        if len(digits) > _MOST or ("\n" in between and best and best[1].ground in SOUND):
            break
        if len(digits) < _FEWEST or (size == len(digits) and size not in _SPELLED):
            continue
        if telephone.is_hotline(digits) and sizes in _HOTLINE_SIZES:
            return None, size
        if not may_be(digits, sizes):
            continue
        match = _match(value, Number(place, digits, sizes, between, end))
        rank = _ORDER.index(match.ground) if match else 0
        # A longer number that is as sure is the better one.
        if match and (best is None or rank <= best[0] or (best[1].ground in SOUND and match.ground in SOUND)):
            best = rank, match, size
    return (best[1], best[2]) if best else (None, 1)


def _match(value: str, number: Number) -> Match | None:
    """The match a number makes, None for one that is nobody's."""
    end = number.end
    check = _CHECK_X.match(value, end) if len(number.digits) == _BODY else None
    if check:
        digits = f"{number.digits}{check[1].upper()}"
        number = Number(number.place, digits, number.sizes, number.between, check.end())
    student = _student(number)
    if student:
        return student
    verdict = number.classify()
    return _placed(value, number, verdict) if verdict else None


def _student(number: Number) -> Match | None:
    """学籍号: G, L or J and a resident number."""
    if not resident_id.is_valid(number.digits):
        return None
    letter = number.place.letters
    if letter not in {"g", "l", "j"}:
        return None
    written = f"{letter.upper()}{number.digits}"
    return Match(
        "student-number", written, number.start - 1, number.end, Ground.CHECKED, number.place.label.words
    )


def _placed(value: str, number: Number, verdict: Verdict) -> Match:
    """The match with all that belongs to it: country code, brackets, extension."""
    kind, written, ground = verdict
    start, end = number.start, number.end
    if kind in {"mobile", "landline"}:
        start -= number.plus
        opened = value[start:end].count("(") - value[start:end].count(")")
        if opened < 0 and value[start - 1 : start] == "(":
            start -= 1
    if kind == "landline":
        extension = _EXTENSION.match(value, end)
        end = extension.end() if extension else end
    if kind == "disability-card":
        reissued = _REISSUED.match(value, end)
        end = reissued.end() if reissued else end
        written += reissued[0] if reissued else ""
    return Match(kind, written, start, end, ground, number.place.label.words)
