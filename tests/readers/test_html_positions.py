"""Every character a page shows or hides is found again in the source as stored."""

from __future__ import annotations

import html
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Document, Paragraph
from disclosure_lint.readers import read
from disclosure_lint.readers.encoding import decode
from disclosure_lint.readers.html import Page, read_html
from disclosure_lint.source import Source

from .pages import PAGES, mutants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.text import Text

SHARED = Path(__file__).parents[2].parent / "shared"
thorough = settings(deadline=None, max_examples=300)
#: What tags, attributes, references and their remains are made of.
PIECES = st.sampled_from(
    [
        *"<>&;#/='\"-!? \n\r政a1x𠮷",
        *"<p> </p> <b> </b> <td> <table> </table> <!-- --> <title> </title> <script> </script> <br>".split(),
        *"&amp; &lt &#20013; &#x4e2d; &nbsp; &NotEqualTilde; &nosuch;".split(),
        *"title= alt='a&gt;b' hidden style=".split(),
        *"<a\ntitle=x> <img/alt=y> <![CDATA[ <?php </ <!doctype".split(),
    ],
)


def texts(page: Page) -> Iterator[Text]:
    yield from (block.text for block in page.blocks)
    yield from (hidden.text for hidden in page.hidden)
    if page.title:
        yield page.title


def is_written(sign: str, stored: str) -> bool:
    """Whether a piece of source stands for a character of the text."""
    if sign == stored or sign in html.unescape(stored):
        return True
    if sign in "\n\t" and stored in {"", "\r"}:
        return True  # between blocks and cells, or a line end as stored
    return sign == " " and html.unescape(stored)[:1].isspace()


def misplaced(content: str, page: Page) -> list[tuple[str, str]]:
    """Return the characters that do not stand where their text says they do."""
    return [
        (sign, stored)
        for text in texts(page)
        for index, sign in enumerate(text.value)
        if not is_written(sign, stored := content[slice(*text.span(index, index + 1))])
    ]


def shown(page: Page) -> list[tuple[str, str]]:
    return [(type(block).__name__, block.text.value) for block in page.blocks]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_characters_stand_where_their_page_has_them(name: str, line_end: str) -> None:
    content = PAGES[name].replace("\n", line_end)
    assert misplaced(content, read_html(content)) == []


@pytest.mark.parametrize("name", PAGES)
def test_characters_of_broken_pages_stand_where_the_page_has_them(name: str) -> None:
    for content in mutants(PAGES[name], name, 60):
        assert misplaced(content, read_html(content)) == []


@pytest.mark.skipif(not SHARED.exists(), reason="the shared corpus is not here")
def test_characters_of_real_pages_stand_where_the_page_has_them() -> None:
    pages = sorted((SHARED / "corpus" / "html").glob("*.html"))
    assert pages
    for path in pages:
        content = decode(path.read_bytes()).text
        assert misplaced(content, read_html(content)) == []


@thorough
@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_heap_of_markup_is_read_with_every_character_in_its_place(content: str) -> None:
    assert misplaced(content, read_html(content)) == []


@pytest.mark.parametrize("name", PAGES)
def test_line_ends_make_no_difference_to_what_is_read(name: str) -> None:
    unix = read_html(PAGES[name])
    windows = read_html(PAGES[name].replace("\n", "\r\n"))
    assert shown(windows) == shown(unix)
    assert [entry.text.value for entry in windows.hidden] == [entry.text.value for entry in unix.hidden]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", PAGES)
def test_the_encoding_makes_no_difference_to_what_is_read(name: str, encoding: str) -> None:
    as_utf8 = read(Source("a.html", PAGES[name].encode()))
    other = read(Source("a.html", PAGES[name].encode(encoding)))
    assert isinstance(as_utf8, Document)
    assert isinstance(other, Document)
    assert other.content == as_utf8.content
    assert [(block.text.value, block.text.span()) for block in other.blocks] == [
        (block.text.value, block.text.span()) for block in as_utf8.blocks
    ]


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        ("&amp;", "&"),
        ("&lt", "<"),
        ("&copy;", "©"),
        ("&#20013;", "中"),
        ("&#x4E2D;", "中"),
        ("&#X4e2d", "中"),
        ("&#x20BB7;", "𠮷"),
        ("&middot;", "·"),
        ("&#x80;", "€"),
        ("&NotEqualTilde;", "≂̸"),
    ],
)
def test_a_reference_is_one_unit_that_maps_to_all_it_was_written_with(reference: str, value: str) -> None:
    content = f"<p>甲{reference} 乙</p>"
    (block,) = read_html(content).blocks
    assert block.text.value == f"甲{value} 乙"
    at = content.index(reference)
    assert all(block.text.span(1 + n, 2 + n) == (at, at + len(reference)) for n in range(len(value)))


@pytest.mark.parametrize("unknown", ["&nosuch;", "&", "&;", "&#;", "&#x;", "& amp;", "AT&T"])
def test_what_is_no_reference_is_text(unknown: str) -> None:
    (block,) = read_html(f"<p>甲{unknown}乙</p>").blocks
    assert block.text.value == f"甲{unknown}乙"


def test_a_reference_is_not_decoded_twice() -> None:
    (block,) = read_html("&amp;lt;").blocks
    assert block.text.value == "&lt;"


def test_references_in_attributes_are_units_too() -> None:
    content = '<p title="甲&amp;&#20057;丙">文</p>'
    (entry,) = read_html(content).hidden
    assert entry.text.value == "甲&乙丙"
    assert [content[slice(*entry.text.span(n, n + 1))] for n in range(4)] == ["甲", "&amp;", "&#20057;", "丙"]


def test_a_query_string_in_an_attribute_is_left_alone() -> None:
    (entry,) = read_html('<a data-u="?a=1&copy=2">文</a>').hidden
    assert entry.text.value == "?a=1&copy=2"


def test_positions_after_characters_beyond_the_basic_plane_are_right() -> None:
    content = "<p>𠮷𬭎</p>\n<p title='𠮷'>𠮷<b>末</b></p>"
    last = read_html(content).blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text.span(1, 2).start == content.index("末")
