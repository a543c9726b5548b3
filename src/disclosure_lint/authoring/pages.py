"""One page a rule, in Markdown: what its file says, and cases of its tests that show it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from disclosure_lint.authoring import words, yaml_text
from disclosure_lint.formats.words import SEVERITIES
from disclosure_lint.kinds import KINDS
from disclosure_lint.rule_tests import files_of_tests, load_tests
from disclosure_lint.rules.files import pack_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from disclosure_lint.rule_tests import Case, TestFile
    from disclosure_lint.rules.model import Rule, RuleFile, Years
    from disclosure_lint.rules.pack import Pack

#: Cases with more characters are left to the file of tests.
_LONGEST = 1200
_GROUPS = {
    "hit": "查出 · Found",
    "miss": "不查 · Not found",
    "near_miss": "像而不是 · Looks like it, and is not",
}
_STATUS = {
    "stable": "",
    "preview": "试行，点名才运行 · preview, runs only when selected by its id",
    "deprecated": "停用 · deprecated",
}
_MADE = "由规则文件生成，请勿手改。Made from the rule files."


def rule_pages(pack: Pack, folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of a page for each rule of a pack, and of one that lists them.

    Args:
        pack: the rules.
        folders: where their files and tests lie.

    Raises:
        RuleFilesError: for mistakes in test files.
    """
    folders = list(folders)
    tests = files_of_tests(folders)
    options = {
        f"{file.path.parent.name}/{file.path.stem}": yaml_text.blocks(file.data.decode("utf-8")).get(
            "options", ""
        )
        for folder in folders
        for file in pack_files(folder)
        if f"{file.path.parent.name}/{file.path.stem}" in pack.by_id
    }
    yield "rules.md", index_page(pack)
    for rule in pack.rules:
        cases = load_tests(tests[rule.id]) if rule.id in tests else None
        lines = _page(rule, pack, options.get(rule.id, ""), cases)
        yield f"rules/{rule.id}.md", "\n".join(lines) + "\n"


def index_page(pack: Pack) -> str:
    """Return the page that lists all rules, by area."""
    lines = ["# 规则 · Rules", "", _MADE]
    for area, rules in groupby(pack.rules, key=lambda rule: rule.id.partition("/")[0]):
        lines += [
            "",
            f"## {area}",
            "",
            "| 规则 · Rule | 检查什么 | What is checked | 级别 · Severity |",
            "|---|---|---|---|",
        ]
        for rule in rules:
            title = rule.file.title
            severity = SEVERITIES[rule.file.severity]["zh"]
            zh, en = _cell(title.zh), _cell(title.en)
            lines.append(f"| [{rule.id}](rules/{rule.id}.md) | {zh} | {en} | {severity} |")
    return "\n".join(lines) + "\n"


def _page(rule: Rule[Any], pack: Pack, options: str, tests: TestFile | None) -> Iterator[str]:
    file = rule.file
    severity = SEVERITIES[file.severity]
    yield f"# {rule.id}"
    yield from ("", f"**{file.title.zh}** · {file.title.en}", "")
    yield f"- 级别 · Severity: {severity['zh']} · {severity['en']}"
    yield from _facts(file, pack)
    yield from ("", "## 依据 · Basis", "")
    for basis in file.basis:
        source = pack.sources[basis.source]
        number = f"（{source.number}）" if source.number else ""
        note = "（条款未核对原文 · not verified）" if basis.clause in source.unverified else ""
        about = source.clauses[basis.clause]
        yield f"- {source.title.zh}{number} {basis.clause}{_years(basis.years)}{note}：{about}"
    yield from ("", "## 消息 · Messages", "")
    for name, template in file.messages.zh.items():
        yield f"- `{name}`：{_plain(template)}"
        yield f"    - {_plain(file.messages.en[name])}"
    yield from ("", "## 整改 · Remedy", "", f"{file.remedy.zh}。", "", f"{_plain(file.remedy.en)}.")
    yield from _kind(file, options)
    yield from _cases(tests) if tests else ()


def _facts(file: RuleFile, pack: Pack) -> Iterator[str]:
    names = {kind.id: kind.name["zh"] for kind in pack.kinds}
    documents = (
        "、".join(names.get(kind, kind) for kind in file.applies.documents) or "所有文件 · all documents"
    )
    yield f"- 适用 · Applies to: {documents}{_years(file.applies.years)}"
    if file.in_force.limited:
        yield f"- 施行 · In force: {file.in_force.from_ or ''}–{file.in_force.to or ''}"
    yield f"- 始于 · Since: {file.since}"
    if file.status != "stable":
        yield f"- 状态 · Status: {_STATUS[file.status]}"
    if file.replaced_by:
        yield f"- 改用 · Use instead: `{file.replaced_by}`"
    if file.aliases:
        yield f"- 旧编号 · Former ids: {', '.join(f'`{alias}`' for alias in file.aliases)}"


def _kind(file: RuleFile, options: str) -> Iterator[str]:
    said = words.of_kind(KINDS[file.kind])
    yield from ("", "## 种类 · Kind", "", f"`{file.kind}`：{said.zh} · {_plain(said.en)}")
    if options:
        yield from ("", "```yaml", *options.splitlines(), "```")
    yield from ("", "## 不用这条规则 · To leave it out", "")
    yield from ("```yaml", "# disclosure-lint.yaml", f"ignore: [{file.id}]", "```")


def _cases(tests: TestFile) -> Iterator[str]:
    yield from ("", "## 例子 · Examples")
    for group, title in _GROUPS.items():
        shown = [case for case in getattr(tests, group) if _is_short(case)]
        if not shown:
            continue
        case = min(shown, key=lambda case: len(case.content))
        yield from ("", f"### {title}", "", f"{case.name}：", "")
        fence = "````" if "```" in case.content else "```"
        yield from (f"{fence}{case.suffix.removeprefix('.')}", *case.content.splitlines(), fence)
        found = [f"`{one.at}`" for one in case.find if one.at and "`" not in one.at and "\n" not in one.at]
        if found:
            yield from ("", f"指到 · points at: {'，'.join(found)}")


def _is_short(case: Case) -> bool:
    readable = case.text or case.md or case.html
    return not case.documents and readable is not None and len(case.content) <= _LONGEST


def _years(years: Years) -> str:
    if not years.limited:
        return ""
    first, last = years.from_ or "", years.to or ""
    return f"（{first} 年度）" if first == last else f"（{first}–{last} 年度）"


def _plain(text: str) -> str:
    """Text in which Markdown finds no markup of its own."""
    return "".join(f"\\{sign}" if sign in "\\*_<[]`" else sign for sign in text)


def _cell(text: str) -> str:
    return _plain(text).replace("|", "\\|")
