"""Rules for reading: one line each, or one in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosure_lint.formats.columns import width, wrap
from disclosure_lint.formats.words import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.rules.model import Lang, Rule, Years
    from disclosure_lint.rules.pack import Pack

_COLUMNS = 80
_SAYS = {
    "kind": {"zh": "种类", "en": "kind"},
    "severity": {"zh": "级别", "en": "severity"},
    "basis": {"zh": "依据", "en": "basis"},
    "applies": {"zh": "适用", "en": "applies to"},
    "messages": {"zh": "消息", "en": "messages"},
    "remedy": {"zh": "整改", "en": "remedy"},
    "since": {"zh": "始于", "en": "since"},
    "in-force": {"zh": "施行", "en": "in force"},
    "status": {"zh": "状态", "en": "status"},
    "preview": {"zh": "试行，点名才运行", "en": "preview, runs only when selected by its id"},
    "deprecated": {"zh": "停用", "en": "deprecated"},
    "replaced-by": {"zh": "改用", "en": "use instead"},
    "aliases": {"zh": "旧编号", "en": "former ids"},
    "in_list": {"zh": "（{}）", "en": " ({})"},
    "all": {"zh": "所有文件", "en": "all documents"},
    "unverified": {"zh": "（条款未核对原文）", "en": " (clause not verified)"},
}


def format_list(pack: Pack, lang: Lang = "zh") -> str:
    """Return one line a rule: id, severity, title."""
    room = max((len(rule.id) for rule in pack.rules), default=0)
    lines = []
    for rule in pack.rules:
        word = SEVERITIES[rule.file.severity][lang]
        status = "" if rule.file.status == "stable" else _SAYS["in_list"][lang].format(_status(rule, lang))
        title = f"{rule.file.title.in_(lang)}{status}"
        lines.append(f"{rule.id:{room}}  {word}{' ' * (8 - width(word))}{title}")
    return "".join(f"{line}\n" for line in lines)


def format_rule(rule: Rule[Any], pack: Pack, lang: Lang = "zh") -> str:
    """Return everything there is to say about a rule."""
    return "".join(f"{line}\n" for line in _lines(rule, pack, lang))


def _lines(rule: Rule[Any], pack: Pack, lang: Lang) -> Iterator[str]:
    file = rule.file
    yield f"{rule.id}  {file.title.in_(lang)}"
    yield ""
    yield from _field("severity", SEVERITIES[file.severity][lang], lang)
    yield from _field("kind", file.kind, lang)
    yield from _field("applies", applies(rule, pack, lang), lang)
    if file.in_force.limited:
        yield from _field("in-force", f"{file.in_force.from_ or ''}–{file.in_force.to or ''}", lang)
    for basis in file.basis:
        source = pack.sources[basis.source]
        number = f"（{source.number}）" if source.number else ""
        note = _SAYS["unverified"][lang] if basis.clause in source.unverified else ""
        said = f"{source.title.in_(lang)}{number} {basis.clause}{_years(basis.years, lang)}{note}"
        yield from _field("basis", said, lang)
    for message in getattr(file.messages, lang).values():
        yield from _field("messages", message, lang)
    yield from _field("remedy", file.remedy.in_(lang), lang)
    yield from _field("since", file.since, lang)
    if file.status != "stable":
        yield from _field("status", _status(rule, lang), lang)
    if file.replaced_by:
        yield from _field("replaced-by", file.replaced_by, lang)
    if file.aliases:
        yield from _field("aliases", ", ".join(file.aliases), lang)


def _status(rule: Rule[Any], lang: Lang) -> str:
    return _SAYS[rule.file.status][lang]


def _field(name: str, text: str, lang: Lang) -> Iterator[str]:
    head = f"  {_SAYS[name][lang]}" + ("：" if lang == "zh" else ": ")
    yield from wrap(text, _COLUMNS, head, " " * width(head))


def applies(rule: Rule[Any], pack: Pack, lang: Lang) -> str:
    """Return which documents and years a rule is for."""
    names = {kind.id: kind.name[lang] for kind in pack.kinds}
    documents = [names.get(kind, kind) for kind in rule.file.applies.documents]
    return ("、" if lang == "zh" else ", ").join(documents or [_SAYS["all"][lang]]) + _years(
        rule.file.applies.years, lang
    )


def _years(years: Years, lang: Lang) -> str:
    if not years.limited:
        return ""
    first, last = years.from_ or "", years.to or ""
    said = f"{first}" if first == last else f"{first}–{last}"
    return f"（{said} 年度）" if lang == "zh" else f" (years {said})"
