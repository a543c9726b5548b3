"""``baseline write``, ``check``, ``update`` and ``show``."""

from __future__ import annotations

import json
import os
import random
from typing import TYPE_CHECKING

import pytest

from cli.running import CLEAN, FAULTY, written
from disclosure_lint import specimens

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Tool

NAME = "disclosure-lint-baseline.jsonl"


def numbered(seed: str) -> str:
    return f"申请人身份证号：{specimens.resident_id(random.Random(seed))}\n"  # noqa: S311 - invented


def test_what_is_written_down_no_longer_counts(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY)
    assert tool("check", "a.txt").code == 1
    ended = tool("baseline", "write", "a.txt")
    assert ended.code == 0
    assert "没有密钥" in ended.out
    ended = tool("check", "--baseline", NAME, "a.txt")
    assert ended.code == 0
    assert "已登记 1 条" in ended.out
    assert tool("baseline", "check", "a.txt").code == 0
    written(here, a__txt=FAULTY * 2)
    assert tool("baseline", "check", "a.txt").code == 1


def test_json_tells_what_is_new(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, b__txt=FAULTY)
    tool("baseline", "write", "a.txt")
    found = json.loads(tool("baseline", "check", "--format", "json", "a.txt", "b.txt").out)
    assert {f["document"]: f["baseline_state"] for f in found["findings"]} == {
        "a.txt": "unchanged",
        "b.txt": "new",
    }
    assert found["summary"]["baseline"] == {
        "name": NAME,
        "new": 1,
        "unchanged": 1,
        "gone": 0,
        "values_compared": False,
    }


def test_a_key_is_made_for_its_owner_alone_and_never_shown(tool: Tool, here: Path) -> None:
    written(here, a__txt=numbered("one"))
    ended = tool("baseline", "write", "--key", "a.txt")
    key = here / ".disclosure-lint-key"
    assert key.stat().st_mode & 0o777 == 0o600
    secret = key.read_text().strip()
    assert secret not in ended.out + ended.err + (here / NAME).read_text()
    assert ".gitignore" in ended.err
    assert tool("baseline", "check", "a.txt").code == 0
    written(here, a__txt=numbered("other"))
    assert tool("baseline", "check", "a.txt").code == 1
    key.unlink()
    ended = tool("baseline", "check", "a.txt")
    assert ended.code == 0
    assert "不会发现" in ended.out


def test_a_key_may_lie_elsewhere(
    tool: Tool, here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    written(here, a__txt=numbered("one"))
    key = tmp_path_factory.mktemp("keys") / "key"
    tool("baseline", "write", "--key", "--key-file", key, "a.txt")
    written(here, a__txt=numbered("other"))
    assert tool("baseline", "check", "a.txt").code == 0
    monkeypatch.setenv("DISCLOSURE_LINT_KEY_FILE", str(key))
    assert tool("baseline", "check", "a.txt").code == 1
    key.write_text("nothing")
    ended = tool("baseline", "check", "a.txt")
    assert (ended.code, "64" in ended.err) == (4, True)
    key.chmod(0o644)
    assert "chmod 600" in tool("baseline", "check", "a.txt").err


def test_update_takes_out_what_is_gone_and_adds_nothing(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY, b__txt=FAULTY, c__txt=FAULTY)
    tool("baseline", "write", ".")
    written(here, a__txt=CLEAN, c__txt=FAULTY * 2)
    (here / "b.txt").unlink()
    assert tool("baseline", "update", ".").code == 4
    assert "2 条已经没有" in tool("baseline", "check", ".").out
    ended = tool("baseline", "update", "--shrink-only", ".")
    assert ended.code == 1
    assert "删去 2 条，保留 1 条，新的 1 条没有登记" in ended.out
    before = (here / NAME).read_bytes()
    assert tool("baseline", "update", "--shrink-only", ".").code == 1
    assert (here / NAME).read_bytes() == before


def test_show_counts_by_document_and_rule(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY * 2)
    tool("baseline", "write", "a.txt")
    out = tool("baseline", "show").out
    assert "2  a.txt" in out
    assert "共 2 条，1 个文件" in out
    assert tool("baseline", "show", "--lang", "en", NAME).out.endswith("2 findings in 1 documents\n")


def test_a_baseline_holds_from_any_working_folder(
    tool: Tool, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "站点" / "下级").mkdir(parents=True)
    written(here / "站点", a__txt=FAULTY)
    tool("baseline", "write", "--baseline", here / "站点" / "base", "站点/a.txt")
    assert '"document": "a.txt"' in (here / "站点" / "base").read_text(encoding="utf-8")
    monkeypatch.chdir(here / "站点" / "下级")
    assert tool("check", "--baseline", "../base", "../a.txt").code == 0
    assert tool("check", "--baseline", here / "站点" / "base", here / "站点" / "a.txt").code == 0


def test_the_files_of_the_tool_are_not_checked(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY)
    tool("baseline", "write", "--baseline", "base.txt", ".")
    found = json.loads(tool("check", "--format", "json", "--baseline", "base.txt", ".").out)
    assert [document["name"] for document in found["documents"]] == ["a.txt"]
    tool("baseline", "write", ".")
    (here / "base.txt").unlink()
    found = json.loads(tool("check", "--format", "json", ".").out)
    assert [document["name"] for document in found["documents"]] == ["a.txt"]


@pytest.mark.parametrize("content", ["", "x", "{}", '{"schema": "x"}'])
def test_a_file_that_is_no_baseline_is_refused_with_its_place(tool: Tool, here: Path, content: str) -> None:
    written(here, a__txt=FAULTY, base=content)
    ended = tool("check", "--baseline", "base", "a.txt")
    assert (ended.code, ended.out) == (4, "")
    assert "base:1:1: " in ended.err
    assert tool("check", "--baseline", "missing", "a.txt").code == 4


def test_a_failed_run_leaves_the_baseline_alone(tool: Tool, here: Path) -> None:
    assert tool("baseline", "write", "missing").code == 3
    assert not (here / NAME).exists()


def test_a_baseline_is_written_through_links_and_into_pipes(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY)
    link, kept, pipe = here / "link.jsonl", here / "kept.jsonl", here / "pipe"
    link.symlink_to(kept)
    assert tool("baseline", "write", "--baseline", link, "a.txt").code == 0
    assert link.is_symlink()
    assert kept.read_text(encoding="utf-8").count("\n") == 2
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert tool("baseline", "write", "--baseline", pipe, "a.txt").code == 0
    assert os.read(reader, 4096) == kept.read_bytes()
    os.close(reader)
    assert pipe.is_fifo()


def test_a_file_that_is_no_baseline_is_told_what_its_first_line_must_be(tool: Tool, here: Path) -> None:
    written(here, a__txt=FAULTY)
    ended = tool("check", "--baseline", "a.txt", "a.txt")
    assert ended.code == 4
    assert "disclosure-lint/baseline@1" in ended.err
