"""Findings as notes in the document itself, for an editor who works in the tool they know."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.columns import visible
from disclosure_lint.formats.words import OUTCOMES, SEVERITIES, cited, unread, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.location import Location
    from disclosure_lint.report import Entry, Position, Report
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.text import Span

_SAYS = {
    "basis": {"zh": "依据：", "en": "Basis: "},
    "remedy": {"zh": "整改：", "en": "Remedy: "},
    "rule": {"zh": "规则：", "en": "Rule: "},
    "place": {"zh": "位置：", "en": "Place: "},
    "related": {"zh": "相关：", "en": "Related: "},
    "more": {"zh": "……另有 {} 处", "en": "… and {} more"},
}
_WRITTEN = {
    "zh": "已写入 {}：{} 条批注（不符合 {} 处，待核 {} 处）",
    "en": "{}: {} notes ({} failures, {} for review)",
}
_FAILED = {"zh": "规则未完成：", "en": "rule did not finish: "}
_REPORTED = (Outcome.FAIL, Outcome.REVIEW)
#: Related places named in one note.
_MOST_RELATED = 4


class Remark(NamedTuple):
    """What one finding says.

    Attributes:
        lines: the sentences, the message first.
        place: where it is, for a note that cannot stand there; "" for the document as a whole.
    """

    lines: tuple[str, ...]
    place: str


class Note(NamedTuple):
    """The findings of one range.

    Attributes:
        span: the range of the content, None for the document as a whole and for files inside it.
        fails: whether any of them is a failure; the others ask for review.
        remarks: what they say.
        locations: where it is on the pages, for one side of pages that are read as two documents.
    """

    span: Span | None
    fails: bool
    remarks: tuple[Remark, ...]
    locations: tuple[Location, ...] = ()


def notes(report: Report, lang: Lang, index: int = 0) -> Iterator[Note]:
    """Yield the notes for a document of a report, those about all of it first.

    Args:
        report: of which findings of documents inside the document concern all of it.
        lang: the language.
        index: number of the document in the report.
    """
    name = report.documents[index].name
    joined: dict[tuple[Span | None, tuple[Location, ...]], list[Entry]] = defaultdict(list)
    for entry in report.entries:
        if entry.outcome in _REPORTED:
            side = entry.document.startswith(f"{name}#")
            locations = entry.position.locations if entry.position and side else ()
            joined[_span(entry, index), locations].append(entry)
    for span, locations in sorted(joined, key=lambda key: key[0] or (-1, -1)):
        found = joined[span, locations]
        fails = any(entry.outcome is Outcome.FAIL for entry in found)
        yield Note(span, fails, tuple(_remark(entry, name, lang, index) for entry in found), locations)


def format_notes(report: Report, path: str, count: int, lang: Lang) -> str:
    """Return what is said of a copy with notes: how many there are, and what was not checked.

    Args:
        report: of the document.
        path: where the copy was written.
        count: how many notes it has.
        lang: the language.
    """
    outcomes = Counter(entry.outcome for entry in report.entries)
    said = _WRITTEN[lang].format(path, count, outcomes[Outcome.FAIL], outcomes[Outcome.REVIEW])
    failed = [f"{_FAILED[lang]}{failure.rule}" for failure in report.failures]
    return "\n".join(map(visible, [said, *unread(report.documents, lang), *failed])) + "\n"


def _span(entry: Entry, index: int) -> Span | None:
    return entry.position.span if entry.position and entry.index == index else None


def _remark(entry: Entry, name: str, lang: Lang, index: int) -> Remark:
    inside = entry.document.removeprefix(name).lstrip("!#")
    at = where(entry.position, lang) if entry.position else ""
    place = at if entry.index == index else f"{inside} {at}"
    return Remark(tuple(visible(line) for line in _lines(entry, lang)), visible(place.strip()))


def place_line(place: str, lang: Lang) -> str:
    """Return the sentence that says where something is."""
    return f"{_SAYS['place'][lang]}{place}"


def _lines(entry: Entry, lang: Lang) -> Iterator[str]:
    grade = OUTCOMES[entry.outcome][lang]
    if entry.outcome is Outcome.FAIL:
        grade = f"{grade}·{SEVERITIES[entry.severity][lang]}"
    yield f"【{grade}】{entry.message[lang]}" if lang == "zh" else f"[{grade}] {entry.message[lang]}"
    basis = ("；" if lang == "zh" else "; ").join(cited(citation, lang) for citation in entry.basis)
    if basis:
        yield f"{_SAYS['basis'][lang]}{basis}"
    remedy = entry.remedy.in_(lang)
    if remedy:
        yield f"{_SAYS['remedy'][lang]}{remedy}"
    related = [_related(place, entry, lang) for place in entry.related if not _is_it(place, entry)]
    if len(related) > _MOST_RELATED:
        related[_MOST_RELATED:] = [_SAYS["more"][lang].format(len(related) - _MOST_RELATED)]
    if related:
        yield _SAYS["related"][lang] + ("；" if lang == "zh" else "; ").join(related)
    yield f"{_SAYS['rule'][lang]}{entry.rule}"


def _is_it(place: Position, entry: Entry) -> bool:
    """Whether a related place is the one the note stands at."""
    known = entry.position
    return known is not None and (place.index, place.span.start) == (entry.index, known.span.start)


def _related(place: Position, entry: Entry, lang: Lang) -> str:
    name = f"{place.document} " if place.index != entry.index else ""
    return f"{name}{where(place, lang)} {place.label}".strip()
