"""New is what is found and not in the baseline, whatever moves about it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure_lint.judge.fingerprint import KeyFormatError, MacKey, document_key, new_key
from disclosure_lint.triage.baseline import Baseline, BaselineError, compare
from disclosure_lint.triage.folder import renamer
from personal_values import Values, leaks
from triage.made import KEY, report, resident_ids

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ONE, OTHER, THIRD = resident_ids(3)
HEAD = '{"schema": "disclosure-lint/baseline@1", "key": null}\n'


def page(*numbers: str, above: str = "", title: str = "公示") -> str:
    said = "".join(f"<p>全年收到申请约50余件。</p><p>申请人身份证号：{number}</p>" for number in numbers)
    return f"<h1>{title}</h1>{above}{said}"


def kept(text: str, *, key: MacKey | None = KEY) -> Baseline:
    return Baseline.parse("base", Baseline.of("base", report(key=key, a__html=text)).dump())


def states(baseline: Baseline, text: str, *, key: MacKey | None = KEY) -> list[tuple[str, str | None]]:
    found = report(key=key, a__html=text)
    compare(found, baseline, lambda _: False)
    return [(entry.rule, entry.baseline_state) for entry in found.entries]


def new(baseline: Baseline, text: str, *, key: MacKey | None = KEY) -> list[str]:
    return [rule for rule, state in states(baseline, text, key=key) if state == "new"]


TABLE = "<h1>名单</h1><table><tr><th>姓名</th><th>身份证号</th></tr><tr><td>某甲</td><td>{}</td></tr></table>"
EDITS: dict[str, Callable[[str], str]] = {
    "nothing": lambda text: text,
    "a paragraph above": lambda text: text.replace("</h1>", "</h1><p>经研究，现予公示。</p>"),
    "a heading of another part": lambda text: f"<h1>说明</h1><p>略。</p>{text}",
    "other white space": lambda text: text.replace("<p>", "\n\n  <p>\n   ").replace("，", "，\n"),
    "attributes": lambda text: text.replace("<p>", '<p id="x" class="y">'),
    "attributes in another order": lambda text: text.replace("<p>", '<p class="y" id="x">'),
    "markup in the value": lambda text: text.replace(ONE, f"{ONE[:6]}<b>{ONE[6:]}</b>"),
    "references": lambda text: text.replace(ONE, "".join(f"&#{ord(sign)};" for sign in ONE)),
}


@pytest.mark.parametrize("key", [KEY, None], ids=["with a key", "without"])
@pytest.mark.parametrize("edit", EDITS)
def test_what_only_moves_is_known(edit: str, key: MacKey | None) -> None:
    text = page(ONE)
    baseline = kept(text, key=key)
    assert baseline.rows.total() == 2
    assert new(baseline, EDITS[edit](text), key=key) == []


def test_another_number_in_the_same_place_is_new_with_a_key() -> None:
    assert new(kept(page(ONE)), page(OTHER)) == ["personal-data/resident-id"]
    cell = TABLE.format(ONE)
    assert "personal-data/resident-id" not in new(kept(cell), cell)
    assert "personal-data/resident-id" in new(kept(cell), TABLE.format(OTHER))


def test_without_a_key_another_number_is_not_noticed_and_the_report_says_so() -> None:
    baseline = kept(page(ONE), key=None)
    assert new(baseline, page(OTHER), key=None) == []
    found = report(key=None, a__html=page(OTHER))
    compare(found, baseline, lambda _: False)
    assert found.baseline
    assert not found.baseline.values


def test_with_another_key_only_places_are_compared() -> None:
    assert new(kept(page(ONE)), page(OTHER), key=MacKey(b"x" * 32)) == []


def test_one_more_of_the_same_is_one_new_finding() -> None:
    baseline = kept(page(ONE, ONE, ONE), key=None)
    assert len(new(baseline, page(ONE, ONE, ONE, ONE), key=None)) == 2  # a number and its sentence
    assert sorted(new(kept(page(ONE, OTHER)), page(ONE, THIRD, OTHER))) == [
        "personal-data/resident-id",
        "wording/double-approximation",
    ]


def test_the_new_one_among_several_is_told_by_its_value() -> None:
    found = report(a__html=page(THIRD, ONE, OTHER))
    compare(found, kept(page(ONE, OTHER)), lambda _: False)
    numbers = [entry for entry in found.entries if entry.rule == "personal-data/resident-id"]
    assert [entry.baseline_state for entry in numbers] == ["new", "unchanged", "unchanged"]


def test_under_another_heading_a_finding_is_new() -> None:
    assert len(new(kept(page(ONE)), page(ONE, title="公告"))) == 2


def test_what_is_gone_is_counted_and_can_be_taken_out() -> None:
    baseline = kept(page(ONE, OTHER))
    found = report(a__html=page(ONE))
    compared = compare(found, baseline, lambda _: False)
    assert (compared.known.total(), compared.gone.total()) == (2, 2)
    left = baseline.without(compared.gone)
    assert left.rows == compared.known
    assert Baseline.parse("x", left.dump()) == Baseline("x", KEY.id, left.rows)


def test_what_was_not_looked_for_is_not_gone() -> None:
    baseline = Baseline.of("base", report(a__html=page(ONE), b__html=page(OTHER)))
    found = report(a__html="<p>无。</p>")
    assert compare(found, baseline, lambda _: False).gone.total() == 2
    assert compare(report(a__html="<p>无。</p>"), baseline, lambda name: name == "b.html").gone.total() == 4
    unread = report(a__html="")
    assert compare(unread, baseline, lambda _: False).gone.total() == 0


def test_a_baseline_says_what_it_holds() -> None:
    assert kept(page(ONE)).counts() == {
        "a.html": {"personal-data/resident-id": 1, "wording/double-approximation": 1}
    }


def test_lines_are_sorted_and_hold_no_line_numbers() -> None:
    lines = kept(page(ONE, OTHER)).dump().splitlines()
    assert lines[1:] == sorted(lines[1:])
    assert all(
        set(json.loads(line)) <= {"document", "rule", "message", "anchor", "mac"} for line in lines[1:]
    )
    assert kept(page(ONE, OTHER)).dump() == kept(page(OTHER, ONE, above="<p>某。</p>")).dump()


@pytest.mark.parametrize("key", [KEY, None], ids=["with a key", "without"])
def test_a_baseline_gives_no_value_away(key: MacKey | None) -> None:
    values = Values("baseline")
    number, mobile, name = values.resident_id(), values.mobile(), values.name()
    text = f"<h1>{name} {mobile}</h1><p>申请人：{name}，身份证号：{number}，手机：{mobile}</p>{page(number)}"
    baseline = Baseline.of("base", report(key=key, **{f"{mobile}__html": text}))
    assert baseline.rows.total() > 2
    assert leaks(baseline.dump() + repr(baseline), values) == []


MISTAKES = [
    ("", "base:1:1: 第一行应写明"),
    ("document: a\n", "base:1:1: 第一行应写明"),
    ('{"schema": "other@1"}\n', "base:1:1: 第一行应写明"),
    ("[" * 100_000, "base:1:1: 第一行应写明"),
    ('{"schema": "disclosure-lint/baseline@2", "key": null}\n', "版本 '2'"),
    ('{"schema": "disclosure-lint/baseline@1", "kee": null}\n', "did you mean key?"),
    (f"{HEAD}<<<<<<< HEAD\n", "base:2:1: 合并冲突没有解决"),
    (f'{HEAD}{{"document": "a"\n', "base:2:17: 不是合法的 JSON"),
    (f'{HEAD}\n{{"document": "a", "rule": "b", "mesage": "c"}}\n', "did you mean message?"),
    (f'{HEAD}{{"document": 1, "rule": "b", "message": "c"}}\n', "base:2:14: 应为文字"),
    (f"{HEAD}[1]\n", "base:2:1: 应为键值表"),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES, ids=lambda value: value[-40:])
def test_a_damaged_file_is_told_with_the_place(text: str, said: str) -> None:
    with pytest.raises(BaselineError) as raised:
        Baseline.parse("base", text)
    assert said in str(raised.value)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(BaselineError) as raised:
        Baseline.parse("base", f"{HEAD}x\n{{}}\n<<<<<<< a\n")
    assert [problem.line for problem in raised.value.problems] == [2, 3, 3, 3, 4]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_text_breaks_the_reading_of_a_baseline(text: str) -> None:
    for content in (text, HEAD + text):
        try:
            Baseline.parse("base", content)
        except BaselineError as error:
            told = error.problems
        else:
            told = ()
        assert told or content.startswith(HEAD)


def test_a_key_is_read_as_it_is_written_and_prints_only_its_id() -> None:
    text = new_key()
    key = MacKey.parse(f"{text}\n")
    assert repr(key) == f"MacKey({key.id})"
    assert len(text) == 64
    for wrong in ("", "xyz", text[:-1], text + "00"):
        with pytest.raises(KeyFormatError):
            MacKey.parse(wrong)


def test_documents_are_called_from_the_root(tmp_path: Path) -> None:
    root = tmp_path
    assert document_key(str(root / "b" / ".." / "a.html"), root) == "a.html"
    assert document_key(str(root.parent / "a.html"), root) == "../a.html"
    assert document_key("./b//a.html", None) == "b/a.html"


def test_the_name_of_a_file_inside_another_is_no_path(tmp_path: Path) -> None:
    assert document_key(str(tmp_path / "a.zip!../../b.txt"), tmp_path) == "a.zip!../../b.txt"
    assert document_key("./a.warc!http://a.cn/x", None) == "a.warc!http://a.cn/x"


def test_pages_of_sites_are_called_by_their_url_from_every_folder(tmp_path: Path) -> None:
    page = "https://www.example.gov.cn/a.html"
    assert renamer(tmp_path, tmp_path / "below")(page) == page
