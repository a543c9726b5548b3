"""A copy of a site is scanned: all is found, nothing twice, whatever happens in between."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import time
import zlib
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from cli.running import Ended, command, environment, start
from disclosure_lint.site import workers
from disclosure_lint.site.pages import Page, Task
from disclosure_lint.site.settings import Settings
from disclosure_lint.site.workers import Lost, Workers
from made_up_site import Plan, write_site
from personal_values import Values, leaks
from yearly_reports import series

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 100


@pytest.fixture(scope="module")
def mirror(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mirror")
    write_site(root, Plan(PAGES, every=6))
    return root


def scan(root: Path, store: Path, *more: str) -> Ended:
    return start("site", root, "--store", store, "--workers", "2", "--no-ner", *more)


def found(store: Path) -> list[dict[str, Any]]:
    listed = start("site", "report", "--store", store, "--format", "json")
    findings: list[dict[str, Any]] = json.loads(listed.out)["findings"]
    return findings


def keys(findings: list[dict[str, Any]]) -> list[tuple[str, str, int | None]]:
    return sorted((one["document"], one["rule"], one["offset"]) for one in findings)


def faulty_page(root: Path, findings: list[dict[str, Any]]) -> Path:
    """A page with one finding, which stands on it alone."""
    pages = Counter(str(one["document"]) for one in findings if not one["related"] and not one["repeats"])
    return root / next(page for page, number in pages.items() if number == 1 and "/scjg." in page)


def test_a_second_scan_checks_only_what_changed(mirror: Path, tmp_path: Path) -> None:
    root = shutil.copytree(mirror, tmp_path / "copy")
    store = tmp_path / "s.db"
    scan(root, store)
    before = found(store)
    assert "本次检查 0" in scan(root, store).out
    assert found(store) == before
    faulty, clean = faulty_page(root, before), root / "www.qinglan.example/lxwm.html"
    faulty.unlink()
    clean.write_text("<p>共发放资料约50余份。</p>", encoding="utf-8")
    assert "本次检查 1" in scan(root, store).out
    changed = start("site", "diff", "--store", store, "--format", "json")
    assert changed.code == 1
    states = {one["state"]: one["document"] for one in json.loads(changed.out)["findings"]}
    assert (states["new"], states["gone"]) == (str(clean), str(faulty))


def test_a_page_that_comes_back_is_checked_again(mirror: Path, tmp_path: Path) -> None:
    root = shutil.copytree(mirror, tmp_path / "copy")
    store = tmp_path / "s.db"
    scan(root, store)
    findings = found(store)
    before, page = keys(findings), faulty_page(root, findings)
    data = page.read_bytes()
    page.unlink()
    scan(root, store)
    assert len(found(store)) == len(before) - 1
    page.write_bytes(data)
    scan(root, store)
    assert keys(found(store)) == before


def test_other_rules_check_every_page_again(mirror: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    scan(mirror, store)
    said = scan(mirror, store, "--select", "personal-data").out
    assert f"本次检查 {PAGES}" in said
    assert {one["rule"].split("/")[0] for one in found(store)} == {"personal-data"}


def test_a_scan_killed_at_any_moment_comes_to_the_same(mirror: Path, tmp_path: Path) -> None:
    root = mirror
    scan(root, tmp_path / "undisturbed.db")
    store = tmp_path / "s.db"
    chance = random.Random(7)  # noqa: S311 - moments, not keys
    for _ in range(4):
        running = subprocess.Popen(
            command("site", root, "--store", store, "--workers", "2", "--no-ner"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(),
            start_new_session=True,
        )
        time.sleep(chance.uniform(0.3, 2.5))
        running.send_signal(signal.SIGKILL)
        running.wait()
    scan(root, store)
    assert keys(found(store)) == keys(found(tmp_path / "undisturbed.db"))
    with sqlite3.connect(store) as db:
        assert db.execute("SELECT count(*), count(DISTINCT address) FROM page").fetchone() == (PAGES, PAGES)


def test_workers_end_when_the_scan_is_killed(mirror: Path, tmp_path: Path) -> None:
    running = subprocess.Popen(
        command("site", mirror, "--store", tmp_path / "s.db", "--workers", "2", "--no-ner"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment(),
        start_new_session=True,
    )
    time.sleep(2.0)
    group = os.getpgid(running.pid)
    running.send_signal(signal.SIGKILL)
    running.wait()
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    pytest.fail("processes were left behind")


def _crash(tasks: list[Task]) -> list[Page]:
    if any("bad" in task.address for task in tasks):
        os.kill(os.getpid(), signal.SIGSEGV)
    if any("slow" in task.address for task in tasks):
        time.sleep(60)
    return workers.check_pages(tasks)


def test_a_page_that_brings_its_worker_down_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = []
    for name in ["a", "bad", "b", "c", "slow", "d"]:
        paths.append(tmp_path / f"{name}.txt")
        paths[-1].write_text("共发放资料约50余份。", encoding="utf-8")
    monkeypatch.setattr(workers, "SECONDS", 5.0)
    pool = Workers(2, Settings(ner=False), "v", b"key", work=_crash)
    done = list(pool.check(Task(path.name, path) for path in paths))
    lost = sorted((one.task.address, one.why) for one in done if isinstance(one, Lost))
    assert lost == [("bad.txt", "crash"), ("slow.txt", "time limit")]
    kept = sorted(one.address for one in done if not isinstance(one, Lost))
    assert kept == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_a_store_holds_no_value(tmp_path: Path) -> None:
    values = Values("甲")
    (tmp_path / "a.html").write_text(
        f"<p>村民{values.name()}，身份证号码{values.resident_id()}，电话{values.mobile()}，约50余件</p>",
        encoding="utf-8",
    )
    (tmp_path / "b.txt").write_text(values.resident_id(), encoding="utf-8")
    (folder := tmp_path / f"{values.name()}{values.mobile()}").mkdir()
    for year in (2022, 2023):
        (folder / f"{values.resident_id()}.html").write_text(
            f"<h1>青岚市林业局{values.mobile()}{year}年政府信息公开工作年度报告</h1><p>约50余件</p>",
            encoding="utf-8",
        )
    scan(tmp_path, tmp_path / "s.db", "--exclude", f"{values.mobile()}/")
    with closing(sqlite3.connect(tmp_path / "s.db")) as db:
        kept = [
            zlib.decompress(data).decode("utf-8", "replace")
            for (data,) in db.execute("SELECT summary FROM kept")
        ]
    assert len(kept) == 2
    assert not any(leaks(one, values) for one in kept)
    assert "本次检查 0" in scan(tmp_path, tmp_path / "s.db", "--exclude", "s.db*").out
    for path in tmp_path.glob("s.db*"):
        assert not leaks(path.read_bytes().decode("utf-8", errors="replace"), values)
    for style in ("text", "json", "csv", "html"):
        said = start("site", "report", "--store", tmp_path / "s.db", "--format", style)
        assert not leaks(said.out, values)


def test_reports_of_several_years_are_compared(tmp_path: Path) -> None:
    reports = series("青岚市林业局", 2020, 3, random.Random(3))  # noqa: S311 - figures, not keys
    reports[2] = reports[2].but(carried_in=reports[2].carried_in + 1, done=reports[2].done + 1)
    for report in reports:
        (tmp_path / f"{report.year}.txt").write_text(report.text(), encoding="utf-8")
    scan(tmp_path, tmp_path / "s.db")
    (broken,) = (one for one in found(tmp_path / "s.db") if one["rule"] == "annual-report/carry-over")
    assert broken["document"].endswith("2022.txt")
    assert any(place["document"].endswith("2021.txt") for place in broken["related"])


def test_one_persons_number_on_several_pages_is_one_finding(tmp_path: Path) -> None:
    values = Values("甲")
    number, other = values.resident_id(), values.resident_id()
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "a.html").write_text(f"<p>低保对象，身份证号码：{number}</p>", encoding="utf-8")
    (folder / "b.txt").write_text(
        f"临时救助对象身份证号码：{number[:6]} {number[6:14]} {number[14:]}", encoding="utf-8"
    )
    (folder / "c.txt").write_text(f"获奖人身份证号码：{other}", encoding="utf-8")
    scan(folder, tmp_path / "s.db")
    (same,) = (one for one in found(tmp_path / "s.db") if one["rule"] == "personal-data/recurrence")
    assert same["document"].endswith("a.html")
    assert [place["document"] for place in same["related"]] == [str(folder / "b.txt")]
    (folder / "b.txt").write_text("已删除", encoding="utf-8")
    scan(folder, tmp_path / "s.db")
    assert not [one for one in found(tmp_path / "s.db") if one["rule"] == "personal-data/recurrence"]
    for path in tmp_path.glob("s.db*"):
        assert not leaks(path.read_bytes().decode("utf-8", errors="replace"), values)


def test_what_is_kept_of_an_issuer_holds_no_name_of_a_person(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    text = "青岚市陈澜昀2024年政府信息公开工作年度报告\n全年收到申请3件，办结3件。\n"
    (tmp_path / "site" / "a.txt").write_text(text, encoding="utf-8")
    scan(tmp_path / "site", tmp_path / "s.db")
    with sqlite3.connect(tmp_path / "s.db") as db:
        ((kept,),) = db.execute("SELECT summary FROM kept")
    assert "陈澜昀".encode() not in zlib.decompress(kept)


def test_without_its_key_a_store_is_scanned_anew(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.txt").write_text("共发放资料约50余份。", encoding="utf-8")
    scan(tmp_path / "site", tmp_path / "s.db")
    assert oct((tmp_path / "s.db.key").stat().st_mode & 0o777) == "0o600"
    (tmp_path / "s.db.key").unlink()
    assert "本次检查 1" in scan(tmp_path / "site", tmp_path / "s.db").out
    assert len(found(tmp_path / "s.db")) == 1


def test_what_the_template_says_is_reported_once(tmp_path: Path) -> None:
    foot = "<footer>主办单位：青岚市人民政府 网站标识码：3499000021 浙ICP备99000001号</footer>"
    for name in "abc":
        (tmp_path / f"{name}.html").write_text(f"<p>公告{name}</p>{foot}", encoding="utf-8")
    scan(tmp_path, tmp_path.with_suffix(".db"))
    (region,) = (one for one in found(tmp_path.with_suffix(".db")) if one["rule"] == "website/region")
    assert region["repeats"] == 2


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 200])
def test_what_is_no_store_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s.db").write_bytes(content)
    ended = start("site", "status", "--store", tmp_path / "s.db")
    assert ended.code == 4
    assert "扫描库" in ended.err
    assert "Traceback" not in ended.err


def test_a_store_that_is_missing_is_not_made_by_looking(tmp_path: Path) -> None:
    assert start("site", "report", "--store", tmp_path / "s.db").code == 4
    assert not (tmp_path / "s.db").exists()


def test_the_ledger_names_page_and_column(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<title>防汛通知</title><meta name="ColumnName" content="通知公告"><p>共发放资料约50余份。</p>',
        encoding="utf-8",
    )
    scan(tmp_path, tmp_path.with_suffix(".db"))
    said = start("site", "report", "--store", tmp_path.with_suffix(".db"), "--format", "csv").out
    (line,) = csv.DictReader(io.StringIO(said.lstrip("\ufeff")))
    assert (line["标题"], line["栏目"]) == ("防汛通知", "通知公告")
    assert line["问题类型"].endswith("wording/double-approximation")
