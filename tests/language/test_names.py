"""Names of persons: where they are found, where not, and what that costs."""

from __future__ import annotations

import random
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.language.folding import fold
from disclosure_lint.language.names import find_names, mask_name, resembles_name
from disclosure_lint.language.names.lexicon import is_word, lexicon
from disclosure_lint.language.surnames import COMPOUND, RANKED, SINGLE, surname_length
from disclosure_lint.text import Text


def found(text: str, *, sure: bool = True) -> list[str]:
    value = fold(Text.plain(text)).value
    return [value[name.start : name.end] for name in find_names(value) if name.sure or not sure]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者赵岚屿报道", ["赵岚屿"]),
        ("县长王建军到村里看望孙玉兰老人。", ["王建军", "孙玉兰"]),
        ("周晓峰、吴丽娟、郑海涛等参加了座谈会。", ["周晓峰", "吴丽娟", "郑海涛"]),
        ("李伟民，男，1965年3月出生，汉族，高级工程师。", ["李伟民"]),
        ("今天看了陈雨桐的演唱会，太感动了", ["陈雨桐"]),
        ("在昨天的比赛中，冯志刚以二比零战胜钱小龙。", ["冯志刚", "钱小龙"]),
        ("“我们不能再等了。”孙国栋对在场的干部说。", ["孙国栋"]),
        ("王芳说，她从小就喜欢画画。", ["王芳"]),
        ("审判长欧阳建国，书记员上官云", ["欧阳建国", "上官云"]),
        ("局长孙建军、处长孙丽", ["孙建军", "孙丽"]),
        ("审判长　李　明　　书记员　王　芳", ["李 明", "王 芳"]),
        ("村民阿卜杜拉·热合曼给乡政府送来锦旗。", ["阿卜杜拉·热合曼"]),
        ("护林员扎西多吉巡山二十年。", ["扎西多吉"]),
        ("录用人员：张文博 刘思雨 杨浩然", ["张文博", "刘思雨", "杨浩然"]),
    ],
)
def test_a_name_is_found_where_it_stands(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "坚持以人为本，保障公民、法人和其他组织依法获取政府信息。",
        "高度重视安全生产，明确责任分工，严肃工作纪律。",
        "安徽、江西、湖南等省降水偏多，柳江、郁江全线超警戒水位。",
        "辖松涧镇、温溪镇、白栖乡等乡镇。",
        "关于做好桂影街道电梯巡查工作的通知",
        "当事人张某，申请人李某某，户主王*，王建*，联系人陈先生",
        "姓　名：　　单　位：　　时 间：上午 地 点：会议室",
        "经济社会发展取得新成就，金融机构应当加强内部控制。",
        "和平年代，时间就是生命，万里长江第一桥通车四十周年。",
        "落实惠企纾困政策，做好许可、康复、荣誉等工作。",
        "",
        "王",
        "·",
        "总统罗德·克林夫、外长布什尔·贝尔森出席。",
        "English text only, 123.",
    ],
)
def test_words_places_and_masked_names_are_no_names(text: str) -> None:
    assert found(text, sure=False) == []


def test_a_name_that_is_sure_at_one_place_is_found_at_others() -> None:
    weak = "从方正明手里接过"
    assert found(weak) == []
    assert found(f"记者方正明报道。\n{weak}") == ["方正明", "方正明"]


def test_figures_of_history_are_told_from_other_persons() -> None:
    value = "毛泽东思想，局长王建军"
    assert [name.figure for name in find_names(value)] == [True, False]


def test_no_repr_shows_a_name() -> None:
    assert "建军" not in repr(find_names("局长王建军"))


@given(st.text(alphabet="王李欧阳建军丽华，。、 \n·的在说长员县12aé", max_size=60))
def test_names_are_in_order_apart_and_inside_the_text(value: str) -> None:
    at = 0
    for name in find_names(value):
        assert at <= name.start < name.end <= len(value)
        at = name.end


@given(st.text(max_size=40))
def test_any_text_can_be_searched(value: str) -> None:
    find_names(value)
    assert len(mask_name(value)) == len(value)
    resembles_name(value)


@pytest.mark.parametrize("unit", ["王", "王伟", "王 ", "王伟·", "欧阳", "王建军、", "阿卜杜拉·"])
def test_time_grows_with_the_length_only(unit: str) -> None:
    lexicon()
    times = []
    for size in (5_000, 20_000):
        value = (unit * size)[:size]
        start = time.process_time()
        find_names(value)
        times.append(time.process_time() - start)
    assert times[1] < 10 * times[0] + 0.2


def test_a_document_without_a_candidate_loads_no_lexicon_and_none_loads_jieba() -> None:
    code = (
        "import sys; from disclosure_lint.language.names import find_names, lexicon as m;"
        "from disclosure_lint.language.names.lexicon import lexicon;"
        "assert not find_names('the 2024 report'); assert not lexicon.cache_info().currsize;"
        "assert find_names('局长王建军'); assert lexicon.cache_info().currsize;"
        "assert not {'jieba', 'numpy', 'onnxruntime'} & {*sys.modules}"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(("word", "kind"), [("政府", "n"), ("北京", "S"), ("文明", "n"), ("许可", "n")])
def test_the_lexicon_knows_words_and_what_they_are(word: str, kind: str) -> None:
    assert lexicon().words[word][1] == kind
    assert is_word(word)


def test_the_lexicon_holds_no_names_among_its_words() -> None:
    assert not {"李娜", "毛泽东", "孙中山"} & lexicon().words.keys()
    assert lexicon().figures < lexicon().names


def test_commoner_things_cost_less() -> None:
    known = lexicon()
    assert known.surnames["王"] < known.surnames["钱"] < known.surnames["佴"]
    assert known.given["伟"].alone < known.given["的"].alone
    assert known.words["的"][0] < known.words["勾稽"][0]


@pytest.mark.parametrize(
    ("name", "masked"), [("王岚", "王*"), ("欧阳岚屿", "欧阳**"), ("扎西·多吉", "扎*·**"), ("李 明", "李 *")]
)
def test_a_mask_shows_the_surname_and_keeps_the_length(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("赵岚屿", True),
        ("王芳", True),
        ("张**", False),
        ("松涧镇", False),
        ("政府", False),
        ("高新区", False),
        ("", False),
    ],
)
def test_a_string_by_itself_looks_like_a_name_or_not(text: str, looks: bool) -> None:  # noqa: FBT001
    assert resembles_name(text) is looks


@pytest.mark.parametrize(
    ("name", "length"), [("王岚", 1), ("欧阳岚", 2), ("欧", 1), ("岚屿", 0), ("", 0), ("令狐", 2)]
)
def test_a_name_begins_with_a_surname_of_one_or_two_characters(name: str, length: int) -> None:
    assert surname_length(name) == length


def test_lists_of_surnames_hold_what_their_names_say() -> None:
    assert {len(name) for name in COMPOUND} == {2}
    assert {len(name) for name in SINGLE} == {1}
    assert len(RANKED) == len(SINGLE)


def test_invented_names_of_every_kind_are_found_behind_a_title() -> None:
    chance = random.Random(1)  # noqa: S311 - invented names
    names = [
        chance.choice(RANKED[:100]) + chance.choice("建志丽秀梓浩晓文") + chance.choice("国强华英涵宇燕敏")
        for _ in range(300)
    ]
    missed = [name for name in names if found(f"会议由局长{name}主持。") != [name]]
    assert len(missed) < 9


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("牧民巴图骑马赶来", ["巴图"]),
        ("苏和巴图、娜仁托娅领取补贴", ["苏和巴图", "娜仁托娅"]),
        ("申请人：阿依古丽", ["阿依古丽"]),
        ("村民扎西家", ["扎西"]),
        ("呼和浩特市、巴彦淖尔市、库尔勒市、尼玛县、巴图湾", []),
        ("格桑花开，扎西德勒", []),
        ("毕业于金山大学，曾任金鹰公司会计", []),
    ],
)
def test_names_without_a_chinese_surname_need_no_dot(text: str, names: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_names(text)] == names
