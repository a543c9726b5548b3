"""Options for a scan that runs on a cluster."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Callable


class Cluster(NamedTuple):
    """Where a scan runs.

    Attributes:
        scheduler: address of the scheduler.
        results: folder for what is found, None for one beside the store.
    """

    scheduler: str
    results: Path | None


_OPTIONS = (
    click.option(
        "--engine",
        type=click.Choice(["local", "dask"]),
        default="local",
        help="在本机（默认）或 Dask 集群（附加组件 dask）上检查。Where pages are checked.",
    ),
    click.option(
        "--scheduler", metavar="ADDR", help="Dask 调度器，如 tcp://主机:8786。The scheduler of Dask."
    ),
    click.option(
        "--results",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="集群的结果目录，各节点都能访问，默认在扫描库旁。Folder for results that all machines see.",
    ),
)


def cluster_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options; the command is given ``cluster``, None for this machine."""

    @wraps(command)
    def run(*, engine: str, scheduler: str | None, results: Path | None, **others: Any) -> Any:  # noqa: ANN401
        if (engine == "dask") != bool(scheduler):
            raise click.UsageError("--engine dask 与 --scheduler 要一起用 (belong together)")
        return command(cluster=Cluster(scheduler, results) if scheduler else None, **others)

    for option in reversed(_OPTIONS):
        run = option(run)
    return run
