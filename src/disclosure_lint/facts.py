"""What a document is: its kind, reporting year, issuer, dates, each with where it was read."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from disclosure_lint.document import Concealed, Heading, Paragraph
from disclosure_lint.language.dates import Dated, find_dates
from disclosure_lint.language.expression import late
from disclosure_lint.language.numerals import digit_string
from disclosure_lint.language.organs import level_of
from disclosure_lint.structure.signature import find_signature, find_unsigned

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.document import Block, Hidden
    from disclosure_lint.structure.flow import Flow
    from disclosure_lint.structure.footer import FooterField
    from disclosure_lint.text import Span

T = TypeVar("T")

#: First years reported on in the trial form of 2019 and in the form of 2021.
_TRIAL_FORM, _FORM = 2019, 2021
#: Titles are looked for in so many blocks at the top, and are no longer than this.
_TITLE_REACH = 40
#: Metadata with the title; windows often name site and column before it.
_TITLES = ("ArticleTitle", "title")
_LONGEST_TITLE = 80
_YEAR = r"((?:19|20)\d{2}|二[〇○零][〇○零一二三四五六七八九]{2})"
_TITLE_YEAR = late(rf"{_YEAR}\s*年")
_PREFACE_YEAR = late(rf"{_YEAR}\s*年度?(?:的)?(?:政府)?信息公开(?:工作)?(?:年度)?报告")
_PERIOD = late(
    r"(?:(?:统计|报告)(?:数据)?(?:的)?(?:期限|时限|时段|期间|时间|周期|范围)|统计数据(?=[从自]))[^。\n]{0,60}"
)
_TO = late(r"\s*(?:起|开始)?\s*,?\s*(?:至|到|—+|-+|~|–)\s*")
_MONTH_AND_DAY = late(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]")
_ISSUER_FIELD = late(r"^(?:发布机构|发布单位|信息来源|公开主体)\s*:\s*([^\s:]{4,40})\s*$", re.MULTILINE)
_PUBLISHED = late(r"(?:发布|公开|发表)(?:时间|日期)\s*:?\s*(?=\d{4})")
#: The day a document was written or sent out, which an index gives beside that of its publication.
_WRITTEN = late(r"(?:发文|成文)(?:时间|日期)\s*:?\s*(?=\d{4})")
#: Names sites give the day of publication in their metadata.
_POSTED = frozenset({"pubdate", "publishdate", "publish-date", "article:published_time"})
#: Where readers are told they are: it names the columns a page stands under and not the page.
_TRAIL = late(r"^[^\n:]{0,12}位置\s{0,3}:|^\s*(?:网站)?首\s?页\s{0,3}[>»›/\-]|\s[>»›]\s|[^\s>]>[^\s>]")
#: A page that lists reports has so many titles of them at least, and fewer chapters than that.
_FEWEST_LISTED = 3
_CHAPTER = late(r"^\s*(?:[一二三四五六]、|第[一二三四五六]部分)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """How one kind of document is recognised; data of the pack.

    Attributes:
        id: such as ``annual-report``.
        name: what people call it, by language.
        title: patterns of its titles.
        opening: patterns of its first sentences, for documents saved without a title.
    """

    id: str
    name: dict[str, str]
    title: re.Pattern[str] | None
    opening: re.Pattern[str] | None


class Fact(NamedTuple, Generic[T]):
    """A value, the range of the source it was read from, and what stands there."""

    value: T
    span: Span
    read_from: str

    def __repr__(self) -> str:
        # Never the value: a title may name a person, and reprs reach logs.
        return f"<fact read from {self.read_from}>"


class Period(NamedTuple):
    """First and last day, both included."""

    start: datetime.date
    end: datetime.date


@dataclass(frozen=True)
class Facts:
    """What is known about a document as a whole. None means: not found, not: absent.

    Attributes:
        kind: id of the document kind.
        title: the title line.
        year: the year reported on.
        issuer: the organ that issued it.
        level: government, department or town, by the name of the issuer.
        level_certain: whether that name leaves no doubt about the level.
        published: the day of publication the page states, else the one it was written on (``written``).
        posted: the day of publication the metadata of the page state.
        signed: the day of the signature.
        signatory: the organ of the signature.
        period: the statistics period the text states.
        footer: fields of the page footer.
    """

    kind: Fact[str] | None = None
    title: Fact[str] | None = None
    year: Fact[int] | None = None
    issuer: Fact[str] | None = None
    level: str | None = None
    level_certain: bool = False
    published: Fact[datetime.date] | None = None
    posted: Fact[datetime.date] | None = None
    signed: Fact[datetime.date] | None = None
    signatory: Fact[str] | None = None
    period: Fact[Period] | None = None
    footer: dict[str, FooterField] = field(default_factory=dict)

    @property
    def era(self) -> Fact[str] | None:
        """The form in force for the year: ``2008`` (contents only), ``2019`` or ``2021``."""
        if self.year is None:
            return None
        year, span, read_from = self.year
        return Fact("2008" if year < _TRIAL_FORM else "2019" if year < _FORM else "2021", span, read_from)


def read_facts(
    flow: Flow[Block],
    hidden: Flow[Hidden],
    footer: dict[str, FooterField],
    kinds: Sequence[DocumentKind],
    titles: Sequence[Fact[str]],
) -> Facts:
    """Read the facts of a document; every one is optional."""
    kind, title = _kind(flow, titles, kinds)
    period = _period(flow)
    signed, signatory = _signature(flow)
    # A file behind a page often has no title of its own: who signed it issued it.
    issuer = _issuer(flow, title, footer) or (signatory if kind else None)
    level = level_of(issuer.value) if issuer else None
    return Facts(
        kind=kind,
        title=title,
        year=_year(flow, title, period) if kind else None,
        issuer=issuer,
        level=level.name if level else None,
        level_certain=bool(level and level.certain),
        published=_published(flow),
        posted=_posted(hidden),
        signed=signed,
        signatory=signatory,
        period=period,
        footer=footer,
    )


def title_lines(flow: Flow[Block], hidden: Flow[Hidden]) -> Iterator[Fact[str]]:
    """Yield the lines that may be the title, those that are shown first."""
    for part in flow.parts[:_TITLE_REACH]:
        if isinstance(part.block, Heading | Paragraph):
            line = flow.value[part.start : min(part.end, part.start + _LONGEST_TITLE + 20)]
            whole = part.end - part.start <= _LONGEST_TITLE
            text = re.sub(r"^(?:标\s*题|名\s*称)\s*:\s*", "", line) if whole else ""
            if text and "。" not in text and not _TRAIL.search(text):
                yield Fact(text, flow.text.span(part.end - len(text), part.end), "title")
    # The links of a page have titles too.
    named = [
        part for part in hidden.parts if part.block.kind is Concealed.METADATA and part.block.name in _TITLES
    ]
    for said in sorted(named, key=lambda part: _TITLES.index(part.block.name)):
        yield Fact(hidden.value[said.start : said.end], hidden.text.span(said.start, said.end), "metadata")


def _kind(
    flow: Flow[Block],
    titles: Sequence[Fact[str]],
    kinds: Sequence[DocumentKind],
) -> tuple[Fact[str] | None, Fact[str] | None]:
    for title, span, read_from in titles:
        for kind in kinds:
            if kind.title and kind.title.search(title):
                if _is_list(flow, kind):
                    return None, None
                if _is_column(flow, title, kind, titles):
                    continue
                first = Fact(title, span, read_from)
                best = _dated_title(first, flow, titles, kind)
                return Fact(kind.id, best.span, best.read_from), best
    for kind in kinds:
        opening = kind.opening.search(flow.value[:3000]) if kind.opening else None
        if opening:
            return Fact(kind.id, flow.text.span(*opening.span()), "opening"), None
    return None, None


def _is_column(flow: Flow[Block], title: str, kind: DocumentKind, titles: Sequence[Fact[str]]) -> bool:
    """Whether a line without a year names a column: no chapters follow, and the page is called otherwise."""
    if _TITLE_YEAR.search(title) or _CHAPTER.search(flow.value):
        return False
    windows = [one.value for one in titles if one.read_from == "metadata"]
    return bool(windows) and not any(kind.title and kind.title.search(window) for window in windows)


def _dated_title(
    first: Fact[str], flow: Flow[Block], titles: Sequence[Fact[str]], kind: DocumentKind
) -> Fact[str]:
    """The first title of a kind that says a year: one without, above a whole report, is its column's."""
    if _TITLE_YEAR.search(first.value) or len(_CHAPTER.findall(flow.value)) < _FEWEST_LISTED:
        return first
    found = (
        title
        for title in titles
        if kind.title and kind.title.search(title.value) and _TITLE_YEAR.search(title.value)
    )
    return next(found, first)


def _is_list(flow: Flow[Block], kind: DocumentKind) -> bool:
    """Whether a page lists documents of a kind and is none itself: many titles, no chapters."""
    lines = (flow.value[part.start : part.end] for part in flow.parts)
    listed = {
        line
        for line in lines
        if len(line) <= _LONGEST_TITLE and kind.title and kind.title.search(line) and _TITLE_YEAR.search(line)
    }
    return len(listed) >= _FEWEST_LISTED and len(_CHAPTER.findall(flow.value)) < _FEWEST_LISTED


def _year(flow: Flow[Block], title: Fact[str] | None, period: Fact[Period] | None) -> Fact[int] | None:
    found = _TITLE_YEAR.search(title.value) if title else None
    if title and found:
        return Fact(int(digit_string(found[1])), title.span, title.read_from)
    preface = _PREFACE_YEAR.search(flow.value[:3000])
    if preface:
        return Fact(int(digit_string(preface[1])), flow.text.span(*preface.span()), "preface")
    return Fact(period.value.end.year, period.span, "period") if period else None


def _period(flow: Flow[Block]) -> Fact[Period] | None:
    for sentence in _PERIOD.finditer(flow.value):
        first = next(find_dates(flow.value, *sentence.span()), None)
        if first is None:
            continue
        last = _last_day(flow.value, first, sentence.end())
        if last is not None:
            span = flow.text.span(first.start, last.end)
            return Fact(Period(first.date, last.date), span, "preface")
    return None


def _last_day(value: str, first: Dated, end: int) -> Dated | None:
    """The second date of “…至…”, whose year may be left out."""
    joined = _TO.match(value, first.end, end)
    if joined is None:
        return None
    full = next(find_dates(value, joined.end(), end), None)
    if full is not None and full.start == joined.end():
        return full
    short = _MONTH_AND_DAY.match(value, joined.end(), end)
    if short is None:
        return None
    try:
        date = datetime.date(first.date.year, int(short[1]), int(short[2]))
    except ValueError:
        return None
    return Dated(date, *short.span())


def _issuer(
    flow: Flow[Block],
    title: Fact[str] | None,
    footer: dict[str, FooterField],
) -> Fact[str] | None:
    if title:
        name = re.sub(rf"^(?:关于)?{_YEAR}\s*年度?", "", title.value)
        name = (
            re.split(rf"{_YEAR}\s*年|(?:政府)?信息公开|政务公开", name)[0]
            .strip(" :的《")
            .removeprefix("关于")
            .removesuffix("关于")
        )
        if len(name) > 1:
            return Fact(name, title.span, title.read_from)
    named = _ISSUER_FIELD.search(flow.value[:3000])
    if named:
        return Fact(named[1], flow.text.span(*named.span(1)), "field")
    sponsor = footer.get("sponsor")
    return Fact(sponsor.value, flow.text.span(sponsor.start, sponsor.end), "footer") if sponsor else None


def _published(flow: Flow[Block]) -> Fact[datetime.date] | None:
    for pattern, read_from in ((_PUBLISHED, "field"), (_WRITTEN, "written")):
        for found in pattern.finditer(flow.value):
            date = next(find_dates(flow.value, found.end(), found.end() + 20), None)
            if date:
                return Fact(date.date, flow.text.span(date.start, date.end), read_from)
    return None


def _posted(hidden: Flow[Hidden]) -> Fact[datetime.date] | None:
    for part in hidden.parts:
        if part.block.name.lower() in _POSTED:
            date = next(find_dates(hidden.value, part.start, part.end), None)
            if date:
                return Fact(date.date, hidden.text.span(date.start, date.end), "metadata")
    return None


def _signature(flow: Flow[Block]) -> tuple[Fact[datetime.date] | None, Fact[str] | None]:
    found = find_signature(flow) or find_unsigned(flow)
    if found is None:
        return None, None
    day, organ = found.day, None
    if found.organ:
        organ = Fact(found.organ, flow.text.span(found.organ_start, found.organ_end), "signature")
    if day is None:
        return None, organ
    return Fact(day.date, flow.text.span(day.start, day.end), "signature"), organ
