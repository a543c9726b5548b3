"""Which of the values found count: what has the form of one may be any number.

A whole column or list speaks for its values, whatever its heading says; a name in front of one, or a
number only persons have beside it; and of serial numbers that pass for identity numbers, the age.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from disclosure_lint.identifiers import Ground, Match, resident_id
from disclosure_lint.language.expression import late
from disclosure_lint.personal.groups import group
from disclosure_lint.personal.holders import PERSONAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from disclosure_lint.personal.pages import Page
    from disclosure_lint.personal.words import Vocabulary

#: A column holds values of a kind when so many of its cells, and this share of them, do.
_FEWEST_CELLS, _SHARE = 3, 0.6
#: Numbers that count up share their first digits.
_PREFIX = 7
#: Serial numbers that hold a region and a date are younger than most people.
_YOUNGEST = 2006
_NAME = late(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4}?)(?:[家户]|同志|老人|夫妇|[先女][生士])?[\s,:(]{0,2}$"
)
_NAME_FIRST = late(r"[\s\d.、()]{0,8}([\u4e00-\u9fff]{2,4})[\s,:(、]")
_NAME_BEHIND = late(r"[\s,、(]{1,2}([\u4e00-\u9fff]{2,4})(?![\u4e00-\u9fff])")
_PERSON_WORDS = late(r"[男女]|姓名|户主|本人|儿童|学生|子女|持证人")
_WEAK = frozenset({Ground.SHAPED, Ground.DENIED})
#: Characters looked at in front of a value.
_REACH = 30

#: A kind, the beginning of its table, and the column.
Column = tuple[str, int, int]


def weighed(page: Page, matches: Sequence[Match], vocabulary: Vocabulary) -> list[Match]:
    """Return the matches that count."""
    weak = [number for number, match in enumerate(matches) if match.ground in _WEAK]
    persons = {page.record_at(match.start) for match in matches if match.kind in PERSONAL} if weak else set()
    spoken_for = _spoken_for(page, matches, weak) if weak else frozenset()
    settled = []
    for number, match in enumerate(matches):
        ground = match.ground
        if number in spoken_for:
            ground = Ground.CHECKED
        elif match.kind == "resident-id" and ground is not Ground.SHAPED:
            ground = _of_serial(page, match)
        elif ground is Ground.SHAPED:
            record = page.record_at(match.start)
            if record in persons or page.says(record, vocabulary.person) or _has_name(page, match):
                ground = Ground.CHECKED
        if ground not in _WEAK:
            settled.append(match._replace(ground=ground))
    return settled


def _spoken_for(page: Page, matches: Sequence[Match], weak: Sequence[int]) -> frozenset[int]:
    """Matches whose whole column, or list, holds values of their kind, whatever is said of it."""
    full = _full_columns(page, matches)
    in_columns = {number for number in weak if full and _column_of(page, matches[number]) in full}
    shaped = [number for number in weak if matches[number].ground is Ground.SHAPED]
    groups = group(page, [matches[number] for number in shaped]) if shaped else {}
    in_lists = {shaped[at] for at, one in groups.items() if one.form == "list"}
    return frozenset(in_columns | in_lists)


def _of_serial(page: Page, match: Match) -> Ground:
    """The ground of a number that may be a serial one: one in eleven of those passes the check."""
    born = resident_id.birth_date(match.value)
    grown = born is not None and born.year < _YOUNGEST
    if match.ground is Ground.DENIED:
        return Ground.RESEMBLES if grown else Ground.DENIED
    if match.ground is not Ground.CHECKED or grown:
        return match.ground
    record = page.record_at(match.start)
    around = page.flow.value[max(record.start, match.start - _REACH) : match.start]
    return Ground.CHECKED if _PERSON_WORDS.search(around) else Ground.SHAPED


def _column_of(page: Page, match: Match) -> Column | None:
    sheet = page.sheet_at(match.start)
    return (match.kind, sheet.start, sheet.cell_at(match.start).column) if sheet else None


def _full_columns(page: Page, matches: Sequence[Match]) -> set[Column]:
    """Columns that hold values of one kind, whatever their headings say."""
    weak = (match for match in matches if match.ground in _WEAK)
    asked = {column for match in weak if (column := _column_of(page, match))}
    if not asked:
        return set()
    values: dict[Column, list[str]] = defaultdict(list)
    for match in matches:
        column = _column_of(page, match)
        if column in asked:
            values[column].append(match.value)
    filled = Counter(
        (sheet.start, cell.column)
        for sheet in page.sheets()
        for _, cell in sheet.body()
        if cell.text.value.strip()
    )
    return {
        column
        for column, found in values.items()
        if len(found) >= max(_FEWEST_CELLS, _SHARE * filled[column[1:]])
        and len({value[:_PREFIX] for value in found}) > len(found) // 2
    }


def _has_name(page: Page, match: Match) -> bool:
    """Whether what stands in front of a value, behind it, or first in its line, may be a name."""
    from disclosure_lint.language.names import resembles_name

    value, line = page.flow.value, page.line_at(match.start)
    found = (
        _NAME.search(value, max(0, match.start - 12), match.start),
        _NAME_FIRST.match(value, line.start),
        _NAME_BEHIND.match(value, match.end),
    )
    return any(name is not None and resembles_name(name[1]) for name in found)
