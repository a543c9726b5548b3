"""Pages that are nearly the same are one finding, at the first of them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from disclosure_lint.document import Heading, ListItem, Paragraph
from disclosure_lint.finding import Certainty
from disclosure_lint.language.expression import late
from disclosure_lint.site.across import Across, whole
from disclosure_lint.site.minhash import algorithm, bands, likeness, sign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disclosure_lint.judge.places import Places
    from disclosure_lint.reading import Reading
    from disclosure_lint.rules.model import Rule
    from disclosure_lint.rules.pack import Pack
    from disclosure_lint.site.rows import FoundRow
    from disclosure_lint.site.store import Store

#: The kind of rule that asks for them.
COPIES = "copies"
#: What menus and lists of links do not have, and running text has.
_SENTENCE = late(r"[。;!?]")
_SIGNS = late(r"[^\W_]+")
#: So many pages may say the same on a small site, whatever their share.
_FEW = 20

_SIGNED = (
    "SELECT page, document, signature FROM signed JOIN page ON page.id = page"
    " WHERE version <> '' ORDER BY address"
)


class Signed(NamedTuple):
    """The signature of a page and the document it is of."""

    document: str
    signature: bytes


class _Page(NamedTuple):
    number: int
    document: str
    signature: bytes


def copies_rules(pack: Pack) -> tuple[Rule[Any], ...]:
    """Return the rules on copied pages that can be run."""
    return () if lacking(pack) else _wanted(pack)


def lacking(pack: Pack) -> bool:
    """Whether there are such rules, but what they need is not installed."""
    return bool(_wanted(pack)) and not algorithm()


def _wanted(pack: Pack) -> tuple[Rule[Any], ...]:
    return tuple(rule for rule in pack.rules if rule.file.kind == COPIES)


def signed(reading: Reading, places: Places, rules: Iterable[Rule[Any]], key: bytes) -> Signed | None:
    """Return the signature of the running text of a page, None when there is too little of it.

    Titles, menus, tables and the foot are left out: they are alike where the pages are not.
    """
    flow = reading.flow
    lines = (
        flow.value[part.start : part.end]
        for part in flow.parts
        if isinstance(part.block, Paragraph | ListItem | Heading)
    )
    text = "".join(word for line in lines if _SENTENCE.search(line) for word in _SIGNS.findall(line))
    if len(text) < min((rule.options.shortest for rule in rules), default=len(text) + 1):
        return None
    return Signed(places.name, sign(text, key))


def copied(store: Store, pack: Pack) -> Iterator[tuple[int, FoundRow]]:
    """Yield what rules on copied pages find, each with the page it belongs to."""
    rules = copies_rules(pack)
    if not rules:
        return
    # Read twice: only those that may be alike are held, and of a large site these are few.
    number, may_be_alike = likely(signature for _, _, signature in store.rows(_SIGNED))
    pages = [_Page(*row) for at, row in enumerate(store.rows(_SIGNED)) if at in may_be_alike]
    for rule in rules:
        made, options = Across(rule), rule.options
        for group in alike([page.signature for page in pages], options.likeness):
            if len(group) > max(_FEW, options.template * number):
                continue
            first, *others = (whole(pages[at].number, pages[at].document) for at in group)
            data = {"pages": len(others), "percent": round(100 * options.likeness)}
            yield made.row(
                "found", first, others, {"zh": data, "en": data}, anchor=COPIES, certainty=Certainty.PROBABLE
            )


def likely(signatures: Iterable[bytes]) -> tuple[int, set[int]]:
    """Return how many signatures there are, and the numbers of those that share a band with another."""
    hashes: list[array[int]] = []
    for signature in signatures:
        pieces = bands(signature)
        hashes = hashes or [array("q") for _ in pieces]
        for band, piece in zip(hashes, pieces, strict=True):
            band.append(hash(piece))
    found: set[int] = set()
    for band in hashes:
        once: set[int] = set()
        twice: set[int] = set()
        for piece_hash in band:
            (twice if piece_hash in once else once).add(piece_hash)
        found.update(at for at, piece_hash in enumerate(band) if piece_hash in twice)
    return len(hashes[0]) if hashes else 0, found


def alike(signatures: list[bytes], least: float) -> Iterator[list[int]]:
    """Yield groups of numbers of signatures that are alike, each in order, in linear time.

    A signature is held against the first one of its group in each band, not against all.
    """
    above: dict[int, int] = {}

    def top(number: int) -> int:
        while number in above:
            number = above[number]
        return number

    heads: list[dict[bytes, int]] = []
    for number, signature in enumerate(signatures):
        pieces = bands(signature)
        heads = heads or [{} for _ in pieces]
        for band, piece in zip(heads, pieces, strict=True):
            other = band.setdefault(piece, number)
            here, there = top(number), top(other)
            if here != there and likeness(signature, signatures[other]) >= least:
                above[max(here, there)] = min(here, there)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(signatures)):
        groups[top(number)].append(number)
    return (group for group in groups.values() if len(group) > 1)
