"""The findings of a store as JSON, ``disclosure-lint/report@1`` with addresses as documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.formats.json import SCHEMA, finding_object
from disclosure_lint.formats.standing import summary_of
from disclosure_lint.formats.totals import Totals
from disclosure_lint.formats.words import failed
from disclosure_lint.site.listing import documents, failures
from disclosure_lint.site.printing.pairs import pair_object
from disclosure_lint.site.scans import Pair
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disclosure_lint.entries import Listed
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.overview import Overview
    from disclosure_lint.site.store import Store

_UNKNOWN = Pair(None, None)


def format_json(listed: Iterable[Listed], store: Store, state: Overview, lang: Lang = "zh") -> Iterator[str]:
    """Yield one JSON object in pieces; it may be too large to be held."""
    yield f'{_head(state.tool)},\n"documents": ['
    yield from _items(documents(store))
    yield '],\n"findings": ['
    yield from _items(_finding(one, lang) for one in listed)
    yield '],\n"failures": ['
    yield from _items({**one, "message": failed(one["reason"], lang)} for one in failures(store))
    yield f'],\n"summary": {_dump(_summary(state, lang))}}}\n'


def format_status(state: Overview, lang: Lang = "zh") -> str:
    """Return the same without documents and findings."""
    return f'{_head(state.tool)},\n"summary": {_dump(_summary(state, lang))}}}\n'


def format_changes(listed: Iterable[Listed], lang: Lang = "zh", pair: Pair = _UNKNOWN) -> Iterator[str]:
    """Yield the findings of two scans, each with its ``state``: new, gone or still."""
    totals = Totals()
    yield f'{_head({})},\n"compared": {_dump(pair_object(pair, lang))},\n"findings": ['
    yield from _items({"state": one.change, **_finding(one, lang)} for one in totals.count(listed))
    counts = totals.by["change"]
    yield f'],\n"summary": {_dump({state: counts[state] for state in ("new", "gone", "still")})}}}\n'


def _head(tool: Mapping[str, Any]) -> str:
    return _dump({"schema": SCHEMA, "tool": {"name": "disclosure-lint", "version": __version__, **tool}})[:-1]


def _finding(one: Listed, lang: Lang) -> dict[str, Any]:
    return {
        **finding_object(one.entry, lang),
        "repeats": one.entry.repeats,
        "column_of_site": one.document.column,
        "title_of_page": one.document.title,
    }


def _items(values: Iterable[dict[str, Any]]) -> Iterator[str]:
    comma = "\n"
    for value in values:
        yield comma + _dump(value)
        comma = ",\n"


def _summary(state: Overview, lang: Lang) -> dict[str, Any]:
    by_rule: dict[str, int] = {}
    for count in state.listed:
        by_rule[count.rule] = by_rule.get(count.rule, 0) + count.number
    return {
        "documents": state.pages,
        "read": state.read,
        "compared": 0,
        "unread": state.pages - state.read,
        "findings": {
            **{
                severity.value: state.level(Outcome.FAIL.value, severity.value, everything=True)
                for severity in Severity
            },
            "review": state.level(Outcome.REVIEW.value, everything=True),
        },
        "by_rule": dict(sorted(by_rule.items())),
        "failures": sum(state.failures.values()),
        **summary_of(state.standing, lang),
        "finished": state.finished,
        "seen": state.seen,
        "checked": state.checked,
        "counts": [count._asdict() for count in state.listed],
        "annual_reports": [
            {"organ": one.organ, "years": {str(year): how for year, how in one.years.items()}}
            for one in state.reports
        ],
        "scans": [scan._asdict() for scan in state.scans],
    }


def _dump(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    return json.dumps(value, ensure_ascii=False)
