"""Sites larger than one machine: files of pages (shards) are checked anywhere, results are Parquet.

The contract is a batch of rows in, a batch of rows out (:func:`scan_batch`), as Spark's
``mapInArrow`` has it; a whole file is checked by :func:`scan_shard`.
"""

from __future__ import annotations

from disclosure_lint.site.shards.arrow import scan_batch
from disclosure_lint.site.shards.shard import scan_shard

__all__ = ["scan_batch", "scan_shard"]
