"""The findings of a store as JSON, ``disclosure-lint/report@1`` with addresses as documents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.formats.json import SCHEMA
from disclosure_lint.formats.standing import summary_of
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.changes import Change
    from disclosure_lint.site.listing import Listed
    from disclosure_lint.site.overview import Overview


def format_json(
    listed: Iterable[Listed], documents: Iterable[dict[str, Any]], state: Overview, lang: Lang = "zh"
) -> Iterator[str]:
    """Yield one JSON object in pieces; it may be too large to be held."""
    head = {"schema": SCHEMA, "tool": {"name": "disclosure-lint", "version": __version__}}
    yield _dump(head)[:-1]
    yield ',\n"documents": ['
    yield from _items(documents)
    yield '],\n"findings": ['
    yield from _items(
        {**one.finding, "column_of_site": one.column, "title_of_page": one.page} for one in listed
    )
    yield '],\n"failures": ['
    yield from _items(
        {"rule": rule, "reason": reason, "pages": number} for (rule, reason), number in state.failures.items()
    )
    yield f'],\n"summary": {_dump(_summary(state) | summary_of(state.standing, lang))}}}\n'


def _items(values: Iterable[dict[str, Any]]) -> Iterator[str]:
    comma = "\n"
    for value in values:
        yield comma + _dump(value)
        comma = ",\n"


def _summary(state: Overview) -> dict[str, Any]:
    return {
        "documents": state.pages,
        "read": state.read,
        "unread": state.pages - state.read,
        "checked": state.checked,
        "findings": {
            **{
                severity.value: state.level(Outcome.FAIL.value, severity.value, everything=True)
                for severity in Severity
            },
            "review": state.level(Outcome.REVIEW.value, everything=True),
        },
        "rules": [count._asdict() for count in state.listed],
        "annual_reports": [
            {"organ": one.organ, "years": {str(year): how for year, how in one.years.items()}}
            for one in state.reports
        ],
        "scans": [scan._asdict() for scan in state.scans],
    }


def _dump(value: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    return json.dumps(value, ensure_ascii=False)


def format_changes(changes: Iterable[Change]) -> Iterator[str]:
    """Yield the findings of two scans, each with its ``state``: new, gone or still."""
    yield f'{{"schema": "{SCHEMA}",\n"findings": ['
    yield from _items({"state": change.state, **change.listed.finding} for change in changes)
    yield "]}\n"
