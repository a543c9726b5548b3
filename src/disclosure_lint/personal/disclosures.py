"""Every personal value a document gives away, whose it is, and what stands with it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.identifiers import Ground, Match, address, apart, birth_date, keyed, resident_id, scan
from disclosure_lint.identifiers.labels import label_of
from disclosure_lint.personal.groups import Group, group
from disclosure_lint.personal.holders import PERSONAL, Context, Judgement, judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.personal.pages import Page, Record
    from disclosure_lint.personal.sheet import Sheet
    from disclosure_lint.personal.words import Vocabulary

#: Characters looked at on either side of a value.
_REACH = 30
_NUMBERS = re.compile(r"\+?[0-9()][0-9() .-]{5,20}[0-9]\s?[、/,或和]?\s?")
#: A column holds values of a kind when so many of its cells, and this share of them, do.
_FEWEST_CELLS, _SHARE = 3, 0.6
#: Numbers that count up share their first digits.
_PREFIX = 7
#: Serial numbers that hold a region and a date are younger than most people.
_YOUNGEST = 2006
_NAME = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4})[\s,:(]{0,2}$")
_WEAK = frozenset({Ground.SHAPED, Ground.DENIED})
_COLUMN_KINDS = {
    "passport": "passport",
    "permit": "travel-permit",
    "residence": "permanent-residence",
    "military": "military-card",
    "medical": "medical-record",
    "social": "social-security",
    "student": "student-number",
    "disability": "disability-card",
    "qq": "qq",
    "wechat": "wechat",
    "birth": "birth-date",
    "address": "home-address",
}
_ADULT_WORDS = re.compile(r"[男女]|姓名|户主|本人|儿童|学生|子女|持证人")


class Disclosure(NamedTuple):
    """A value given away.

    Attributes:
        match: what and where, in the flow.
        judgement: whose, and why.
        beside: kinds of all values in its record, its own included; ``name`` where a name stands there.
        group: the column or list it belongs to.
    """

    match: Match
    judgement: Judgement
    beside: frozenset[str]
    group: Group | None


def disclosures(page: Page, vocabulary: Vocabulary) -> tuple[Disclosure, ...]:
    """Return what a text gives away, in order of place."""
    matches = _settled(page, _matches(page), vocabulary)
    records = [page.record_at(match.start) for match in matches]
    beside = _beside(page, matches, records, vocabulary)
    groups = group(page, matches)
    found = []
    for number, (match, record) in enumerate(zip(matches, records, strict=True)):
        context = _context(page, match, record, beside[record], listed=number in groups)
        judgement = judge(match, context, vocabulary)
        found.append(Disclosure(match, judgement, beside[record], groups.get(number)))
    return tuple(found)


def _matches(page: Page) -> list[Match]:
    found = list(scan(page.flow.value, page.heading_at))
    columns = [match for sheet in page.sheets() for match in _in_columns(page, sheet)]
    return apart([*found, *columns]) if columns else found


def _in_columns(page: Page, sheet: Sheet) -> Iterator[Match]:
    """Values of the kinds that the headings of columns announce."""
    kinds = {cell.column: sheet.column_label(cell.column) for cell in sheet.head}
    wanted = {column: label for column, label in kinds.items() if label.group in _COLUMN_KINDS}
    if not wanted and len(sheet.table.cells) > _MOST_FORM_CELLS:
        return
    for number, cell in sheet.body():
        label = wanted.get(cell.column)
        if label is None and not wanted:
            label = label_of("", sheet.left_label(number))
        kind = _COLUMN_KINDS.get(label.group) if label else None
        if kind is None or label is None:
            continue
        start, end = sheet.span(number)
        text = page.flow.value[start:end]
        found = _read(kind, text.strip(), start + len(text) - len(text.lstrip()), label.words)
        if found:
            yield found


def _read(kind: str, text: str, start: int, label: str) -> Match | None:
    if kind == "birth-date":
        return birth_date.in_column(text, start, label)
    if kind == "home-address":
        return address.in_column(text, start, label)
    return keyed.in_column(kind, text, start, label)


#: Tables of labels and values side by side have no more cells.
_MOST_FORM_CELLS = 400


def _settled(page: Page, matches: Sequence[Match], vocabulary: Vocabulary) -> list[Match]:
    """The matches that count, those among them whose column or list speaks for them included."""
    weak = [number for number, match in enumerate(matches) if match.ground in _WEAK]
    persons = {page.record_at(match.start) for match in matches if match.kind in PERSONAL} if weak else set()
    spoken_for = _spoken_for(page, matches, weak) if weak else frozenset()
    settled = []
    for number, match in enumerate(matches):
        ground = match.ground
        if number in spoken_for:
            ground = Ground.CHECKED
        elif match.kind == "resident-id":
            ground = _of_serial(page, match)
        elif ground is Ground.SHAPED:
            record = page.record_at(match.start)
            if record in persons or _has_person(page, record, vocabulary) or _follows_name(page, match):
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
    return Ground.CHECKED if _ADULT_WORDS.search(around) else Ground.SHAPED


def _column_of(page: Page, match: Match) -> tuple[str, int, int] | None:
    sheet = page.sheet_at(match.start)
    return (match.kind, sheet.start, sheet.cell_at(match.start).column) if sheet else None


def _full_columns(page: Page, matches: Sequence[Match]) -> set[tuple[str, int, int]]:
    """Columns that hold values of one kind, whatever their headings say."""
    weak = (match for match in matches if match.ground in _WEAK)
    asked = {column for match in weak if (column := _column_of(page, match))}
    if not asked:
        return set()
    values: dict[tuple[str, int, int], list[str]] = defaultdict(list)
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


def _beside(
    page: Page, matches: Sequence[Match], records: Sequence[Record], vocabulary: Vocabulary
) -> dict[Record, frozenset[str]]:
    kinds: dict[Record, set[str]] = defaultdict(set)
    for match, record in zip(matches, records, strict=True):
        kinds[record].add(match.kind)
    return {
        record: frozenset(found | ({"name"} if _has_person(page, record, vocabulary) else set()))
        for record, found in kinds.items()
    }


def _has_person(page: Page, record: Record, vocabulary: Vocabulary) -> bool:
    """Whether a person's name stands in a record, told by its label or heading."""
    if vocabulary.person is None:
        return False
    sheet = page.sheet_at(record.start)
    if sheet and vocabulary.person.search_words(sheet.top):
        return True
    return vocabulary.person.search_words(page.flow.value[record.start : record.end]) is not None


def _follows_name(page: Page, match: Match) -> bool:
    """Whether what stands right in front of a value may be a name and is no other word."""
    from disclosure_lint.language.lexicon import may_be_name
    from disclosure_lint.language.surnames import surname_length

    found = _NAME.search(page.flow.value, max(0, match.start - 12), match.start)
    return found is not None and surname_length(found[1]) > 0 and may_be_name(found[1])


def _context(page: Page, match: Match, record: Record, beside: frozenset[str], *, listed: bool) -> Context:
    value = page.flow.value
    line = page.line_at(match.start)
    heading = page.heading_at(match.start)
    # Of “电话：……、……” both numbers stand behind the word.
    before = _NUMBERS.sub("", value[max(line.start, match.start - 3 * _REACH) : match.start])[-_REACH:]
    sentence = _NUMBERS.sub("", value[max(record.start, match.start - 3 * _REACH) : match.start])[-_REACH:]
    sheet = page.sheet_at(match.start)
    context = Context(
        before=f"{heading}\n{before}" if heading else before,
        around=f"{sentence} {value[match.end : max(match.end, min(record.end, match.end + _REACH))]}",
        headings=sheet.top if sheet else "",
        titles=page.titles_at(match.start, listed=listed or sheet is not None),
        beside=beside,
        listed=listed or sheet is not None,
        foot=page.in_footer(match.start),
    )
    at = page.shown_at(match.start)
    return _with_shown(context, page.shown, at) if page.shown and at is not None else context


def _with_shown(context: Context, shown: Page, at: int) -> Context:
    """The context of a hidden value, with that of the shown text it belongs to."""
    record = shown.record_at(at)
    first, last = max(record.start, at - _REACH), min(record.end, at + _REACH)
    sheet = shown.sheet_at(at)
    return context._replace(
        around=f"{context.around} {shown.flow.value[first:last]}",
        headings=f"{context.headings}\n{sheet.top}" if sheet else context.headings,
        titles=f"{context.titles}\n{shown.titles_at(at, listed=sheet is not None)}",
        listed=context.listed or sheet is not None,
        foot=shown.in_footer(at),
    )


__all__ = ["Disclosure", "disclosures"]
