"""Of which time and of which organs a sentence speaks at each of its words."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from disclosure_lint.language.expression import late
from disclosure_lint.language.organs import same_organ

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from disclosure_lint.structure.prose import Sentence

K = TypeVar("K")


class Period(Enum):
    """The time a number is counted over."""

    REPORTING = "reporting"
    OTHER_YEAR = "other-year"
    CUMULATIVE = "cumulative"  # 历年累计
    PARTIAL = "partial"  # 上半年, 每月


class Scope(Enum):
    """The organs a number is counted over."""

    UNNAMED = "unnamed"
    AREA = "area"  # 全市
    OWN = "own"  # 我局
    OTHER = "other"  # 沭阳县, 各乡镇


_TIME = late(
    r"(?P<compared>同比|相比|[比较由从])?(?P<year>(?:19|20)\d{2})\s*年(?P<since>以来|起)?"
    r"|(?P<this>今年以来|本年以来|全年|本年|今年|当年|年度内|一年来)"
    r"|(?P<ever>历年|以来|至今|截[至止]目前)"
    r"|(?P<total>累计)"
    r"|(?P<part>上半年|下半年|前三季度|[一二三四1-4]季度|每[年月季周日天]|[月日周]均|\d{1,2}月份|\d{1,2}\s*[-至]\s*\d{1,2}月(?!\s*\d))"
)
_DONE = (
    r"(?=(?:共|全年|本年|今年|累计|总共|分别|也|均){0,4}"
    r"(?:收到|受理|接到|接收|新收|办理|办结|答复|公开|发布|主动公开|发生|收取"
    r"|制发|制定|出台|印发|作出|召开|举办|开展|报送))"
)
_ORGANS = late(
    r"(?P<town>[全我本](?:镇|乡|街道))|"
    r"(?P<area>全[市区县省州盟旗]|我[市区县省州盟旗](?!政府办|委|局))"
    r"|(?P<own>[我本](?:局|办公?室?|委|厅|院|中心|单位|处|站)|局机关)"
    r"|(?P<parts>各(?:乡镇|镇街|街道|部门|单位|县区|县市|区县|县|区|镇|局|委办局|科室|级)|[市区县省]直(?:各)?(?:部门|单位)|[直下]属(?:各)?单位|[市区县省](?:政府)?本级)"
    rf"{_DONE}"
    rf"|(?P<named>(?:[县区市镇乡]|街道)(?:(?=\d)|{_DONE})|(?:[局委办厅]|中心|办公室|管委会|政府){_DONE})"
)
#: The name that ends there.
_NAME = late(r"[\u4e00-\u9fa5]{1,10}$")
#: Shorter ends of a name could be the end of any.
_SHORTEST = 3
#: 全年 may stand so many characters before 累计 that is meant of it.
_NEXT_TO = 8


class Time(NamedTuple):
    """A period, and the year it is of when that is named and is not the reporting year."""

    period: Period
    year: int | None = None


class _Marks(Generic[K]):
    """Words that set something, each from where it stands to the next of them."""

    def __init__(self, marks: Iterable[tuple[int, K]], otherwise: K) -> None:
        self._marks = list(marks)
        self._otherwise = otherwise

    def at(self, index: int) -> K:
        found = bisect_right(self._marks, index, key=lambda mark: mark[0])
        return self._marks[found - 1][1] if found else self._otherwise


class Context:
    """What a sentence says of time and organs, word by word.

    Args:
        value: the matching text.
        sentence: the sentence.
        year: the reporting year; when it is not known, every year named is taken for it.
        issuer: the organ that reports, empty when it is not known.
    """

    def __init__(self, value: str, sentence: Sentence, year: int | None, issuer: str) -> None:
        self._times = _Marks(_times(value, sentence, year), Time(Period.REPORTING))
        self._organs = _Marks(_organs(value, sentence, issuer), Scope.UNNAMED)

    def time(self, at: int) -> Time:
        """The time spoken of at an index of the text."""
        return self._times.at(at)

    def scope(self, at: int) -> Scope:
        """The organs spoken of at an index of the text."""
        return self._organs.at(at)


def _times(value: str, sentence: Sentence, year: int | None) -> Iterator[tuple[int, Time]]:
    this_at = -_NEXT_TO
    for found in _TIME.finditer(value, sentence.start, sentence.end):
        time = _time(found, year)
        beside = found["total"] and found.start() - this_at <= _NEXT_TO and this_at >= 0
        if time is None or beside:
            continue
        if time.period is Period.REPORTING:
            this_at = found.end()
        yield found.start(), time


def _time(found: re.Match[str], year: int | None) -> Time | None:
    if found["compared"]:
        return None  # said of the next number only: see comparison
    if found["year"] and not found["since"]:
        said = int(found["year"])
        return Time(Period.OTHER_YEAR, said) if year not in {None, said} else Time(Period.REPORTING)
    if found["this"]:
        return Time(Period.REPORTING)
    return Time(Period.PARTIAL if found["part"] else Period.CUMULATIVE)


def _organs(value: str, sentence: Sentence, issuer: str) -> Iterator[tuple[int, Scope]]:
    for found in _ORGANS.finditer(value, sentence.start, sentence.end):
        scope = Scope.OTHER
        if found["town"]:
            scope = Scope.UNNAMED  # of a town area and organ are one
        elif found["area"]:
            scope = Scope.AREA
        elif found["own"]:
            scope = Scope.OWN
        elif found["named"]:
            name = _NAME.search(value, max(sentence.start, found.end() - 10), found.end())
            if name and _is_issuer(name[0], issuer):
                scope = Scope.UNNAMED
        yield found.start(), scope


def _is_issuer(name: str, issuer: str) -> bool:
    return bool(issuer) and any(
        same_organ(name[start:], issuer) for start in range(max(1, len(name) - _SHORTEST + 1))
    )
