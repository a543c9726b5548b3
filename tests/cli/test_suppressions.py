"""Suppressed findings do not count, and are never lost."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from cli.running import FAULTY, RULE, written

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

SOON = (datetime.now(UTC) + timedelta(days=30)).date()
ONE = (
    f"suppressions:\n- {{rule: {RULE}, files: [a.txt], reason: 转载原文, approver: 办公室, until: {SOON}}}\n"
)


def test_a_suppressed_finding_does_not_count_and_is_shown_on_request(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, s__yaml=ONE)
    ended = tool("check", "--suppressions", "s.yaml", "a.txt")
    assert ended.code == 0
    assert RULE not in ended.out
    assert "已豁免 1 条" in ended.out
    ended = tool("check", "--suppressions", "s.yaml", "--all", "a.txt")
    assert (ended.code, f"已豁免：转载原文（办公室，至 {SOON}）" in ended.out) == (0, True)
    assert tool("check", "--suppressions", "s.yaml", "--no-suppressions", "a.txt").code == 1


def test_json_holds_the_finding_with_its_suppression(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, s__yaml=ONE)
    found = json.loads(tool("check", "--format", "json", "--suppressions", "s.yaml", "a.txt").out)
    (finding,) = found["findings"]
    assert finding["suppression"] == {
        "reason": "转载原文",
        "approver": "办公室",
        "until": SOON.isoformat(),
        "source": "s.yaml:2",
    }
    assert found["summary"]["suppressed"] == 1


def test_an_expired_suppression_lets_the_finding_count_and_is_told(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, s__yaml=ONE.replace(str(SOON), "2020-01-01"))
    ended = tool("check", "--suppressions", "s.yaml", "a.txt")
    assert ended.code == 1
    assert "待核  s.yaml:2：豁免已于 2020-01-01 到期" in ended.out
    found = json.loads(tool("check", "--format", "json", "--suppressions", "s.yaml", "a.txt").out)
    assert [notice["id"] for notice in found["summary"]["notices"]] == ["suppression-expired"]


def test_configuration_names_the_file(tool: Tool, here: Path) -> None:
    written(
        here, a__txt=FAULTY, **{"disclosure-lint__yaml": "suppressions: disclosure-lint-suppressions.yaml\n"}
    )
    written(here, **{"disclosure-lint-suppressions__yaml": ONE})
    assert tool("check", ".").code == 0
    written(here, **{"disclosure-lint-suppressions__yaml": ONE.replace("reason", "reson")})
    ended = tool("check", ".")
    assert (ended.code, "did you mean reason?" in ended.err) == (4, True)
    assert "豁免文件有" in tool("config", "validate").err


def test_a_suppressed_finding_is_not_written_into_a_baseline(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, s__yaml=ONE)
    tool("baseline", "write", "--suppressions", "s.yaml", "a.txt")
    assert "共 0 条" in tool("baseline", "show").out


def test_remarks_are_followed_only_when_asked_for(tool: Tool, here: Path) -> None:
    (here / ".git").mkdir()
    remark = f"# disclosure-lint: ignore {RULE} reason=转载 approver=办公室 until={SOON}\n"
    written(here, a__txt=remark + FAULTY)
    assert tool("check", "a.txt").code == 1
    assert tool("check", "--inline-suppressions", "a.txt").code == 0
    written(here, **{"disclosure-lint__yaml": "inline-suppressions: true\n"})
    assert tool("check", "a.txt").code == 0
    assert tool("check", "--no-inline-suppressions", "a.txt").code == 1
    assert tool("check", "--no-suppressions", "a.txt").code == 1
