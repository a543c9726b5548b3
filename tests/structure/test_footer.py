"""Codes and filings at the foot of a page. The numbers here are made up."""

from __future__ import annotations

import pytest

from disclosure_lint.document import Block, Footer, Paragraph
from disclosure_lint.structure.flow import Flow
from disclosure_lint.structure.footer import FooterField, field_span, read_footer
from disclosure_lint.text import Text


def flow(*lines: str, at: int = 0) -> Flow[Block]:
    return Flow([Footer(Text.plain(line, at)) for line in lines])


def fields(*lines: str) -> dict[str, str]:
    return {name: field.value for name, field in read_footer(flow(*lines)).items()}


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("网站标识码：3400000001", "site_code", "3400000001"),
        ("政府网站标识码 3400000001", "site_code", "3400000001"),
        ("标识码:bm34000001", "site_code", "bm34000001"),
        ("皖ICP备05000001号", "icp_number", "皖ICP备05000001号"),
        ("备案号：皖ICP备05000001号-2", "icp_number", "皖ICP备05000001号-2"),
        ("皖 ICP 备 05000001 号 - 2", "icp_number", "皖ICP备05000001号-2"),
        ("皖icp备05000001号", "icp_number", "皖icp备05000001号"),
        ("皖ＩＣＰ备０５０００００１号", "icp_number", "皖ICP备05000001号"),
        ("京ICP05000001", "icp_number", "京ICP05000001"),
        ("皖公网安备 34000000000001号", "police_number", "皖公网安备34000000000001号"),
        ("皖公网安备34000000000001", "police_number", "皖公网安备34000000000001"),
        ("主办：某区人民政府 承办：办公室", "sponsor", "某区人民政府"),
        ("主办单位：某区人民政府办公室，电话", "sponsor", "某区人民政府办公室"),
    ],
)
def test_a_field_is_read_leniently_and_without_spaces(line: str, name: str, value: str) -> None:
    assert fields(line) == {name: value}


def test_all_fields_of_one_line_are_read() -> None:
    line = "主办：某区人民政府 皖ICP备05000001号 皖公网安备34000000000001号 网站标识码：3400000001"
    assert sorted(fields(line)) == ["icp_number", "police_number", "site_code", "sponsor"]


def test_the_first_of_two_is_taken() -> None:
    assert fields("网站标识码：3400000001", "网站标识码：3400000002") == {"site_code": "3400000001"}


@pytest.mark.parametrize("line", ["联系我们", "ICP备案", "增值电信业务许可证", "标识码：12345", "主办：某局"])
def test_a_footer_without_codes_has_no_fields(line: str) -> None:
    assert fields(line) == {}


def test_only_footers_are_read() -> None:
    blocks: list[Block] = [Paragraph(Text.plain("网站标识码：3400000001")), Footer(Text.plain("联系我们"))]
    assert read_footer(Flow(blocks)) == {}


def test_a_field_never_reaches_into_the_next_block() -> None:
    assert fields("网站标识码：", "3400000001") == {}


def test_a_field_knows_where_it_stands_in_the_source() -> None:
    content = "前　网站标识码：3400000001"
    one = flow(content, at=50)
    field = read_footer(one)["site_code"]
    assert field == FooterField("3400000001", 8, 18)
    assert field_span(one, field) == (58, 68)
