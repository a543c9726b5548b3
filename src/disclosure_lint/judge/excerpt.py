"""The words around a place, as a reader of the document sees them, masked."""

from __future__ import annotations

from bisect import bisect_right
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from disclosure_lint.document import Concealed
from disclosure_lint.text import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from disclosure_lint.document import Document, Hidden
    from disclosure_lint.judge.masking import Masker
    from disclosure_lint.judge.personal import PersonalPlaces
    from disclosure_lint.text import Text

#: Characters shown before and after the place, and at most of the place itself.
_BEFORE, _AFTER, _LONGEST = 40, 40, 60
#: Characters masked beside those shown.
_MARGIN = 40
#: White space of any kind as one space each, so that an excerpt is one line.
_BLANKS = dict.fromkeys([9, 10, 11, 12, 13, 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0xA0, 0x2028, 0x2029, 0x3000], 0x20)
_CONTROLS = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], 0xFFFD
)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line of text with the part that is meant.

    Attributes:
        text: one line, masked; ``…`` marks where it was cut.
        start: index of the first character meant.
        end: index after the last.
    """

    text: str
    start: int
    end: int


class Excerpts:
    """Finds and cuts excerpts of one document.

    Args:
        document: the document.
        masker: masks what is shown; None shows all as it stands, which only a terminal may get.
        personal: tells where personal values stand; None when none are known.
    """

    def __init__(
        self, document: Document, masker: Masker | None, personal: PersonalPlaces | None = None
    ) -> None:
        self._mask: Callable[[str], str] = masker.mask if masker else str
        self._personal = personal
        self._document: Document | None = document
        self._struck = masker is not None

    @cached_property
    def _texts(self) -> list[Text]:
        """Texts that can be quoted, in order of the source; most documents are never quoted."""
        assert self._document is not None
        hidden = (unless_struck(one) if self._struck else one.text for one in self._document.hidden)
        texts = [*(block.text for block in self._document.blocks), *hidden]
        return sorted(filter(None, texts), key=lambda text: text.span().start)

    @cached_property
    def _starts(self) -> list[int]:
        return [text.span().start for text in self._texts]

    def masked(self) -> Excerpts:
        """Return the same with every text masked already, to be kept when the document is gone."""
        kept = copy(self)
        kept._texts = [self.mask(text) for text in self._texts]  # noqa: SLF001 - a copy
        kept._starts = self._starts  # noqa: SLF001 - as above
        kept._document = None  # noqa: SLF001 - as above
        kept._mask, kept._personal = str, None  # noqa: SLF001 - nothing is left to mask
        return kept

    def mask(self, text: Text) -> Text:
        """Return a text of the document masked as excerpts of it are."""
        return text.with_value(self._masked(text))

    def at(self, span: Span) -> Excerpt:
        """Return the excerpt around a source range; empty where no text is near.

        The source itself is never quoted: markup inside a value would hide it from the masks.
        """
        before, after = Span(span.start - 1, span.start), Span(span.end, span.end + 1)
        found = self._locate(span) or self._locate(before) or self._locate(after)
        if found is None:
            return Excerpt("", 0, 0)
        text, inside = found
        # Of a table the row is shown, of a wrapped text the line.
        first = text.value.rfind("\n", 0, inside.start) + 1
        last = text.value.find("\n", inside.start)
        line = text[first : last if last >= 0 else len(text)]
        return self._cut(line, inside.start - first, min(inside.end - first, len(line)))

    def _locate(self, span: Span) -> tuple[Text, Span] | None:
        # Blocks hardly overlap; hidden attributes lie between the runs of a block.
        for index in range(bisect_right(self._starts, span.start) - 1, -1, -1):
            inside = self._texts[index].find(span)
            if inside:
                return self._texts[index], inside
            if self._starts[index] < span.start - 100_000:
                break
        return None

    def _cut(self, text: Text, start: int, end: int) -> Excerpt:
        end = max(end, start)
        shown_end = min(end, start + _LONGEST)
        first, last = max(0, start - _BEFORE), min(len(text), shown_end + _AFTER)
        # Masked with a margin, so that a value cut in two is still recognised.
        margin = max(0, first - _MARGIN)
        masked = self._masked(text[margin : min(len(text), last + _MARGIN)])[first - margin : last - margin]
        line = masked.translate(_BLANKS).translate(_CONTROLS)
        head, tail = "…" if first else "", "…" if last < len(text) else ""
        shift = len(head) - first
        return Excerpt(f"{head}{line}{tail}", start + shift, shown_end + shift)

    def _masked(self, text: Text) -> str:
        """A text masked, with all that is personal where it stands starred unless it is masked by half."""
        masked = self._mask(text.value)
        if self._personal is None:
            return masked
        signs = list(masked)
        for place in self._personal.within(text.span()):
            inside = text.find(place)
            if inside and "*" not in masked[inside.start : inside.end]:
                signs[inside.start : inside.end] = "*" * (inside.end - inside.start)
        return "".join(signs)


def unless_struck(hidden: Hidden) -> Text:
    """What somebody struck out is shown by nobody, even where nothing is known of it."""
    text = hidden.text
    return text.with_value("*" * len(text)) if hidden.kind is Concealed.COVERED else text
