"""The tool and its rules as SARIF describes them, in Chinese and English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosure_lint.formats.words import cited
from disclosure_lint.report import cite
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from disclosure_lint.report import Report
    from disclosure_lint.rules.model import Lang, Rule
    from disclosure_lint.rules.pack import Pack

_TAGS = {"zh": "zh-CN", "en": "en-US"}
_NAME = "disclosure-lint"


def tool(report: Report, lang: Lang) -> dict[str, Any]:
    """Return the members of a run that describe the tool: the rules, and the same in the other language."""
    other: Lang = "en" if lang == "zh" else "zh"
    pack = report.pack
    driver = {
        "name": _NAME,
        "version": __version__,
        "semanticVersion": __version__,
        "language": _TAGS[lang],
        "rules": [_rule(rule, pack, lang) for rule in pack.rules],
        "properties": {
            "pack": {"name": pack.name, "version": pack.version, "digest": f"sha256:{pack.digest}"},
            "names": report.names,
        },
    }
    translation = {
        "name": _NAME,
        "language": _TAGS[other],
        "contents": ["localizedData"],
        "translationMetadata": {"name": f"{_NAME} {_TAGS[other]}"},
        "associatedComponent": {"name": _NAME},
        "rules": [{"id": rule.id, **_descriptions(rule, pack, other)} for rule in pack.rules],
    }
    return {"tool": {"driver": driver}, "language": _TAGS[lang], "translations": [translation]}


def _rule(rule: Rule[Any], pack: Pack, lang: Lang) -> dict[str, Any]:
    return {
        "id": rule.id,
        **_descriptions(rule, pack, lang),
        "defaultConfiguration": {"level": rule.file.severity.value},
        "properties": {"tags": [rule.id.partition("/")[0]], "kind": rule.file.kind},
    }


def _descriptions(rule: Rule[Any], pack: Pack, lang: Lang) -> dict[str, Any]:
    file = rule.file
    remedy, title = file.remedy.in_(lang), file.title.in_(lang)
    clauses = [cited(cite(pack, basis), lang) for basis in file.basis]
    head = {"zh": ("整改", "依据"), "en": ("Remedy", "Basis")}[lang]
    listed = "".join(f"- {clause}\n" for clause in clauses)
    return {
        "shortDescription": {"text": title},
        "fullDescription": {"text": f"{title} {'；'.join(clauses)}"},
        "help": {
            "text": f"{head[0]}: {remedy}\n{head[1]}: {'；'.join(clauses)}",
            "markdown": f"**{head[0]}** {remedy}\n\n**{head[1]}**\n\n{listed}",
        },
    }
