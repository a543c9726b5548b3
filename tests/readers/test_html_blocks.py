"""Paragraphs, headings, items and footers of pages, and pages built to break a reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Footer, Heading, ListItem, Paragraph
from disclosure_lint.readers.html import read_html


def values(content: str) -> list[str]:
    return [block.text.value for block in read_html(content).blocks]


def kinds(content: str) -> list[str]:
    return [type(block).__name__ for block in read_html(content).blocks]


@pytest.mark.parametrize(
    "page",
    [
        "<p>甲</p><p>乙</p>",
        "<p>甲<p>乙",
        "甲<p>乙",
        "甲<br>乙",
        "甲<BR/>乙",
        "甲<hr>乙",
        "<div>甲</div>乙",
        "<div>甲<div>乙</div></div>",
        "<div><span>甲</span></div><section>乙</section>",
        "<p>甲</p>\n\n<p> 乙 </p>&nbsp;<p>　</p><p></p>",
        "<center>甲</center><form>乙</form>",
        "<p>甲</div>乙",
        "<blockquote>甲</blockquote><pre>乙</pre>",
        "<select><option>甲<option>乙</select>",
        "<body>甲</body><p>乙</html>",
    ],
)
def test_blocks_and_breaks_divide_paragraphs(page: str) -> None:
    assert values(page) == ["甲", "乙"]


@pytest.mark.parametrize(
    "page",
    [
        "<p>甲<b>乙</b>丙</p>",
        "甲<span>乙</span>丙",
        "甲<a href=x>乙<i>丙</a></i>",
        "甲<!-- 注 -->乙<wbr>丙",
        "甲<img src=x>乙丙",
        "甲<font><font>乙</font>丙",
        "甲\n乙\r\n丙",
        "甲</span>乙</b>丙",
        "甲<unknown-tag>乙</unknown-tag>丙",
    ],
)
def test_inline_elements_divide_nothing(page: str) -> None:
    assert values(page) == ["甲乙丙"]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("a \t\n b", "a b"),
        ("a\nb", "a b"),
        ("年度\n报告", "年度报告"),
        ("年度 报告", "年度 报告"),
        ("2023\n年", "2023 年"),
        ("年&nbsp;&nbsp;度", "年\xa0\xa0度"),
        ("年　度", "年　度"),
        ("年 <b> 度", "年 度"),
        ("报告。\n  第二", "报告。第二"),
    ],
)
def test_white_space_is_folded_as_browsers_fold_it(source: str, shown: str) -> None:
    assert values(f"<p>  {source}\n</p>") == [shown]


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_keep_their_level(level: int) -> None:
    (heading,) = read_html(f"<h{level}><a href=x>总体<b>情况</b></a></h{level}>").blocks
    assert isinstance(heading, Heading)
    assert (heading.level, heading.text.value) == (level, "总体情况")


def test_a_heading_ends_with_its_end_tag() -> None:
    assert kinds("<h1>题</h1>文<p>文</p>") == ["Heading", "Paragraph", "Paragraph"]


def test_h7_is_no_heading() -> None:
    assert kinds("<h7>甲</h7>") == ["Paragraph"]


@pytest.mark.parametrize(
    "page",
    [
        "<ul><li>甲</li><li>乙</li></ul>",
        "<ul><li>甲<li>乙</ul>",
        "<ol><li><p>甲</p><li><p>乙</ol>",
        "<dl><dt>甲<dd>乙</dl>",
    ],
)
def test_items_of_lists_are_items(page: str) -> None:
    blocks = read_html(page).blocks
    assert [type(block) for block in blocks] == [ListItem, ListItem]
    assert [block.text.value for block in blocks] == ["甲", "乙"]


def test_text_after_a_list_is_a_paragraph_again() -> None:
    assert kinds("<ul><li>甲</ul>乙") == ["ListItem", "Paragraph"]


@pytest.mark.parametrize(
    "element",
    [
        "<footer>",
        "<div class=footer>",
        "<div id='foot'>",
        "<div class='w foot-1'>",
        '<p class="page_footer">',
    ],
)
def test_elements_named_as_footers_are_footers(element: str) -> None:
    (block,) = read_html(f"{element}<b>主办：某区人民政府</b>").blocks
    assert isinstance(block, Footer)


@pytest.mark.parametrize("name", ["football", "footnote", "barefoot", "content"])
def test_names_that_only_begin_like_footers_are_not(name: str) -> None:
    (block,) = read_html(f"<div class={name}>足球").blocks
    assert isinstance(block, Paragraph)


def test_what_follows_a_footer_is_no_footer() -> None:
    assert kinds("<div class=foot><div>甲</div>乙</div>丙") == ["Footer", "Footer", "Paragraph"]


@pytest.mark.parametrize("page", ["<table class=foot><tr><td>甲", "<table><tr><td id=footer>甲"])
def test_a_table_can_be_the_footer(page: str) -> None:
    (block,) = read_html(page).blocks
    assert isinstance(block, Footer)


@pytest.mark.parametrize(
    "empty", ["", " \r\n", "<!doctype html>", "<html><head></head><body></body></html>", "<p></p><br>"]
)
def test_an_empty_page_has_no_blocks(empty: str) -> None:
    page = read_html(empty)
    assert (page.blocks, page.hidden, page.title) == ((), (), None)


def test_text_outside_any_tag_is_a_paragraph() -> None:
    assert values("只有文字") == ["只有文字"]


@pytest.mark.parametrize(
    "tail", ["<", "<p", "<p title='", "</", "<!--", "<!", "&", "&#", "<script>", "<a href"]
)
def test_a_page_cut_anywhere_keeps_what_came_before(tail: str) -> None:
    assert values(f"<p>甲</p>{tail}")[0] == "甲"


@settings(deadline=None)
@given(st.text(max_size=40))
def test_text_without_markup_is_all_shown(text: str) -> None:
    content = text.replace("<", "＜").replace("&", "＆").replace("\0", "")
    assert "".join("".join(values(content)).split()) == "".join(content.split())


@pytest.mark.parametrize(
    ("page", "count"),
    [
        ("<div>" * 200_000 + "底", 1),
        ("<div>" * 200_000 + "底" + "</div>" * 200_000 + "尾", 2),
        ("<span>" * 200_000 + "底", 1),
        ("<b>x</i>" * 100_000, 1),
        ("<p>x" * 100_000, 100_000),
        ("<ul><li>" * 100_000 + "底", 1),
        ("<table><tr><td>" * 100_000 + "底", 1),
        ("<table>" * 100_000 + "底", 1),
        ("<td>" * 200_000 + "底", 1),
        ("</div>" * 200_000 + "底", 1),
        ("<!--" * 100_000 + "底", 0),
        ("<" * 200_000 + "底", 1),
        ("&" * 200_000, 1),
        ("&amp;" * 100_000, 1),
        ("<a " + "title=x " * 50_000 + ">底", 1),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_depth_and_repetition_are_read_to_the_end(page: str, count: int) -> None:
    assert len(read_html(page).blocks) == count
