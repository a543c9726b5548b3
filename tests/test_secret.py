"""Values that cannot be printed by accident."""

from __future__ import annotations

import logging
import pickle
import random
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint import specimens
from disclosure_lint.secret import Secret, mask


def number() -> str:
    return specimens.mobile(random.Random("secret"))  # noqa: S311 - an invented number


def secret() -> Secret:
    return Secret(number(), mask(number(), head=3, tail=4))


def test_a_mask_keeps_the_ends_and_stars_the_middle() -> None:
    value = number()
    assert mask(value, head=3, tail=4) == f"{value[:3]}****{value[-4:]}"


def test_a_mask_leaves_separators_where_they_are() -> None:
    value = number()
    grouped = f"{value[:3]} {value[3:7]}-{value[7:]}"
    assert mask(grouped, head=3, tail=4) == f"{value[:3]} ****-{value[7:]}"


def test_a_chinese_name_is_masked_sign_by_sign() -> None:
    assert mask("赵岚屿珩筱", head=1, tail=0) == "赵****"


@pytest.mark.parametrize("value", ["赵", "赵岚", "赵岚屿", "赵岚屿珩"])
def test_of_a_short_value_nothing_is_shown(value: str) -> None:
    assert mask(value, head=1, tail=0) == "*" * len(value)


@given(st.text(max_size=30), st.integers(0, 6), st.integers(0, 6))
def test_a_mask_keeps_the_length_and_hides_at_least_four_signs(value: str, head: int, tail: int) -> None:
    masked = mask(value, head=head, tail=tail)
    hidden = sum(sign.isalnum() for sign in value) - sum(sign.isalnum() for sign in masked)
    assert len(masked) == len(value)
    assert hidden >= min(4, sum(sign.isalnum() for sign in value))
    assert all(new in {old, "*"} for old, new in zip(value, masked, strict=True))


def test_no_way_of_printing_shows_the_value() -> None:
    one = secret()
    printed = [str(one), repr(one), f"{one}", f"{one:>20}", f"{one!r:s}", "%s %r" % (one, one)]  # noqa: UP031
    printed += [repr([one]), str({"value": one}), repr({one: 1})]
    assert not any(number() in line for line in printed)
    assert all("****" in line for line in printed)


def test_logging_or_raising_a_secret_does_not_show_it(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("test").warning("found %s in %r", secret(), [secret()])
    with pytest.raises(ValueError, match=r"\*{4}") as raised:
        raise ValueError(secret())
    shown = "".join(traceback.format_exception(raised.value))
    assert "****" in caplog.text
    assert "****" in shown
    assert number() not in caplog.text + shown


def test_what_leaves_the_process_is_the_mask() -> None:
    stored = pickle.dumps(secret())
    assert number().encode() not in stored
    assert pickle.loads(stored).reveal() == secret().masked  # noqa: S301 - our own bytes


def test_the_value_is_there_for_who_asks_for_it() -> None:
    assert secret().reveal() == number()


def test_secrets_are_equal_by_value_and_not_by_mask() -> None:
    assert secret() == Secret(number(), "***")
    assert hash(secret()) == hash(Secret(number(), "***"))
    assert secret() != Secret(number()[::-1], secret().masked)
    assert secret() != number()


def test_a_secret_cannot_be_given_further_attributes() -> None:
    with pytest.raises(AttributeError):
        secret().value = "x"  # type: ignore[attr-defined]
