"""Coverage of regulations: for reading, and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from disclosure_lint.formats.columns import width, wrap
from disclosure_lint.rules.coverage import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.rules.coverage import Clause, Coverage
    from disclosure_lint.rules.model import Lang

_COLUMNS = 100
#: Rules named under a clause; of more the number is told.
_MOST = 8
_SAYS = {
    "covered": {"zh": "有规则", "en": "covered"},
    "partly": {"zh": "部分检查", "en": "partly"},
    "not-automated": {"zh": "不能由程序检查", "en": "not automated"},
    "open": {"zh": "尚无规则", "en": "no rule yet"},
    "unverified": {"zh": "（条款未核对原文）", "en": " (clause not verified)"},
    "whole": {"zh": "共 {} 条", "en": "{} clauses"},
    "some": {"zh": "登记了 {} 条", "en": "{} clauses listed"},
}


def coverage_text(covered: Sequence[Coverage], lang: Lang = "zh") -> str:
    """Return the clauses of each source, with the rules that look at them or the reason why none does."""
    return "\n".join("".join(f"{line}\n" for line in _source(one, lang)) for one in covered)


def coverage_json(covered: Sequence[Coverage]) -> str:
    """Return the same as JSON."""
    content = [
        {
            "source": one.id,
            "title": {"zh": one.source.title.zh, "en": one.source.title.en},
            "whole": one.source.whole,
            "counts": {status: one.count(status) for status in STATUSES},
            "clauses": [
                {
                    "clause": clause.name,
                    "about": clause.about,
                    "status": clause.status,
                    "rules": list(clause.rules),
                    "note": clause.note,
                    "verified": clause.verified,
                }
                for clause in one.clauses
            ],
        }
        for one in covered
    ]
    return json.dumps({"sources": content}, ensure_ascii=False, indent=2) + "\n"


def _source(one: Coverage, lang: Lang) -> Iterator[str]:
    number = f"（{one.source.number}）" if one.source.number else ""
    yield f"{one.source.title.in_(lang)}{number}  {one.id}"
    listed = _SAYS["whole" if one.source.whole else "some"][lang].format(len(one.clauses))
    counts = [f"{_SAYS[status][lang]} {one.count(status)}" for status in STATUSES if one.count(status)]
    yield f"{listed}：{'，'.join(counts)}" if lang == "zh" else f"{listed}: {', '.join(counts)}"
    room = max((width(clause.name) for clause in one.clauses), default=0)
    for clause in one.clauses:
        yield from _clause(clause, room, lang)


def _clause(clause: Clause, room: int, lang: Lang) -> Iterator[str]:
    status = _SAYS[clause.status][lang]
    head = f"  {clause.name}{' ' * (room - width(clause.name))}  [{status}] "
    unverified = "" if clause.verified else _SAYS["unverified"][lang]
    indent = " " * (room + 4)
    yield from wrap(f"{clause.about}{unverified}", _COLUMNS, head, indent)
    if clause.note:
        yield from wrap(clause.note, _COLUMNS, f"{indent}— ", f"{indent}  ")
    if clause.rules:
        more = len(clause.rules) - _MOST
        named = ", ".join(clause.rules[:_MOST]) + (f", … (+{more})" if more > 0 else "")
        yield from wrap(named, _COLUMNS, f"{indent}{len(clause.rules)}: ", f"{indent}   ")
