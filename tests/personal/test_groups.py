"""Columns, lists and heaps of hidden values are one thing each."""

from __future__ import annotations

import pytest

from .reading import given_away, read, table


def forms(template: str, suffix: str = ".txt") -> list[str]:
    return [one.group.form if one.group else "" for one in given_away(template, suffix)]


def test_values_below_one_heading_are_a_column() -> None:
    rows = table("姓名|手机|备注", "某甲|{{mobile}}|", "某乙|{{mobile}}/{{mobile}}|")
    found = given_away(rows, ".html")
    (one,) = {one.group for one in found}
    assert one is not None
    assert (one.form, one.label, len(found)) == ("column", "手机", 3)


def test_one_row_is_no_column() -> None:
    assert forms(table("姓名|手机", "某甲|{{mobile}}"), ".html") == [""]


def test_labels_beside_values_are_no_column() -> None:
    rows = table("姓名|某甲|手机|{{mobile}}", "性别|男|电话|{{mobile}}")
    found = given_away(rows, ".html")
    assert [one.group for one in found] == [None, None]
    assert found[0].beside == found[1].beside == {"mobile", "name"}


@pytest.mark.parametrize("between", ["\n", "\n某某村\n", "\n甲\n乙\n丙\n"])
def test_five_lines_of_one_shape_at_even_distances_are_a_list(between: str) -> None:
    lines = [f"某甲{'甲' * (n % 3)}，电话：{{{{mobile}}}}" for n in range(6)]
    assert forms(between.join(lines)) == ["list"] * 6
    assert forms(between.join(lines[:4])) == [""] * 4


def test_numbered_lines_are_a_list_too() -> None:
    assert forms("\n".join(f"{n}. 某甲 {{{{mobile}}}}" for n in range(1, 12))) == ["list"] * 11


def test_lines_of_other_shapes_end_a_list() -> None:
    same = ["某甲 {{mobile}}"] * 5
    other = ["联系：{{mobile}}", "（{{mobile}}）"]
    assert forms("\n".join([*other, *same, *other])) == ["", "", *["list"] * 5, "", ""]


def test_many_values_hidden_in_one_way_are_one_heap() -> None:
    rows = "".join('<p data-phone="{{mobile}}">某甲</p>' for _ in range(5))
    assert forms(rows, ".html") == ["hidden"] * 5
    script = ",".join('"{{mobile}}"' for _ in range(6))
    assert forms(f"<script>a=[{script}]</script>", ".html") == ["hidden"] * 6


def test_a_column_speaks_for_its_values_whatever_its_heading_says() -> None:
    wrong = table("姓名|编号", *("某甲|{{mobile}}" for _ in range(5)))
    mixed = table("姓名|编号", "某甲|{{mobile}}", *("某甲|A-1" for _ in range(5)))
    serial = table("姓名|编号", *(f"某甲|1360000{n:04}" for n in range(5)))
    assert len(given_away(wrong, ".html")) == 5
    assert given_away(mixed, ".html") == []
    assert given_away(serial, ".html") == []


def test_a_column_without_a_heading_speaks_for_its_values() -> None:
    assert len(given_away(table(*("某甲|{{bank-card}}|800" for _ in range(4))), ".html")) == 4
    assert given_away("{{bank-card}}") == []


@pytest.mark.parametrize("name", ["张伟强", "姓名：某甲", "某甲（身份证号{{resident-id}}）"])
def test_a_person_in_front_speaks_for_a_card(name: str) -> None:
    assert [one.match.kind for one in given_away(f"{name} {{{{bank-card}}}}")][-1] == "bank-card"


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("某甲|护照号|{{passport}}", "passport"),
        ("某甲|出生日期|1985-03-12", "birth-date"),
        ("某甲|家庭住址|{{home-address-village}}", "home-address"),
        ("某甲|医保编号|{{social-security}}", "social-security"),
    ],
)
def test_a_label_to_the_left_names_the_value_of_a_cell(row: str, kind: str) -> None:
    assert [one.match.kind for one in given_away(table(row, row), ".html")] == [kind, kind]


def test_a_serial_number_with_a_recent_date_is_nobodys_unless_a_person_is_named() -> None:
    assert given_away("{{serial}}") == []
    assert given_away("许可证编号：{{serial}}") == []
    assert len(given_away("学生某甲，女，{{serial}}")) == 1


def test_the_record_of_a_character_is_its_row_or_its_sentence() -> None:
    reading = read("甲句。乙句，电话1。丙句")
    record = reading.page.record_at(reading.flow.value.index("电话"))
    assert reading.flow.value[record.start : record.end] == "乙句,电话1"
    sheet = read(table("姓名|电话", "某甲|1", "某乙|2"), ".html")
    record = sheet.page.record_at(sheet.flow.value.index("某乙"))
    assert sheet.flow.value[record.start : record.end] == "某乙\t2"
