"""Sites larger than one machine: shards in, rows out, whoever checks them and whatever is killed."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from cli.running import start
from disclosure_lint.site.captures import captured
from disclosure_lint.site.listing import findings
from disclosure_lint.site.pages import check_page
from disclosure_lint.site.scan import ScanError
from disclosure_lint.site.settings import Settings
from disclosure_lint.site.store import Store
from disclosure_lint.source import Source, Unread
from made_up_site import Plan
from personal_values import Values, leaks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from distributed import LocalCluster
    from pyarrow import RecordBatch as Batch

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
KEY = b"k" * 32
PLAIN = Settings(ner=False)
PLAN = Plan(1_000, every=5)
#: Pages before it are those a site has once, and those that are compared.
FIRST = 200


def pages(number: int, first: int = 0) -> list[tuple[str, bytes]]:
    made = map(PLAN.page, range(FIRST + first, FIRST + first + number))
    return [(f"http://{one.path}", one.data) for one in made]


def batch_of(rows: list[tuple[str, bytes]]) -> Batch:
    return pa.RecordBatch.from_pydict(
        {
            "address": [address for address, _ in rows],
            "data": [data for _, data in rows],
            "date": [datetime(2024, 5, 1, tzinfo=UTC)] * len(rows),
        }
    )


def shard(path: Path, rows: list[tuple[str, bytes]]) -> Path:
    parquet.write_table(pa.Table.from_batches([batch_of(rows)]), path)
    return path


def found(path: Path) -> list[tuple[str, str, int | None]]:
    with Store(path) as store:
        return sorted(
            (one.entry.document, one.entry.rule, one.entry.position.offset if one.entry.position else None)
            for one in findings(store)
        )


def test_a_shard_comes_to_what_its_pages_come_to_one_by_one(tmp_path: Path) -> None:
    from disclosure_lint.site.shards import scan_shard
    from disclosure_lint.site.shards.arrow import schema
    from disclosure_lint.site.shards.shard import result_pages

    rows = pages(12)
    out = scan_shard(shard(tmp_path / "a.parquet", rows), tmp_path / "out.parquet", KEY, PLAIN)
    single = [
        check_page(task, PLAIN.run(), PLAIN.version(), KEY) for task in captured(tmp_path / "a.parquet")
    ]
    assert [(one.address, one.digest, one.found) for one in result_pages(out)] == [
        (one.address, one.digest, one.found) for one in single
    ]
    assert sum(len(one.found) for one in single) >= 2
    assert parquet.read_schema(out).names == schema().names
    assert parquet.ParquetFile(out).metadata.row_group(0).column(0).compression == "ZSTD"
    written = out.stat().st_mtime_ns
    scan_shard(tmp_path / "a.parquet", out, KEY, PLAIN)
    assert out.stat().st_mtime_ns == written
    scan_shard(shard(tmp_path / "a.parquet", pages(2)), out, KEY, PLAIN)
    assert len(list(result_pages(out))) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.parquet", "out.parquet"]


def test_a_batch_comes_to_rows_that_sql_calls_the_same(tmp_path: Path) -> None:
    from disclosure_lint.site.shards import scan_batch
    from disclosure_lint.site.shards.arrow import SQL, schema, to_pages

    values = Values("甲")
    text = f"村民{values.name()}，身份证号码{values.resident_id()}，共发放约50余份。"
    checked = scan_batch(batch_of([("http://a.example/1", text.encode())]), KEY, PLAIN)
    assert checked.schema.equals(schema())
    (one,) = to_pages(checked)
    assert {row.rule for row in one.found} >= {"personal-data/resident-id", "wording/double-approximation"}
    parquet.write_table(pa.Table.from_batches([checked]), tmp_path / "x.parquet", compression="none")
    assert not leaks((tmp_path / "x.parquet").read_bytes().decode("utf-8", errors="replace"), values)
    columns = SQL
    while "<" in columns:
        columns = re.sub(r"<[^<>]*>", "", columns)
    assert [column.split()[0] for column in columns.split(", ")] == schema().names


def test_rows_without_bytes_or_in_other_types_are_no_trouble(tmp_path: Path) -> None:
    table = pa.table(
        {"address": ["a", "b", "c"], "data": ["约50余份", None, ""], "date": ["2024-01-01", "soon", None]}
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    tasks = list(captured(tmp_path / "a.parquet"))
    assert [type(task.what) for task in tasks] == [Source, Unread, Source]
    assert isinstance(tasks[0].what, Source)
    assert tasks[0].what.date == datetime(2024, 1, 1, tzinfo=UTC)


def test_a_file_that_is_no_shard_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 nothing")
    (task,) = captured(tmp_path / "a.parquet")
    assert isinstance(task.what, Unread)
    parquet.write_table(pa.table({"url": ["x"]}), tmp_path / "b.parquet")
    with pytest.raises(ScanError, match="address"):
        list(captured(tmp_path / "b.parquet"))
    ended = start("site", tmp_path / "b.parquet", "--store", tmp_path / "s.db", "--no-ner")
    assert (ended.code, "address" in ended.err, "Traceback" in ended.err) == (2, True, False)


def test_shards_are_sources_of_a_scan_on_one_machine(tmp_path: Path) -> None:
    rows = pages(10)
    (tmp_path / "site").mkdir()
    shard(tmp_path / "site" / "a.parquet", [*rows, (rows[0][0], "后来的约50余份".encode())])
    start("site", tmp_path / "site", "--store", tmp_path / "s.db", "--no-ner", "--workers", "1")
    with Store(tmp_path / "s.db") as store:
        assert store.one("SELECT count(*), min(address) FROM page") == (10, min(rows)[0])
    assert len(found(tmp_path / "s.db")) >= 2


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1"
    ) as started:
        yield started


@pytest.mark.filterwarnings("ignore")
def test_a_scan_on_a_cluster_is_complete_when_a_worker_is_killed(
    tmp_path: Path, cluster: LocalCluster
) -> None:
    for number in range(4):
        shard(tmp_path / f"{number}.parquet", pages(30, 30 * number))
    start(
        "site",
        tmp_path / "0.parquet",
        *(tmp_path / f"{number}.parquet" for number in (1, 2, 3)),
        "--store",
        tmp_path / "here.db",
        "--no-ner",
        "--workers",
        "2",
    )
    killed: list[int] = []

    def kill() -> None:
        while not list((tmp_path / "results").glob(".*.part")):
            time.sleep(0.05)
        pid = next(iter(cluster.workers.values())).pid
        os.kill(pid, signal.SIGKILL)
        killed.append(pid)

    killer = threading.Thread(target=kill)
    killer.start()
    arguments = [tmp_path / f"{number}.parquet" for number in range(4)]
    options = ["--engine", "dask", "--scheduler", cluster.scheduler_address, "--no-ner"]
    first = start(
        "site", *arguments, "--store", tmp_path / "s.db", *options, "--results", tmp_path / "results"
    )
    killer.join()
    assert (first.code, killed != []) == (1, True), first
    assert found(tmp_path / "s.db") == found(tmp_path / "here.db")
    assert len(found(tmp_path / "s.db")) >= 24
    with Store(tmp_path / "s.db") as store:
        assert store.one("SELECT count(*), count(DISTINCT address) FROM page") == (120, 120)
    assert len(list((tmp_path / "results").iterdir())) == 4
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "results").glob("*.parquet")}
    again = start(
        "site", *arguments, "--store", tmp_path / "s.db", *options, "--results", tmp_path / "results"
    )
    assert "本次检查 0" in again.out
    assert {path: path.stat().st_mtime_ns for path in before} == before


@pytest.mark.filterwarnings("ignore")
def test_a_shard_that_cannot_be_checked_is_named(tmp_path: Path, cluster: LocalCluster) -> None:
    parquet.write_table(pa.table({"url": ["x"]}), tmp_path / "b.parquet")
    options = ["--engine", "dask", "--scheduler", cluster.scheduler_address, "--no-ner"]
    ended = start("site", tmp_path / "b.parquet", "--store", tmp_path / "s.db", *options)
    assert (ended.code, "b.parquet" in ended.err, "Traceback" in ended.err) == (2, True, False)


def test_what_is_wrong_with_a_cluster_is_said(tmp_path: Path) -> None:
    shard(tmp_path / "a.parquet", pages(1))
    (tmp_path / "a.txt").write_text("x")
    dask = ("--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    store = ("--store", tmp_path / "s.db", "--no-ner")
    alone = start("site", tmp_path / "a.parquet", *store, "--engine", "dask")
    assert (alone.code, "--scheduler" in alone.err) == (4, True)
    text = start("site", tmp_path / "a.txt", *store, *dask)
    assert (text.code, "a.txt" in text.err) == (4, True)
