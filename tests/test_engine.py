"""Rules meet a document: which apply, what the worst is, and what a failing rule does to the others."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from annual_reports import report_html
from disclosure_lint.api import chosen_pack, load_pack
from disclosure_lint.engine import Failure, applies, examine, read_with, worst
from disclosure_lint.finding import Finding, Outcome, Place
from disclosure_lint.readers import read_text
from disclosure_lint.rules.model import Applies, Rule, Years
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.document import Document
    from disclosure_lint.reading import Reading
    from disclosure_lint.rules.pack import Pack

RULE = "wording/double-approximation"
FAULTY = "全年约50余件。"


def document(text: str = FAULTY, name: str = "a.txt") -> Document:
    return read_text(text, name, name[name.rindex(".") :])


def packed(**checks: Any) -> Pack:  # noqa: ANN401 - checks
    """Rules of given names, each with a check of its own."""
    pack = load_pack()
    model = pack.by_id[RULE]
    made = [
        Rule(model.file.model_copy(update={"id": f"own/{name}"}), model.options, check)
        for name, check in checks.items()
    ]
    return pack.with_rules(made)


def found(outcome: Outcome = Outcome.FAIL) -> Any:  # noqa: ANN401 - a check
    def check(rule: Rule[Any], _: Reading) -> Iterator[Finding]:
        yield rule.finding("found", Place(Span(0, 1)), data={"text": "x"}, outcome=outcome)

    return check


def failing(error: BaseException) -> Any:  # noqa: ANN401 - a check
    def check(rule: Rule[Any], _: Reading) -> Iterator[Finding]:
        yield rule.finding("found", Place(Span(0, 1)), data={"text": "x"})
        raise error

    return check


def test_every_rule_comes_to_an_outcome() -> None:
    pack = load_pack()
    examination = examine(document(), pack)
    assert set(examination.outcomes) == set(examination.seconds) == set(pack.by_id)
    assert examination.outcomes[RULE] is Outcome.FAIL
    assert examination.outcomes["annual-report/sections"] is Outcome.NOT_APPLICABLE
    assert examination.outcomes["wording/security-phrase"] is Outcome.PASS
    assert [finding.rule for finding in examination.findings] == [RULE]


@pytest.mark.parametrize("order", list(permutations(Outcome)))
def test_the_worst_outcome_counts_whatever_the_order(order: tuple[Outcome, ...]) -> None:
    assert worst(order) is Outcome.FAIL
    assert worst(outcome for outcome in order if outcome is not Outcome.FAIL) is Outcome.REVIEW


def test_without_findings_a_rule_is_passed() -> None:
    assert worst([]) is Outcome.PASS
    assert worst([Outcome.NOT_APPLICABLE]) is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    "error",
    [ValueError("x"), KeyError("x"), RecursionError(), MemoryError(), ZeroDivisionError(), AssertionError()],
)
def test_a_rule_that_raises_is_named_and_the_others_go_on(error: Exception) -> None:
    examination = examine(document(), packed(broken=failing(error), sound=found()))
    assert examination.failures == [Failure("own/broken", "a.txt", type(error).__name__)]
    assert "own/sound" in {finding.rule for finding in examination.findings}


def test_a_failure_does_not_repeat_what_the_error_says() -> None:
    examination = examine(document(), packed(broken=failing(ValueError("全年约50余件"))))
    assert "全年" not in repr(examination.failures)


@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit()])
def test_an_interruption_ends_the_run(error: BaseException) -> None:
    with pytest.raises(type(error)):
        examine(document(), packed(broken=failing(error)))


def searching(pattern: str) -> Pack:
    """A pack of one rule with a pattern, and the rule after it."""
    pack = chosen_pack(select=["wording/double-approximation", "wording/double-total"])
    rule, after = pack.rules
    options = type(rule.options).model_validate({"pattern": pattern})
    return pack.with_rules([replace(rule, options=options), after])


@pytest.mark.parametrize("seconds", [0.05, 0.5])
def test_a_rule_that_takes_too_long_is_stopped_and_the_others_go_on(seconds: float) -> None:
    started = time.perf_counter()
    text = f"{'a' * 60}。共收到申请共2件。"
    examination = examine(document(text), searching("(a|aa)+$"), rule_seconds=seconds)
    taken = time.perf_counter() - started
    assert examination.failures == [Failure(RULE, "a.txt", "time-limit")]
    assert [finding.rule for finding in examination.findings] == ["wording/double-total"]
    assert seconds <= taken < seconds + 1
    assert seconds <= examination.seconds[RULE]


def test_the_limit_is_for_each_rule_and_document_anew() -> None:
    pack = chosen_pack()
    for _ in range(3):
        assert not examine(document(FAULTY * 1000), pack, rule_seconds=2).failures


def limited(documents: tuple[str, ...] = (), first: int | None = None, last: int | None = None) -> Rule[Any]:
    rule = load_pack().by_id[RULE]
    years = Years.model_validate({"from": first, "to": last})
    applying = Applies(documents=documents, years=years)
    return replace(rule, file=rule.file.model_copy(update={"applies": applying}))


def reading(text: str, name: str = "a.txt") -> Reading:
    return read_with(document(text, name), load_pack())


REPORT = ("annual-report",)


@pytest.mark.parametrize(
    ("rule", "year", "wanted"),
    [
        (limited(), 2024, True),
        (limited(REPORT), 2024, True),
        (limited(("plan",)), 2024, False),
        (limited(("plan", "annual-report")), 2024, True),
        (limited(REPORT, 2024, 2024), 2024, True),
        (limited(REPORT, 2025), 2024, False),
        (limited(REPORT, None, 2023), 2024, False),
        (limited(REPORT, 2020, 2025), 2024, True),
        (limited((), 2025), 2024, False),
    ],
)
def test_a_rule_applies_by_kind_of_document_and_year(rule: Rule[Any], year: int, *, wanted: bool) -> None:
    assert applies(rule, reading(report_html(year=year), "a.html")) is wanted


@pytest.mark.parametrize(
    ("rule", "wanted"), [(limited(), True), (limited(REPORT), False), (limited((), 2008), False)]
)
def test_of_an_unknown_kind_only_rules_for_all_apply(rule: Rule[Any], *, wanted: bool) -> None:
    assert applies(rule, reading("关于停水的通知")) is wanted


def test_of_a_report_without_a_year_rules_without_years_apply() -> None:
    undated = reading(re.sub(r"\d{4}年(?:\d+月\d+日)?", "", report_html()), "a.html")
    assert undated.facts.kind
    assert undated.facts.year is None
    assert applies(limited(REPORT), undated)
    assert not applies(limited(REPORT, 2008), undated)


def test_the_report_counts_outcomes_and_not_findings() -> None:
    text = "".join(f"第{number}次约50余件。" for number in range(5))
    examination = examine(document(text), load_pack())
    assert [finding.rule for finding in examination.findings] == [RULE] * 5
    assert list(examination.outcomes.values()).count(Outcome.FAIL) == 1


def anchored(anchor: str, outcome: Outcome = Outcome.FAIL) -> Any:  # noqa: ANN401 - a check
    def check(rule: Rule[Any], _: Reading) -> Iterator[Finding]:
        place = Place(Span(0, 1))
        yield rule.finding("found", place, data={"text": "x"}, outcome=outcome, anchor=anchor)
        yield rule.finding("found", place, data={"text": "y"}, outcome=Outcome.REVIEW, anchor="other")

    return check


def settled(one: Any, other: Any) -> list[tuple[str, str]]:  # noqa: ANN401 - checks
    """What is left of the findings of two rules, the first of which yields to the second."""
    pack = packed(one=one, other=other)
    first, second = pack.rules
    yields = replace(first, file=first.file.model_copy(update={"yields_to": (second.id,)}))
    examination = examine(document(), pack.with_rules([yields, second]))
    expected = worst(f.outcome for f in examination.findings if f.rule == first.id)
    assert examination.outcomes[first.id] is expected
    return [(f.rule.removeprefix("own/"), f.anchor) for f in examination.findings]


def test_a_rule_yields_to_another_that_says_the_same() -> None:
    assert settled(anchored("fees"), anchored("fees"))[:1] == [("other", "fees")]


def test_a_rule_does_not_yield_under_another_anchor_or_without_one() -> None:
    assert ("one", "fees") in settled(anchored("fees"), anchored("litigation"))
    assert ("one", "") in settled(anchored(""), anchored(""))


def test_a_failure_does_not_yield_to_a_doubt() -> None:
    assert ("one", "fees") in settled(anchored("fees"), anchored("fees", Outcome.REVIEW))
    assert ("one", "fees") not in settled(anchored("fees", Outcome.REVIEW), anchored("fees"))
