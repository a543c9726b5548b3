"""Remarks in sources under git suppress findings on their line and the next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from disclosure_lint.api import chosen_pack
from disclosure_lint.readers import read
from disclosure_lint.run import Run
from disclosure_lint.source import Source, Unread
from disclosure_lint.triage import inline
from disclosure_lint.triage.inline import remarks
from personal_values import Values, leaks

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.report import Report

TODAY = date(2030, 6, 1)
SAID = 'wording/double-approximation reason="转载 原文" approver=办公室 until=2030-12-31'
FAULTY = "全年收到申请约50余件。"


def checked(folder: Path, name: str, text: str) -> Report:
    run = Run(chosen_pack(select=["wording/double-approximation"]))
    source = Source(str(folder / name), text.encode())
    run.check(source)
    document = read(source)
    assert not isinstance(document, Unread)
    report = run.finish()
    inline.apply(report, {0: remarks(document, name)}, TODAY)
    return report


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


CASES = {
    "a line above in Markdown": ("a.md", f"<!-- disclosure-lint: ignore {SAID} -->\n{FAULTY}\n", True),
    "a blank line between": ("a.md", f"<!-- disclosure-lint: ignore {SAID} -->\n\n\n{FAULTY}\n", True),
    "the same line": ("a.html", f"<p>{FAULTY}<!-- disclosure-lint: ignore {SAID} --></p>", True),
    "another line": ("a.html", f"<!-- disclosure-lint: ignore {SAID} -->\n<p>无</p>\n<p>{FAULTY}</p>", False),
    "another rule": (
        "a.md",
        f"<!-- disclosure-lint: ignore {SAID.replace('double-approximation', 'brackets')} -->\n{FAULTY}\n",
        False,
    ),
    "an area": (
        "a.md",
        f"<!-- disclosure-lint: ignore {SAID.replace('/double-approximation', '')} -->\n{FAULTY}",
        True,
    ),
    "plain text": ("a.txt", f"# disclosure-lint: ignore {SAID}\n{FAULTY}\n", True),
    "a comment of HTML in plain text": (
        "a.txt",
        f"<!-- disclosure-lint: ignore {SAID} -->\n{FAULTY}\n",
        False,
    ),
    "expired": (
        "a.txt",
        f"# disclosure-lint: ignore {SAID.replace('2030-12', '2029-12')}\n{FAULTY}\n",
        False,
    ),
    "too long": (
        "a.txt",
        f"# disclosure-lint: ignore {SAID.replace('2030-12', '2040-12')}\n{FAULTY}\n",
        False,
    ),
    "no reason": ("a.txt", f"# disclosure-lint: ignore {SAID.replace('reason=', 'x=')}\n{FAULTY}\n", False),
    "no date": (
        "a.txt",
        f"# disclosure-lint: ignore {SAID.replace('2030-12-31', 'soon')}\n{FAULTY}\n",
        False,
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_remark_holds_for_its_line_and_the_next(work: Path, case: str) -> None:
    name, text, holds = CASES[case]
    report = checked(work, name, text)
    (entry,) = report.entries
    assert (entry.suppression is not None) == holds
    # What does not hold is told.
    told = case != "a comment of HTML in plain text"
    assert bool(report.notices) == (told and not holds)


def test_outside_git_remarks_say_nothing(tmp_path: Path) -> None:
    report = checked(tmp_path, "a.txt", f"# disclosure-lint: ignore {SAID}\n{FAULTY}\n")
    assert report.entries[0].suppression is None


def test_a_suppressed_finding_says_where_the_remark_stands(work: Path) -> None:
    report = checked(work, "a.md", f"无。\n\n<!-- disclosure-lint: ignore {SAID} -->\n{FAULTY}\n")
    suppression = report.entries[0].suppression
    assert suppression
    assert (suppression.source, suppression.reason) == ("a.md:3", "转载 原文")


def test_a_hostile_source_is_read_in_time(work: Path) -> None:
    source = Source(str(work / "a.html"), b"<!-- disclosure-lint: ignore " * 50_000)
    document = read(source)
    assert not isinstance(document, Unread)
    assert remarks(document, "a") == ()


def test_a_page_of_a_site_suppresses_nothing_of_itself(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(work)
    source = Source("https://www.example.gov.cn/a.html", f"<!-- disclosure-lint: ignore {SAID} -->".encode())
    document = read(source)
    assert not isinstance(document, Unread)
    assert remarks(document, source.name) == ()


def test_what_a_remark_says_is_masked(work: Path) -> None:
    values = Values("甲")
    said = f'wording reason="{values.mobile()}" approver=办公室 until=2030-12-31'
    source = Source(str(work / "a.html"), f"<!-- disclosure-lint: ignore {said} -->".encode())
    document = read(source)
    assert not isinstance(document, Unread)
    (remark,) = remarks(document, "a.html")
    assert not leaks(repr(remark), values)
