"""Values are masked in every part of a package, those nobody is shown included."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from disclosure_lint.readers.compound import MAGIC, BrokenCompoundError, Compound
from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.ooxml.leftovers import INSIDE
from disclosure_lint.readers.opc import BrokenPackageError, LockedPackageError, Package
from disclosure_lint.readers.xml_events import ForbiddenXmlError
from disclosure_lint.rewriting.markup import Markup, UnwritableError
from disclosure_lint.rewriting.package import is_signed, rewritten
from disclosure_lint.rewriting.starring import starred
from disclosure_lint.rewriting.sweep import Sweep
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from disclosure_lint.rewriting.values import Values
    from disclosure_lint.text import Span
    from disclosure_lint.trace import Spot

_MARKUP = (".xml", ".rels", ".svg", ".vml")
_RELATIONS, _TYPES = ".rels", "[content_types].xml"


def mask_parts(
    source: Source, values: Values, inside: Callable[[Source], bytes | Unread], spots: Iterable[Spot] = ()
) -> bytes | Unread:
    """Return a copy of a package in which values are masked, or why none can be written.

    Args:
        source: the file; only one of which every part that may hold a value can be written is copied.
        values: what is masked wherever it occurs.
        inside: masks a file inside.
        spots: further characters that become stars.
    """
    return write_copy(source, lambda: PackageCopy(source, values, inside, spots))


def write_copy(source: Source, begin: Callable[[], PackageCopy]) -> bytes | Unread:
    """Return a copy, or why none can be written."""
    try:
        return begin().write()
    except UnwritableError as error:
        return Unread(source.name, Reason.NOT_REWRITABLE, str(error))
    except (LimitError, ForbiddenXmlError):
        return Unread(source.name, Reason.LIMIT)
    except BrokenPackageError:
        return Unread(source.name, Reason.DAMAGED)
    except LockedPackageError:
        return Unread(source.name, Reason.ENCRYPTED)


class PackageCopy:
    """A copy of one file.

    Args:
        source: the file.
        values: what is masked wherever it occurs.
        inside: masks a file inside.
        spots: further characters that become stars.
    """

    def __init__(
        self,
        source: Source,
        values: Values,
        inside: Callable[[Source], bytes | Unread],
        spots: Iterable[Spot],
    ) -> None:
        self._source, self._values, self._mask_inside = source, values, inside
        self._package = Package.open(source.data)
        self._inside = {
            one.target.lower()
            for name in self._package.names
            for one in self._package.relations(name)
            if one.type in INSIDE and not one.external
        }
        self._spots: dict[str, list[Spot]] = defaultdict(list)
        for spot in spots:
            self._spots[spot.part].append(spot)

    def write(self) -> bytes | Unread:
        """Return the copy.

        Raises:
            UnwritableError: if a part that holds a value cannot be changed.
            LimitError: if a part unpacks to more than is read.
        """
        if is_signed(self._package):
            return Unread(self._source.name, Reason.SIGNED)
        changed: dict[str, bytes] = {}
        for name in self._in_order():
            if any(self._values.find(Text.plain(name))):
                raise UnwritableError(name)
            data = self._package.read(name)
            copy = self._part(name, data)
            if isinstance(copy, Unread):
                return copy
            if copy != data:
                changed[self._package.stored_name(name)] = copy
        return rewritten(self._source.data, changed)

    def _in_order(self) -> Iterable[str]:
        """The parts in the order they are masked."""
        return self._package.names

    def _part(self, name: str, data: bytes) -> bytes | Unread:
        lowered = name.lower()
        if lowered in self._inside:
            return self._file(name, data)
        if lowered.endswith(_MARKUP) and lowered != _TYPES:
            return self._markup(name, data)
        return self._values.mask_bytes(data)

    def _markup(self, name: str, data: bytes) -> bytes:
        try:
            markup = Markup(data)
            sweep = Sweep(markup, self._values)
            if name.lower().endswith(_RELATIONS):
                stars = sweep.relations()
                return markup.write(starred(markup.source, stars)) if stars else data
            return self._masked(name, markup, sweep) or data
        except UnwritableError as error:
            raise UnwritableError(f"{name}: {error}") from None

    def _masked(self, name: str, markup: Markup, sweep: Sweep) -> bytes:
        """Return a part with the values masked, nothing when there are none in it."""
        stars = sweep.everywhere()
        for spot in self._spots[name]:
            stars |= self._stars_at(markup, sweep, spot)
        if any(map(sweep.is_number, stars)):
            raise UnwritableError("number")
        return markup.write(starred(markup.source, stars)) if stars else b""

    def _stars_at(self, markup: Markup, sweep: Sweep, spot: Spot) -> set[Span]:
        """The characters of a spot; where only an element is known, the values in it."""
        if spot.at is None:
            return sweep.within(spot.element)
        text = markup.text(spot.element)
        length = spot.end - spot.start
        if spot.at + length > len(text):  # a sign that an element stands for
            return sweep.within(spot.element)
        stars = {text.span(at, at + 1) for at in range(spot.at, spot.at + length)}
        # What older programs are shown instead says the same.
        again = [one for one in markup.above(spot.element) if markup.elements[one].name == "AlternateContent"]
        return stars | sweep.within(again[-1]) if again else stars

    def _file(self, name: str, data: bytes) -> bytes | Unread:
        """Mask a file inside, or what an object of another program holds."""
        if not data.startswith(MAGIC):
            return self._mask_inside(Source(f"{self._source.name}!{name.rpartition('/')[2]}", data))
        try:
            return Compound(data).changed(self._values.mask_bytes)
        except BrokenCompoundError:
            raise UnwritableError(name) from None
