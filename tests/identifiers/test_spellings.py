"""Values as people write them, each found with the span it fills."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from disclosure_lint.identifiers.resident_id import is_valid
from disclosure_lint.specimens import resident_id

from .finding import found, marked

WRITTEN = """
手机：【mobile:0{{mobile}}】
☎【mobile:{{mobile}}】 📞【mobile:{{mobile/hyphens}}】
Tel.【mobile:{{mobile}}】 TEL:【mobile:{{mobile}}】，Mobile:【mobile:{{mobile}}】
电话：【mobile:{{mobile/dots}}】
联系电话【mobile:{{mobile}}】或【mobile:{{mobile}}】
电话：【mobile:（+86）{{mobile}}】
【mobile:0086-{{mobile/hyphens}}】
【mobile:+86 {{mobile/spaces}}】
手机号【mobile:{{mobile}}】(微信同号)
微信/手机：【mobile:{{mobile}}】
拨打手机：【mobile:{{mobile/wide}}】
手机：【mobile:{{mobile/broken}}】
申请人微信号vx【mobile:{{mobile}}】
身份证【resident-id:{{resident-id/wide}}】
身份证号:【resident-id:{{resident-id/spaces}}】
身份证号:【resident-id:{{resident-id/hyphens}}】
身份证号:【resident-id:{{resident-id/broken}}】
身份证号码（18位）：【resident-id:{{resident-id}}】
身份证号：【resident-id:{{resident-id-15}}】
居民身份证 号码 【resident-id:{{resident-id}}】
ID No.【resident-id:{{resident-id}}】
ID Card:【resident-id:{{resident-id}}】
身 份 证 号【resident-id:{{resident-id-bad-check}}】
(【resident-id:{{resident-id}}】)
固话：【landline:{{landline/wide}}】
电话：【landline:{{landline}}转8001】
电话：【landline:{{landline}}-801】
电话：【landline:{{landline-local}}】、【landline:{{landline-local}}】
电 话：【landline:{{landline-local/spaces}}】
电话【landline:（0571）{{landline-local}}】
电话：【landline:+86 (571) {{landline-local}}】
宅电：【landline:{{landline-local/hyphens}}】
农行卡【bank-card:{{bank-card}}】
农业银行 【bank-card:{{bank-card}}】
卡号：【bank-card:{{bank-card/spaces}}】（农行）
储蓄卡：【bank-card:{{bank-card/hyphens}}】
账  号：【bank-card:{{bank-card/wide}}】
【bank-card:{{bank-card}}】（银行卡号）
E-mail:【email:ab.c-d+1@mail.example.com.cn】.
邮箱【email:ABC@Example.COM】联系
信箱【email:abc @ example.com】
邮箱：【email:abc＠example．com】
邮箱：【email:abc#163.com】、【email:abc(at)example.com】
遗失护照,号码【passport:{{passport}}】;持【passport:{{passport}}】号因私护照
遗失往来港澳通行证一本,证号【travel-permit:{{travel-permit}}】
QQ(【qq:{{qq}}】)、QQ/微信:【qq:{{qq}}】
薇信:【wechat:{{wechat}}】,加V:【wechat:{{wechat}}】
登录ip为【ip-address:{{ip-address}}】、【ip-address:{{ip-address}}】
永居证号码:【permanent-residence:{{permanent-residence}}】
惠农卡:【bank-card:{{bank-card}}】
遗失医保卡(卡号:【social-security:{{social-security}}】)
某甲,男,【birth-date:{{birth-date-dashed}}】,本科
DOB:【birth-date:{{birth-date}}】
护照(Passport)号码：【passport:{{passport}}】
Passport No.: 【passport:{{passport}}】
持【passport:{{passport}}】号护照入境
证件号码：【passport:{{passport}}】
台胞证号【travel-permit:{{taiwan-permit}}】
港澳通行证【travel-permit:{{travel-permit}}】
车牌：【plate:皖A 12345】
【plate:皖A·12345】、【plate:皖AF12345】、【plate:皖A1234学】
出生年月：【birth-date:1985年03月12日】
出生日期【birth-date:1985/3/12】
（【birth-date:1985年3月12日】生）
【birth-date:一九八五年三月十二日】出生
生日：【birth-date:19850312】
QQ号:【qq:{{qq}}】，扣扣【qq:{{qq}}】
微信ID：【wechat:{{wechat}}】，加微信【wechat:{{wechat}}】
微信号：【wechat:zhangsan】
医保卡号：【social-security:{{social-security}}】
门诊号：【medical-record:MZ20240012】
残疾证【disability-card:{{disability-card}}B1】
全国学籍号【student-number:{{student-number}}】
士兵证【military-card:{{soldier-card}}】
"""


@pytest.mark.parametrize("template", WRITTEN.strip().splitlines())
def test_a_value_is_found_however_it_is_written(template: str) -> None:
    text, values = marked(template)
    assert found(text) == values


@pytest.mark.parametrize("sign", ["\u200b", "\u2060", "\ufeff", "\xad"])
def test_characters_nobody_sees_do_not_hide_a_value(sign: str) -> None:
    text, (value,) = marked("手机【mobile:{{mobile}}】。")
    number = text[value.start : value.end]
    (found_one,) = found(text.replace(number, sign.join(number)))
    assert (found_one.kind, found_one.start) == ("mobile", value.start)
    assert found_one.end == value.end + len(number) - 1


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("一三八〇〇〇〇一一一一", "mobile"),
        ("幺三八 〇〇〇〇 一一一一", "mobile"),
        ("壹叁捌零零零零壹壹壹壹", "mobile"),
        ("138〇〇〇〇一一一一", "mobile"),
        ("①③⑧⓪⓪⓪⓪①①①①", "mobile"),
        ("零五七一八六五四三二一〇", "landline"),
    ],
)
def test_numbers_told_in_numerals_are_found_as_they_stand(written: str, kind: str) -> None:
    assert [(one.kind, one.start, one.end) for one in found(f"电话：{written}，请联系")] == [
        (kind, 3, 3 + len(written))
    ]


@pytest.mark.parametrize(
    "text", ["电话：一三八", "一二三四五六七八九十", "138○○○○1111", "第一三八〇〇〇〇一一一一二二二二号"]
)
def test_other_numerals_are_no_telephones(text: str) -> None:
    assert found(text) == []


def test_a_number_in_cells_of_one_character_each_is_found_whole() -> None:
    number = resident_id(random.Random(3))  # noqa: S311 - an invented value
    row = "身份证号码\t" + "\t".join(number)
    assert [(one.kind, one.start, one.end) for one in found(row)] == [("resident-id", 6, len(row))]


@given(st.lists(st.integers(0, 9), min_size=16, max_size=20))
def test_counts_of_one_digit_in_a_row_are_no_number(counts: list[int]) -> None:
    digits = "".join(map(str, counts))
    assume(not is_valid(digits))
    assert found("公开数\t" + "\t".join(digits)) == []
