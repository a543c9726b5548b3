"""Values that identify a person: each where it stands, or one finding for a column or a list of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator

from disclosure_lint.finding import Certainty, Datum, Finding, Outcome, Place, Severity
from disclosure_lint.identifiers import Ground
from disclosure_lint.identifiers.catalogue import IDENTIFIERS, masked
from disclosure_lint.personal.holders import PERSONAL, Holder, Where
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.personal.disclosures import Disclosure
    from disclosure_lint.personal.groups import Group
    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.flow import Flow

#: Further places given of a column or a list.
_RELATED = 4
_LOWER = {Severity.NOTE: Severity.WARNING, Severity.WARNING: Severity.ERROR, Severity.ERROR: Severity.ERROR}
_GRAVITY = [Outcome.PASS, Outcome.REVIEW, Outcome.FAIL]

Verdict = Literal["fail", "review", "pass"]


def _known(identifier: str) -> str:
    if identifier not in IDENTIFIERS:
        raise ValueError(f"没有这种号码 {identifier!r} (no such identifier); {', '.join(IDENTIFIERS)}")
    return identifier


class Options(Strict):
    """What to look for, and what it comes to.

    Attributes:
        identifier: the kind of value.
        citizen: what a citizen's value comes to.
        contact: that of a person an office names as contact.
        office: an office's.
        unknown: one whose surroundings say nothing.
        each: report every value, those of columns and lists too.
        many: with so many persons' values of this kind in one document, severity rises.
    """

    identifier: Annotated[str, AfterValidator(_known)]
    citizen: Verdict = "fail"
    contact: Verdict = "review"
    office: Verdict = "pass"
    unknown: Verdict = "review"
    each: bool = False
    many: int = 25


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each value, or each column, list or heap of hidden values."""
    for flow, found, hidden in (
        (reading.flow, reading.disclosures, False),
        (reading.hidden, reading.hidden_disclosures, True),
    ):
        judged = [
            (disclosure, outcome)
            for disclosure in found
            if disclosure.match.kind == rule.options.identifier
            and (outcome := _outcome(rule.options, disclosure)) is not Outcome.PASS
        ]
        severity = _severity(rule, judged)
        yield from _findings(rule, flow, judged, severity, hidden=hidden)


def _outcome(options: Options, disclosure: Disclosure) -> Outcome:
    judgement = disclosure.judgement
    verdict = Outcome(getattr(options, judgement.holder.value))
    doubtful = disclosure.match.ground is Ground.RESEMBLES or bool(judgement.excused)
    return Outcome.REVIEW if verdict is Outcome.FAIL and doubtful else verdict


def _severity(rule: Rule[Options], judged: Sequence[tuple[Disclosure, Outcome]]) -> Severity:
    """The rule's severity, one step graver where a document gives away many persons' values."""
    failed = {disclosure.match.value for disclosure, outcome in judged if outcome is Outcome.FAIL}
    many = len(failed) >= rule.options.many
    return _LOWER[rule.file.severity] if many else rule.file.severity


def _findings(
    rule: Rule[Options],
    flow: Flow[Any],
    judged: Sequence[tuple[Disclosure, Outcome]],
    severity: Severity,
    *,
    hidden: bool,
) -> Iterator[Finding]:
    groups: dict[Group, list[tuple[Disclosure, Outcome]]] = defaultdict(list)
    for disclosure, outcome in judged:
        if disclosure.group and not rule.options.each:
            groups[disclosure.group].append((disclosure, outcome))
        else:
            yield _one(rule, flow, disclosure, outcome, severity, hidden=hidden)
    for group, members in groups.items():
        if len(members) == 1:
            yield _one(rule, flow, *members[0], severity, hidden=hidden)
        else:
            yield _many(rule, flow, group, members, severity, hidden=hidden)


def _one(
    rule: Rule[Options],
    flow: Flow[Any],
    disclosure: Disclosure,
    outcome: Outcome,
    severity: Severity,
    *,
    hidden: bool,
) -> Finding:
    match, judgement = disclosure.match, disclosure.judgement
    message = "hidden" if hidden else "found"
    if match.ground is Ground.RESEMBLES:
        message = "resembles"
    elif judgement.holder is Holder.CITIZEN and judgement.where is Where.RECORD:
        message = message if hidden else "together"
    elif judgement.holder is Holder.CITIZEN and judgement.words:
        message = message if hidden else "citizen"
    return rule.finding(
        message,
        Place(flow.text.span(match.start, match.end)),
        data=_data(disclosure),
        outcome=outcome,
        certainty=_certainty(outcome, disclosure),
        severity=_LOWER[severity] if _in_company(disclosure) else severity,
    )


def _many(
    rule: Rule[Options],
    flow: Flow[Any],
    group: Group,
    members: Sequence[tuple[Disclosure, Outcome]],
    severity: Severity,
    *,
    hidden: bool,
) -> Finding:
    outcome = max((outcome for _, outcome in members), key=_GRAVITY.index)
    first = next(disclosure for disclosure, one in members if one is outcome)
    company = any(_in_company(disclosure) for disclosure, _ in members)
    places = [Place(flow.text.span(one.match.start, one.match.end)) for one, _ in members[: _RELATED + 1]]
    place = Place(flow.text.span(members[0][0].match.start, members[0][0].match.end))
    message = group.form if group.form == "column" and group.label else "list"
    return rule.finding(
        "hidden" if hidden else message,
        place,
        data={**_data(first), "label": group.label, "count": len(members)},
        related=tuple(places[1:]),
        outcome=outcome,
        certainty=_certainty(outcome, first),
        severity=_LOWER[severity] if company else severity,
    )


def _data(disclosure: Disclosure) -> dict[str, Datum]:
    """What the message may say, and what explains the judgement."""
    match, judgement = disclosure.match, disclosure.judgement
    other = IDENTIFIERS.get(judgement.words) if judgement.where is Where.RECORD else None
    return {
        "value": Secret(match.value, masked(match.kind, match.value)),
        "holder": judgement.holder.value,
        "words": judgement.words,
        "where": judgement.where.value,
        "other_zh": other.zh if other else "",
        "other_en": other.en if other else "",
        "beside": " ".join(sorted(disclosure.beside - {match.kind})),
        "label": "",
        "count": 1,
    }


def _certainty(outcome: Outcome, disclosure: Disclosure) -> Certainty:
    if outcome is Outcome.FAIL:
        return Certainty.CERTAIN
    return Certainty.POSSIBLE if disclosure.match.ground is Ground.RESEMBLES else Certainty.PROBABLE


def _in_company(disclosure: Disclosure) -> bool:
    """Whether the record names a person or gives another number of one."""
    others = disclosure.beside - {disclosure.match.kind}
    return disclosure.judgement.holder is Holder.CITIZEN and bool(others & (PERSONAL | {"name"}))


_DATA = frozenset({"value", "words", "label", "count", "other_zh", "other_en"})
KIND = Kind(
    name="identifier",
    options=Options,
    messages={
        "found": frozenset({"value"}),
        "citizen": frozenset({"value", "words"}),
        "together": frozenset({"value", "other_zh", "other_en"}),
        "resembles": frozenset({"value"}),
        "column": frozenset({"value", "label", "count"}),
        "list": frozenset({"value", "count"}),
        "hidden": frozenset({"value", "count"}),
    },
    check=check,
)
