"""Every kind of identifier keeps to its own examples and counter-examples."""

from __future__ import annotations

import re

import pytest

from disclosure_lint.api import load_pack
from disclosure_lint.identifiers import apart
from disclosure_lint.identifiers.catalogue import IDENTIFIERS
from disclosure_lint.identifiers.masks import STRICT, Mask
from disclosure_lint.specimens import MAKERS, Specimens

from .finding import found

EXAMPLES = [(kind, text) for kind, one in IDENTIFIERS.items() for text in one.examples]
COUNTER = [(kind, text) for kind, one in IDENTIFIERS.items() for text in one.counterexamples]


@pytest.mark.parametrize(("kind", "template"), EXAMPLES)
@pytest.mark.parametrize("seed", ["甲", "乙", "丙"])
def test_an_example_holds_one_value_of_its_kind(kind: str, template: str, seed: str) -> None:
    specimens = Specimens(seed)
    text = specimens.fill(template)
    (value,) = [value for value in found(text) if value.kind == kind]
    assert specimens.values[0] in text[value.start : value.end]


@pytest.mark.parametrize(("kind", "template"), COUNTER)
@pytest.mark.parametrize("seed", ["甲", "乙", "丙"])
def test_a_counterexample_holds_none_of_its_kind(kind: str, template: str, seed: str) -> None:
    text = Specimens(seed).fill(template)
    assert [value for value in found(text) if value.kind == kind] == []


@pytest.mark.parametrize("kind", IDENTIFIERS)
def test_a_kind_says_where_its_form_comes_from_and_how_it_is_tried(kind: str) -> None:
    one = IDENTIFIERS[kind]
    assert one.id == kind
    assert len(one.authority) > 3
    assert len(one.examples) > 1
    assert len(one.counterexamples) > 1
    assert re.search("[\u4e00-\u9fff]|QQ|IP", one.zh)
    assert re.fullmatch(r"[A-Za-z(), -]+", one.en)


def test_examples_hold_no_value_themselves() -> None:
    for _, template in [*EXAMPLES, *COUNTER]:
        without = re.sub(r"\{\{.*?\}\}", "", template)
        assert [value for value in found(without) if value.kind not in {"birth-date", "landline"}] == []


def test_every_kind_has_a_rule_and_a_mask() -> None:
    pack = load_pack()
    assert {rule.options.identifier for rule in pack.rules if rule.file.kind == "identifier"} == set(
        IDENTIFIERS
    )
    assert {rule.id.partition("/")[2] for rule in pack.rules if rule.file.kind == "identifier"} == set(
        IDENTIFIERS
    )
    assert set(pack.masks) == set(IDENTIFIERS)
    assert set(pack.holders.kinds) <= set(IDENTIFIERS)


@pytest.mark.parametrize("kind", IDENTIFIERS)
def test_a_mask_hides_enough_of_every_value(kind: str) -> None:
    mask = load_pack().masks[kind]
    for seed in range(20):
        value = Specimens(str(seed)).fill(f"{{{{{kind if kind in MAKERS else 'record'}}}}}")
        masked = mask.apply(value)
        assert len(masked) == len(value)
        assert masked.count("*") >= 4
        assert all(there in ("*", sign) for there, sign in zip(masked, value, strict=True))


@pytest.mark.parametrize(
    ("mask", "value", "masked"),
    [
        (Mask(head=3, tail=4), "13800001234", "138****1234"),
        (Mask(keep="domain", head=1), "abcdef@example.com", "a*****@example.com"),
        (Mask(keep="town"), "云岭县松涧镇桂花路12号", "云岭县松涧镇******"),
        (Mask(keep="town"), "桂花路12号", "******"),
        (STRICT, "123", "***"),
        (Mask(head=3, tail=4), "12345", "*****"),
    ],
)
def test_a_mask_keeps_what_it_says(mask: Mask, value: str, masked: str) -> None:
    assert mask.apply(value) == masked
    assert mask.secret(value).masked == masked


def test_of_values_that_share_characters_the_surest_stays() -> None:
    assert apart([]) == []
    (value,) = found(Specimens("x").fill("社会保障号码：{{resident-id}}"))
    assert value.kind == "resident-id"
