"""Values that identify a person: each where it stands, or one finding for a column or a list of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator

from disclosure_lint.finding import Certainty, Datum, Finding, Outcome, Place, Severity
from disclosure_lint.identifiers import Ground
from disclosure_lint.identifiers.catalogue import IDENTIFIERS, known
from disclosure_lint.identifiers.check_digits import proves
from disclosure_lint.personal.groups import Group
from disclosure_lint.personal.holders import PERSONAL, Holder, Where
from disclosure_lint.rules.model import Kind, Rule, Strict
from disclosure_lint.structure.concealing import concealed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from disclosure_lint.identifiers.masks import Mask
    from disclosure_lint.personal.disclosures import Disclosure
    from disclosure_lint.reading import Reading
    from disclosure_lint.structure.flow import Flow
    from disclosure_lint.text import Span

#: Further places given of a column or a list.
_RELATED = 4
_GRAVER = {Severity.NOTE: Severity.WARNING, Severity.WARNING: Severity.ERROR, Severity.ERROR: Severity.ERROR}
_GRAVITY = [Outcome.PASS, Outcome.REVIEW, Outcome.FAIL]

_Judged = tuple["Disclosure", Outcome]
Verdict = Literal["fail", "review", "pass"]


class Options(Strict):
    """What to look for, and what it comes to.

    Attributes:
        identifier: the kind of value.
        citizen: what a citizen's value comes to.
        contact: that of a person an office names as contact.
        office: an office's.
        service: one that is no person's: a telephone for complaints, an address of offices.
        unknown: one whose surroundings say nothing.
        each: report every value, those of columns and lists too.
        many: with so many persons' values of this kind in one document, severity rises.
    """

    identifier: Annotated[str, AfterValidator(known)]
    citizen: Verdict = "fail"
    contact: Verdict = "review"
    office: Verdict = "pass"
    service: Verdict = "pass"
    unknown: Verdict = "review"
    each: bool = False
    many: int = 25


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each value, or each column, list or heap of hidden values."""
    mask = reading.mask(rule.options.identifier)
    for shown in (_Shown(rule, reading.flow, mask), _Hidden(rule, reading.hidden, mask)):
        found = reading.disclosures if shown.flow is reading.flow else reading.hidden_disclosures
        yield from shown.findings([one for one in found if one.match.kind == rule.options.identifier])


class _Shown:
    """Writes findings about the values of one flow, which readers see."""

    def __init__(self, rule: Rule[Options], flow: Flow[Any], mask: Mask) -> None:
        self.flow = flow
        self._rule = rule
        self._mask = mask

    def findings(self, disclosures: Sequence[Disclosure]) -> Iterator[Finding]:
        """Yield one for each value or group of values that may not be published."""
        options = self._rule.options
        judged = [
            (one, outcome) for one in disclosures if (outcome := _outcome(options, one)) is not Outcome.PASS
        ]
        persons = {one.match.value for one, outcome in judged if outcome is Outcome.FAIL}
        severity = self._rule.file.severity
        if len(persons) >= options.many:
            severity = _GRAVER[severity]
        groups: dict[Group | int, list[_Judged]] = defaultdict(list)
        for number, (one, outcome) in enumerate(judged):
            groups[number if options.each or one.group is None else one.group].append((one, outcome))
        for group, members in groups.items():
            yield self._finding(group if isinstance(group, Group) else None, members, severity)

    def _finding(self, group: Group | None, members: Sequence[_Judged], severity: Severity) -> Finding:
        outcome = max((outcome for _, outcome in members), key=_GRAVITY.index)
        telling = next(one for one, reached in members if reached is outcome)
        places = [self._place(one) for one, _ in members[: _RELATED + 1]]
        grouped = group if group and len(members) > 1 else None
        return self._rule.finding(
            self._message(grouped, telling),
            places[0],
            data={
                **_data(telling, self._mask),
                "label": grouped.label if grouped else "",
                "count": len(members),
            },
            related=tuple(places[1:]),
            hides=tuple(span for one, _ in members for span in self._hides(one)),
            about=tuple(self._mask.secret(one.match.value) for one, _ in members),
            outcome=outcome,
            proven=proves(telling.match.kind, telling.match.value),
            certainty=_certainty(outcome, telling),
            severity=_GRAVER[severity] if any(_in_company(one) for one, _ in members) else severity,
        )

    def _message(self, group: Group | None, one: Disclosure) -> str:
        if group:
            return "column" if group.form == "column" and group.label else "list"
        if one.match.ground is Ground.RESEMBLES:
            return "resembles"
        if one.judgement.holder is not Holder.CITIZEN or not one.judgement.words:
            return "found"
        return "together" if one.judgement.where is Where.RECORD else "citizen"

    def _hides(self, one: Disclosure) -> Iterator[Span]:
        match = one.match
        return concealed(self.flow.text, match.start, match.end, match.value, self._mask.apply(match.value))

    def _place(self, one: Disclosure) -> Place:
        return Place(self.flow.text.span(one.match.start, one.match.end))


class _Hidden(_Shown):
    """The same for what is published and not shown."""

    def _message(self, group: Group | None, one: Disclosure) -> str:
        return "resembles" if one.match.ground is Ground.RESEMBLES and not group else "hidden"


def _outcome(options: Options, one: Disclosure) -> Outcome:
    verdict = Outcome(getattr(options, one.judgement.holder.value))
    doubtful = one.match.ground is Ground.RESEMBLES or bool(one.judgement.excused)
    return Outcome.REVIEW if verdict is Outcome.FAIL and doubtful else verdict


def _data(one: Disclosure, mask: Mask) -> dict[str, Datum]:
    """What the message may say, and what explains the judgement."""
    match, judgement = one.match, one.judgement
    other = IDENTIFIERS.get(judgement.words) if judgement.where is Where.RECORD else None
    return {
        "value": mask.secret(match.value),
        "holder": judgement.holder.value,
        "words": judgement.words,
        "where": judgement.where.value,
        "other_zh": other.zh if other else "",
        "other_en": other.en if other else "",
        "beside": " ".join(sorted(one.beside - {match.kind})),
        "ground": match.ground.value,
        "excused": judgement.excused,
    }


def _certainty(outcome: Outcome, disclosure: Disclosure) -> Certainty:
    if outcome is Outcome.FAIL:
        return Certainty.CERTAIN
    return Certainty.POSSIBLE if disclosure.match.ground is Ground.RESEMBLES else Certainty.PROBABLE


def _in_company(disclosure: Disclosure) -> bool:
    """Whether the record names a person or gives another number of one."""
    others = disclosure.beside - {disclosure.match.kind}
    return disclosure.judgement.holder is Holder.CITIZEN and bool(others & (PERSONAL | {"name"}))


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
