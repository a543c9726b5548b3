"""What nobody sees on the sheets is read, with how it is hidden and where it stands."""

from __future__ import annotations

import pytest

from disclosure_lint.document import Concealed, Document
from disclosure_lint.reading import Reading
from disclosure_lint.specimen_xlsx import xlsx_file
from sheet_samples import document, hidden, where
from xlsx_leaks import PLACES, STYLES, leaky_xlsx, text

LEAKY = leaky_xlsx()
FOUND = document(LEAKY.data)
#: Places in documents inside the file.
_INSIDE = {"embedded workbook", "embedded document", "embedded file"}
#: How some places are hidden, as readers name it; "" where they are shown.
CAUSES = {
    "cell": "",
    "rich string": "",
    "text box": "",
    "hidden row": "hidden row",
    "row without height": "hidden row",
    "hidden column": "hidden column",
    "column without width": "hidden column",
    "blank format": "number format",
    "white text": "colour",
    "the theme's white": "colour",
    "white run in a cell": "colour",
    "tiny text": "size",
    "black on black": "highlight",
    "cell merged away": "merged",
    "formula": "formula",
    "value of a formula": "",
    "hidden sheet": "hidden sheet",
    "very hidden sheet": "very hidden sheet",
    "filter": "filter",
    "list of choices": "validation",
    "value of a pivot table": "pivot cache",
    "record of a pivot table": "pivot cache",
    "value of another workbook": "external link",
    "unused string": "unused string",
    "defined name": "defined name",
    "link target": "target",
    "hidden shape": "not shown",
}


def numbers(found: object) -> set[str]:
    if not isinstance(found, Document):
        return set()
    reading = Reading(found)
    own = {one.match.value for one in (*reading.disclosures, *reading.hidden_disclosures)}
    return own.union(*map(numbers, found.parts))


def test_a_number_is_found_in_every_place() -> None:
    found = "\n".join(numbers(FOUND))
    assert [place for place in PLACES if LEAKY.values[place] not in found] == []


@pytest.mark.parametrize("place", CAUSES)
def test_it_is_told_what_hides_a_number(place: str) -> None:
    value = LEAKY.values[place]
    causes = {one.name for one in FOUND.hidden if value in one.text.value}
    assert causes == ({CAUSES[place]} if CAUSES[place] else set())


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        ("hidden row", "公示表!A5"),
        ("hidden column", "公示表!H7"),
        ("comment", "公示表!A1"),
        ("hidden sheet", "密!A1"),
    ],
)
def test_a_place_is_named_by_sheet_and_cell(place: str, cell: str) -> None:
    assert where(FOUND, LEAKY.values[place]) == cell


def test_a_hidden_value_is_read_with_the_label_of_its_column() -> None:
    rows = "".join(
        f"<row>{text(name)}{text(place)}</row>" for name, place in (("姓名", "住址"), ("甲", "松涧镇"))
    )
    columns = '<cols><col min="2" max="2" hidden="1"/></cols>'
    found = document(xlsx_file(f"{columns}<sheetData>{rows}</sheetData>"))
    assert hidden(found) == {"hidden column": ["住址", "住址：松涧镇"]}


def test_cached_values_are_told_from_hidden_ones() -> None:
    kinds = {one.kind for one in FOUND.hidden if one.name == "pivot cache"}
    assert kinds == {Concealed.CACHE}


def test_white_text_that_a_rule_may_colour_is_not_said_to_be_hidden() -> None:
    rows = f"<sheetData><row>{text('白字', 2)}</row></sheetData>"
    rule = '<conditionalFormatting sqref="A1:A9"><cfRule type="expression"/></conditionalFormatting>'
    assert hidden(document(xlsx_file(rows, {"styles": STYLES}))) == {"colour": ["白字"]}
    assert hidden(document(xlsx_file(rows + rule, {"styles": STYLES}))) == {}


def test_a_zero_that_a_format_leaves_blank_hides_nothing() -> None:
    row = '<row><c s="1"><v>0</v></c><c s="1"><v>7</v></c></row>'
    assert hidden(document(xlsx_file(row, {"styles": STYLES}))) == {"number format": ["7"]}


def test_comments_are_counted_and_threads_told_once() -> None:
    comment = '<comment ref="A1" authorId="0"><text><t>批</t></text></comment>'
    comments = f"<authors><author>tc={{1}}</author></authors><commentList>{comment}</commentList>"
    found = document(xlsx_file(f"<row>{text('甲')}</row>", {"comments": comments}))
    assert [flaw.id for flaw in found.flaws] == ["comments"]
    assert "author" not in hidden(found)


def test_references_are_not_followed_and_are_told() -> None:
    targets = {"outer": ("externalLinkPath", "file:///C:/甲.xlsx")}
    found = document(xlsx_file(f"<row>{text('甲')}</row>", targets=targets))
    assert hidden(found) == {"externalLinkPath": ["file:///C:/甲.xlsx"]}
