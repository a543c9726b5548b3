"""Pages that are nearly the same are one finding; what a template says makes no copies."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.site.compare import compare_pages
from disclosure_lint.site.copies import alike, lacking, likely
from disclosure_lint.site.minhash import likeness, sign
from disclosure_lint.site.pages import Task, check_page
from disclosure_lint.site.settings import Settings
from disclosure_lint.site.store import Store
from disclosure_lint.source import Source

if TYPE_CHECKING:
    from pathlib import Path

RULE = "website/copied-pages"


def article(seed: int, sentences: int = 40) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - text, not keys
    return ["".join(chr(0x4E00 + chance.randrange(2000)) for _ in range(20)) + "。" for _ in range(sentences)]


def page(lines: list[str]) -> str:
    menu = "".join(f"<li><a href=/{number}>栏目{number}</a></li>" for number in range(90))
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f"<title>甲</title><ul>{menu}</ul>{body}<div class=footer>主办单位：青岚市人民政府办公室。</div>"


def found(folder: Path, *pages: str) -> list[tuple[str, str, str]]:
    settings = Settings(select=(RULE,), ner=False)
    with Store(folder / "s.db", create=True) as store:
        number = store.begin("v", {})
        for place, content in enumerate(pages):
            source = Source(f"http://qinglan.gov.cn/{place:03}.html", content.encode())
            checked = check_page(Task(source.name, source), settings.run(), "v", b"key")
            store.add(number, "v", [checked])
        compare_pages(store, number, settings)
        sql = "SELECT document, message_zh, related FROM finding WHERE gone IS NULL ORDER BY page"
        return [(document, message, related) for document, message, related in store.rows(sql)]


def test_copies_are_told_at_the_first_with_the_others(tmp_path: Path) -> None:
    text = article(1)
    nearly = [*text[:20], text[20].replace(text[20][5], "改"), *text[21:]]
    pages = (page(article(2)), page(text), page(article(3)), page(nearly), page(text))
    ((document, message, related),) = found(tmp_path, *pages)
    assert document.endswith("001.html")
    assert "另有 2 个页面" in message
    assert [f"{number}.html" in related for number in ("000", "002", "003", "004")] == [
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (article(1), article(2)),
        (article(1), [*article(1)[:20], *article(2)[:20]]),
        (article(1, 10), article(1, 10)),
        ([line.replace("。", "") for line in article(1)],) * 2,
    ],
)
def test_other_texts_short_ones_and_lists_are_no_copies(
    one: list[str], other: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, page(one), page(other)) == []


def test_what_most_pages_of_a_site_say_is_its_template(tmp_path: Path) -> None:
    assert found(tmp_path, *[page(article(1))] * 25) == []


def test_a_signature_is_of_no_use_without_the_key() -> None:
    text = "".join(article(1))
    assert sign(text, b"one") == sign(text, b"one")
    assert likeness(sign(text, b"one"), sign(text, b"other")) < 0.1


@given(st.lists(st.sampled_from([sign("".join(article(seed)), b"key") for seed in range(4)])))
def test_every_signature_is_in_at_most_one_group_and_alike_to_the_first(signatures: list[bytes]) -> None:
    groups = list(alike(signatures, 0.95))
    grouped = [number for group in groups for number in group]
    assert len(grouped) == len(set(grouped))
    for group in groups:
        assert group == sorted(group)
        assert {signatures[number] for number in group} == {signatures[group[0]]}
    alone = [signatures[number] for number in range(len(signatures)) if number not in grouped]
    assert len(alone) == len(set(alone))


def test_without_the_extra_nothing_is_compared_and_that_can_be_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("disclosure_lint.site.copies.algorithm", str)
    assert lacking(Settings(select=(RULE,)).pack())
    assert not lacking(Settings(select=("website/site-code",)).pack())
    assert found(tmp_path, *[page(article(1))] * 2) == []


@given(st.lists(st.integers(min_value=0, max_value=6), max_size=30))
def test_what_shares_no_band_is_in_no_group(seeds: list[int]) -> None:
    signatures = [sign("".join(article(seed, 3)), b"k") for seed in seeds]
    number, may_be_alike = likely(iter(signatures))
    assert number == len(seeds)
    assert may_be_alike == {at for at, seed in enumerate(seeds) if seeds.count(seed) > 1}
    assert {at for group in alike(signatures, 0.95) for at in group} <= may_be_alike
