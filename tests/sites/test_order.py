"""The order of pages and findings in reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.site.changes import between_scans
from disclosure_lint.site.listing import Wanted, findings
from disclosure_lint.site.order import natural
from disclosure_lint.site.pages import Page
from disclosure_lint.site.store import Store
from sites.test_changes import ROW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from disclosure_lint.entries import Listed
    from disclosure_lint.site.rows import FoundRow

PAGES = ["n10.html", "n9.html", "a/n2.html", "a-b/n1.html", "a/n10.html"]
IN_ORDER = ["a/n2.html", "a/n10.html", "a-b/n1.html", "n9.html", "n10.html"]
GRADES = [("review", "error"), ("fail", "note"), ("fail", "error"), ("fail", "warning"), ("review", "note")]


def graded(page: str) -> tuple[FoundRow, ...]:
    """One finding of each grade, the gravest in the middle."""
    return tuple(
        ROW._replace(outcome=outcome, severity=severity, document=page, anchor=str(number))
        for number, (outcome, severity) in enumerate(GRADES)
    )


def store_of(path: Path) -> Store:
    store = Store(path, create=True)
    number = store.begin("v", {})
    store.add(number, "v", [Page(page, "d", found=graded(page)) for page in PAGES])
    store.finish(number, 0)
    return store


def told(listed: Iterator[Listed]) -> list[tuple[str, str, str]]:
    return [(one.entry.document, one.entry.outcome.value, one.entry.severity.value) for one in listed]


def test_pages_are_listed_in_natural_order_with_findings_as_they_stand(tmp_path: Path) -> None:
    with store_of(tmp_path / "s.db") as store:
        assert told(findings(store)) == [(page, *grade) for page in IN_ORDER for grade in GRADES]
        assert told(findings(store, Wanted(limit=6)))[-1] == (IN_ORDER[1], *GRADES[0])


def test_what_is_grave_comes_first_where_that_is_wanted(tmp_path: Path) -> None:
    fails = [(page, "fail", severity) for severity in ("error", "warning", "note") for page in IN_ORDER]
    reviews = [(page, "review", severity) for page in IN_ORDER for severity in ("error", "note")]
    with store_of(tmp_path / "s.db") as store:
        assert told(findings(store, Wanted(grave_first=True))) == [*fails, *reviews]
        assert told(findings(store, Wanted(grave_first=True, limit=7))) == fails[:7]
        assert told(findings(store, Wanted(grave_first=True, outcome="review"))) == reviews
        assert told(between_scans(store, grave_first=True)) == [*fails, *reviews]


@given(st.lists(st.integers(0, 10**12), min_size=2, max_size=6))
def test_numbers_sort_as_numbers(numbers: list[int]) -> None:
    by_name = sorted((f"t{number}_1.html" for number in numbers), key=natural)
    assert by_name == [f"t{number}_1.html" for number in sorted(numbers)]


def test_a_number_without_end_has_a_place_too() -> None:
    assert natural("0" * 300) == "01" + "0"
    assert natural("9" * 100_000).startswith("999")
