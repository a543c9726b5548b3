"""Whose a value is, told by what stands around it."""

from __future__ import annotations

import pytest

from disclosure_lint.personal.holders import Holder, Where

from .reading import given_away, table

CITIZEN = """
户主：某甲，电话：{{landline}}
家庭电话：{{landline}}
村民某甲，{{mobile}}
申请人：某甲，联系电话：{{mobile}}
学生家长某甲：{{mobile}}
身份证号{{resident-id}}，电话{{landline}}
家庭住址：青岚市云岭县桂花路12号
被执行人某甲，住青岚市云岭县桂花路12号
姓名：某甲，银行卡号：{{bank-card}}
某甲驾驶皖A12345小型轿车
来信人某甲，邮箱{{email}}
户主电话：{{mobile}}、{{mobile}}、{{mobile}}
"""
OFFICE = """
办公电话：{{landline}} 传真：{{landline}}
低保政策咨询电话：{{landline}}
残疾人可拨打服务电话{{landline}}申请上门服务
青岚市民政局：{{landline}}
值班手机：{{mobile}}
24小时热线{{mobile}}、{{mobile}}
河长：某甲，镇长，{{mobile}}
地址：青岚市云岭县桂花路12号，邮编：230000
企业名称：青岚商贸有限公司，地址：青岚市云岭县桂花路12号5幢301室
电子邮箱：slj@qinglan.gov.cn
请将报名表发至qlrsj2024@example.com
账户名称：青岚市财政局国库科 账号：{{bank-card}} 开户银行：农行
投标保证金汇入账号：{{bank-card}}
拟处置公务用车皖A12345
"""
SERVICE = """
公示期内如有异议，请向县民政局反映，监督电话：{{landline}}
举报电话：{{landline}}
办公地址：青岚市云岭县桂花路12号3楼305室
"""
CONTACT = """
联系人：李科长，联系电话：{{mobile}}
报名联系方式：{{mobile}}
联系电话：{{landline}}
会务联系：某甲 {{mobile}}
"""
UNKNOWN = """
{{mobile}}
某甲 {{landline}}
车辆皖A12345
邮箱：1234567@qq.com
账号：{{bank-card}}
"""
ALL = [
    (text, holder)
    for texts, holder in (
        (CITIZEN, Holder.CITIZEN),
        (OFFICE, Holder.OFFICE),
        (SERVICE, Holder.SERVICE),
        (CONTACT, Holder.CONTACT),
        (UNKNOWN, Holder.UNKNOWN),
    )
    for text in texts.strip().splitlines()
]


@pytest.mark.parametrize(("text", "holder"), ALL)
def test_words_around_a_value_tell_whose_it_is(text: str, holder: Holder) -> None:
    found = given_away(text)
    assert found
    assert {one.judgement.holder for one in found if one.match.kind != "resident-id"} == {holder}


@pytest.mark.parametrize(
    ("text", "words", "where"),
    [
        ("户主某甲{{mobile}}", "户主", Where.CLAUSE),
        ("{{mobile}}，户主某甲", "户主", Where.LINE),
        ("身份证号{{resident-id}}；手机：{{mobile}}", "resident-id", Where.RECORD),
        ("某甲 {{resident-id}} {{mobile}}", "resident-id", Where.RECORD),
        ("监督电话{{mobile}}", "监督电话", Where.CLAUSE),
        ("slj@qinglan.gov.cn", "qinglan.gov.cn", Where.VALUE),
        ("{{mobile}}", "", Where.NOWHERE),
    ],
)
def test_what_decided_is_kept(text: str, words: str, where: Where) -> None:
    last = given_away(text)[-1].judgement
    assert (last.words, last.where) == (words, where)


def test_the_headings_of_a_table_tell_whose_its_values_are() -> None:
    citizens = given_away(
        table("户主|住址|电话", "某甲|松涧镇|{{landline}}", "某乙|松涧镇|{{landline}}"), ".html"
    )
    offices = given_away(table("科室|职责|电话", "财务科|略|{{landline}}", "人事科|略|{{landline}}"), ".html")
    assert {one.judgement.holder for one in citizens} == {Holder.CITIZEN}
    assert {one.judgement.holder for one in offices} == {Holder.OFFICE}


def test_a_title_tells_it_of_a_list_and_of_nothing_else() -> None:
    rows = table("序号|姓名|手机", "1|某甲|{{mobile}}", "2|某乙|{{mobile}}")
    listed = given_away(f"<h1>特困人员救助名单</h1>{rows}", ".html")
    directory = given_away(f"<h1>机关通讯录</h1>{rows}", ".html")
    alone = given_away("<h1>特困人员救助名单</h1><p>某甲 {{mobile}}</p>", ".html")
    assert [one.judgement.where for one in listed] == [Where.TITLE, Where.TITLE]
    assert {one.judgement.holder for one in listed} == {Holder.CITIZEN}
    assert {one.judgement.holder for one in directory} == {Holder.CONTACT}
    assert {one.judgement.holder for one in alone} == {Holder.UNKNOWN}


def test_the_foot_of_a_page_is_an_offices() -> None:
    (found,) = given_away("<p>通知</p><footer>青岚市林业局 {{mobile}}</footer>", ".html")
    assert (found.judgement.holder, found.judgement.where) == (Holder.OFFICE, Where.FOOT)


def test_an_identity_number_is_nobodys_but_a_persons_even_there() -> None:
    (found,) = given_away("<p>通知</p><footer>青岚市林业局 {{resident-id}}</footer>", ".html")
    assert found.judgement.holder is Holder.UNKNOWN


def test_an_attribute_is_judged_by_what_is_shown_beside_it() -> None:
    (citizen,) = given_away('<p>户主某甲 <a href="tel:{{mobile}}">拨打</a></p>', ".html")
    (office,) = given_away('<p>局办公室电话 <a href="tel:{{landline}}">拨打</a></p>', ".html")
    assert citizen.judgement.holder is Holder.CITIZEN
    assert office.judgement.holder in {Holder.OFFICE, Holder.CONTACT}


def test_lists_that_have_to_give_identity_numbers_are_excused() -> None:
    (found,) = given_away("失信被执行人名单\n某甲，身份证号{{resident-id}}")
    assert found.judgement.excused == "失信被执行人"
