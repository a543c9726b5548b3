"""What is read of a DOCX file leads back to the characters of its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Document
from disclosure_lint.readers import read, read_traced
from disclosure_lint.rewriting.markup import Markup
from disclosure_lint.source import Source
from disclosure_lint.specimen_docx import docx_file
from disclosure_lint.text import Span
from docx_leaks import cell, leaky_docx, p, r, row, table
from rewriting.parts import parts
from word_reports import report_docx
from word_samples import sample_docx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.text import Text

FILES = {"leaky": leaky_docx().data, "sample": sample_docx(), "report": report_docx()}


def traced(data: bytes) -> Document:
    document = read_traced(Source("a.docx", data))
    assert isinstance(document, Document)
    return document


def led_back(data: bytes, document: Document, text: Text) -> Iterator[tuple[str, str]]:
    """Each character of a text that is known to be one of the file, with the one the file has."""
    stored_parts, markups = parts(data), dict[str, Markup]()
    assert document.trace
    for spot in document.trace.find(text.span()):
        if spot.at is None:
            continue
        if spot.part not in markups:
            markups[spot.part] = Markup(stored_parts[spot.part])
        stored = markups[spot.part].text(spot.element).value
        for number, sign in enumerate(document.content[spot.start : spot.end]):
            if stored:
                yield sign, stored[spot.at + number].replace("\n", " ")


@pytest.mark.parametrize("name", FILES)
def test_every_character_leads_to_itself(name: str) -> None:
    document = traced(FILES[name])
    for one in (*document.blocks, *document.hidden):
        for read_as, stored in led_back(FILES[name], document, one.text):
            assert read_as == stored


@pytest.mark.parametrize("name", FILES)
def test_every_shown_character_leads_somewhere(name: str) -> None:
    document = traced(FILES[name])
    assert document.trace
    for one in document.blocks:
        span = one.text.span()
        led = {at for spot in document.trace.find(span) for at in range(spot.start, spot.end)}
        assert not [at for at in range(*span) if at not in led and document.content[at].strip()]


@pytest.mark.parametrize("name", FILES)
def test_what_is_read_is_the_same_with_a_trace_and_without(name: str) -> None:
    plain, kept = read(Source("a.docx", FILES[name])), traced(FILES[name])
    assert isinstance(plain, Document)
    assert plain.trace is None
    assert plain.content == kept.content
    assert [block.text.value for block in plain.blocks] == [block.text.value for block in kept.blocks]


_TEXT = st.text(alphabet="甲乙丙丁12ab &<\t\n\r ，。", max_size=6)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


@given(
    st.lists(st.tuples(st.sampled_from(["", "<w:vanish/>", "<w:b/>", "del", "br"]), _TEXT), max_size=8),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_runs_of_any_look_lead_to_themselves(runs: list[tuple[str, str]], in_table: bool) -> None:  # noqa: FBT001
    body = ""
    for look, text in runs:
        if look == "del":
            body += f'<w:del w:id="1"><w:r><w:delText>{escaped(text)}</w:delText></w:r></w:del>'
        elif look == "br":
            body += "<w:r><w:br/></w:r>"
        else:
            body += r(escaped(text), look)
    data = docx_file(table(row(cell(p(body)), cell(p(r("乙"))))) if in_table else p(body))
    document = traced(data)
    for one in (*document.blocks, *document.hidden):
        for read_as, stored in led_back(data, document, one.text):
            assert read_as == stored


def test_a_range_leads_to_the_pieces_it_lies_in() -> None:
    document = traced(docx_file(p(r("第一") + r("第二") + r("第三"))))
    assert document.trace
    start = document.content.index("一第二第")
    spots = list(document.trace.find(Span(start, start + 4)))
    assert [(spot.at, spot.end - spot.start) for spot in spots] == [(1, 1), (0, 2), (0, 1)]
    assert {spot.part for spot in spots} == {"word/document.xml"}
