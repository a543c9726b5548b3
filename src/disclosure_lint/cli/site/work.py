"""The scan of a command: pages from files, from sites, or from a cluster, with a meter beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

import click

from disclosure_lint.cli.site.meter import Meter
from disclosure_lint.cli.site.settling import show_decisions, unwanted
from disclosure_lint.judge.standing import Standing
from disclosure_lint.site.addresses import AddressesError
from disclosure_lint.site.coverage import Coverage
from disclosure_lint.site.extras import ExtraError
from disclosure_lint.site.scan import record, scan
from disclosure_lint.site.sources import count_files, local_tasks, shards_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from disclosure_lint.cli.deciding import Decisions
    from disclosure_lint.cli.settings import Settings
    from disclosure_lint.cli.site.cluster import Cluster
    from disclosure_lint.site.crawl.crawl import Crawl
    from disclosure_lint.site.scan import Count
    from disclosure_lint.site.settings import Settings as SiteSettings
    from disclosure_lint.site.sources import Sources
    from disclosure_lint.site.store import Store


@dataclass
class Work:
    """A scan that was asked for.

    Attributes:
        store: that it goes into.
        sources: what is scanned.
        chosen: what pages are checked with.
        settings: what else holds.
        decisions: about findings; their files are no pages.
        options: what is written down of the scan.
        workers: number of processes.
        crawl: makes the crawl of addresses, None when there are none.
        standing: what the decisions came to, at the end.
    """

    store: Store
    sources: Sources
    chosen: SiteSettings
    settings: Settings
    decisions: Decisions
    options: dict[str, object]
    workers: int
    crawl: Callable[[Store], Crawl] | None = None
    standing: Standing = field(default_factory=Standing)

    def run(self, cluster: Cluster | None) -> Count:
        """Scan.

        Raises:
            ScanError: when it cannot go on.
        """
        try:
            return self._on_cluster(cluster) if cluster else self._here()
        except (AddressesError, ExtraError) as error:
            raise click.UsageError(str(error)) from None

    def _here(self) -> Count:
        crawl = self.crawl(self.store) if self.crawl else None
        files = (self.sources.paths, self._exclude, self._left_out)
        total = None if crawl else (lambda: count_files(*files))
        with Meter(self.settings.lang, total=total, waiting=crawl.waiting if crawl else None) as meter:
            count = scan(
                self.store,
                chain(local_tasks(*files), crawl or ()),
                self.chosen,
                options=self.options,
                workers=self.workers,
                coverage=crawl.coverage if crawl else Coverage,
                progress=meter.update,
                settle=self._settle,
            )
        if crawl:
            crawl.forget()
        return count

    @property
    def _exclude(self) -> list[str]:
        """Patterns of the command line, which are from the folder that is scanned."""
        return [value.value for value in self.settings.values["exclude"] if value.given is None]

    @property
    def _left_out(self) -> Callable[[Path], bool]:
        return unwanted(self.settings, self.decisions, self.store.path)

    def _settle(self, store: Store) -> None:
        self.standing = show_decisions(store, self.settings, self.decisions)

    def _on_cluster(self, cluster: Cluster) -> Count:
        from disclosure_lint.site.shards.cluster import on_cluster

        if self.sources.online:
            raise AddressesError("集群上只检查 WARC、WACZ、Parquet (shards only, no addresses)")
        path = self.store.path
        shards = shards_of(self.sources.paths, self._exclude, self._left_out)
        results = cluster.results or path.with_name(f"{path.name}.shards")
        pages = on_cluster(self.store, shards, results, self.chosen, cluster.scheduler)
        with Meter(self.settings.lang) as meter:
            return record(
                self.store,
                pages,
                self.chosen,
                options=self.options,
                progress=meter.update,
                settle=self._settle,
            )
