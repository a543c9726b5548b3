"""Texts against a naive model: a list of characters, each with its source range."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.readers.newlines import with_line_feeds
from disclosure_lint.text import Edit, Span, Text

thorough = settings(deadline=None, max_examples=100)
SIGNS = st.text(alphabet="ab政 \n①𠮷", max_size=4)


class Sign(NamedTuple):
    """One character of the model: itself and the source range it comes from."""

    value: str
    low: int
    high: int


Model = list[Sign]


def written(value: str, source: Span) -> Model:
    """Characters that stand for a range: one each when they are as many, else all for the whole."""
    if len(value) == source.end - source.start:
        return [Sign(sign, source.start + n, source.start + n + 1) for n, sign in enumerate(value)]
    return [Sign(sign, *source) for sign in value]


def span_of(model: Model, start: int, end: int) -> Span:
    low = model[start].low
    return Span(low, max(low, model[end - 1].high) if end > start else low)


def agrees(text: Text, model: Model) -> None:
    assert text.value == "".join(sign.value for sign in model)
    for index, sign in enumerate(model):
        assert text.span(index, index + 1) == Span(sign.low, sign.high)
    if model:
        assert text.span() == span_of(model, 0, len(model))


class Made(NamedTuple):
    """A text and what the model says it is."""

    text: Text
    model: Model


@st.composite
def made(draw: st.DrawFn, *, longest_unit: int = 2) -> Made:
    """Texts joined from plain pieces and units that lie apart in the source, in its order."""
    texts: list[Text] = []
    model: Model = []
    separator = draw(st.sampled_from(["", "\n", "、 "]))
    at = 0
    for value, gap, width in draw(
        st.lists(st.tuples(SIGNS.filter(bool), st.integers(0, 3), st.none() | st.integers(0, 6)), max_size=5)
    ):
        at += gap
        # Units are short, as entities are.
        value_here = value if width is None else value[:longest_unit]
        source = Span(at, at + (len(value) if width is None else width))
        if texts:
            end_before = model[-1].high
            model += [Sign(sign, end_before, end_before) for sign in separator]
        texts.append(Text.plain(value, at) if width is None else Text.unit(value_here, source))
        model += written(value_here, source)
        at = source.end
    return Made(Text.join(texts, separator), model)


@st.composite
def edits_of(draw: st.DrawFn, length: int) -> list[Edit]:
    """Return edits in order that do not overlap; what they write is at most two characters."""
    edits = []
    at = 0
    while at < length and draw(st.booleans()):
        start = draw(st.integers(at, length - 1))
        end = draw(st.integers(start, min(length, start + 3)))
        edits.append(Edit(start, end, draw(st.text(alphabet="xy换", max_size=2))))
        at = max(end, start + 1)
    return edits


def edited(model: Model, edits: list[Edit]) -> Model:
    result: Model = []
    at = 0
    for start, end, replacement in edits:
        result += model[at:start] + written(replacement, span_of(model, start, end))
        at = end
    return result + model[at:]


@thorough
@given(made(), st.data())
def test_any_chain_of_slices_and_edits_keeps_every_character_in_its_place(
    one: Made, data: st.DataObject
) -> None:
    text, model = one
    for _ in range(4):
        if data.draw(st.booleans()):
            part = data.draw(st.slices(len(model)).filter(lambda chosen: chosen.step in {None, 1}))
            text, model = text[part], model[part]
        else:
            edits = data.draw(edits_of(len(model)))
            text, model = text.edit(edits), edited(model, edits)
        agrees(text, model)


@thorough
@given(made())
def test_every_range_maps_from_its_first_to_its_last_character(one: Made) -> None:
    for start in range(len(one.model)):
        for end in range(start, len(one.model) + 1):
            assert one.text.span(start, end) == span_of(one.model, start, end)


@thorough
@given(made(), made(), st.integers(0, 3))
def test_a_join_of_slices_in_any_order_keeps_their_places(one: Made, other: Made, cut: int) -> None:
    joined = Text.join([one.text[cut:], other.text, one.text[:cut]])
    agrees(joined, one.model[cut:] + other.model + one.model[:cut])


@thorough
@given(made(), st.integers(0, 20), st.integers(0, 6), st.integers(0, 4))
def test_find_returns_the_characters_that_come_from_a_source_range(
    one: Made, start: int, length: int, cut: int
) -> None:
    source = Span(start, start + length)
    text, model = one.text[cut:], one.model[cut:]
    overlapping = [
        index for index, sign in enumerate(model) if max(sign.low, source.start) < min(sign.high, source.end)
    ]
    expected = Span(overlapping[0], overlapping[-1] + 1) if overlapping else None
    assert text.find(source) == expected


@thorough
@given(made(longest_unit=1), st.data())
def test_find_leads_back_to_a_range_that_span_gave(one: Made, data: st.DataObject) -> None:
    edits = data.draw(edits_of(len(one.model)))
    text, model = one.text.edit(edits), edited(one.model, edits)
    for index in range(len(model)):
        source = text.span(index, index + 1)
        if source.end > source.start:
            found = text.find(source)
            assert found is not None
            assert found.start <= index < found.end


@thorough
@given(made())
def test_other_characters_stand_at_the_same_places(one: Made) -> None:
    swapped = one.text.with_value("换" * len(one.text))
    agrees(swapped, [Sign("换", sign.low, sign.high) for sign in one.model])


@thorough
@given(made())
def test_strip_drops_what_str_strip_drops(one: Made) -> None:
    value = one.text.value
    start = len(value) - len(value.lstrip())
    agrees(one.text.strip(), one.model[start : start + len(value.strip())])


@thorough
@given(made())
def test_lines_are_slices_between_line_feeds(one: Made) -> None:
    at = 0
    for line, expected in zip(one.text.lines(), one.text.value.split("\n"), strict=True):
        assert line.value == expected
        agrees(line, one.model[at : at + len(expected)])
        at += len(expected) + 1


@thorough
@given(st.text(alphabet="ab\r\n政", max_size=20))
def test_every_line_end_becomes_one_line_feed_that_points_at_the_stored_one(content: str) -> None:
    text = with_line_feeds(content)
    assert text.value == content.replace("\r\n", "\n").replace("\r", "\n")
    for index, sign in enumerate(text.value):
        stored = content[slice(*text.span(index, index + 1))]
        assert stored == sign or (sign == "\n" and stored == "\r")


@thorough
@given(st.text(alphabet="ab\r\n政", max_size=20), st.integers(0, 19), st.integers(1, 5))
def test_text_before_and_after_a_carriage_return_is_found_again(
    content: str, start: int, length: int
) -> None:
    text = with_line_feeds(content)
    found = text.find(Span(start, start + length))
    part = content[start : start + length]
    # The carriage return of a CRLF stands nowhere in the text.
    shown = part.replace("\r\n", "\n").removesuffix("\r" if content[start + length :][:1] == "\n" else "\0")
    assert (text.value[slice(*found)] if found else "") == shown.replace("\r", "\n")


def test_text_without_carriage_returns_is_left_alone() -> None:
    assert with_line_feeds("甲\n乙").span() == Span(0, 3)


def test_find_returns_both_halves_of_a_unit_that_was_cut() -> None:
    unit = Text.unit("≂̸", Span(3, 18))
    assert Text.join([unit[:1], unit[1:]]).find(Span(3, 18)) == Span(0, 2)


def test_a_separator_before_any_character_points_at_what_follows() -> None:
    joined = Text.join([Text.plain("", 100), Text.plain("乙", 105)], "\t")
    assert joined.span() == Span(105, 106)


def test_find_works_where_a_later_line_begins_with_nothing() -> None:
    blank_first = Text.join([Text.plain("", 30), Text.plain("丙", 40)], "\t")
    text = Text.join([Text.plain("甲", 10), blank_first], "\n")
    assert text.find(Span(10, 11)) == Span(0, 1)


def test_slices_reach_past_the_ends_as_those_of_strings_do() -> None:
    text = Text.plain("政府信息", 5)
    assert text[-2:99].value == "信息"
    assert text[-2:99].span() == Span(7, 9)
    assert text[3:1].value == ""


def test_a_slice_with_a_step_is_refused() -> None:
    with pytest.raises(ValueError, match="steps of one"):
        _ = Text.plain("政府信息")[::2]


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (0, 3), (2, 1)])
def test_a_range_outside_the_text_has_no_span(start: int, end: int) -> None:
    with pytest.raises(IndexError, match="not inside a text of 2 characters"):
        Text.plain("政府").span(start, end)


def test_a_value_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="3 characters cannot stand for 2"):
        Text.plain("政府").with_value("三个字")


def test_the_repr_says_where_and_how_long_but_never_what() -> None:
    assert repr(Text.plain("张某住址", 7)) == "<Text of 4 characters at 7>"


def test_an_empty_text_is_false_and_a_blank_one_is_not() -> None:
    assert not Text.plain("")
    assert Text.plain(" ")
    assert not Text.join([])


@thorough
@given(made(), st.integers(0, 20), st.integers(1, 6))
def test_find_reaches_text_that_stands_behind_what_comes_later_in_the_source(
    one: Made, start: int, length: int
) -> None:
    behind = max((sign.high for sign in one.model), default=0) + 30
    text = Text.join([Text.plain("后", behind), one.text])
    source = Span(start, start + length)
    overlapping = [
        index
        for index, sign in enumerate(one.model, start=1)
        if max(sign.low, source.start) < min(sign.high, source.end)
    ]
    assert text.find(source) == (Span(overlapping[0], overlapping[-1] + 1) if overlapping else None)
    assert text.find(Span(behind, behind + 1)) == Span(0, 1)
