"""Folders become a pack, or every mistake is told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from disclosure_lint.finding import Severity
from disclosure_lint.rules.load import load

from .packs import FILES, KINDS, RULE, changed, load_pack, problems_of, write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from disclosure_lint.rules.problems import Problem


def points_at(problem: Problem) -> str:
    """What stands in the file from the place of a problem on."""
    return problem.excerpt[problem.column - 1 :]


def test_a_pack_holds_what_its_files_say(tmp_path: Path) -> None:
    pack = load_pack(tmp_path)
    (rule,) = pack.rules
    assert (pack.name, pack.version, list(pack.profiles)) == ("small", "1.2.3", ["daily"])
    assert (rule.id, rule.file.severity, rule.file.title.zh) == ("area/rule", Severity.ERROR, "规则")
    assert rule.options.pattern.source == "甲+"
    assert pack.by_id == {"area/rule": rule}
    assert (pack.forms[0].id, pack.forms[0].year_from, list(pack.sources)) == ("table", 2021, ["law"])
    assert pack.kinds[0].title is not None
    assert pack.kinds[0].title.search("年度报告")


def test_test_files_are_no_rules(tmp_path: Path) -> None:
    assert len(load_pack(tmp_path, {"area/rule.test.yaml": "hit: []"}).rules) == 1


def test_rules_are_in_order_of_their_ids_wherever_they_lie(tmp_path: Path) -> None:
    other = RULE.replace("area/rule", "abacus/rule")
    pack = load_pack(tmp_path, {"zoo/deep/er.yaml": other})
    assert [rule.id for rule in pack.rules] == ["abacus/rule", "area/rule"]


def test_a_second_folder_adds_to_the_first(tmp_path: Path) -> None:
    first = write_pack(tmp_path / "first", {})
    second = tmp_path / "second"
    (second / "local").mkdir(parents=True)
    (second / "local" / "x.yaml").write_text(RULE.replace("area/rule", "local/x"), encoding="utf-8")
    pack = load([first, second], KINDS)
    assert [rule.id for rule in pack.rules] == ["area/rule", "local/x"]
    assert pack.name == "small"


def test_a_folder_without_a_pack_file_is_called_local(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    pack = load([tmp_path / "empty"], KINDS)
    assert (pack.name, pack.version, pack.rules) == ("local", "0", ())


def test_the_digest_changes_with_any_byte_and_not_with_the_place_of_the_folder(tmp_path: Path) -> None:
    same = [load_pack(tmp_path / name).digest for name in "ab"]
    other = load_pack(tmp_path / "c", {"area/rule.yaml": RULE + "\n"}).digest
    assert same[0] == same[1] != other


@pytest.mark.parametrize(
    ("change", "at", "cause", "suggestion"),
    [
        (("kind: probe", "kind: prob"), "prob", "no such kind", "probe"),
        (("severity: error", "severity: eror"), "eror", "expected one of these", "error"),
        (("mode: strict", "mode: stric"), "stric", "expected one of these", "strict"),
        (("id: area/rule", "id: Area Rule"), "Area Rule", "expected area/rule-name", ""),
        (("source: law", "source: lwa"), "lwa", "no such source", "law"),
        (("clause: 第一条", "clause: 第三条"), "第三条", "clause not listed", "第一条"),
        (("[report]", "[reprot]"), "reprot", "no such kind of document", "report"),
        (("  pattern: 甲+", "  pattern: ("), "(", "not a regular expression", ""),
        (("  pattern: 甲+", "  pattern: 甲（"), "甲（", "never found", ""),
        (("  heading: 总体", "  heading: 总["), "总[", "not a regular expression", ""),
        (("  mode: strict", "  at-most: many"), "many", "expected an integer", ""),
        (("    - title: 总体情况", "    - title: [x]"), "[x]", "expected a string", ""),
        (("title: {zh: 规则, en: a rule}", "title: 规则"), "规则", "expected a mapping", ""),
        (("title: {zh: 规则, en: a rule}", "title: {zh: 规则, en: ''}"), "''", "must not be empty", ""),
        (("  - {source: law, clause: 第一条}", "  []"), "[]", "must not be empty", ""),
        (("发现{text}，", "发现{txt}，"), "发现{txt}", "not among the data", "text"),
        (("发现{text}，", "发现{text，"), "发现{text，", "bad template", ""),
    ],
)
def test_a_wrong_value_is_told_with_its_place_and_what_was_probably_meant(
    tmp_path: Path, change: tuple[str, str], at: str, cause: str, suggestion: str
) -> None:
    (problem,) = problems_of(tmp_path, changed(change))
    assert problem.file.endswith("rule.yaml")
    assert cause in problem.cause
    assert problem.suggestion == suggestion
    assert points_at(problem).startswith(at)
    assert problem.line == 1 + line_of(change[0])


def line_of(piece: str) -> int:
    return RULE[: RULE.index(piece.strip())].count("\n")


@pytest.mark.parametrize(
    ("old", "new", "at", "suggestion"),
    [
        ("applies:", "aplies:", "aplies:", "applies"),
        ("years: {from", "year: {from", "year:", "years"),
        ("{from: 2019}", "{form: 2019}", "form:", "from"),
        ("  mode: strict", "  mod: strict", "mod:", "mode"),
        ("  mode: strict", "  at_most: 3", "at_most:", "at-most"),
        ("      heading: 总体", "      headng: 总体", "headng:", "heading"),
        ("  mode: strict", "  zzz: 1", "zzz:", ""),
    ],
)
def test_an_unknown_key_is_told_with_the_one_that_was_probably_meant(
    tmp_path: Path, old: str, new: str, at: str, suggestion: str
) -> None:
    (problem,) = problems_of(tmp_path, changed((old, new)))
    assert "no such key" in problem.cause
    assert points_at(problem).startswith(at)
    assert (problem.suggestion, problem.line) == (suggestion, 1 + line_of(old))


@pytest.mark.parametrize("key", ["id", "kind", "severity", "basis", "messages", "remedy"])
def test_a_missing_key_is_told_by_name(tmp_path: Path, key: str) -> None:
    found = problems_of(tmp_path, {"area/rule.yaml": without(RULE, key)})
    assert f"缺少键 {key!r} (missing key)" in [problem.cause for problem in found]


def without(rule: str, key: str) -> str:
    """Drop a key and the lines under it."""
    lines = rule.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    rest = lines[start + 1 :]
    kept = next((number for number, line in enumerate(rest) if not line.startswith(" ")), len(rest))
    return "\n".join(lines[:start] + rest[kept:])


def test_messages_must_be_those_of_the_kind(tmp_path: Path) -> None:
    found = problems_of(tmp_path, changed(("    found: 发现", "    fond: 发现")))
    assert [(problem.cause.split(" (")[1], problem.suggestion) for problem in found] == [
        ("missing message)", ""),
        ("the kind has no such message)", "found"),
    ]
    assert points_at(found[1]).startswith("fond:")


def test_an_id_may_be_used_once(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"area/second.yaml": RULE})
    assert "id already used" in problem.cause
    assert problem.file.endswith("second.yaml")


@pytest.mark.parametrize(
    ("content", "line", "cause"),
    [
        ("id: [a\nkind: b\n", 2, "not valid YAML"),
        ("id: a\n\tkind: b\n", 2, "not valid YAML"),
        ("id: a\nid: b\n", 2, "key given twice"),
        ("x: {y: {z: 1, z: 2}}\n", 1, "key given twice"),
        ("", 1, "expected a mapping"),
        ("- a\n", 1, "expected a mapping"),
        ("just words", 1, "expected a mapping"),
        ("a: \x07", 1, "not valid YAML"),
        ("? [a]\n: b", 1, "not valid YAML"),
        ("a: !!python/object:os.system {}", 1, "not valid YAML"),
    ],
)
@pytest.mark.parametrize("name", ["area/rule.yaml", "documents.yaml", "sources/laws.yaml", "pack.yaml"])
def test_a_file_that_is_no_yaml_or_no_mapping_is_told(
    tmp_path: Path, name: str, content: str, line: int, cause: str
) -> None:
    found = [problem for problem in problems_of(tmp_path, {name: content}) if problem.file.endswith(name)]
    assert cause in found[0].cause
    assert found[0].line == line


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"area/second.yaml": RULE.encode("gbk")})
    assert "cannot be read" in problem.cause


def test_all_mistakes_of_all_files_come_at_once_in_their_order(tmp_path: Path) -> None:
    changes = changed(("kind: probe", "kind: prob"), ("error", "eror"), ("law", "lwa"), ("mode", "mod"))
    changes["area/broken.yaml"] = "a: ["
    changes["sources/laws.yaml"] = FILES["sources/laws.yaml"].replace("clauses", "clause")
    found = problems_of(tmp_path, changes)
    places = [(problem.file, problem.line, problem.column) for problem in found]
    assert places == sorted(places)
    assert [place[0].rpartition("/")[2] for place in places] == [
        "broken.yaml",
        *["rule.yaml"] * 3,
        *["laws.yaml"] * 2,
    ]


def test_a_pattern_with_a_full_width_brace_is_told(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, changed(("pattern: 甲+", "pattern: 甲｛")))
    assert "never found" in problem.cause


def test_a_wrong_pattern_of_a_document_kind_is_told(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"documents.yaml": FILES["documents.yaml"].replace("[报告]", "['(']")})
    assert "not a regular expression" in problem.cause


def test_a_problem_is_shown_with_its_line_and_a_caret_under_its_place(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, changed(("第一条", "第三条")))
    head, line, caret = str(problem).split("\n")
    assert head.startswith(f"{tmp_path / 'area' / 'rule.yaml'}:6:27: ")
    assert "did you mean 第一条?" in head
    assert line == " 6 |   - {source: law, clause: 第三条}"
    assert caret.index("^") == line.index("第三条")


def test_a_caret_stands_under_its_place_behind_chinese_characters_too(tmp_path: Path) -> None:
    (problem,) = problems_of(
        tmp_path, changed(("en: a rule", "eng: a rule"), ("title: {", "title: {en: x, "))
    )
    _, line, caret = str(problem).split("\n")
    # Chinese characters are two columns wide.
    assert caret.index("^") == line.index("eng") + len("规则")


def test_an_error_holds_all_problems_as_its_text(tmp_path: Path) -> None:
    found = problems_of(tmp_path, changed(("error", "eror"), ("mode", "mod")))
    assert len(found) == 2
    assert all(problem.excerpt for problem in found)


PLAN = """\
outline@2021:
  title: 提纲
  years: {from: 2021, to: 2023}
  ordered: true
  topics:
    first: {title: 一, heading: 甲, wordings: [甲乙]}
    second: {title: 二, heading: 丙, loosely: 丁}
"""


def test_a_plan_holds_its_topics_in_order(tmp_path: Path) -> None:
    (plan,) = load_pack(tmp_path, {"plans/p.yaml": PLAN}).plans
    assert (plan.id, plan.title, plan.ordered, plan.anywhere) == ("outline", "提纲", True, False)
    assert [(topic.id, topic.title, topic.wordings) for topic in plan.topics] == [
        ("first", "一", ("甲乙",)),
        ("second", "二", ()),
    ]
    assert [plan.covers(year) for year in (2020, 2021, 2023, 2024)] == [False, True, True, False]
    assert plan.topics[0].heading.search("甲")


def test_a_plan_with_a_mistake_is_told_with_its_place(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"plans/p.yaml": PLAN.replace("heading: 丙", "heading: (")})
    assert (problem.line, "not a regular expression" in problem.cause) == (7, True)


def test_a_plan_without_topics_is_no_plan(tmp_path: Path) -> None:
    (problem,) = problems_of(tmp_path, {"plans/p.yaml": "outline: {title: 提纲, topics: {}}\n"})
    assert "must not be empty" in problem.cause


def test_a_rule_yields_to_rules_that_exist(tmp_path: Path) -> None:
    other = RULE.replace("area/rule", "area/other") + "yields-to: [area/rule]\n"
    assert load_pack(tmp_path / "a", {"area/other.yaml": other}).by_id["area/other"].file.yields_to
    wrong = other.replace("[area/rule]", "[area/rul]")
    (problem,) = problems_of(tmp_path / "b", {"area/other.yaml": wrong})
    assert (problem.suggestion, "no such rule" in problem.cause) == ("area/rule", True)


def test_a_pack_may_hold_words_that_tell_whose_a_value_is_and_masks(tmp_path: Path) -> None:
    pack = load_pack(
        tmp_path,
        {
            "holders.yaml": "citizens: 名单\nkinds: {mobile: {citizen: 户主}}",
            "masks.yaml": "mobile: {head: 3, tail: 4, fewest: 10000}",
        },
    )
    citizen, titles = pack.holders.kinds["mobile"].citizen, pack.holders.citizens
    assert citizen is not None
    assert titles is not None
    assert citizen.search_words("户主：")
    assert titles.search_words("公示名单")
    assert pack.holders.offices is None
    assert pack.masks["mobile"].apply("13800001234") == "138****1234"


@pytest.mark.parametrize(
    ("name", "content", "at"),
    [
        ("holders.yaml", "kinds: {mobile: {citizens: 户主}}", "citizens"),
        ("holders.yaml", "citizens: (", "("),
        ("masks.yaml", "mobile: {head: -1}", "-1"),
        ("masks.yaml", "mobile: {keep: village}", "village"),
        ("masks.yaml", "- mobile", "- mobile"),
        ("masks.yaml", "moblie: {head: 1}", "moblie"),
        ("holders.yaml", "kinds: {moblie: {citizen: 户主}}", ""),
    ],
)
def test_mistakes_in_words_and_masks_are_told_with_their_place(
    tmp_path: Path, name: str, content: str, at: str
) -> None:
    (problem,) = problems_of(tmp_path, {name: content})
    assert problem.file.endswith(name)
    assert points_at(problem).startswith(at)


def test_a_later_pack_replaces_words_and_masks_kind_by_kind(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    write_pack(
        first, {"holders.yaml": "kinds: {mobile: {citizen: 户主}, qq: {citizen: 甲}}", "masks.yaml": "qq: {}"}
    )
    second.mkdir()
    second.joinpath("holders.yaml").write_text("kinds: {mobile: {citizen: 村民}}", encoding="utf-8")
    pack = load([first, second], KINDS)
    words = {kind: one.citizen for kind, one in pack.holders.kinds.items()}
    assert words["mobile"]
    assert words["mobile"].search_words("村民")
    assert not words["mobile"].search_words("户主")
    assert words["qq"]
    assert set(pack.masks) == {"qq"}
