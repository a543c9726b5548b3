"""Passages two texts share are found where they stand, and only those."""

from __future__ import annotations

import pickle
import random
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.readers import read_text
from disclosure_lint.structure.flow import Flow
from disclosure_lint.structure.sketch import SHINGLE, Sketch, sketch

if TYPE_CHECKING:
    from disclosure_lint.document import Document

CHARACTERS = [chr(code) for code in range(0x4E00, 0x5E00)]


def sentence(chance: random.Random, clauses: int = 4) -> str:
    return (
        "，".join("".join(chance.choices(CHARACTERS, k=chance.randrange(6, 14))) for _ in range(clauses))
        + "。"
    )


def made(seed: int, count: int = 20) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - the same each time
    return [sentence(chance) for _ in range(count)]


def of(text: str, **options: object) -> tuple[Document, Sketch]:
    document = read_text(text, "a.txt")
    return document, sketch(Flow(document.blocks), **options)  # type: ignore[arg-type]


def share(one: str, other: str) -> float:
    first, second = of(one)[1], of(other)[1]
    return sum(passage.length for passage in first.shared(second)) / first.length


def test_a_text_shares_itself() -> None:
    text = "\n".join(made(1))
    assert share(text, text) > 0.98


def test_texts_of_their_own_share_nothing() -> None:
    assert share("\n".join(made(1)), "\n".join(made(2))) == 0


@pytest.mark.parametrize("copied", range(0, 21, 4))
def test_the_share_is_that_of_the_copied_sentences(copied: int) -> None:
    own, foreign = made(1), made(2)
    text = "\n".join([*foreign[:copied], *own[copied:]])
    assert share(text, "\n".join(foreign)) == pytest.approx(copied / 20, abs=0.06)


def test_passages_stand_where_they_were_copied_from() -> None:
    own, foreign = made(1), made(2)
    here = "\n".join([*own[:3], *foreign[5:9], *own[3:]])
    there = "\n".join(foreign)
    (passage,) = of(here)[1].shared(of(there)[1])
    first, second = here[slice(*passage.here)], there[slice(*passage.there)]
    assert first == second
    assert first.startswith(foreign[5][:20])
    assert len("\n".join(foreign[5:9])) - len(first) < SHINGLE + 10


def test_years_figures_and_statutes_make_no_difference() -> None:
    text = (
        "2022年，我局按照《青岚市办法》的要求把{}条信息逐项列入清单"
        "并由办公室每周核对一次，缺项当周补齐，年底交专人复核。"
    )
    one = text.format(31)
    other = (
        text.format(4527)
        .replace("2022年，我局", "2023年度，本局")
        .replace("《青岚市办法》", "《云岭县条例》")
    )
    assert share(one, other) == share(one, one) > 0.7


def test_lists_of_figures_are_not_compared() -> None:
    kinds = "机构职能 规划计划 财政预决算 应急管理 行政许可 其他".split()
    one = "，".join(f"{kind}类信息{len(kind) * 7}条" for kind in kinds)
    assert share(one, one) == 0


def test_labels_of_forms_and_the_name_of_the_organ_are_left_out() -> None:
    labels = ("本机关不掌握相关政府信息", "属于国家秘密")
    text = "松涧镇属于国家秘密0000000本机关不掌握相关政府信息0000000"
    assert of(text, organ="松涧镇", labels=labels)[1].length == 0


def test_what_stands_before_the_start_is_left_out() -> None:
    text = "\n".join(made(1))
    assert of(text, start=len(text) // 2)[1].length < of(text)[1].length * 0.6


@given(st.lists(st.sampled_from(made(7, 8)), max_size=12), st.lists(st.sampled_from(made(7, 8)), max_size=12))
@settings(max_examples=60)
def test_no_more_is_shared_than_there_is(one: list[str], other: list[str]) -> None:
    first, second = of("\n".join(one) or "无")[1], of("\n".join(other) or "无")[1]
    passages = first.shared(second)
    assert 0 <= sum(passage.length for passage in passages) <= first.length
    assert [passage.here for passage in passages] == sorted(passage.here for passage in passages)


@given(st.text(max_size=200))
def test_any_text_can_be_sketched(text: str) -> None:
    document, made_of = of(text)
    for passage in made_of.shared(made_of):
        assert 0 <= passage.here.start < passage.here.end <= len(document.content)


def test_a_sketch_is_small_and_crosses_processes() -> None:
    text = "\n".join(made(3, 100))
    kept = pickle.dumps(of(text)[1])
    assert len(kept) < len(text.encode())
    assert pickle.loads(kept).shared(of(text)[1])  # noqa: S301 - made here


def test_endless_lines_are_sketched_in_time() -> None:
    started = time.perf_counter()
    for text in ("公" * 400_000, "公，" * 200_000, "《" * 400_000, "2022年" * 100_000):
        one = of(text)[1]
        one.shared(one)
    assert time.perf_counter() - started < 20
