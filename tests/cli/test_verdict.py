"""``verdict``: what people say of findings is kept, and what is dismissed no longer counts."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

from cli.running import FAULTY, RULE, written
from disclosure_lint import specimens

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

NAME = "disclosure-lint-verdicts.jsonl"


def fingerprint(tool: Tool, path: str) -> str:
    found = json.loads(tool("check", "--format", "json", path).out)
    first: str = found["findings"][0]["fingerprint"]
    return first


def test_a_dismissed_finding_does_not_count_and_is_shown_on_request(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY)
    ended = tool(
        "verdict", "a.txt", fingerprint(tool, "a.txt"), "dismissed", "--by", "保密办", "--note", "引用"
    )
    assert ended.code == 0
    ended = tool("check", "--verdicts", NAME, "a.txt")
    assert (ended.code, RULE in ended.out, "已排除 1 条" in ended.out) == (0, False, True)
    ended = tool("check", "--verdicts", NAME, "--all", "a.txt")
    assert (ended.code, "已排除：保密办" in ended.out, "指纹：" in ended.out) == (0, True, True)
    found = json.loads(tool("check", "--verdicts", NAME, "--format", "json", "a.txt").out)
    verdict = found["findings"][0]["verdict"]
    assert (verdict["decision"], verdict["by"], verdict["note"]) == ("dismissed", "保密办", "引用")
    assert found["summary"]["dismissed"] == 1


def test_a_confirmed_finding_counts(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, **{"disclosure-lint__yaml": f"verdicts: {NAME}\n"})
    said = fingerprint(tool, "a.txt")
    assert tool("verdict", "a.txt", said, "confirmed", "--by", "保密办").code == 0
    ended = tool("check", "a.txt")
    assert (ended.code, "已确认：保密办" in ended.out) == (1, True)


def test_another_value_drops_the_verdict(tool: Tool, here: Path) -> None:
    chance = random.Random("verdict")  # noqa: S311 - invented numbers
    written(here, a__txt=f"申请人身份证号：{specimens.resident_id(chance)}\n")
    tool("baseline", "write", "--key", "a.txt")
    tool("verdict", "a.txt", fingerprint(tool, "a.txt"), "dismissed", "--by", "保密办")
    assert tool("check", "--verdicts", NAME, "a.txt").code == 0
    written(here, a__txt=f"申请人身份证号：{specimens.resident_id(chance)}\n")
    ended = tool("check", "--verdicts", NAME, "a.txt")
    assert (ended.code, "判定不再适用" in ended.out) == (1, True)


def test_what_is_no_finding_or_no_verdict_is_refused(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY)
    said = fingerprint(tool, "a.txt")
    number = specimens.mobile(random.Random("by"))  # noqa: S311 - an invented number
    for arguments, told in (
        ((f"{said[:-1]}x", "dismissed", "--by", "保密办"), f"did you mean {said}?"),
        ((said, "perhaps", "--by", "保密办"), "perhaps"),
        ((said, "dismissed"), "--by"),
        ((said, "dismissed", "--by", f"保密办 手机{number}"), "不能写个人信息"),
    ):
        ended = tool("verdict", "a.txt", *arguments)
        assert (ended.code, told in ended.err, number in ended.err) == (4, True, False)
    assert tool("verdict", "missing.txt", said, "dismissed", "--by", "保密办").code == 3
    assert not (here / NAME).exists()


def test_verdicts_of_another_key_are_not_mixed(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY)
    said = fingerprint(tool, "a.txt")
    assert tool("verdict", "a.txt", said, "dismissed", "--by", "保密办").code == 0
    tool("baseline", "write", "--key", "a.txt")
    assert tool("verdict", "a.txt", said, "confirmed", "--by", "保密办").code == 4
