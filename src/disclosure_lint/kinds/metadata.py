"""What the metadata of a page say against what it says: site code, date, column and name of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from disclosure_lint.document import Concealed
from disclosure_lint.finding import Certainty, Finding, Outcome, Place, PublicCode
from disclosure_lint.language.expression import late
from disclosure_lint.rules.model import Kind, Rule, Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.reading import Reading
    from disclosure_lint.text import Span


#: What stands before the date of publication of a page.
_LABELS = ("发布日期", "发布时间")
#: Where readers are told where they are: 首页 > 政务公开 > 通知公告.
_TRAIL = late(
    r"(?:当前|所在|您的|您所在的|目前|现在的)?(?:的)?位置(?:是|为)?\s{0,3}:\s{0,3}([^\n>»›]{1,30}[>»›][^\n]{1,120})"
    r"|^[ \t]*(首\s?页\s{0,3}[>»›/][^\n]{2,120})$",
    re.MULTILINE,
)
#: Steps of a trail that say no column: the first one, and that one reads the text itself.
_STEP = late(r"[\u4e00-\u9fff]{2,}")
_NO_STEP = frozenset({"首页", "网站首页", "正文", "内容", "返回首页"})
#: A place in the name of a site: 青岚市 of 青岚市林业局.
_PLACE = late(r"([\u4e00-\u9fff]{2,7}?)(?:省|市|县|区|州|盟|旗)(?!场|委|政)")
_DATED = frozenset({"field", "metadata"})


class Options(Strict):
    """Which field.

    Attributes:
        names: what the field is called in ``<meta name="…">``, whatever its case.
        field: what of the page it is held against.
    """

    names: tuple[str, ...] = ()
    field: Literal["site-code", "published", "column", "site-name"]


class _Said(NamedTuple):
    """A value and where it stands in the source."""

    value: str
    span: Span


def check(rule: Rule[Options], reading: Reading) -> Iterator[Finding]:
    """Yield a finding when both say something and it differs."""
    field = rule.options.field
    said, shown = _READERS[field](reading, rule.options.names)
    if said is None or shown is None or said.value.lower() == shown.value.lower():
        return
    yield rule.finding(
        "differs",
        Place(said.span),
        data={"said": _public(field, said.value), "shown": _public(field, shown.value)},
        related=(Place(shown.span),),
        outcome=Outcome.REVIEW,
        certainty=Certainty.PROBABLE if field in _EXACT else Certainty.POSSIBLE,
        anchor=f"meta:{field}",
    )


def _public(field: str, value: str) -> str:
    return PublicCode(value) if field in _EXACT else value


def _dates(reading: Reading, _: tuple[str, ...]) -> tuple[_Said | None, _Said | None]:
    if sum(reading.flow.value.count(label) for label in _LABELS) > 1:
        return None, None  # a list of documents, each with its own
    facts = reading.facts
    said, shown = (
        _Said(fact.value.isoformat(), fact.span) if fact and fact.read_from in _DATED else None
        for fact in (facts.posted, facts.published)
    )
    return said, shown


def _codes(reading: Reading, names: tuple[str, ...]) -> tuple[_Said | None, _Said | None]:
    said = _field(reading, names)
    field = reading.facts.footer.get("site_code")
    if field is None:
        return said, None
    return said, _Said(field.value, reading.flow.text.span(field.start, field.end))


def _columns(reading: Reading, names: tuple[str, ...]) -> tuple[_Said | None, _Said | None]:
    """The column, and where readers are told they are when no step of that has a word of it."""
    said, trail = _field(reading, names), _TRAIL.search(reading.flow.value)
    if said is None or trail is None:
        return said, None
    group = 1 if trail[1] else 2
    shown = _Said(" ".join(trail[group].split()), reading.flow.text.span(*trail.span(group)))
    if not set(_STEP.findall(shown.value)) - _NO_STEP:
        return said, None
    pairs = {said.value[at : at + 2] for at in range(len(said.value) - 1)}
    return said, None if not pairs or any(pair in shown.value for pair in pairs) else shown


def _site_names(reading: Reading, names: tuple[str, ...]) -> tuple[_Said | None, _Said | None]:
    """The name of the site, and its sponsor when that is of another place and the page names none of its."""
    said, field = _field(reading, names), reading.facts.footer.get("sponsor")
    if said is None or field is None:
        return said, None
    title = reading.document.title.value if reading.document.title else ""
    places = {match[1] for match in _PLACE.finditer(said.value)}
    elsewhere = _PLACE.search(field.value) is not None
    if not places or not elsewhere or any(place in reading.flow.value + title for place in places):
        return said, None
    return said, _Said(field.value, reading.flow.text.span(field.start, field.end))


def _field(reading: Reading, names: tuple[str, ...]) -> _Said | None:
    wanted = {name.lower() for name in names}
    fields = (
        hidden.text
        for hidden in reading.document.hidden
        if hidden.kind is Concealed.METADATA and hidden.name.lower() in wanted
    )
    text = next(fields, None)
    return _Said(text.value.strip(), text.span()) if text else None


#: What is compared sign for sign.
_EXACT = frozenset({"site-code", "published"})
_READERS = {"published": _dates, "site-code": _codes, "column": _columns, "site-name": _site_names}
KIND = Kind(
    name="metadata",
    options=Options,
    messages={"differs": frozenset({"said", "shown"})},
    check=check,
)
