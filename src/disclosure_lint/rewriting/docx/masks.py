"""Values are masked in every part of a DOCX file, those nobody is shown included."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from disclosure_lint.readers.compound import MAGIC, BrokenCompoundError, Compound
from disclosure_lint.readers.limits import LimitError
from disclosure_lint.readers.ooxml.leftovers import INSIDE
from disclosure_lint.readers.opc import Package
from disclosure_lint.readers.xml_events import ForbiddenXmlError
from disclosure_lint.rewriting.docx.package import is_signed
from disclosure_lint.rewriting.docx.sweep import Sweep
from disclosure_lint.rewriting.markup import Markup, UnwritableError
from disclosure_lint.rewriting.package import rewritten
from disclosure_lint.rewriting.starring import starred
from disclosure_lint.source import Reason, Source, Unread
from disclosure_lint.text import Text

if TYPE_CHECKING:
    from disclosure_lint.rewriting.masking import Masking
    from disclosure_lint.text import Span
    from disclosure_lint.trace import Spot

_MARKUP = (".xml", ".rels", ".svg", ".vml")
_TYPES = "[content_types].xml"


def mask(source: Source, masking: Masking) -> bytes | Unread:
    """Return a copy in which values are masked; only where every part that may hold one can be written."""
    try:
        return _Copy(source, masking).write()
    except UnwritableError as error:
        return Unread(source.name, Reason.NOT_REWRITABLE, str(error))
    except (LimitError, ForbiddenXmlError):
        return Unread(source.name, Reason.LIMIT)


class _Copy:
    """One file."""

    def __init__(self, source: Source, masking: Masking) -> None:
        self._source, self._masking = source, masking
        self._package = Package.open(source.data)
        self._inside = {
            one.target.lower()
            for name in self._package.names
            for one in self._package.relations(name)
            if one.type in INSIDE and not one.external
        }
        self._spots: dict[str, list[Spot]] = defaultdict(list)
        trace = masking.document.trace
        assert trace  # whoever masks a file has read it with one
        for span in sorted(masking.spans):
            for spot in trace.find(span):
                self._spots[spot.part].append(spot)

    def write(self) -> bytes | Unread:
        if is_signed(self._package):
            return Unread(self._source.name, Reason.SIGNED)
        changed: dict[str, bytes] = {}
        for name in self._package.names:
            if any(self._masking.values.find(Text.plain(name))):
                raise UnwritableError(name)
            data = self._package.read(name)
            copy = self._part(name, data)
            if isinstance(copy, Unread):
                return copy
            if copy != data:
                changed[self._package.stored_name(name)] = copy
        return rewritten(self._source.data, changed)

    def _part(self, name: str, data: bytes) -> bytes | Unread:
        lowered = name.lower()
        if lowered in self._inside:
            return self._file(name, data)
        if lowered.endswith(_MARKUP) and lowered != _TYPES:
            return self._markup(name, data)
        return self._masking.values.mask_bytes(data)

    def _markup(self, name: str, data: bytes) -> bytes:
        try:
            markup = Markup(data)
            sweep = Sweep(markup, self._masking.values)
            stars = sweep.relations() if name.lower().endswith(".rels") else sweep.everywhere()
            for spot in self._spots[name]:
                stars |= self._stars_at(markup, sweep, spot)
            return markup.write(starred(markup.source, stars)) if stars else data
        except UnwritableError as error:
            raise UnwritableError(f"{name}: {error}") from None

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
            return self._masking.inside(Source(f"{self._source.name}!{name.rpartition('/')[2]}", data))
        try:
            return Compound(data).changed(self._masking.values.mask_bytes)
        except BrokenCompoundError:
            raise UnwritableError(name) from None
