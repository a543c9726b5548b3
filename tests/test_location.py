"""Ranges of a content lead to the pages and rectangles they were written from."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from disclosure_lint.location import Box, Location, Piece, Transcript
from disclosure_lint.text import Span


def boxes(count: int, top: float = 0) -> list[Box]:
    """Characters ten points wide, side by side."""
    return [Box(10.0 * n, top, 10.0 * n + 10, top + 12) for n in range(count)]


def test_the_rectangle_of_a_range_is_that_around_its_characters() -> None:
    transcript = Transcript()
    text = transcript.write([Piece("公示期七天", Location(2), boxes(5))])
    _, locator = transcript.build()
    assert text.value == "公示期七天"
    assert locator.locate(Span(1, 3)) == (Location(2, Box(10, 0, 30, 12)),)


def test_what_stands_nowhere_belongs_to_what_was_written_before() -> None:
    transcript = Transcript()
    transcript.write([Piece("甲", Location(1), boxes(1))])
    transcript.set_apart("\n")
    after = transcript.write([Piece("乙", Location(2), boxes(1, 50))])
    content, locator = transcript.build()
    assert content == "甲\n乙"
    assert after.span() == Span(2, 3)
    assert locator.locate(Span(1, 2)) == (Location(1),)
    assert locator.locate(Span(2, 3)) == (Location(2, Box(0, 50, 10, 62)),)


def test_a_range_over_pages_has_one_location_a_page() -> None:
    transcript = Transcript()
    transcript.write(
        [Piece("甲乙", Location(1), boxes(2)), Piece(" ", Location(2)), Piece("丙", Location(2), boxes(1, 9))]
    )
    _, locator = transcript.build()
    assert locator.locate(Span(0, 4)) == (
        Location(1, Box(0, 0, 20, 12)),
        Location(2, Box(0, 9, 10, 21)),
    )


def test_parts_have_no_rectangle() -> None:
    transcript = Transcript()
    transcript.write([Piece("作者", Location(part="metadata"))])
    _, locator = transcript.build()
    assert locator.locate(Span(0, 2)) == (Location(part="metadata"),)


def test_an_empty_content_leads_nowhere() -> None:
    content, locator = Transcript().build()
    assert content == ""
    assert locator.locate(Span(0, 0)) == ()


PIECES = st.lists(st.tuples(st.text(min_size=1, max_size=5), st.integers(1, 4)), min_size=1, max_size=12)


@given(PIECES, st.data())
def test_every_character_leads_to_its_page(pieces: list[tuple[str, int]], data: st.DataObject) -> None:
    transcript = Transcript()
    text = transcript.write(Piece(value, Location(page), boxes(len(value))) for value, page in pieces)
    content, locator = pickle.loads(pickle.dumps(transcript.build()))  # noqa: S301 - as processes send it
    assert content == text.value == "".join(value for value, _ in pieces)
    pages = [page for value, page in pieces for _ in value]
    start = data.draw(st.integers(0, len(pages) - 1))
    end = data.draw(st.integers(start + 1, len(pages)))
    assert [place.page for place in locator.locate(Span(start, end))] == list(dict.fromkeys(pages[start:end]))


def test_a_range_over_lines_has_one_rectangle_a_line() -> None:
    transcript = Transcript()
    transcript.write([Piece("公示期七天整止", Location(1), [*boxes(4), *boxes(3, 15)])])
    _, locator = transcript.build()
    assert list(locator.lines(Span(2, 6))) == [
        (Location(1), Box(20, 0, 40, 12)),
        (Location(1), Box(0, 15, 20, 27)),
    ]
    assert list(locator.lines(Span(3, 3))) == []


def test_columns_of_vertical_text_are_lines() -> None:
    down = [Box(100, 12.0 * n, 110, 12.0 * n + 12) for n in range(3)]
    beside = [Box(80, 12.0 * n, 90, 12.0 * n + 12) for n in range(2)]
    transcript = Transcript()
    transcript.write([Piece("公示期七天", Location(1), [*down, *beside])])
    _, locator = transcript.build()
    assert [box for _, box in locator.lines(Span(0, 5))] == [Box(100, 0, 110, 36), Box(80, 0, 90, 24)]


def test_lines_stop_at_the_end_of_a_page_or_a_cell() -> None:
    transcript = Transcript()
    transcript.write([Piece("甲乙", Location(1), boxes(2)), Piece("丙", Location(2), boxes(1))])
    transcript.set_apart("\t")
    transcript.write([Piece("丁", Location(2, row=1), boxes(1, 40))])
    content, locator = transcript.build()
    found = list(locator.lines(Span(1, len(content))))
    assert [where for where, _ in found] == [Location(1), Location(2), Location(2, row=1)]
    assert [box.top for _, box in found] == [0, 0, 40]
