"""Shards on a Dask cluster that is there already; the only module that knows Dask.

A shard is checked by one worker; one that is lost with its worker is checked by another. Shards and
results must lie where all machines see them under the same path.
"""

from __future__ import annotations

from dataclasses import replace
from glob import escape
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from disclosure_lint.site.extras import require
from disclosure_lint.site.scan import ScanError
from disclosure_lint.site.shards.job import Job, ShardError, run_apart
from disclosure_lint.site.shards.shard import is_done, result_pages, shard_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from disclosure_lint.site.pages import Page
    from disclosure_lint.site.settings import Settings
    from disclosure_lint.site.store import Store

#: Seconds to find the scheduler; times a shard is tried again when it fails.
_SECONDS, _AGAIN = 10, 2


def on_cluster(
    store: Store, shards: Sequence[Path], results: Path, settings: Settings, scheduler: str
) -> Callable[[int], Iterator[Page]]:
    """Return what yields the pages of some shards for a scan, a shard at a time, as they are done.

    Args:
        store: of the scan; what is in it and did not change is not written again.
        shards: files of pages.
        results: folder of what is found, one file a shard; shards that are done there are not checked again.
        settings: the choice of rules.
        scheduler: address of the scheduler (``tcp://…``).

    Raises:
        ExtraError: when Dask is not installed.
        ScanError: when it is called: the cluster is not reached, or a shard cannot be checked.
    """
    require("dask", ["distributed", "pyarrow"])
    version, key = settings.version(), store.key()

    def pages(scan: int) -> Iterator[Page]:
        for out in _results(shards, results, settings, key, scheduler):
            for page in result_pages(out):
                known = store.known(page.address)
                if known is None or known[2] != scan:  # of those that are there twice, one counts
                    unchanged = known is not None and known[:2] == (page.digest, version)
                    yield replace(page, changed=False) if unchanged else page

    return pages


def _results(
    shards: Sequence[Path], results: Path, settings: Settings, key: bytes, scheduler: str
) -> Iterator[Path]:
    version = settings.version()
    left = []
    try:
        results.mkdir(parents=True, exist_ok=True)
        for path in shards:
            named = blake2b(
                str(path.absolute()).encode(errors="surrogatepass"), key=key, digest_size=4
            ).hexdigest()
            out = results.absolute() / f"{path.name}.{named}.parquet"
            if is_done(out, shard_mark(path, key, settings)):
                yield out
            else:
                left.append(Job(str(path.absolute()), str(out), settings, version, key))
    except OSError as error:
        raise ScanError(f"{error.filename}: {error.strerror}") from None
    if left:
        yield from _distributed(left, scheduler)
        for job in left:  # what killed workers left behind
            for part in results.glob(f".{escape(Path(job.out).name)}.*.part"):
                part.unlink(missing_ok=True)


def _distributed(jobs: list[Job], scheduler: str) -> Iterator[Path]:
    from distributed import Client, as_completed

    try:
        client = Client(scheduler, timeout=_SECONDS)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError):
        raise ScanError(f"连不上调度器 (no scheduler at this address): {scheduler}") from None
    with client:
        futures = client.map(run_apart, jobs, pure=False, retries=_AGAIN)
        by_key = dict(zip((future.key for future in futures), jobs, strict=True))
        for future in as_completed(futures):  # type: ignore[no-untyped-call]
            if future.status != "finished":
                raise ScanError(_failed(by_key[future.key], future.exception()))
            yield Path(by_key[future.key].out)
            future.release()


def _failed(job: Job, error: BaseException | None) -> str:
    said = str(error) if isinstance(error, ShardError) else type(error).__name__
    if said == "version":
        said = "集群上的工具或规则版本不同 (the cluster has another version of the tool or of the rules)"
    return f"分片没有检查完 (a shard could not be checked): {Path(job.path).name}: {said}"
