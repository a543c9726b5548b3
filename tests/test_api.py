"""Checking from Python."""

from __future__ import annotations

import doctest
from typing import TYPE_CHECKING, Any

import pytest

import disclosure_lint
from disclosure_lint import check_file, check_paths, check_text
from disclosure_lint.rules.select import UnknownNameError

if TYPE_CHECKING:
    from pathlib import Path

FAULT = "全年办件约50余件。"


def test_all_is_what_can_be_imported() -> None:
    assert disclosure_lint.__all__ == sorted(disclosure_lint.__all__)
    for name in disclosure_lint.__all__:
        assert getattr(disclosure_lint, name) is not None


def test_nothing_else_is_an_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'check'"):
        _ = disclosure_lint.check


def test_the_example_of_the_package_runs() -> None:
    results = doctest.testmod(disclosure_lint)
    assert (results.failed, results.attempted > 0) == (0, True)


def test_offsets_count_the_characters_that_were_given() -> None:
    text = f"第一行\r\n{FAULT}"
    (entry,) = check_text(text).entries
    assert entry.position is not None
    assert text[entry.position.offset : entry.position.end_offset] == "约50余件"
    assert (entry.position.line, entry.position.column) == (2, 5)


@pytest.mark.parametrize("name", ["<text>", "a.md", "a.html"])
def test_the_name_chooses_the_reader(name: str) -> None:
    (entry,) = check_text(f"# {FAULT}", name).entries
    assert (entry.document, entry.rule) == (name, "wording/double-approximation")


def test_files_and_folders_are_checked(tmp_path: Path) -> None:
    for name in ("a.txt", "b.html", "c.txt"):
        (tmp_path / name).write_text(FAULT, encoding="utf-8")
    assert len(check_file(tmp_path / "a.txt").entries) == 1
    assert len(check_file(tmp_path).entries) == 3
    assert len(check_paths([tmp_path], exclude=["*.txt"]).entries) == 1


def test_what_cannot_be_read_is_in_the_report(tmp_path: Path) -> None:
    report = check_file(tmp_path / "nowhere.html")
    assert report.read == 0
    assert report.documents[0].unread[0][0] == "missing"


def test_rules_are_chosen_by_id_area_and_profile() -> None:
    assert check_text(FAULT, select=["personal-data"]).entries == []
    assert check_text(FAULT, ignore=["wording/double-approximation"]).entries == []
    assert len(check_text(FAULT, profile="普查").entries) == 1


@pytest.mark.parametrize("choice", [{"select": ["wordin"]}, {"ignore": ["x/y"]}, {"profile": "dayly"}])
def test_a_name_that_does_not_exist_is_an_error(choice: dict[str, Any]) -> None:
    with pytest.raises(UnknownNameError):
        check_text(FAULT, **choice)
