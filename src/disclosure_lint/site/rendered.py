"""A page as it was sent and as a browser shows it: two documents, and one set of findings.

What both say is told where the site wrote it. What only the browser shows is told of that. What only
the source says is told if it rests on text that the browser does not show, so that what a script takes
away is found; otherwise what readers see decides: a foot that a script writes is there.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import replace
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from disclosure_lint.language.expression import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disclosure_lint.judge.places import Places
    from disclosure_lint.reading import Reading
    from disclosure_lint.report import Entry
    from disclosure_lint.run import Run, Watch
    from disclosure_lint.source import Source
    from disclosure_lint.summary import Summary
    from disclosure_lint.text import Span

#: What the document that a browser made is called, behind the address.
RENDERED = "!rendered"
#: Findings of the same wording that are looked at for the one that grew.
_FEW = 20
_MEDIA = "text/html; charset=utf-8"
_TAG = late(r"<[^<>]{0,4000}>")
_BLOCK = late(
    r"</?(?:address|article|aside|blockquote|body|br|caption|center|dd|div|dl|dt|fieldset|footer|form|h[1-6]|head|"
    r"header|hr|html|iframe|li|main|nav|ol|option|p|pre|script|section|select|style|table|tbody|td|tfoot|th|thead|"
    r"title|tr|ul)(?=[\s/>])[^<>]{0,4000}>|<!--|-->"
)
_BLANK = late(r"\s+")
#: Date, time and weekday, which many pages write by a script: no change of the page.
_CLOCK = late(
    r"(?:今天|现在|当前|北京|时间|是|公历|农历|星期|周|上午|下午|年|月|日|时|分|秒|[一二三四五六]|天|"
    r"\d{1,4}(?!\d)|[:：/\-.,，、|]){1,60}"
)


def likeness(page: str) -> str:
    """Return what of a page tells whether it is still the same: its text and its links."""
    from lxml import etree, html

    try:
        root = html.document_fromstring(
            page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError):
        return ""
    said = root.xpath("//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]")
    texts = (_BLANK.sub("", str(text)) for text in said)
    links = (f"\0{link}" for link in root.xpath("//a/@href | //iframe/@src"))
    return "".join((*(text for text in texts if not _CLOCK.fullmatch(text)), *links))


def rendered_source(sent: Source, text: bytes) -> Source:
    """Return what a browser made of a page as a document beside it."""
    return replace(sent, name=f"{sent.name}{RENDERED}", data=text, media=_MEDIA)


def check_both(run: Run, rendered: Source, sent: Source, watch: Watch) -> list[tuple[Summary, Places]]:
    """Check both documents and leave in the report of a run what is to be told; return what it keeps.

    Args:
        run: a fresh one.
        rendered: what the browser shows; it is what the page is, and what ``watch`` is given.
        sent: what the site sent.
        watch: as for :meth:`Run.check`.
    """
    contents: dict[int, str] = {}

    def note(reading: Reading, places: Places) -> None:
        contents[places.index] = reading.document.content

    def note_and_watch(reading: Reading, places: Places) -> None:
        note(reading, places)
        watch(reading, places)

    run.check(rendered, note_and_watch)
    first = len(run.report.documents)
    run.check(sent, note)
    sides = _Sides(run.report.entries, {index: _Content(text) for index, text in contents.items()}, first)
    run.report.entries = list(sides.told())
    kept = run.take()
    shown = [one for one in kept if one[1].index < first]
    return shown or kept


class _Content:
    """A source without what a browser writes another way: blanks, quotes, entities.

    Attributes:
        said: all its text, without markup.
        written: all of it, markup included, without blanks.
    """

    def __init__(self, content: str) -> None:
        self._content = content
        self._starts: list[int] = [0]
        self._texts: list[str] = []
        for mark in _BLOCK.finditer(content):
            self._texts.append(_plain(content[self._starts[-1] : mark.start()]))
            self._starts.append(mark.end())
        self._texts.append(_plain(content[self._starts[-1] :]))
        self.said = "".join(self._texts)
        self.written = _BLANK.sub("", unescape(content))

    def has(self, text: str) -> bool:
        """Whether a text is said, perhaps with something put into it at one place."""
        first = bisect_left(range(1, len(text) + 1), 1, key=lambda size: text[:size] not in self.said)
        return text[first:] in self.said

    def at(self, span: Span) -> str:
        """The text of a range."""
        return _plain(self._content[span.start : span.end])

    def around(self, span: Span) -> list[str]:
        """The texts of the blocks a range touches."""
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_right(self._starts, max(span.start, span.end - 1)) - 1
        return self._texts[max(0, first) : last + 1]


class _Told(NamedTuple):
    """What a finding says, wherever it stands, and the texts around it."""

    rule: str
    message: str
    text: str
    around: str


class _Sides:
    """Findings of both sides; documents from ``first`` on are those of the source."""

    def __init__(self, entries: Iterable[Entry], contents: Mapping[int, _Content], first: int) -> None:
        self._contents = contents
        self._shown = [entry for entry in entries if entry.index < first]
        self._sent = [entry for entry in entries if entry.index >= first]

    def told(self) -> Iterator[Entry]:
        """Yield each finding once."""
        shown: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for entry in self._shown:
            shown[self._what(entry)].append(entry)
        left = []
        for entry in self._sent:
            if same := shown.get(self._what(entry)):
                same.pop()
                yield entry
            else:
                left.append(entry)
        grown: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for entry in chain.from_iterable(shown.values()):
            grown[self._what(entry)[:-1]].append(entry)
        for entry in left:
            if self._grew(entry, grown[self._what(entry)[:-1]]) or self._is_taken_away(entry):
                yield entry
        yield from chain.from_iterable(grown.values())

    def _grew(self, entry: Entry, others: list[Entry]) -> bool:
        """Take one out of others that says the same where a script added text around it, if there is one."""
        around = self._what(entry).around
        for at, other in enumerate(others[-_FEW:], max(0, len(others) - _FEW)):
            if around in self._what(other).around:
                del others[at]
                return True
        return False

    def _what(self, entry: Entry) -> _Told:
        content = self._contents.get(entry.index)
        if entry.position is None or content is None:
            return _Told(entry.rule, entry.message_id, entry.message["zh"], "")
        span = entry.position.span
        return _Told(entry.rule, entry.message_id, content.at(span), "".join(content.around(span)))

    def _is_taken_away(self, entry: Entry) -> bool:
        """Whether a finding rests on text that a browser does not show."""
        content, shown = self._contents.get(entry.index), self._contents.get(0)
        if entry.position is None or content is None or shown is None:
            return False
        if all(map(shown.has, content.around(entry.position.span))):
            text = content.at(entry.position.span)
            return not (shown.has(text) or text in shown.written)
        return True


def _plain(markup: str) -> str:
    return _BLANK.sub("", unescape(_TAG.sub("", markup)))
