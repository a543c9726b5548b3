"""Addresses: where they begin, where they end, and what is none."""

from __future__ import annotations

import pytest

from disclosure_lint.identifiers import scan
from disclosure_lint.identifiers.address import towns

from .finding import found, marked

ADDRESSES = """
家庭住址：【浙江省青岚市白栖区文三路138号东方公寓7楼802】
住址：【北京市白栖区建国门外大街甲12号院3号楼1单元501室】，电话
现住【上海市白栖区世纪大道100弄5号1202室】。
家住【云岭县松涧镇青石村下坞自然村15号】
住【松涧镇青石村委会张家组5号】，
户籍地址：【安徽省青岚市云岭县温溪乡石桥村民委员会大王村民组23号】
住址【云岭县翠苑小区A栋1203】
住所【云岭县松涧镇人民路东段56号附3号】
住【青岚市滨江公寓12#楼301室】
住【青岚市白栖区工人新村15排6号】
王某某住【青岚市云岭县松涧镇和平社区12组(原5组)18号】
居住在【青岚市开发区云溪大道199弄18支弄7号502室】
租住于【松涧镇老街12号2楼】
被告：李某，住【云岭县九里镇青石村六组 15 号】
业主【翠苑小区3幢2单元501室】张某
（住【青岚市云岭县桂花路12号】）
【广西壮族自治区青岚市青秀区民族大道100号】（户籍）
住 【内蒙古自治区青岚市新城区海拉尔大街1号院2号楼】
现住址：【重庆市云岭区民生路235号附1号18-4】
现住【云岭县幸福小区12-3-501】
寄【青岚市白栖区长宁路18号金色家园5-2-1101】，李某收
"""
NONE = [
    "第12号楼施工",
    "京藏高速12号桥",
    "12号令、5号台风、12号公告",
    "世纪大道100号地块",
    "1号线2号站",
    "会议室在3楼305室",
    "房屋共计12户，青石村35户",
    "温溪乡12个村",
    "长宁街道12条道路",
    "住址：云岭县松涧镇青石村12组",
    "12栋厂房",
    "",
    "号室幢",
]


@pytest.mark.parametrize("template", ADDRESSES.strip().splitlines())
def test_an_address_is_found_from_its_first_part_to_its_last(template: str) -> None:
    text, values = marked(template.replace("【", "【home-address:"))
    assert [value for value in found(text) if value.kind == "home-address"] == values


@pytest.mark.parametrize("text", NONE)
def test_what_is_numbered_and_no_house_is_no_address(text: str) -> None:
    assert found(text) == []


def test_a_house_that_nothing_calls_an_address_has_only_the_form_of_one() -> None:
    (match,) = scan("青岚市桂花路12号")
    assert not match.valid


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("云岭县松涧镇桂花路12号", "云岭县松涧镇"),
        ("青岚市白栖街道和平社区3幢", "青岚市白栖街道"),
        ("云岭县温溪乡石桥村6号", "云岭县温溪乡"),
        ("桂花路12号", ""),
    ],
)
def test_an_address_is_kept_down_to_its_town(address: str, kept: str) -> None:
    assert address[: towns(address)] == kept
