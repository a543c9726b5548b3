"""Stores where nothing can be written, on a full disk, and with two scans at once."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from typing import TYPE_CHECKING

import pytest

from cli.running import command, environment, start
from disclosure_lint.site.lock import BusyError, only_scan
from disclosure_lint.site.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from cli.running import Ended, Tool

NOBODY = 65534


def scan(tool: Tool) -> Ended:
    return tool("site", "site", "--store", "s.db", "--no-ner")


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """What SQLite says where the index of a log cannot be written."""

    def connect(path: Path | str, *, isolation_level: None, uri: bool = False) -> sqlite3.Connection:
        if uri:
            return sqlite3.Connection(path, isolation_level=isolation_level, uri=True)
        return _NoIndex(path, isolation_level=isolation_level)

    class _NoIndex(sqlite3.Connection):
        def execute(self, *_: object) -> sqlite3.Cursor:
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error

    monkeypatch.setattr(sqlite3, "connect", connect)


@pytest.mark.usefixtures("read_only")
def test_a_store_that_cannot_be_written_to_is_read(here: Path) -> None:
    with pytest.MonkeyPatch.context() as plain:
        plain.setattr(sqlite3, "connect", sqlite3.Connection)
        Store(here / "s.db", create=True).close()
    with Store(here / "s.db") as store:
        assert store.about("schema")
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            store.note({"a": "b"})


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="needs another user")
def test_all_reports_are_made_where_nothing_can_be_written(tool: Tool, here: Path) -> None:
    scan(tool)
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(here / "s.db", folder)
        asked = [
            ("site", name, "--store", f"{folder}/s.db", "--no-config")
            for name in ("status", "report", "diff")
        ]
        before = [tool(*one) for one in asked]
        subprocess.run(["chmod", "555", folder], check=True)
        os.seteuid(NOBODY)
        try:
            after = [tool(*one) for one in asked]
        finally:
            os.seteuid(0)
        assert after == before
        assert os.listdir(folder) == ["s.db"]  # noqa: PTH208


@pytest.mark.usefixtures("read_only")
def test_changes_that_are_only_in_the_log_are_told(tool: Tool, here: Path) -> None:
    (here / "s.db").write_bytes(b"")
    (here / "s.db-wal").write_bytes(b"log")
    ended = tool("site", "status", "--store", "s.db")
    assert (ended.code, "-wal 还没有并入" in ended.err) == (4, True), ended.err


def test_a_full_disk_is_told_and_the_store_stays_as_it_was(
    tool: Tool, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan(tool)
    before = json.loads(tool("site", "report", "--store", "s.db", "--format", "json").out)["findings"]
    for number in range(40):
        (here / "site" / f"n{number}.html").write_text(f"<p>{number} 约80余份</p>" * 40, encoding="utf-8")
    begin = Store.begin

    def full(store: Store, version: str, options: dict[str, object]) -> int:
        (pages,) = store.one("PRAGMA page_count")
        store.one(f"PRAGMA max_page_count = {pages}")
        return begin(store, version, options)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "begin", full)
        ended = scan(tool)
    assert (ended.code, "磁盘已满" in ended.err, "内部错误" in ended.err) == (2, True, False)
    after = json.loads(tool("site", "report", "--store", "s.db", "--format", "json").out)["findings"]
    assert after == before
    assert scan(tool).code == 1


def test_a_second_scan_is_told_of_the_first(tool: Tool, here: Path) -> None:
    for _ in ("a new store", "one that is there"):
        with only_scan(here / "s.db.key"):
            ended = scan(tool)
            assert (ended.code, "另一个扫描正在进行" in ended.err) == (2, True)
        assert scan(tool).code == 1


def test_a_store_can_be_looked_at_while_a_scan_runs(tool: Tool, here: Path) -> None:
    scan(tool)
    with only_scan(here / "s.db.key"):
        assert tool("site", "report", "--store", "s.db").code == 1


def test_a_scan_that_was_killed_leaves_no_lock(here: Path) -> None:
    holding = (
        "import sys, time, pathlib\n"
        "from disclosure_lint.site.lock import only_scan\n"
        "with only_scan(pathlib.Path('s.db.key')):\n"
        "    print(flush=True)\n"
        "    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", holding], cwd=here, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        with pytest.raises(BusyError), only_scan(here / "s.db.key"):
            pass
        running.send_signal(signal.SIGKILL)
        running.wait()
    with only_scan(here / "s.db.key"):
        pass


def test_of_two_scans_of_a_new_store_one_is_done(here: Path) -> None:
    for number in range(60):
        shutil.copy(here / "site" / "a.html", here / "site" / f"a{number}.html")
    both = [
        subprocess.Popen(
            command("site", "site", "--store", "s.db", "--no-ner", "--workers", "1"),
            cwd=here,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    said = [one.communicate()[1].decode() for one in both]
    assert sorted(one.returncode for one in both) == [1, 2]
    assert sum("另一个扫描正在进行" in one for one in said) == 1
    told = json.loads(start("site", "status", "--store", here / "s.db", "--format", "json").out)["summary"]
    assert (told["documents"], len(told["scans"])) == (63, 1)


def test_nothing_is_left_beside_what_is_no_store(tool: Tool, here: Path) -> None:
    (here / "s.db").write_text("no store", encoding="utf-8")
    assert scan(tool).code == 4
    assert sorted(path.name for path in here.iterdir()) == ["s.db", "site"]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_scan_that_is_asked_to_end_says_so_and_is_gone_on_with(here: Path) -> None:
    for number in range(300):
        (here / "site" / f"n{number}.html").write_text(f"<p>{number} 约80余份</p>" * 40, encoding="utf-8")
    asked = command("site", "site", "--store", "s.db", "--no-ner", "--workers", "1")
    with subprocess.Popen(
        asked, cwd=here, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as running:
        until = time.monotonic() + 60
        while not (here / "s.db.key").exists() and time.monotonic() < until:
            time.sleep(0.02)
        running.send_signal(signal.SIGTERM)
        said = running.communicate()[1].decode()
    assert (running.returncode, "已中断" in said) == (130, True)
    assert "303" in start("site", here / "site", "--store", here / "s.db", "--no-ner", "--workers", "2").out


def test_a_file_that_cannot_be_read_is_told_with_its_reason_and_a_short_name(tool: Tool, here: Path) -> None:
    with zipfile.ZipFile(here / "site" / "broken.docx", "w") as archive:
        archive.writestr("\x01\x7f" * 2000 + ".bin", b"\0" * 50)
    said = scan(tool).out
    assert "未检查（不是文本）1" in said
    listed = json.loads(tool("site", "report", "--store", "s.db", "--format", "json").out)["documents"]
    assert all(len(document["name"]) < 400 for document in listed)
