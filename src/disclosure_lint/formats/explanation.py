"""Why a finding is there: why the rule applies, what it went by, what it rests on. Text or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from disclosure_lint.formats.catalogue import applies
from disclosure_lint.formats.columns import visible, width, wrap
from disclosure_lint.formats.words import CERTAINTIES, cited, grade, where
from disclosure_lint.identifiers.catalogue import IDENTIFIERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.report import Entry, Report
    from disclosure_lint.rules.model import Lang

SCHEMA = "disclosure-lint/explanation@1"
_COLUMNS = 80
_SAYS: dict[str, dict[Lang, str]] = {
    "rule": {"zh": "规则", "en": "rule"},
    "applies": {"zh": "规则用于", "en": "rule is for"},
    "document": {"zh": "这个文件", "en": "this document"},
    "profile": {"zh": "用途", "en": "profile"},
    "outcome": {"zh": "结果", "en": "outcome"},
    "place": {"zh": "位置", "en": "place"},
    "excerpt": {"zh": "原文", "en": "text"},
    "message": {"zh": "说明", "en": "message"},
    "evidence": {"zh": "判断依据", "en": "evidence"},
    "related": {"zh": "相关", "en": "related"},
    "basis": {"zh": "条款", "en": "clause"},
    "remedy": {"zh": "整改", "en": "remedy"},
    "fingerprint": {"zh": "指纹", "en": "fingerprint"},
    "unknown": {"zh": "没有认出文种", "en": "kind not recognised"},
    "year": {"zh": "{} 年度", "en": "year {}"},
    "whole": {"zh": "全文", "en": "whole document"},
}
_NAME: dict[Lang, str] = {"zh": "姓名", "en": "name"}
#: What the evidence of kinds is called; what is not here is shown by the name it has in the kind.
_EVIDENCE: dict[str, dict[Lang, str]] = {
    "value": {"zh": "匹配的内容（已遮盖）", "en": "matched (masked)"},
    "text": {"zh": "匹配的文字", "en": "matched"},
    "name": {"zh": "姓名（已遮盖）", "en": "name (masked)"},
    "ground": {"zh": "为什么认定是这种号码", "en": "taken for this because"},
    "holder": {"zh": "属于谁", "en": "whose"},
    "words": {"zh": "凭哪些词", "en": "by the words"},
    "where": {"zh": "这些词在哪里", "en": "which stand in"},
    "beside": {"zh": "同一条记录里还有", "en": "in one record with"},
    "excused": {"zh": "因标题而降为待核", "en": "lowered to review by the title"},
    "label": {"zh": "列或名单的名称", "en": "column or list"},
    "count": {"zh": "数量", "en": "count"},
    "measure": {"zh": "计量项", "en": "measure"},
    "said": {"zh": "正文所说", "en": "said in the text"},
    "sums": {"zh": "表中可以得出的数", "en": "sums the table gives"},
    "line": {"zh": "行或列", "en": "row or column"},
    "left": {"zh": "左边", "en": "left side"},
    "left_terms": {"zh": "左边的各项", "en": "terms of the left side"},
    "right": {"zh": "右边", "en": "right side"},
    "right_terms": {"zh": "右边的各项", "en": "terms of the right side"},
    "delta": {"zh": "相差", "en": "difference"},
}
_VALUES: dict[str, dict[str, dict[Lang, str]]] = {
    "ground": {
        "named": {"zh": "前面的词这样称呼它", "en": "words before it say so"},
        "checked": {
            "zh": "形式和校验都符合，或整列都是",
            "en": "form and check digits fit, or a column speaks for it",
        },
        "resembles": {"zh": "前面的词这样称呼它，但校验不符合", "en": "words say so, a check fails"},
        "shaped": {"zh": "只是形式符合", "en": "only the form fits"},
    },
    "holder": {
        "citizen": {"zh": "公民", "en": "a citizen"},
        "contact": {"zh": "单位公布的联系人", "en": "a contact the office names"},
        "office": {"zh": "单位", "en": "an office"},
        "public": {"zh": "依法公布的", "en": "published by law"},
        "unknown": {"zh": "看不出来", "en": "unknown"},
    },
    "where": {
        "clause": {"zh": "同一分句", "en": "the clause before it"},
        "line": {"zh": "同一行", "en": "the line"},
        "column": {"zh": "表头", "en": "the heads of the table"},
        "record": {"zh": "同一行或同一句", "en": "the row or sentence"},
        "title": {"zh": "标题", "en": "the title"},
        "foot": {"zh": "页脚", "en": "the foot of the page"},
        "value": {"zh": "号码本身", "en": "the value itself"},
    },
}


def format_explanation(report: Report, entries: Sequence[Entry], profile: str, lang: Lang = "zh") -> str:
    """Return why some findings of a report are there, each as lines of 80 columns."""
    told = ("\n".join(_lines(report, entry, profile, lang)) for entry in entries)
    return "\n\n".join(told) + "\n"


def explanation_as_json(report: Report, entries: Sequence[Entry], profile: str, lang: Lang = "zh") -> str:
    """Return the same as a JSON object."""
    said = {"schema": SCHEMA, "findings": [as_object(report, entry, profile, lang) for entry in entries]}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def as_object(report: Report, entry: Entry, profile: str, lang: Lang) -> dict[str, Any]:
    """Return an explanation as plain data."""
    rule, document = report.pack.by_id[entry.rule], report.documents[entry.index]
    return {
        "rule": entry.rule,
        "fingerprint": entry.fingerprint,
        "applies": {
            "documents": list(rule.file.applies.documents),
            "years": {"from": rule.file.applies.years.from_, "to": rule.file.applies.years.to},
        },
        "document": {"name": document.name, "kind": document.kind, "year": document.year},
        "profile": profile,
        "outcome": entry.outcome.value,
        "severity": entry.severity.value,
        "default_severity": rule.file.severity.value,
        "certainty": entry.certainty.value,
        "place": where(entry.position, lang) if entry.position else None,
        "excerpt": entry.position.excerpt.text if entry.position else "",
        "message": entry.message[lang],
        "evidence": dict(entry.evidence),
        "basis": [cited(citation, lang) for citation in entry.basis],
        "remedy": entry.remedy.in_(lang),
    }


def _lines(report: Report, entry: Entry, profile: str, lang: Lang) -> Iterator[str]:
    rule, document = report.pack.by_id[entry.rule], report.documents[entry.index]
    kind = document.kind_name[lang] if document.kind_name else _SAYS["unknown"][lang]
    year = [_SAYS["year"][lang].format(document.year)] if document.year else []
    yield from _said("rule", f"{entry.rule}  {entry.title.in_(lang)}", lang)
    yield from _said("applies", applies(rule, report.pack, lang), lang)
    yield from _said("document", " · ".join([document.name, kind, *year]), lang)
    yield from _said("profile", profile, lang)
    yield from _said("outcome", f"{grade(entry, lang)} · {CERTAINTIES[entry.certainty][lang]}", lang)
    yield from _said("place", where(entry.position, lang) if entry.position else _SAYS["whole"][lang], lang)
    if entry.position and entry.position.excerpt.text:
        yield from _said("excerpt", entry.position.excerpt.text, lang)
    yield from _said("message", entry.message[lang], lang)
    if entry.evidence:
        yield from _said("evidence", "", lang)
        for key, value in entry.evidence.items():
            yield from _evidence(key, value, lang)
    for place in entry.related[:10]:
        yield from _said("related", f"{where(place, lang)} {place.label} {place.excerpt.text}", lang)
    for citation in entry.basis:
        yield from _said("basis", cited(citation, lang), lang)
    yield from _said("remedy", entry.remedy.in_(lang), lang)
    yield from _said("fingerprint", entry.fingerprint, lang)


def _evidence(key: str, value: str, lang: Lang) -> Iterator[str]:
    name, _, other = key.rpartition("_")
    if other in {"zh", "en"}:
        if other != lang:
            return
        key = name
    if (key, value) == ("where", "nowhere"):
        return
    said = _kinds(value, lang) if key == "beside" else _VALUES.get(key, {}).get(value, {}).get(lang, value)
    label = _EVIDENCE.get(key, {}).get(lang, key)
    head = f"    {label}：" if lang == "zh" else f"    {label}: "
    yield from wrap(visible(said), _COLUMNS, head, "      ")


def _kinds(ids: str, lang: Lang) -> str:
    """The names of kinds of values."""
    names = {one: getattr(known, lang) for one, known in IDENTIFIERS.items()}
    return ("、" if lang == "zh" else ", ").join(
        {"name": _NAME[lang], **names}.get(one, one) for one in ids.split()
    )


def _said(name: str, text: str, lang: Lang) -> Iterator[str]:
    word = _SAYS[name][lang]
    head = word + ("：" if lang == "zh" else ": ")
    yield from wrap(visible(text), _COLUMNS, head, " " * width(head)) if text else [head.rstrip()]
