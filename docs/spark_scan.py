"""Check pages on Spark: ``spark-submit docs/spark_scan.py PAGES.parquet FOUND.parquet KEYFILE``.

PAGES has the columns ``address`` and ``data`` (the bytes of each page), and ``date`` and ``media`` if they
are known. FOUND gets a row for each page with its findings inside. KEYFILE holds some 32 random bytes
(``head -c 32 /dev/urandom > KEYFILE``); digests of different runs can be compared when the key is the same.
Each executor needs ``pip install 'disclosure-lint[dask]'``, which brings pyarrow.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.site.shards import scan_batch
from disclosure_lint.site.shards.arrow import SQL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyarrow import RecordBatch


def checking(key: bytes) -> Callable[[Iterator[RecordBatch]], Iterator[RecordBatch]]:
    """Return what ``mapInArrow`` takes."""
    return lambda batches: (scan_batch(batch, key) for batch in batches)


def main(pages: str, found: str, keyfile: str) -> None:
    """Read, check, write."""
    from pyspark.sql import SparkSession

    # Batches are held in memory by each executor: 200 pages rather than the usual 10,000.
    config = {"spark.sql.execution.arrow.maxRecordsPerBatch": "200"}
    spark = SparkSession.builder.appName("disclosure-lint").config(map=config).getOrCreate()
    rows = spark.read.parquet(pages).mapInArrow(checking(Path(keyfile).read_bytes()), SQL)
    rows.write.mode("overwrite").option("compression", "zstd").parquet(found)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
