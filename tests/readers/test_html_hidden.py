"""What a page publishes without showing it: attributes, comments, scripts, styles, metadata."""

from __future__ import annotations

import pytest

from disclosure_lint.document import Concealed, Hidden
from disclosure_lint.readers.html import read_html


def hidden(content: str) -> list[tuple[str, str, str]]:
    return [(entry.kind.value, entry.name, entry.text.value) for entry in read_html(content).hidden]


def shown(content: str) -> list[str]:
    return [block.text.value for block in read_html(content).blocks]


def only(content: str) -> Hidden:
    (entry,) = read_html(content).hidden
    return entry


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ('<img alt="甲">', "alt"),
        ('<p title="甲">', "title"),
        ('<input value="甲">', "value"),
        ('<input placeholder="甲">', "placeholder"),
        ('<table summary="甲">', "summary"),
        ('<button aria-label="甲">', "aria-label"),
        ('<option label="甲">', "label"),
        ('<b onclick="甲">', "onclick"),
        ('<td data-owner="甲">', "data-owner"),
        ("<img alt='甲'>", "alt"),
        ("<img alt=甲>", "alt"),
        ("<img alt = 甲 >", "alt"),
        ('<IMG ALT="甲">', "alt"),
        ('<img\n\tsrc="a.png"\n alt="甲"/>', "alt"),
        ('<img src="a>b.png" alt="甲">', "alt"),
        ('<img alt="" title="甲">', "title"),
        ('<input disabled value="甲">', "value"),
    ],
)
def test_attributes_that_speak_to_people_are_hidden_text(tag: str, name: str) -> None:
    entry = only(tag)
    assert (entry.kind, entry.name, entry.text.value) == (Concealed.ATTRIBUTE, name, "甲")
    assert entry.text.span() == (tag.index("甲"), tag.index("甲") + 1)


@pytest.mark.parametrize(
    "address", ["mailto:office@example.org", "tel:10086", " TEL:10086", "javascript:call('甲')", "sms:10086"]
)
def test_addresses_that_name_a_person_are_hidden_text(address: str) -> None:
    assert hidden(f'<a href="{address}">联系</a>') == [("attribute", "href", address.strip())]


@pytest.mark.parametrize(
    "tag", ['<a href="/list.html">', '<p class="title">', "<p id=value>", "<img src=甲.png>", "<b hidden>"]
)
def test_addresses_of_pages_and_names_of_styles_are_no_content(tag: str) -> None:
    assert hidden(tag) == []


def test_attributes_without_space_between_them_are_all_read() -> None:
    assert hidden('<img alt="甲"title="乙">') == [("attribute", "alt", "甲"), ("attribute", "title", "乙")]


def test_the_content_of_meta_is_metadata_under_the_name_of_the_meta() -> None:
    page = '<meta name="Author" content="甲"><meta property="og:title" content="乙"><meta content="丙">'
    assert hidden(page) == [
        ("metadata", "Author", "甲"),
        ("metadata", "og:title", "乙"),
        ("metadata", "content", "丙"),
    ]


def test_the_title_is_metadata_and_the_title_of_the_page() -> None:
    page = read_html("<title>\n 某区  年度\n报告 </title><p>文</p>")
    assert page.title is not None
    assert page.title.value == "某区 年度报告"
    assert {(entry.kind, entry.name) for entry in page.hidden} == {(Concealed.METADATA, "title")}
    assert [block.text.value for block in page.blocks] == ["文"]


def test_a_title_with_references_is_one_text() -> None:
    page = read_html("<title>某区 &middot; 年度报告</title>")
    assert page.title is not None
    assert page.title.value == "某区 · 年度报告"
    assert [entry.text.value for entry in page.hidden] == ["某区 · 年度报告"]


def test_markup_in_a_title_is_text() -> None:
    page = read_html("<title>甲<b>乙</title>")
    assert page.title is not None
    assert page.title.value == "甲<b>乙"


@pytest.mark.parametrize("content", ["<p>文", "<title></title>", "<title> \n</title>"])
def test_a_page_without_a_title_has_none(content: str) -> None:
    assert read_html(content).title is None


def test_the_title_of_a_drawing_is_not_the_title_of_the_page() -> None:
    page = read_html("<title>年度报告</title><svg><title>图标</title></svg>")
    assert page.title is not None
    assert page.title.value == "年度报告"


@pytest.mark.parametrize(
    "comment", ["<!-- 联系人：甲 -->", "<!--联系人：甲-->", "<!-- 联系人：甲", "<!-- a\n>联系人：甲 --!>"]
)
def test_comments_are_hidden_text(comment: str) -> None:
    entry = only(f"<p>前</p>{comment}")
    assert entry.kind is Concealed.COMMENT
    assert "联系人：甲" in entry.text.value
    assert entry.text.span().start == len("<p>前</p>")


def test_a_comment_divides_no_paragraph() -> None:
    assert shown("<p>甲<!-- 注 -->乙</p>") == ["甲乙"]


def test_scripts_are_hidden_and_style_sheets_are_nothing() -> None:
    page = "<script>var a = '<p>甲</p>';</script><style>p::after { content: '乙' }</style><p>丙"
    assert hidden(page) == [("script", "", "var a = '<p>甲</p>';")]
    assert shown(page) == ["丙"]


def test_a_script_that_never_ends_hides_the_rest() -> None:
    assert shown("<p>甲</p><script>'</div>乙'") == ["甲"]


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "color:red; DISPLAY : NONE",
        "visibility: hidden",
        "font-size:0",
        "font-size:0px",
        "opacity:0",
        "text-indent:-9999px",
        "position:absolute;left:-999px",
        "margin-left:-5000px",
        "font-size: 1px",
        "transform:scale(0)",
        "position:absolute;clip:rect(0,0,0,0)",
        "color:#fff;background-color:#FFFFFF",
        "color: white; background: #fff",
        "position:absolute;top: -1000em",
    ],
)
def test_styles_that_hide_make_hidden_text(style: str) -> None:
    page = f'<p>前</p><div style="{style}"><p>甲</p><b>乙</b></div><p>后</p>'
    assert [(kind, text) for kind, _, text in hidden(page)] == [("style", "甲"), ("style", "乙")]
    assert shown(page) == ["前", "后"]


@pytest.mark.parametrize(
    "style",
    [
        "display:block",
        "font-size:0.8em",
        "opacity:0.5",
        "left:-5px",
        "text-indent:-2em",
        "left:50%;margin-left:-500px",
        "color:#fff;background:#fff url(a.png)",
        "font-size:1em",
        "color:#fff;background:#000",
        "background-position:left -120px",
    ],
)
def test_styles_that_only_move_or_shrink_do_not_hide(style: str) -> None:
    assert shown(f'<div style="{style}">甲</div>') == ["甲"]


@pytest.mark.parametrize("attribute", ["hidden", "hidden=''", 'hidden="hidden"', "HIDDEN"])
@pytest.mark.parametrize("tag", ["div", "p", "span", "b", "li", "section", "form"])
def test_the_hidden_attribute_hides_any_element(tag: str, attribute: str) -> None:
    page = f"前<{tag} {attribute}>甲</{tag}>后"
    assert hidden(page) == [("style", "", "甲")]
    assert "".join(shown(page)) == "前后"


@pytest.mark.parametrize("tag", ["template", "noscript", "noframes"])
def test_elements_that_browsers_do_not_render_are_hidden(tag: str) -> None:
    page = f"<p>前</p><{tag}>甲</{tag}><p>后</p>"
    assert [text for _, _, text in hidden(page)] == ["甲"]
    assert shown(page) == ["前", "后"]


@pytest.mark.parametrize(
    "page",
    [
        "<table hidden><tr><td>甲</td></tr></table>",
        "<table style='display:none'><tr><td>甲</td></tr></table>",
        "<table><tr style='display:none'><td>甲</td></tr><tr><td>乙</td></tr></table>",
        "<table><tr><td style='display:none'>甲</td><td>乙</td></tr></table>",
        "<table><tr><th hidden>甲</th><td>乙</td></tr></table>",
    ],
)
def test_hidden_tables_rows_and_cells_are_hidden_text(page: str) -> None:
    assert [text for _, _, text in hidden(page)] == ["甲"]


def test_text_hidden_inside_a_cell_is_not_in_the_cell() -> None:
    page = "<table><tr><td>3<span style='display:none'>甲</span></td><td>4</td></tr></table>"
    assert hidden(page) == [("style", "", "甲")]
    assert shown(page) == ["3\t4"]


def test_hiding_ends_with_the_outermost_hidden_element() -> None:
    assert shown("<div hidden>甲<div hidden>乙</div>丙</div>丁") == ["丁"]


def test_an_unclosed_element_inside_a_hidden_one_does_not_hide_what_follows() -> None:
    assert shown("<div hidden><p>甲<span>乙</div>丙") == ["丙"]


@pytest.mark.parametrize(
    ("page", "visible"),
    [
        pytest.param("<p hidden>甲<p>乙", "乙", id="a paragraph ends the one before"),
        pytest.param("<p hidden>甲<div>乙</div>", "乙", id="a block ends a paragraph"),
        pytest.param("<li hidden>甲<li>乙", "乙", id="an item ends the one before"),
        pytest.param("<table><tr><td>丁<div hidden>甲</table>乙", "丁乙", id="a cell ends what it holds"),
        pytest.param("<div hidden>甲</p>丁</div>乙", "乙", id="a stray end tag shows nothing"),
        pytest.param("<div hidden>甲</td>丁</div>乙", "乙", id="nor does the end of a cell there is not"),
        pytest.param("<p hidden><span>甲<p>乙", "乙", id="through a span"),
        pytest.param("<table><tbody hidden><tr><td>甲</table>乙", "乙", id="a table ends its body"),
        pytest.param(
            "<table><tr><td>丁</td></tr><div hidden></table>乙",
            "丁乙",
            id="and what went astray between its rows",
        ),
        pytest.param("<b>丁<div hidden></b>甲</div>乙", "丁乙", id="an inline end closes no block"),
        pytest.param("<iframe>甲</iframe>乙", "乙", id="what frames say to old browsers"),
    ],
)
def test_hiding_reaches_as_far_as_in_a_browser(page: str, visible: str) -> None:
    assert "".join("".join(shown(page)).split()) == visible


def test_what_is_hidden_stands_in_the_order_of_the_source() -> None:
    page = read_html(
        '<title>标题</title><div hidden>甲<img alt="图">乙</div><img alt="末"><!-- 注 --><i hidden>丙</i>'
    )
    starts = [one.text.span().start for one in page.hidden]
    assert starts == sorted(starts)
    assert len(starts) == 6
