"""Guide and annual report of an organ are held against each other by their telephones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.site.compare import compare_pages
from disclosure_lint.site.pages import Task, check_page
from disclosure_lint.site.settings import Settings
from disclosure_lint.site.store import Store
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from pathlib import Path

RULE = "website/disclosure-telephone"
GUIDE = "{organ}政府信息公开指南\n三、工作机构：办公室，联系电话：{phone}，监督电话：0990-8100000。\n{date}\n"
REPORT = (
    "{organ}{year}年政府信息公开工作年度报告\n本报告由{organ}编制。如有疑问，请与{organ}办公室联系"
    "（地址：青岚市沿江路，电话：{phone}）。\n一、总体情况\n主动公开信息50条。\n"
)


def guide(phone: str, organ: str = "青岚市林业局", date: str = "") -> str:
    return GUIDE.format(organ=organ, phone=phone, date=date)


def report(phone: str, year: int = 2023, organ: str = "青岚市林业局") -> str:
    return REPORT.format(organ=organ, year=year, phone=phone)


def found(folder: Path, *pages: str) -> list[tuple[str, str]]:
    settings = Settings(select=(RULE,), ner=False)
    with Store(folder / "s.db", create=True) as store:
        number = store.begin("v", {})
        for place, page in enumerate(pages):
            source = Source(f"http://qinglan.gov.cn/{place}.txt", page.encode())
            checked = check_page(Task(source.name, source), settings.run(), "v", b"key")
            store.add(number, "v", [checked])
        compare_pages(store, number, settings)
        return list(store.rows("SELECT document, message_zh FROM finding WHERE gone IS NULL ORDER BY page"))


def test_a_telephone_the_guide_does_not_have_is_told_with_both_places(tmp_path: Path) -> None:
    ((document, message),) = found(tmp_path, guide("0990-8123456"), report("0990-8123457"))
    assert document.endswith("1.txt")
    assert "2023年度报告的联系电话不在" in message


@pytest.mark.parametrize(
    "pages",
    [
        (guide("0990-8123456"), report("8123456")),
        (guide("0990-8123456"), report("0990—8123456转801")),
        (guide("0990-8123456"), report("0990-8100000")),
        (guide("0990-8123456"), report("0990-8123457", organ="青岚市水务局")),
        (guide("0990-8123456", date="2019年3月1日"), report("0990-8123457")),
        (guide("0990-8123456"), report("0990-8123456", 2023), report("0990-8123450", 2020)),
        (report("0990-8123456"), report("8123456")),
        (report("0990-8123456", 2022), report("0990-8123457", 2023)),
    ],
)
def test_the_same_number_other_organs_and_other_years_are_no_contradiction(
    pages: tuple[str, ...], tmp_path: Path
) -> None:
    assert found(tmp_path, *pages) == []


GOVERNMENT, OFFICE = "云岭县人民政府", "云岭县人民政府办公室"


@pytest.mark.parametrize(
    ("one", "other"),
    [(GOVERNMENT, OFFICE), (OFFICE, GOVERNMENT), (GOVERNMENT, "云岭县政府办公室"), ("云岭县政府", OFFICE)],
)
def test_the_office_of_a_government_publishes_for_it(one: str, other: str, tmp_path: Path) -> None:
    ((_, message),) = found(tmp_path, guide("0990-8123456", one), report("0990-8123457", organ=other))
    assert message.startswith(f"“{other}”2023年度报告")
    assert f"“{one}”公开指南" in message


def test_an_organ_is_named_as_fully_as_it_names_itself(tmp_path: Path) -> None:
    ((_, message),) = found(
        tmp_path, guide("0990-8123456", GOVERNMENT), report("0990-8123457", organ="云岭县")
    )
    assert message.startswith(f"“{GOVERNMENT}”2023年度报告")


@pytest.mark.parametrize(
    "pages",
    [
        # Each has its own.
        (
            guide("0990-8123456", GOVERNMENT),
            report("8123456", organ=GOVERNMENT),
            report("8123457", organ=OFFICE),
        ),
        (report("8123456", organ=GOVERNMENT), report("8123457", organ=OFFICE)),
        (guide("8123456", GOVERNMENT), guide("8123458", OFFICE), report("8123458", organ=OFFICE)),
        # Another place, and an office of a department.
        (guide("8123456", GOVERNMENT), report("8123457", organ="白栖县人民政府办公室")),
        (guide("8123456", GOVERNMENT), report("8123457", organ="云岭县林业局办公室")),
    ],
)
def test_an_office_with_documents_of_its_own_is_another_organ(pages: tuple[str, ...], tmp_path: Path) -> None:
    assert found(tmp_path, *pages) == []


def test_two_copies_of_a_report_with_other_numbers_are_told_at_the_second(tmp_path: Path) -> None:
    ((document, message),) = found(tmp_path, report("0990-8123456"), report("0990-8123457"))
    assert document.endswith("1.txt")
    assert "两个版本" in message


def test_no_number_is_in_the_store_but_where_it_is_quoted_from(tmp_path: Path) -> None:
    found(tmp_path, guide("0990-8123456"))
    with Store(tmp_path / "s.db") as store:
        digests = [digest for (digest,) in store.rows("SELECT digest FROM contact")]
    assert len(set(digests)) == 2
    assert all(b"8123456" not in digest for digest in digests)
