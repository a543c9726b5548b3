"""What was fetched from sites by others, WARC and WACZ, as sources of a scan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from archive_files import record, warc, zip_file
from cli.running import start
from disclosure_lint.site.captures import captured
from disclosure_lint.site.listing import findings
from disclosure_lint.site.store import Store
from disclosure_lint.source import Reason, Source, Unread
from sites.site_server import FAULT

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("fastwarc")
SITE = "http://www.qinglan.example"


def fetched() -> list[bytes]:
    inner = zip_file({"名单.txt": "共发放资料约50余份。".encode()})
    return [
        record(f"{SITE}/a.html", FAULT.encode()),
        record(f"{SITE}/b.html", "<p>公告</p>".encode()),
        record(f"{SITE}/c.zip", inner, "Content-Type: application/zip"),
        record(f"{SITE}/a.html", "<p>后来的</p>".encode()),
        record(f"{SITE}/gone.html", b"x", status="404 Not Found"),
    ]


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz", "x.wacz"])
def test_each_page_has_its_url_for_address(tmp_path: Path, name: str) -> None:
    data = warc(fetched(), packed=name != "x.warc")
    if name == "x.wacz":
        data = zip_file(
            {"archive/data.warc.gz": data, "datapackage.json": json.dumps({}).encode()}, packed=False
        )
    (tmp_path / name).write_bytes(data)
    tasks = {task.address: task.what for task in captured(tmp_path / name)}
    read = {address: what for address, what in tasks.items() if isinstance(what, Source)}
    assert set(read) >= {f"{SITE}/a.html", f"{SITE}/b.html", f"{SITE}/c.zip!名单.txt"}
    first = read[f"{SITE}/a.html"]
    assert (first.data, first.name, first.address) == (FAULT.encode(), f"{SITE}/a.html", f"{SITE}/a.html")
    reasons = [what.reason for what in tasks.values() if isinstance(what, Unread)]
    assert Reason.FAILED_FETCH in reasons


def test_a_scan_reports_the_urls_and_is_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").write_bytes(warc(fetched()))
    store = tmp_path / "s.db"
    arguments = ("site", tmp_path / "x.warc.gz", "--store", store, "--no-ner", "--workers", "1")
    assert start(*arguments).code == 1
    with Store(store) as opened:
        assert {one.entry.document for one in findings(opened)} == {
            f"{SITE}/a.html",
            f"{SITE}/c.zip!名单.txt",
        }
    assert "本次检查 0" in start(*arguments).out


def test_a_capture_that_is_cut_short_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").write_bytes(warc(fetched())[:-40])
    tasks = list(captured(tmp_path / "x.warc.gz"))
    assert tasks[0].address == f"{SITE}/a.html"
    assert [what.reason for task in tasks if isinstance(what := task.what, Unread)] == [Reason.DAMAGED]
