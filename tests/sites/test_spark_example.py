"""The example for Spark does what its first lines promise."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import environment
from made_up_site import Plan

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")
EXAMPLE = Path(__file__).parents[2] / "docs" / "spark_scan.py"
FAULTY = "共发放资料约50余份。".encode()


def test_the_function_takes_and_gives_batches_as_spark_calls_it() -> None:
    from disclosure_lint.site.shards.arrow import schema

    function = runpy.run_path(str(EXAMPLE))["checking"](b"k" * 32)
    given = pa.RecordBatch.from_pydict({"address": ["http://a.example/1"], "data": [FAULTY]})
    checked = list(function(iter([given, given.slice(0, 0)])))
    assert [batch.num_rows for batch in checked] == [1, 0]
    assert all(batch.schema.equals(schema()) for batch in checked)


def test_the_example_runs_on_spark(tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    plan = Plan(200)
    plain = [
        number for number in range(100, 200) if plan.is_plain(number) and not plan.role(number).site.wrong
    ]
    pages = [FAULTY, *(plan.page(number).data for number in plain[:5])]
    parquet.write_table(
        pa.table({"address": [f"http://a.example/{at}" for at in range(6)], "data": pages}),
        tmp_path / "p.parquet",
    )
    (tmp_path / "key").write_bytes(b"k" * 32)
    subprocess.run(
        [sys.executable, EXAMPLE, tmp_path / "p.parquet", tmp_path / "found", tmp_path / "key"],
        check=True,
        capture_output=True,
        env=environment({"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}),
        timeout=120,
    )
    rows = parquet.read_table(tmp_path / "found").to_pylist()
    assert [row["address"] for row in rows if row["found"]] == ["http://a.example/0"]
    assert len(rows) == 6
