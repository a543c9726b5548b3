"""Characters that remember where in the source they came from.

A reader decodes entities, joins runs and drops markup; later stages fold
full-width forms, strip inserted annotations or convert Traditional characters.
Each of these returns a new :class:`Text` whose map still leads to the source as
stored, so a position is carried along and never searched for again.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Span(NamedTuple):
    """A half-open range of characters in the decoded source."""

    start: int
    end: int


class Edit(NamedTuple):
    """Replace ``[start, end)`` of a text by ``replacement``."""

    start: int
    end: int
    replacement: str


class Origin:
    """A piecewise map from text indices to source offsets.

    One entry a run: where the run starts in the text, where in the source, and how
    many source characters it covers. A run whose two lengths agree maps one to one;
    any other (an entity, a replacement) is a unit that maps to its whole source range.
    """

    __slots__ = ("_by_source", "_length", "_origins", "_starts", "_widths")

    def __init__(self, starts: array[int], origins: array[int], widths: array[int], length: int) -> None:
        self._starts, self._origins, self._widths, self._length = starts, origins, widths, length
        self._by_source: tuple[array[int], array[int]] | None = None

    def span(self, start: int, end: int) -> Span:
        """Return the source range of the text range ``[start, end)``."""
        first = self._run(start)
        if self._stands_in(first, end):
            at = self._origins[first] + start - self._starts[first]
            return Span(at, at + end - start)
        low = self._offset(first, start, upper=False)
        if start == end:
            return Span(low, low)
        last = self._run(end - 1)
        return Span(low, max(low, self._offset(last, end, upper=True)))

    def indices(self, source: Span) -> Iterator[Span]:
        """Yield the text ranges, one a run, that come from a source range, in the order of the source."""
        runs, origins = self._sorted()
        first = max(0, bisect_left(origins, source.start) - 1)
        # A unit that was cut stands in several runs of one origin.
        while first and origins[first - 1] == origins[first]:
            first -= 1
        for at in range(first, len(runs)):
            run, origin = runs[at], origins[at]
            if origin >= source.end:
                return
            width = self._widths[run]
            low, high = max(origin, source.start), min(origin + width, source.end)
            start, end = self._starts[run], self._end(run)
            if low < high and start < end:
                one_to_one = end - start == width
                yield Span(start + low - origin, start + high - origin) if one_to_one else Span(start, end)

    def copy_into(self, target: TextBuilder, value: str, start: int) -> None:
        """Append the runs of the text range that begins at ``start`` and reads ``value``."""
        if not value:
            return
        end = start + len(value)
        first = self._run(start)
        if self._stands_in(first, end):
            target.add(value, self._origins[first] + start - self._starts[first], len(value))
            return
        last = self._run(end - 1)
        self._copy_part(target, value, start, first)
        if last == first:
            return
        if last > first + 1:
            # Whole runs go over together: only where they start changes.
            low, high = self._starts[first + 1], self._starts[last]
            runs = slice(first + 1, last)
            starts = array("q", [at - low for at in self._starts[runs]])
            target.add_runs(
                value[low - start : high - start], starts, self._origins[runs], self._widths[runs]
            )
        self._copy_part(target, value, start, last)

    def _sorted(self) -> tuple[array[int], array[int]]:
        """Runs in the order of the source, with where each begins; hidden text is not read in that order."""
        if self._by_source is None:
            runs = array("q", sorted(range(len(self._origins)), key=self._origins.__getitem__))
            self._by_source = runs, array("q", [self._origins[run] for run in runs])
        return self._by_source

    def _copy_part(self, target: TextBuilder, value: str, start: int, run: int) -> None:
        """Append what lies in one run, which may be a part of it."""
        low, high = max(start, self._starts[run]), min(start + len(value), self._end(run))
        origin = self._offset(run, low, upper=False)
        target.add(value[low - start : high - start], origin, self._offset(run, high, upper=True) - origin)

    def _run(self, index: int) -> int:
        return max(0, bisect_right(self._starts, index) - 1)

    def _end(self, run: int) -> int:
        return self._starts[run + 1] if run + 1 < len(self._starts) else self._length

    def _stands_in(self, run: int, end: int) -> bool:
        """Whether what begins in a run ends in it too, and the run maps one to one, as most do."""
        run_end = self._end(run)
        return end <= run_end and run_end - self._starts[run] == self._widths[run]

    def _offset(self, run: int, index: int, *, upper: bool) -> int:
        start, origin, width = self._starts[run], self._origins[run], self._widths[run]
        if self._end(run) - start == width:
            return origin + min(index - start, width)
        return origin + width if upper or index >= self._end(run) else origin


class TextBuilder:
    """Collects characters and where they come from, piece by piece.

    Attributes:
        length: characters so far.
    """

    __slots__ = ("_origins", "_starts", "_unplaced", "_values", "_widths", "length")

    def __init__(self) -> None:
        self._values: list[str] = []
        self._starts, self._origins, self._widths = array("q"), array("q"), array("q")
        self._unplaced = 0
        self.length = 0

    def add(self, value: str, origin: int, width: int) -> None:
        """Add characters that the source writes in ``width`` characters at ``origin``."""
        while self._unplaced:
            self._unplaced -= 1
            self._origins[self._unplaced] = origin
        self._values.append(value)
        self._starts.append(self.length)
        self._origins.append(origin)
        self._widths.append(width)
        self.length += len(value)

    def add_runs(self, value: str, starts: array[int], origins: array[int], widths: array[int]) -> None:
        """Add runs that follow something already placed; ``starts`` count from the first of them."""
        self._values.append(value)
        self._starts.extend([self.length + start for start in starts])
        self._origins.extend(origins)
        self._widths.extend(widths)
        self.length += len(value)

    def add_nowhere(self, value: str) -> None:
        """Add characters that stand nowhere: behind what was added last, or before what comes."""
        unplaced = self._unplaced == len(self._origins)
        at = 0 if unplaced else self._origins[-1] + self._widths[-1]
        kept, self._unplaced = self._unplaced, 0
        self.add(value, at, 0)
        self._unplaced = kept + 1 if unplaced else 0

    def build(self, through: Text | None = None) -> Text:
        """Return the text; ``through`` is the text whose indices the origins are, if not the source."""
        if not self._starts:
            self.add_nowhere("")
        origins, widths = self._origins, self._widths
        if through is not None:
            spans = [through.span(at, at + width) for at, width in zip(origins, widths, strict=True)]
            origins = array("q", [span.start for span in spans])
            widths = array("q", [span.end - span.start for span in spans])
        return Text("".join(self._values), Origin(self._starts, origins, widths, self.length))


class Text:
    """A string and where its characters come from. Slices share one map.

    Attributes:
        value: the characters.
    """

    __slots__ = ("_base", "_origin", "value")

    def __init__(self, value: str, origin: Origin, base: int = 0) -> None:
        self.value = value
        self._origin = origin
        self._base = base

    @classmethod
    def plain(cls, value: str, at: int = 0) -> Text:
        """Return text that stands in the source exactly so, from offset ``at``."""
        return cls.unit(value, Span(at, at + len(value)))

    @classmethod
    def unit(cls, value: str, source: Span) -> Text:
        """Return text that the source writes another way, such as an entity."""
        width = source.end - source.start
        return cls(
            value, Origin(array("q", [0]), array("q", [source.start]), array("q", [width]), len(value))
        )

    @classmethod
    def join(cls, parts: Iterable[Text], separator: str = "") -> Text:
        """Concatenate; separators stand nowhere in the source (zero width)."""
        parts = list(parts)
        if len(parts) == 1:
            return parts[0]
        builder = TextBuilder()
        for number, part in enumerate(parts):
            if number and separator:
                builder.add_nowhere(separator)
            part._copy_into(builder)  # noqa: SLF001 - a part is a Text too
        return builder.build()

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __repr__(self) -> str:
        # Never the value: it may hold personal data and reprs reach logs.
        return f"<Text of {len(self.value)} characters at {self.span().start}>"

    def __getitem__(self, index: slice) -> Text:
        start, stop, step = index.indices(len(self.value))
        if step != 1:
            raise ValueError("a Text is sliced in steps of one")
        return Text(self.value[start:stop], self._origin, self._base + start)

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the source range of the characters ``[start, end)``.

        Raises:
            IndexError: if the range does not lie inside the text.
        """
        end = len(self.value) if end is None else end
        if not 0 <= start <= end <= len(self.value):
            raise IndexError(f"[{start}, {end}) is not inside a text of {len(self.value)} characters")
        return self._origin.span(self._base + start, self._base + end)

    def find(self, source: Span) -> Span | None:
        """Return the range of characters that come from ``source``, if any do.

        The inverse of :meth:`span`. Where runs do not stand in the order of the source, others may lie
        between those that do.
        """
        low, high = self._base, self._base + len(self.value)
        found = [piece for piece in self._origin.indices(source) if piece.start < high and low < piece.end]
        if not found:
            return None
        start, end = min(piece.start for piece in found), max(piece.end for piece in found)
        return Span(max(0, start - low), min(len(self.value), end - low))

    def _copy_into(self, builder: TextBuilder) -> None:
        self._origin.copy_into(builder, self.value, self._base)

    def edit(self, edits: Sequence[Edit]) -> Text:
        """Apply replacements, given in order and not overlapping."""
        if not edits:
            return self
        builder = TextBuilder()
        at = 0
        for start, end, replacement in edits:
            self[at:start]._copy_into(builder)  # noqa: SLF001 - a slice is a Text too
            if replacement:
                source = self.span(start, end)
                builder.add(replacement, source.start, source.end - source.start)
            at = end
        self[at:]._copy_into(builder)  # noqa: SLF001 - a slice is a Text too
        return builder.build()

    def with_value(self, value: str) -> Text:
        """Return other characters at the same places, one for one.

        Raises:
            ValueError: if the length differs.
        """
        if len(value) != len(self.value):
            raise ValueError(f"{len(value)} characters cannot stand for {len(self.value)}")
        return Text(value, self._origin, self._base)

    def strip(self) -> Text:
        """Drop white space at both ends."""
        start = len(self.value) - len(self.value.lstrip())
        return self[start : max(start, len(self.value.rstrip()))]

    def lines(self) -> Iterator[Text]:
        """Yield the lines, without their line feeds."""
        at = 0
        for line in self.value.split("\n"):
            yield self[at : at + len(line)]
            at += len(line) + 1
