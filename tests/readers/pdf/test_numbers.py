"""Drawing commands with numbers nobody means: huge, tiny, negative, none. All is read in time."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disclosure_lint.document import Document
from disclosure_lint.readers.pages.book import Limits
from disclosure_lint.readers.pdf import read_pdf
from disclosure_lint.source import Source
from disclosure_lint.specimen_pdf import pdf_page
from pdf_files import Page, even, grid, paragraphs, pdf
from readers.pdf.reading import document, only_table

NUMBER = st.one_of(
    st.sampled_from(
        ["0", "1", "-1", "12", "700", "1e9", "99999999999", "-99999999999", ".0000001", "--5", "+", "."]
    ),
    st.integers(-2000, 2000).map(str),
    st.floats(-900, 900, width=32).map(lambda value: f"{value:.3f}"),
)


def command(operator: str, operands: int) -> st.SearchStrategy[str]:
    return st.lists(NUMBER, min_size=operands, max_size=operands).map(lambda n: f"{' '.join(n)} {operator}")


COMMANDS = st.one_of(
    command("cm", 6),
    command("Tm", 6),
    command("Td", 2),
    command("re", 4),
    command("m", 2),
    command("l", 2),
    command("c", 6),
    command("w", 1),
    command("g", 1),
    command("rg", 3),
    command("Tr", 1),
    command("Tz", 1),
    command("Tc", 1),
    command("/F1", 1).map(lambda value: f"/F1 {value.split()[0]} Tf"),
    st.sampled_from(
        ["f", "S", "B", "b*", "h", "W n", "q", "Q", "BT", "ET", "(青岚市) Tj", "(1) Tj", "(AB 12) Tj"]
    ),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(COMMANDS, max_size=40))
def test_any_drawing_is_read(commands: list[str]) -> None:
    found = read_pdf(
        Source("a.pdf", pdf_page("BT /F1 12 Tf 72 700 Td (公示期七天) Tj ET\n" + "\n".join(commands)))
    )
    assert isinstance(found, Document)
    assert found.locator
    for block in (*found.blocks, *found.hidden):
        span = block.text.span()
        assert found.content[span.start : span.end].replace("\n", "\t").startswith(block.text.value[:1])
        for location in found.locator.locate(span):
            assert location.box is None or location.box == location.box


@pytest.mark.parametrize("box", ["0 0 0 0", "0 0 1e9 1e9", "0 0 -595 -842", "1 2", "0 0 .001 .001"])
def test_pages_of_strange_sizes_are_read_or_said_to_be_broken(box: str) -> None:
    data = pdf_page("BT /F1 12 Tf 72 700 Td (公示期七天) Tj ET").replace(
        b"[0 0 595 842]", f"[{box}]".encode()
    )
    found = read_pdf(Source("a.pdf", data))
    assert isinstance(found, Document)
    assert "公示期七天" in found.content or found.omissions


def long_table(page: Page) -> None:
    page.table(
        grid([[str(n), "白栖区", "120.5", "无"] for n in range(30)]), even(72, 100, 4), even(60, 20, 30)
    )


def test_a_table_over_many_pages_costs_time_in_proportion() -> None:
    def seconds(pages: int) -> float:
        data = pdf(*[long_table] * pages)
        start = time.process_time()
        assert only_table(data).height == 30 * pages
        return time.process_time() - start

    seconds(1)
    # Something quadratic would take sixteen times as long; a busy machine may double what is measured.
    assert min(seconds(40), seconds(40)) < 11 * min(seconds(10), seconds(10))


def test_a_paragraph_over_many_pages_costs_time_in_proportion() -> None:
    def seconds(pages: int) -> float:
        data = pdf(*[paragraphs("公开造林绿化信息" * 150)] * pages)
        start = time.process_time()
        document(data, Limits(pages=pages))
        return time.process_time() - start

    seconds(1)
    # Something quadratic would take sixteen times as long; a busy machine may double what is measured.
    assert min(seconds(40), seconds(40)) < 11 * min(seconds(10), seconds(10))
