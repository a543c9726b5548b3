"""The scan of a command: pages from files, from sites, or from a cluster, with a meter beside."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from disclosure_lint.cli.site.meter import Meter
from disclosure_lint.site.addresses import AddressesError
from disclosure_lint.site.coverage import Coverage
from disclosure_lint.site.extras import ExtraError
from disclosure_lint.site.scan import record, scan
from disclosure_lint.site.sources import Sources, local_tasks, shards_of, sort_sources

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.cli.site.cluster import Cluster
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.settings import Settings
    from disclosure_lint.site.store import Store


@dataclass(frozen=True)
class Work:
    """A scan that was asked for.

    Attributes:
        store: that it goes into.
        path: of the store.
        settings: the choice of rules.
        options: what is written down of it; ``sources`` and ``exclude`` say what is scanned.
        workers: number of processes.
        lang: of the meter.
    """

    store: Store
    path: Path
    settings: Settings
    options: dict[str, Any]
    workers: int
    lang: Lang

    def run(self, crawling: dict[str, Any], cluster: Cluster | None) -> None:
        """Scan.

        Raises:
            ScanError: when it cannot go on.
        """
        try:
            sources = sort_sources(self.options["sources"])
            if cluster:
                self._on_cluster(sources, cluster)
            else:
                self._here(sources, crawling)
        except (AddressesError, ExtraError) as error:
            raise click.UsageError(str(error)) from None

    def _here(self, sources: Sources, crawling: dict[str, Any]) -> None:
        from disclosure_lint.cli.site.crawling import crawl_of

        crawl = None
        options = self.options
        if sources.online:
            crawl = crawl_of(sources, self.store, self.path, crawling)
            options = options | crawling
        with Meter(self.lang) as meter:
            scan(
                self.store,
                chain(local_tasks(sources.paths, options["exclude"]), crawl or ()),
                self.settings,
                options=options,
                workers=self.workers,
                coverage=crawl.coverage if crawl else Coverage,
                progress=meter.update,
            )
        if crawl:
            crawl.forget()

    def _on_cluster(self, sources: Sources, cluster: Cluster) -> None:
        from disclosure_lint.site.shards.cluster import on_cluster

        if sources.online:
            raise AddressesError("集群上只检查 WARC、WACZ、Parquet (shards only, no addresses)")
        shards = shards_of(sources.paths, self.options["exclude"])
        results = cluster.results or self.path.with_name(f"{self.path.name}.shards")
        pages = on_cluster(self.store, shards, results, self.settings, cluster.scheduler)
        with Meter(self.lang) as meter:
            record(self.store, pages, self.settings, options=self.options, progress=meter.update)
