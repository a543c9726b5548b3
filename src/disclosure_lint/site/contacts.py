"""The telephones guides and annual reports give for questions, as keyed digests that tell equal ones."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.document import Footer
from disclosure_lint.finding import Place
from disclosure_lint.formats.json import place_object
from disclosure_lint.site.rows import dump

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.judge.places import Places
    from disclosure_lint.reading import Reading
    from disclosure_lint.rules.model import Rule
    from disclosure_lint.rules.pack import Pack

#: The kind of rule that asks for them.
CONTACT = "contact"
GUIDE, REPORT = "guide", "report"
_LANDLINE = "landline"
# Numbers within an area have seven or eight digits, and are given with its code or without.
_SHORTEST = 7
_BYTES = 12


class ContactRow(NamedTuple):
    """A telephone in a guide or in a report.

    Attributes:
        rule: that asked for it.
        role: ``guide`` or ``report``.
        organ: whose it is, masked.
        year: the report is about, or the guide was published in, if that is known.
        digest: keyed, of the number without its area code.
        document: what it stands in.
        place: where, as JSON.
    """

    rule: str
    role: str
    organ: str
    year: int | None
    digest: bytes
    document: str
    place: str


def contact_rules(pack: Pack) -> tuple[Rule[Any], ...]:
    """Return the rules that hold contacts against each other."""
    return tuple(rule for rule in pack.rules if rule.file.kind == CONTACT)


def contacts_of(reading: Reading, places: Places, rule: Rule[Any], key: bytes) -> Iterator[ContactRow]:
    """Yield the landlines of a guide or a report; those of the foot of the page are the site's."""
    flow, (role, organ) = reading.flow, _role(reading, rule)
    if not organ:
        return
    organ = places.masker.mask(organ)
    feet = [part for part in flow.parts if isinstance(part.block, Footer)]
    for match in reading.identifiers:
        if match.kind != _LANDLINE or any(foot.start <= match.start < foot.end for foot in feet):
            continue
        position = places.position(Place(flow.text.span(match.start, match.end)))
        where = dump(place_object(position, places.name))
        digest = _digest(match.value, key)
        yield ContactRow(rule.id, role, organ, _year(reading, role), digest, places.name, where)


def _role(reading: Reading, rule: Rule[Any]) -> tuple[str, str]:
    """Which of the two a document is, and whose; an organ of ``""`` when it is neither, or nobody's."""
    issuer = reading.facts.issuer
    organ = issuer.value if issuer else ""
    if reading.kind_and_year[0] == rule.options.report:
        return REPORT, organ
    for line in reading.title_lines:
        if found := rule.options.guide.search_words(line.value):
            return GUIDE, found["organ"] or organ
    return "", ""


def _year(reading: Reading, role: str) -> int | None:
    facts = reading.facts
    if role == REPORT:
        return facts.year.value if facts.year else None
    dated = facts.published or facts.posted or facts.signed
    return dated.value.year if dated else None


def _digest(value: str, key: bytes) -> bytes:
    number = "".join(sign for sign in value if sign.isdigit())[-_SHORTEST:]
    return hashlib.blake2b(f"{CONTACT}\0{number}".encode(), key=key, digest_size=_BYTES).digest()
