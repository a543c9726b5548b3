"""Every fault put into a made-up site is found, none twice, and nothing that only looks like one."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from cli.running import start
from disclosure_lint.site.listing import findings
from disclosure_lint.site.store import Store
from made_up_site import FAULTS, NEAR_MISSES, Key, Plan, write_site

if TYPE_CHECKING:
    from pathlib import Path

PAGES = 240


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Key]:
    folder = tmp_path_factory.mktemp("made-up")
    key = write_site(folder / "site", Plan(PAGES, every=2))
    start("site", folder / "site", "--store", folder / "s.db", "--workers", "2", "--no-ner")
    return folder, key


def test_what_was_planted_is_found_and_nothing_else(scanned: tuple[Path, Key]) -> None:
    folder, key = scanned
    assert {plant.name for plant in (*FAULTS, *NEAR_MISSES)} <= key.plants
    with closing(sqlite3.connect(folder / "s.db")) as db:
        rows = db.execute("SELECT address, rule FROM finding JOIN page ON page.id = page").fetchall()
    found = Counter((page.removeprefix(f"{folder}/site/"), rule) for page, rule in rows)
    planted = Counter(key.faults)
    assert (planted - found, found - planted) == (Counter(), Counter())


def test_what_a_template_says_wrong_is_listed_once_with_the_number_of_pages(
    scanned: tuple[Path, Key],
) -> None:
    folder, key = scanned
    with Store(folder / "s.db") as store:
        listed = list(findings(store))
    for rule in ("website/site-code-metadata", "website/icp-number"):
        (one,) = (one for one in listed if one.entry.rule == rule)
        assert one.entry.repeats == sum(planted == rule for _, planted in key.faults) - 1 > 10


def test_addresses_of_publishing_systems_can_be_followed(scanned: tuple[Path, Key]) -> None:
    folder, _ = scanned
    with Store(folder / "s.db") as store:
        addresses = {address for (address,) in store.rows("SELECT address FROM page")}
    assert addresses == {str(path) for path in (folder / "site").rglob("*") if path.is_file()}


def test_a_page_follows_from_seed_and_number() -> None:
    plan = Plan(100_000)
    pages = [plan.page(number) for number in (0, 7, 40, 1_031, 77_777)]
    assert [Plan(100_000).page(number) for number in (77_777, 1_031, 40, 7, 0)] == pages[::-1]
    assert Plan(100_000, seed=2).page(77_777).data != pages[-1].data


def test_no_two_pages_have_one_address() -> None:
    plan = Plan(5_000)
    assert (
        len({f"{plan.role(number).site.office.host}/{plan.path(number)}" for number in range(5_000)}) == 5_000
    )
