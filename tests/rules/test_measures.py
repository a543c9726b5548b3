"""Measures are data of a pack: what texts count, and the words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.kinds import KINDS as SHIPPED
from disclosure_lint.measures import Form
from disclosure_lint.rules.load import load
from disclosure_lint.rules.pack import builtin_folder

from .packs import changed, load_pack, problems_of

if TYPE_CHECKING:
    from pathlib import Path

MEASURES = """\
received:
  name: 收到
  unless: 复议
  of: [none]
  said:
    - 收到{n}
    - {is: "受理{n}件?申请", unless: 诉讼, of: [done]}
  none: [未收到]
done: {name: 办结, said: ["办结{n}"], units: [件]}
"""
NAMED = changed(("pattern: 甲+", "pattern: 甲+\n  measures: [received]"))


def test_a_form_takes_what_is_said_of_all_unless_it_says_otherwise(tmp_path: Path) -> None:
    received, done = load_pack(tmp_path, {"measures/m.yaml": MEASURES}).measures
    assert (received.id, received.name, done.units) == ("received", "收到", ("件",))
    assert received.said == (Form("收到{n}", "复议", ("none",)), Form("受理{n}件?申请", "诉讼", ("done",)))
    assert received.none == (Form("未收到"),)


@pytest.mark.parametrize(
    ("old", "new", "cause", "excerpt"),
    [
        ("收到{n}", "收到", "must say once where the number stands", "    - 收到"),
        ("收到{n}", "收到{n}{n}", "must say once where the number stands", "    - 收到{n}{n}"),
        ("[未收到]", "['未（收到']", "is never found", "  none: ['未（收到']"),
        ("[未收到]", "['未(收到']", "not a regular expression", "  none: ['未(收到']"),
        ("of: [done]", "of: [doen]", "no such measure", "of: [doen]"),
        ("of: [none]", "of: [other]", "no such measure", "  of: [other]"),
        ("units: [件]", "unit: [件]", "unit", "unit: [件]"),
    ],
)
def test_a_mistake_is_told_where_it_stands(
    tmp_path: Path, old: str, new: str, cause: str, excerpt: str
) -> None:
    assert old in MEASURES
    (problem,) = problems_of(tmp_path, {"measures/m.yaml": MEASURES.replace(old, new, 1)})
    assert cause in problem.cause
    assert excerpt in problem.excerpt


def test_a_rule_may_only_name_measures_of_the_pack(tmp_path: Path) -> None:
    assert load_pack(tmp_path / "right", {**NAMED, "measures/m.yaml": MEASURES}).rules
    misspelt = MEASURES.replace("received:", "recieved:")
    (problem,) = problems_of(tmp_path / "wrong", {**NAMED, "measures/m.yaml": misspelt})
    assert "no such measure" in problem.cause
    assert "recieved" in str(problem)
    assert problem.excerpt.strip() == "measures: [received]"


def test_all_measures_that_ship_compile() -> None:
    measures = load([builtin_folder()], SHIPPED).measures
    assert len(measures) > 30
    for measure in measures:
        for form in measure.said:
            assert form.leads("", "") in {True, False}
            assert form.means_other("") is False
        for form in measure.none:
            assert form.pattern.search("") is None


def test_links_may_stand_between_the_words_and_the_number() -> None:
    form = Form("收到申请{n}(?:公开)?申请")
    assert form.leads("共收到申请总数共计为", " 公开申请")
    assert not form.leads("共收到申请，答复", "公开申请")
    assert not form.leads("共收到申请", "来信")
