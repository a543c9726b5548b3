"""Markdown: headings, items, quotations, tables, front matter and comments."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Concealed, Heading, ListItem, Paragraph
from disclosure_lint.readers.markdown import read_markdown
from disclosure_lint.table import Table

PIECES = st.sampled_from(
    ["#", " ", "\n", "\r\n", "---\n", "<!--", "-->", "- ", "|", "a", "政", "> ", "*", "\t", "`", "```\n"]
)


def shown(content: str) -> list[tuple[str, str]]:
    return [(type(block).__name__, block.text.value) for block in read_markdown(content).blocks]


@pytest.mark.parametrize("level", range(1, 7))
def test_signs_before_a_line_make_a_heading_of_their_level(level: int) -> None:
    (block,) = read_markdown("#" * level + " 一、总体情况  ##").blocks
    assert isinstance(block, Heading)
    assert (block.level, block.text.value) == (level, "一、总体情况")


@pytest.mark.parametrize("line", ["#总体情况", "####### 甲", "# "])
def test_signs_without_a_space_or_a_text_make_none(line: str) -> None:
    assert [kind for kind, _ in shown(line)] == ["Paragraph"]


@pytest.mark.parametrize("mark", ["-", "*", "+"])
def test_marks_make_items_without_the_mark(mark: str) -> None:
    (block,) = read_markdown(f"  {mark}  甲局").blocks
    assert isinstance(block, ListItem)
    assert block.text.value == "甲局"


@pytest.mark.parametrize("line", ["-甲", "**甲**", "-", "---"])
def test_what_only_looks_like_an_item_is_a_paragraph(line: str) -> None:
    assert shown(line) == [("Paragraph", line)]


def test_quotations_are_read_without_their_marks() -> None:
    assert shown("> 甲\n>> - 乙\n>### 丙") == [("Paragraph", "甲"), ("ListItem", "乙"), ("Heading", "丙")]


def test_a_quotation_of_nothing_is_no_paragraph() -> None:
    assert shown("> 甲\n>\n> 乙") == [("Paragraph", "甲"), ("Paragraph", "乙")]


def test_pipe_tables_are_tables() -> None:
    content = "# 表\n\n| 项目 | 总计 |\n|:--|--:|\n| 新收 | 3 |\n\n后"
    heading, table, after = read_markdown(content).blocks
    assert isinstance(heading, Heading)
    assert isinstance(table, Table)
    assert isinstance(after, Paragraph)
    assert [[cell.text.value for cell in row if cell] for row in table.grid] == [
        ["项目", "总计"],
        ["新收", "3"],
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["---", "..."])
def test_front_matter_is_hidden_metadata(end: str, line_end: str) -> None:
    content = f"---\ntitle: 年度报告\nauthor: 甲\n{end}\n正文".replace("\n", line_end)
    page = read_markdown(content)
    (entry,) = page.hidden
    assert (entry.kind, entry.name) == (Concealed.METADATA, "front matter")
    assert "author: 甲" in entry.text.value
    assert [block.text.value for block in page.blocks] == ["正文"]


def test_a_rule_later_in_the_text_is_no_front_matter() -> None:
    page = read_markdown("甲\n---\ntitle: 乙\n---\n丙")
    assert page.hidden == ()
    assert "title: 乙" in [block.text.value for block in page.blocks]


def test_front_matter_that_never_ends_is_text() -> None:
    assert read_markdown("---\ntitle: 甲\n正文").hidden == ()


@pytest.mark.parametrize("comment", ["<!-- 联系人：甲 -->", "<!--\n联系人：甲\n-->", "<!-- 联系人：甲"])
def test_comments_are_hidden_and_stand_where_they_are(comment: str) -> None:
    content = f"前\n\n{comment}"
    (entry,) = read_markdown(content).hidden
    assert (entry.kind, entry.text.value) == (Concealed.COMMENT, comment)
    assert content[slice(*entry.text.span())] == comment
    assert shown(content) == [("Paragraph", "前")]


def test_a_comment_divides_no_line() -> None:
    assert shown("共收到<!-- 核对 -->3件") == [("Paragraph", "共收到3件")]


def test_inline_marks_stay_in_the_text() -> None:
    assert shown("**甲** [乙](/a.html) `丙`") == [("Paragraph", "**甲** [乙](/a.html) `丙`")]


def coded(content: str) -> list[str]:
    return [content[slice(*span)] for span in read_markdown(content).code]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("甲`乙`丙", ["`乙`"]),
        ("甲``乙`丙``丁", ["``乙`丙``"]),
        ("`甲\n乙`", ["`甲\n乙`"]),
        ("`甲\n\n乙`", []),
        ("甲`乙", []),
        ("```\n甲\n```\n乙", ["```\n甲\n```"]),
        ("~~~ text\n甲\n```\n~~~~\n乙", ["~~~ text\n甲\n```\n~~~~"]),
        ("甲\n\n```\n乙\n\n丙", ["```\n乙\n\n丙"]),
        ("> - ```\r\n>   甲\r\n>   ```\r\n乙", ["> - ```\r\n>   甲\r\n>   ```"]),
        ("``` 甲 ``` 乙", ["``` 甲 ```"]),
        ("<!-- `甲` -->`乙`", ["`乙`"]),
    ],
)
def test_code_is_told_from_prose(content: str, code: list[str]) -> None:
    assert coded(content) == code


def test_what_looks_like_markdown_in_code_is_shown_as_it_is() -> None:
    content = "# 标题\n\n```sh\n# 注释\n- 甲\n<!-- 乙 -->\n```\n\n- `<!--` 丙"
    assert shown(content) == [
        ("Heading", "标题"),
        *(("Paragraph", line) for line in ("```sh", "# 注释", "- 甲", "<!-- 乙 -->", "```")),
        ("ListItem", "`<!--` 丙"),
    ]
    assert read_markdown(content).hidden == ()


@pytest.mark.parametrize("piece", ["`", "` ", "```\n", "`` ` ", "~~~", "`\n> ", "> ", "<!--`", "- ```a\n"])
def test_marks_of_code_that_never_end_cost_little(piece: str) -> None:
    before = process_time()
    read_markdown(piece * 50_000)
    assert process_time() - before < 5


@settings(deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_text_stands_in_the_source_as_it_is(content: str) -> None:
    page = read_markdown(content)
    for text in (entry.text for entry in (*page.blocks, *page.hidden)):
        for index, sign in enumerate(text.value):
            stored = content[slice(*text.span(index, index + 1))]
            assert stored == sign or (sign == "\n" and stored == "\r") or (sign in "\n\t" and not stored)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_letter_is_shown_or_hidden(content: str) -> None:
    page = read_markdown(content)
    read = "".join(entry.text.value for entry in (*page.blocks, *page.hidden))
    assert sorted(sign for sign in read if sign.isalpha()) == sorted(
        sign for sign in content if sign.isalpha()
    )
