"""Which persons' numbers stand on a page, as keyed digests that tell equal ones and nothing else.

The key is not in the store: who has only the store cannot try all numbers there are.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.finding import Place
from disclosure_lint.formats.json import place_object
from disclosure_lint.personal.holders import Holder
from disclosure_lint.site.rows import dump

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.judge.places import Places
    from disclosure_lint.reading import Reading
    from disclosure_lint.rules.pack import Pack

#: The kind of rule that asks for them.
RECURRENCE = "recurrence"
_OURS = frozenset({Holder.OFFICE, Holder.CONTACT})
_BYTES = 12


class PersonRow(NamedTuple):
    """A person's number on a page, once a document.

    Attributes:
        kind: of identifier.
        digest: keyed.
        document: what it stands in.
        place: where, as JSON.
    """

    kind: str
    digest: bytes
    document: str
    place: str


def kinds_wanted(pack: Pack) -> frozenset[str]:
    """Return the kinds of identifiers that rules follow from page to page."""
    rules = (rule for rule in pack.rules if rule.file.kind == RECURRENCE)
    return frozenset(kind for rule in rules for kind in rule.options.identifiers)


def persons_of(reading: Reading, places: Places, kinds: frozenset[str], key: bytes) -> Iterator[PersonRow]:
    """Yield each number of a citizen in a document once."""
    seen: set[tuple[str, bytes]] = set()
    for flow, found in ((reading.flow, reading.disclosures), (reading.hidden, reading.hidden_disclosures)):
        for one in found:
            kind = one.match.kind
            if kind not in kinds or one.judgement.holder in _OURS:
                continue
            digest = _digest(kind, one.match.value, key)
            if (kind, digest) in seen:
                continue
            seen.add((kind, digest))
            position = places.position(Place(flow.text.span(one.match.start, one.match.end)))
            yield PersonRow(kind, digest, places.name, dump(place_object(position, places.name)))


def _digest(kind: str, value: str, key: bytes) -> bytes:
    plain = "".join(sign for sign in value if sign.isalnum()).upper()
    return hashlib.blake2b(f"{kind}\0{plain}".encode(), key=key, digest_size=_BYTES).digest()
