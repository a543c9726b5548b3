"""Values are masked in every part of a DOCX file, those nobody is shown included."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from disclosure_lint.rewriting.docx.sweep import Sweep
from disclosure_lint.rewriting.office import OfficeCopy
from disclosure_lint.rewriting.starring import starred

if TYPE_CHECKING:
    from disclosure_lint.rewriting.markup import Markup
    from disclosure_lint.rewriting.masking import Masking
    from disclosure_lint.source import Source, Unread
    from disclosure_lint.text import Span
    from disclosure_lint.trace import Spot


def mask(source: Source, masking: Masking) -> bytes | Unread:
    """Return a copy in which values are masked; only where every part that may hold one can be written."""
    return _Copy(source, masking).write()


class _Copy(OfficeCopy):
    """One file."""

    def __init__(self, source: Source, masking: Masking) -> None:
        super().__init__(source, masking)
        self._spots: dict[str, list[Spot]] = defaultdict(list)
        trace = masking.document.trace
        assert trace  # whoever masks a file has read it with one
        for span in sorted(masking.spans):
            for spot in trace.find(span):
                self._spots[spot.part].append(spot)

    def _markup(self, name: str, markup: Markup) -> bytes:
        sweep = Sweep(markup, self._masking.values)
        stars = sweep.everywhere()
        for spot in self._spots[name]:
            stars |= self._stars_at(markup, sweep, spot)
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
