"""The labels of a form in running text: in the order of the form, one after another."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.forms.figures import without_page_numbers
from disclosure_lint.forms.form import ONLY_ROW, FormTable
from disclosure_lint.forms.labels import COVERAGE, alike, normalise
from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Mapping

    from disclosure_lint.forms.labels import Name

#: Characters from one label to the next at most, and between the columns of a header.
_REACH, _NEAR = 600, 60
#: Characters before the first row in which the header of the columns is looked for.
_HEADER = 240
#: Places where a form may begin that are tried.
_MOST_STARTS = 8
#: Labels looked at ahead to see that one is missing.
_AHEAD = 3
#: Characters of a label that must stand together; the rest may be wrapped around figures.
_TOGETHER = 8
_GAP = r"[\s、,:;。“”\"'‘’《》<>·/]{0,6}"
_DIGIT = late(r"\d")
# A character or two between the number of a label and the label.
_ADDED = late(r"[)、.]\s?[\u4e00-\u9fff]{1,2}$")
#: Words between figures, and the dot of a number before them.
_WORDS = late(r"(?P<dot>[.、]\s*)?(?P<label>[^\d\s.、][^\d\s]{2,60})")


class Label(NamedTuple):
    """A label found: its key, its range in the text, and whether it is spelt otherwise."""

    key: str
    start: int
    end: int
    reworded: bool = False


def find_labels(value: str, form: FormTable) -> list[Label]:
    """Return the longest series of row labels below a header, empty when too few are there."""
    names = form.row_names
    if not names:
        return _header(value, form)
    starts = (found.start() for found in _pattern(next(iter(names.values()))).finditer(value))
    headed = (start for start in starts if _is_headed(value, form, start))
    series = [_series(value, names, start) for start in islice(headed, _MOST_STARTS)]
    best = max(series, key=len, default=[])
    return _with_reworded(value, names, best) if len(best) >= COVERAGE * len(names) else []


def _with_reworded(value: str, names: Mapping[str, Name], found: list[Label]) -> list[Label]:
    """Add labels that are much alike to a name left over, where that name should stand."""
    keys = list(names)
    labels = list(found)
    for before, after in pairwise(found):
        missing = keys[keys.index(before.key) + 1 : keys.index(after.key)]
        for words in _WORDS.finditer(value, before.end, after.start) if missing else ():
            key = next((key for key in missing if alike(names[key], normalise(words["label"]))), None)
            if key:
                missing.remove(key)
                mark = names[key].mark if words["dot"] else ""
                numbered = bool(mark) and value.endswith(mark, 0, words.start())
                start = words.start() - len(mark) if numbered else words.start("label")
                labels.append(Label(key, start, words.end(), reworded=True))
    return sorted(labels, key=lambda label: label.start)


def _is_headed(value: str, form: FormTable, at: int) -> bool:
    """Whether the labels of the columns stand before an index."""
    before = normalise(value[max(0, at - _HEADER) : at])
    names = form.column_names.values()
    return sum(name.labels[0] in before for name in names) >= COVERAGE * len(names)


def header_said_twice(value: str, form: FormTable, at: int) -> list[tuple[str, int, int]]:
    """Columns whose label is not in the header before an index where another stands twice: key, range."""
    start = max(0, at - _HEADER)
    before = normalise(value[start:at])
    missing = [key for key, name in form.column_names.items() if name.labels[0] not in before]
    twice = [name for name in form.column_names.values() if before.count(name.labels[0]) > 1]
    found = [_pattern(name).search(value, start, at) for name in twice]
    begins = min((match.start() for match in found if match), default=at)
    return [(key, begins, at) for key in missing] if form.rows and begins < at else []


def _series(value: str, names: Mapping[str, Name], start: int) -> list[Label]:
    """Labels one after another from an index on; those a later one stands before are missing."""
    found: list[Label] = []
    at, keys = start, list(names)
    for n, key in enumerate(keys):
        match = _pattern(names[key]).search(value, at, at + _REACH)
        if match is None:
            continue
        ahead = (
            names[other] for other in keys[n + 1 : n + 1 + _AHEAD] if len(names[other].printed) >= _TOGETHER
        )
        if any(_pattern(name).search(value, at, match.start()) for name in ahead):
            continue
        found.append(
            Label(key, *match.span(), reworded=bool(found) and _begins_otherwise(value, names[key], match))
        )
        at = match.end()
    return found


def _begins_otherwise(value: str, name: Name, match: re.Match[str]) -> bool:
    """Whether a label that bears a number on the form has other characters before it: （六）其其他处理."""
    before = value[max(0, match.start() - 4) : match.start()]
    return name.numbered and not name.mark and bool(_ADDED.search(before))


def _header(value: str, form: FormTable) -> list[Label]:
    """The header of a form whose rows have no labels: all its columns with no figure between."""
    names = list(form.column_names.values())
    value = without_page_numbers(value)
    for start in islice(_pattern(names[0]).finditer(value), _MOST_STARTS):
        at = start.end()
        for name in names[1:]:
            match = _pattern(name).search(value, at, at + _NEAR)
            if match is None or _DIGIT.search(value, at, match.start()):
                break
            at = match.end()
        else:
            return [Label(ONLY_ROW, start.start(), at)]
    return []


@lru_cache(maxsize=512)
def _pattern(name: Name) -> re.Pattern[str]:
    """A label with its number, spaces and punctuation between its characters."""
    # A label that bears a number on the form is no part of a longer word: 传真申请数 in 信函、传真申请数.
    mark = rf"(?:{name.mark}\s*[.、]\s*|(?<![\u4e00-\u9fff、]))" if name.mark else ""
    return re.compile("|".join(mark + _spelling(label) for label in name.labels))


def _spelling(label: str) -> str:
    head, tail = label[:_TOGETHER], label[_TOGETHER:]
    spelt = _GAP.join(map(re.escape, head))
    return spelt + (rf"(?:{_GAP}{_GAP.join(map(re.escape, tail))})?" if tail else "")
