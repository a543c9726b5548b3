"""Inserted readings and slipped bytes: found, measured, undone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.language.garble import inserted_readings, is_toned, slipped_runs, strip_readings
from disclosure_lint.text import Text

READINGS = {"國": "guó", "開": "kāi", "領": "lǐng", "務": "wù", "會": "huì", "議": "yì", "呂": "lǚ"}
ANNOTATED = "國(guó)務(wù)院開(kāi)會(huì)議(yì)，領(lǐng)導(dǎo)"
PLAIN = "國務院開會議，領導"


def annotate(value: str) -> str:
    return "".join(f"{sign}({READINGS[sign]})" if sign in READINGS else sign for sign in value)


def test_readings_are_found_where_they_were_inserted() -> None:
    found = inserted_readings(ANNOTATED)
    assert [ANNOTATED[slice(*span)] for span in found] == [
        "(guó)",
        "(wù)",
        "(kāi)",
        "(huì)",
        "(yì)",
        "(lǐng)",
        "(dǎo)",
    ]


@pytest.mark.parametrize(
    "value",
    [
        "國(guó)務(wù)院開(kāi)會(huì)",
        "甲(abc)乙(ppm)丙(app)丁(IPv6)戊(a)己(b)",
        "（guó）" * 9,
        "政府信息公开",
        "",
    ],
)
def test_a_text_with_few_or_no_readings_is_not_damaged(value: str) -> None:
    assert inserted_readings(value) == []


def test_readings_are_stripped_and_places_kept() -> None:
    text = strip_readings(Text.plain(ANNOTATED, 100))
    assert text.value == PLAIN
    assert all(ANNOTATED[text.span(n, n + 1).start - 100] == sign for n, sign in enumerate(PLAIN))


def test_a_reading_behind_an_ascii_letter_is_stripped_too() -> None:
    # 領 is EE 49 in GBK and 皖I is CD EE 49: bytes were replaced, not characters.
    assert strip_readings(Text.plain("皖I(lǐng)CP備")).value == "皖ICP備"


def test_readings_in_a_row_are_one() -> None:
    text = Text.plain("開(kāi)(kāi)(kāi)會")
    assert strip_readings(text).value == "開會"


@pytest.mark.parametrize(
    "value", ["(lǐng)导", "1(yī)", "，(kāi)", "国（guó）", "国(guo)", "国(Guó)", "国(guó1)"]
)
def test_brackets_that_are_no_inserted_reading_stay(value: str) -> None:
    assert strip_readings(Text.plain(value)).value == value


@given(st.text(alphabet="國開領務會議呂政府2023，", max_size=40))
def test_annotating_and_stripping_gives_the_text_back(value: str) -> None:
    assert strip_readings(Text.plain(annotate(value))).value == value


def slipped(text: str, reading: str = "wù") -> str:
    """Insert a reading inside the second character of a text, as a mirror does that replaces bytes."""
    data = text.encode("gbk")
    inserted = data[:3] + f"({reading})".encode("gb18030") + data[3:]
    return inserted.decode("gb18030", errors="replace").replace("\ufffd", "?")


def test_a_slipped_run_is_recovered_without_its_lost_first_character() -> None:
    content = slipped("皠铡作小组工作")
    ((span, recovered),) = slipped_runs(content)
    assert recovered == "作小组工"
    assert content[slice(*span)] == content[1:-1]


def test_a_reading_behind_a_slipped_run_belongs_to_it() -> None:
    content = slipped("皠铡作小组工作") + "(dǎo)的意见"
    ((span, _),) = slipped_runs(content)
    assert content[slice(*span)] == content[1 : content.index("的")]


@pytest.mark.parametrize("text", ["皠铡作小组ABC", "皠铡作", "皠铡，。！？"])
def test_a_run_of_which_nothing_readable_can_be_recovered_is_not_told(text: str) -> None:
    assert list(slipped_runs(slipped(text))) == []


def test_text_that_did_not_slip_has_no_slipped_runs() -> None:
    assert list(slipped_runs(ANNOTATED + "真的吗?(是的)对。")) == []


TONELESS = (
    "《中(zhong)华人民共和国政(zheng)(zheng)府(fu)信息(xi)(xi)(xi)公(gong)开(kai)(kai)条例》，"
    "全(quan)年收到(dao)申请3件(jian)"
)


def test_readings_without_tones_written_several_times_are_found_and_stripped() -> None:
    found = inserted_readings(TONELESS)
    assert len(found) == 9
    assert not is_toned(TONELESS[slice(*found[0])])
    text = strip_readings(Text.plain(TONELESS), toned=False)
    assert text.value == "《中华人民共和国政府信息公开条例》，全年收到申请3件"


@pytest.mark.parametrize(
    "value",
    [
        "二氧化硫(ppm)下降，支持(ipv)访问，客户端(app)，网站(www)，标准(gb)，部门(hr)(hr)",
        "能(can)(can)、男人们(men)、他(he)、她(she)、长(long)、笔(pen)、苹果(apple)、学校(school)、老师(teacher)",
        "政(zheng)府(fu)信(xin)息(xi)公(gong)开(kai)",
        "政(zheng)(zheng)(zheng)府",
    ],
)
def test_english_words_and_a_few_syllables_in_brackets_are_no_readings(value: str) -> None:
    assert inserted_readings(value) == []
