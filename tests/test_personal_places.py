"""What a finding points at is the value that was matched, whatever the document is made of."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_lint.api import chosen_pack
from disclosure_lint.engine import examine
from disclosure_lint.identifiers.catalogue import IDENTIFIERS
from disclosure_lint.language.folding import fold
from disclosure_lint.readers import read_text
from disclosure_lint.secret import Secret
from disclosure_lint.specimens import FORMS, Specimens
from disclosure_lint.structure.escapes import unescape
from disclosure_lint.text import Text
from personal_documents import ANNOUNCED
from personal_values import entities, tagged

PACK = chosen_pack(select=[f"personal-data/{kind}" for kind in IDENTIFIERS], profile="audit")
#: Kinds whose digits may be grouped.
GROUPED = ("mobile", "resident-id", "bank-card", "landline")
WORDS = {**ANNOUNCED, "mobile": "户主手机", "resident-id": "身份证号", "bank-card": "银行卡号"}
SIGNS = "文字，。；：、（）()　 \u200b\xad１２ab-."


def bare(text: str) -> str:
    """Letters, digits and Chinese characters of a piece of source, without its markup."""
    plain = html.unescape(re.sub(r"<[^<>]*>", "", text))
    folded = fold(unescape(Text.plain(plain))).value
    return "".join(sign for sign in folded if sign.isalnum()).upper()


def assert_places_hold_their_values(content: str, suffix: str) -> int:
    """Check every finding; return how many there are."""
    document = read_text(content, f"a{suffix}", suffix)
    examination = examine(document, PACK)
    assert not examination.failures
    for finding in examination.findings:
        value = finding.data["value"]
        assert isinstance(value, Secret)
        assert finding.place is not None
        start, end = finding.place.span
        assert 0 <= start < end <= len(document.content)
        # A country code and an extension belong to a number and not to its value.
        assert bare(value.reveal()).lstrip("0") in bare(document.content[start:end])
    return len(examination.findings)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(sorted(WORDS)))
    form = draw(st.sampled_from(["", *FORMS])) if kind in GROUPED else ""
    value = Specimens(str(draw(st.integers(0, 99)))).fill(f"{{{{{kind}{f':a/{form}' if form else ''}}}}}")
    before, after = (draw(st.text(alphabet=SIGNS, max_size=6)) for _ in range(2))
    return f"{before}，{WORDS[kind]}：{value}，{after}"


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(sentences(), min_size=1, max_size=4))
def test_in_text(lines: list[str]) -> None:
    assert_places_hold_their_values("\n".join(lines), ".txt")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(sentences(), min_size=1, max_size=3), st.sampled_from(["tagged", "entities", "rows", "comment"])
)
def test_in_markup(lines: list[str], how: str) -> None:
    made = {
        "tagged": lambda line: f"<p>{tagged(html.escape(line))}</p>",
        "entities": lambda line: f"<p>{entities(line)}</p>",
        "rows": lambda line: f"<table><tr><td>{html.escape(line)}</td><td>文</td></tr></table>",
        "comment": lambda line: f"<!-- {line} --><p title='{html.escape(line)}'>文</p>",
    }[how]
    assert_places_hold_their_values("".join(map(made, lines)), ".html")


@pytest.mark.parametrize("kind", sorted(WORDS))
def test_of_every_kind_one_value_is_found_where_it_stands(kind: str) -> None:
    text = Specimens("places").fill(f"某甲，{WORDS[kind]}：{{{{{kind}}}}}，某乙")
    assert assert_places_hold_their_values(text, ".txt") == 1
    assert assert_places_hold_their_values(f"<p>{entities(text)}</p>", ".html") == 1


@settings(deadline=None)
@given(
    st.text(alphabet="0138１３８Xx*@.-—() \u200b\n\t号室省市村出生年月日住微信QQ电话身份证账号", max_size=80)
)
def test_no_text_makes_a_place_outside_of_itself(value: str) -> None:
    assert_places_hold_their_values(value or "文", ".txt")


@pytest.mark.parametrize(
    "content",
    [
        "138" * 20_000,
        "1 " * 30_000,
        "1-" * 30_000,
        "0571-" * 10_000,
        "1380000" * 9_000,
        "号" * 50_000,
        "12号" * 20_000,
        "住" * 50_000,
        "省市" * 20_000 + "1号",
        "@" * 50_000,
        "a@" * 20_000,
        "a.@b." * 10_000,
        "*" * 50_000,
        "1*" * 20_000,
        "微信" * 20_000,
        "出生" * 20_000,
        "1985年3月12日" * 5_000,
        "京A" * 20_000,
        "身份证" * 20_000,
        "\\u0031" * 10_000,
        "%31" * 20_000,
        "电话：" * 20_000,
    ],
    ids=lambda content: content[:8],
)
def test_endless_lines_take_no_time(content: str) -> None:
    examination = examine(read_text(content, "a.txt", ".txt"), PACK)
    assert not examination.failures
    assert sum(examination.seconds.values()) < 10
