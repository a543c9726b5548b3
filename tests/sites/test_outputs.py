"""Reports of a site go where they are wanted: several at once, whole, and never over a store."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import click
import pytest

from cli.running import command, environment, start
from disclosure_lint.cli.writing import replacing

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Ended, Tool

RULE = "wording/double-approximation"
BESIDE = "", ".key", "-wal", "-shm", ".crawl", ".crawl-wal"


def scan(tool: Tool) -> Ended:
    return tool("site", "site", "--store", "s.db", "--no-ner")


@pytest.mark.parametrize("end", BESIDE)
def test_a_report_never_replaces_a_store(tool: Tool, here: Path, end: str) -> None:
    scan(tool)
    (here / "link").symlink_to(here / f"s.db{end}")
    before = {path.name: path.read_bytes() for path in here.iterdir() if path.is_file()}
    for name in (f"s.db{end}", f"html={here}/site/../s.db{end}", "link"):
        for asked in (
            ("report", "--format", "html", "--store", "s.db"),
            ("status", "--store", "s.db"),
            ("diff", "--store", "s.db"),
            ("diff", "s.db", "s.db"),
        ):
            ended = tool("site", *asked, "-o", name)
            assert (ended.code, "会覆盖扫描库" in ended.err) == (4, True), asked
        ended = tool("site", "baseline", "--store", "s.db", "--baseline", name.removeprefix("html="))
        assert (ended.code, "会覆盖扫描库" in ended.err) == (4, True)
    assert {path.name: path.read_bytes() for path in here.iterdir() if path.is_file()} == before


def test_a_store_behind_a_link_is_not_replaced(tool: Tool, here: Path) -> None:
    scan(tool)
    (here / "other.db").symlink_to(here / "s.db")
    for name in ("s.db", "s.db-wal", "other.db.key"):
        assert tool("site", "report", "--store", "other.db", "-o", name).code == 4


def test_several_reports_are_written_at_once(tool: Tool, here: Path) -> None:
    scan(tool)
    outputs = "-o", "a.html", "-o", "b.csv", "-o", "json=c.txt", "-o", "-"
    ended = tool("site", "report", "--store", "s.db", *outputs)
    assert ended.code == 1
    assert RULE in ended.out
    assert (here / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert (here / "b.csv").read_text(encoding="utf-8-sig").startswith("序号")
    assert len(json.loads((here / "c.txt").read_text(encoding="utf-8"))["findings"]) == 2


def test_states_and_differences_are_written_several_times_too(tool: Tool, here: Path) -> None:
    scan(tool)
    for asked in ("status", "diff"):
        ended = tool("site", asked, "--store", "s.db", "-o", "a.json", "-o", "b.html", "-o", "-")
        assert (ended.code, bool(ended.out)) == (int(asked == "diff"), True)
        assert json.loads((here / "a.json").read_text(encoding="utf-8"))["summary"]
        assert (here / "b.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        assert not (here / "-").exists()


def test_what_cannot_be_written_whole_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"before")

    def broken() -> None:
        with replacing(target) as file:
            file.write(b"half")
            raise OSError(28, "No space left on device")

    with pytest.raises(click.FileError):
        broken()
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"before"]


def test_a_closed_output_is_told(here: Path) -> None:
    start("site", "site", "--store", "s.db", "--no-ner", "--workers", "1")
    for asked in ("status", "report"):
        closed = subprocess.run(
            ["sh", "-c", 'exec "$@" >&-', "sh", *command("site", asked, "--store", here / "s.db")],
            stderr=subprocess.PIPE,
            env=environment(),
            check=False,
        )
        assert (closed.returncode, "写不出去" in closed.stderr.decode()) == (2, True)
