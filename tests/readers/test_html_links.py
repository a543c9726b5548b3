"""Links to other hosts are read with their places, and with whether anybody sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.readers.html import read_html


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://www.One.example/a", "www.one.example"),
        ("https://one.example:8080", "one.example"),
        ("//one.example/a?b", "one.example"),
        (" http:\\\\one.example\\a", "one.example"),
        ("http://who@one.example/", "one.example"),
        ("http://10.0.0.1/", "10.0.0.1"),
    ],
)
def test_the_host_is_what_a_browser_goes_to(address: str, host: str) -> None:
    (link,) = read_html(f'<p><a href="{address}">甲</a></p>').links
    assert link.host == host
    assert not link.concealed


@pytest.mark.parametrize("address", ["/a", "a.html", "mailto:a@one.example", "#a", "", "javascript:void(0)"])
def test_a_link_inside_the_site_is_none_of_them(address: str) -> None:
    assert read_html(f'<a href="{address}">甲</a>').links == ()


def test_address_and_label_are_ranges_of_the_source() -> None:
    content = "<p>\r\n甲<a class=x href='http://one.example/?a=1&b'>乙<b>丙</b></a>丁"
    (link,) = read_html(content).links
    assert content[slice(*link.span)] == "http://one.example/?a=1&b"
    assert content[slice(*link.label)] == "乙<b>丙</b>"


def test_of_an_address_with_references_the_range_is_the_tag() -> None:
    content = '甲<a href="http://one&#46;example/">乙</a>'
    (link,) = read_html(content).links
    assert link.host == "one.example"
    assert content[slice(*link.span)] == '<a href="http://one&#46;example/">'


def test_a_link_ends_where_the_next_begins_or_the_page_ends() -> None:
    content = "<a href=//one.example>甲<a href=//two.example>乙"
    labels = [content[slice(*link.label)] for link in read_html(content).links]
    assert labels == ["甲", "乙"]


@pytest.mark.parametrize(
    "around",
    [
        '<div style="display: none">{}</div>',
        '<div style="height:1px; overflow:hidden;">{}</div>',
        '<div style="overflow: hidden;max-height:0">{}</div>',
        '<marquee width="1">{}</marquee>',
        '<table style="display:none"><tr><td>{}</table>',
        "<div hidden>{}</div>",
    ],
)
def test_a_link_nobody_sees_is_concealed(around: str) -> None:
    page = read_html(around.format("<a href=//one.example>甲</a>") + "<a href=//two.example>乙</a>")
    assert [link.concealed for link in page.links] == [True, False]


@pytest.mark.parametrize(
    "style", ["line-height:0;overflow:hidden", "height:10px;overflow:hidden", "height:0", "overflow:hidden"]
)
def test_what_is_small_but_shown_is_not_concealed(style: str) -> None:
    (link,) = read_html(f'<div style="{style}"><a href=//one.example>甲</a></div>').links
    assert not link.concealed


@given(
    st.lists(
        st.sampled_from(["<a href=//x.example>", "</a>", "<td>", "<table>", "甲", "</div>", "\r\n", "<a"])
    )
)
def test_ranges_lie_in_the_page_and_in_order(pieces: list[str]) -> None:
    content = "".join(pieces)
    at = 0
    for link in read_html(content).links:
        assert at <= link.span.start < link.span.end <= link.label.start <= link.label.end <= len(content)
        at = link.label.start


@pytest.mark.parametrize(
    ("around", "buried"),
    [
        ("<div style='display:none'>", True),
        ("<div class=tab style='display:none'>", False),
        ("<ul style='display:none'><li>", False),
        ("<div id=a style='left:-9999px;position:absolute'>", True),
        ("<div class=slide style='left:-600px'>", False),
        ("<marquee height=1>", True),
        ("<div class=fold style='height:0;overflow:hidden'>", False),
        ("<div style='left:-9999px'><table><tr><td>", True),
        ("<p>", False),
    ],
)
def test_a_link_is_buried_when_no_script_is_to_show_it(around: str, buried: bool) -> None:  # noqa: FBT001
    (link,) = read_html(f"{around}<a href=//one.example>甲</a>").links
    assert link.buried is buried


def test_what_follows_a_buried_element_is_not_buried() -> None:
    content = "<div style='display:none'><p>甲</p></div><a href=//one.example>乙</a>"
    (link,) = read_html(content).links
    assert (link.concealed, link.buried) == (False, False)
