"""The report as one page for people: findings beside the text they are about.

The page needs nothing but itself: no script, no picture, no network; its policy forbids all of them.
Chinese and English are both in it, and a switch made of style rules shows one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from disclosure_lint.finding import Severity
from disclosure_lint.formats import html_page
from disclosure_lint.formats.html_card import MOST_RELATED, card
from disclosure_lint.formats.html_text import Mark, marked_text
from disclosure_lint.formats.html_words import SAYS, both, safe, word
from disclosure_lint.formats.words import failed, kind_of, reason
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.report import DocumentEntry, Entry, Report
    from disclosure_lint.rules.model import Lang

_GRADES = (*(severity.value for severity in Severity), "review")
#: Findings of one rule shown for one document; the others are counted.
_MOST_OF_A_RULE = 100


def format_html(report: Report, lang: Lang = "zh", *, everything: bool = False) -> str:
    """Return the page, in a language to begin with; documents are shown if the report kept their texts.

    Findings that do not count are left out unless ``everything`` is asked for.
    """
    return "".join(_Page(report, everything=everything).lines(lang))


def policy() -> str:
    """Return the content security policy: this style sheet and nothing else."""
    return html_page.policy(_style())


def _style() -> str:
    return html_page.resource("disclosure_lint.formats", "report.css")


class _Page:
    def __init__(self, report: Report, *, everything: bool) -> None:
        self._report = report
        #: Number of a document → its findings with their numbers on the page.
        self._cards: dict[int, dict[int, Entry]] = {}
        #: Number of a document → how many there are of each grade, and of each rule.
        self._counts: dict[int, Counter[str]] = {}
        self._rules: dict[int, Counter[str]] = {}
        number = 0
        for entry in report.reported(everything=everything):
            self._counts.setdefault(entry.index, Counter())[kind_of(entry)] += 1
            rules = self._rules.setdefault(entry.index, Counter())
            rules[entry.rule] += 1
            if rules[entry.rule] <= _MOST_OF_A_RULE:
                number += 1
                self._cards.setdefault(entry.index, {})[number] = entry

    def lines(self, lang: Lang) -> Iterator[str]:
        yield html_page.begin(SAYS["title"][lang], lang, _style())
        yield from self._top(lang)
        yield "<main>\n"
        yield from self._summary()
        for index, document in enumerate(self._report.documents):
            if index in self._cards:
                yield from self._document(index, document, self._cards[index])
        yield from self._foot()
        yield "</main>\n</body>\n</html>\n"

    def _top(self, lang: Lang) -> Iterator[str]:
        for name in ("zh", "en"):
            checked = " checked" if name == lang else ""
            yield f'<input class="switch" type="radio" name="lang" id="{name}"{checked}>\n'
        total: Counter[str] = sum(self._counts.values(), Counter())
        found = [grade for grade in _GRADES if total[grade]]
        for grade in _GRADES:
            yield f'<input class="switch" type="checkbox" id="{grade[0]}" checked>\n'
        labels = "".join(f'<label for="{grade[0]}">{word(grade)} {total[grade]}</label>' for grade in found)
        yield f'<div class="top"><div><h1>{word("title")}</h1><p>{word("masked")}</p></div>'
        yield f'<div class="controls">{labels}<label for="zh">中文</label>'
        yield '<label for="en">English</label></div></div>\n'

    def _summary(self) -> Iterator[str]:
        report = self._report
        compared = sum(document.compared for document in report.documents)
        unread = len(report.documents) - report.read - compared
        total: Counter[str] = sum(self._counts.values(), Counter())
        counts = [(word("checked"), report.read), (word("compared"), compared), (word("unread"), unread)]
        counts += [(word(grade), total[grade]) for grade in _GRADES]
        said = "".join(f"<li><b>{count}</b> {name}</li>" for name, count in counts if count)
        yield f'<section class="panel" id="top"><ul class="sum">{said}</ul>'
        yield "" if total else f"<p>{word('clean')}</p>"
        yield "</section>\n"
        if len(report.documents) > 1:
            yield from self._index()
        yield from self._troubles()

    def _index(self) -> Iterator[str]:
        heads = "".join(f'<th class="count">{word(grade)}</th>' for grade in _GRADES)
        yield f'<section class="panel"><table class="index"><thead><tr><th>{word("documents")}</th>'
        yield f'<th class="wide">{word("about")}</th>{heads}</tr></thead><tbody>\n'
        for index, document in enumerate(self._report.documents):
            counts = self._counts.get(index, Counter())
            name = safe(document.name)
            linked = f'<a href="#d{index}">{name}</a>' if index in self._cards else name
            cells = "".join(f'<td class="count">{counts[grade] or ""}</td>' for grade in _GRADES)
            yield f'<tr><td>{linked}</td><td class="wide">{_about(document)}</td>{cells}</tr>\n'
        yield "</tbody></table></section>\n"

    def _troubles(self) -> Iterator[str]:
        unread = [(document.name, *why) for document in self._report.documents for why in document.unread]
        if unread:
            yield f'<section class="panel"><h2>{word("unread")}</h2><ul class="plain">\n'
            for name, why, detail in unread:
                yield f"<li>{safe(name)}：{_reason(why)} {safe(detail)}</li>\n"
            yield "</ul></section>\n"
        if self._report.failures:
            yield f'<section class="panel"><h2>{word("failed")}</h2><ul class="plain">\n'
            for failure in self._report.failures:
                yield f"<li>{safe(failure.rule)} @ {safe(failure.document)}：{_failed(failure.reason)}</li>\n"
            yield "</ul></section>\n"

    def _document(self, index: int, document: DocumentEntry, cards: Mapping[int, Entry]) -> Iterator[str]:
        text, placed = self._text(index, cards)
        yield f'<article class="document" id="d{index}"><div class="panel"><h2>{safe(document.name)}</h2>'
        yield f'<p class="facts">{_about(document)}</p></div>\n'
        yield f'<div class="columns{"" if text else " alone"}">\n'
        yield f'<section class="panel text">{text}</section>\n' if text else ""
        yield '<section class="findings">\n'
        yield from (card(number, entry, placed) for number, entry in cards.items())
        for rule, count in self._rules[index].items():
            if count > _MOST_OF_A_RULE:
                left = count - _MOST_OF_A_RULE
                yield f'<p class="facts">{safe(rule)} {_more(left)}</p>\n'
        yield "</section>\n</div></article>\n"

    def _text(self, index: int, cards: Mapping[int, Entry]) -> tuple[str, frozenset[str]]:
        passages = self._report.texts.get(index, ())
        marks = []
        for number, entry in cards.items():
            if entry.position:
                marks.append(Mark(entry.position.span, number, kind_of(entry), f"m{number}"))
            for at, place in enumerate(entry.related[:MOST_RELATED]):
                if place.index == index:
                    marks.append(Mark(place.span, number, "related", f"m{number}-{at}"))
        text, placed = marked_text(passages, marks)
        if any(passage.kind == "gap" for passage in passages):
            text = f'<p class="facts">{word("only-around")}</p>{text}'
        return text, placed

    def _foot(self) -> Iterator[str]:
        pack = self._report.pack
        yield f'<p class="foot">disclosure-lint {__version__} · {word("rules")} {safe(pack.name)}'
        yield f" {safe(pack.version)} sha256:{pack.digest[:16]}"
        yield f" · {word('names')} {safe(self._report.names)}</p>\n"


def _about(document: DocumentEntry) -> str:
    names, year = document.kind_name, document.year
    parts = [
        both(lambda lang: names[lang]) if names else "",
        both(lambda lang: SAYS["year"][lang].format(year)) if year else "",
        safe(document.issuer or ""),
    ]
    unread = dict.fromkeys(_reason(name) for name, _ in document.unread)
    parts += [f"{word('unread')}（{why}）" for why in unread]
    return " · ".join(part for part in parts if part)


def _more(count: int) -> str:
    return both(lambda lang: SAYS["more"][lang].format(count))


def _reason(name: str) -> str:
    return both(lambda lang: reason(name, lang))


def _failed(name: str) -> str:
    return both(lambda lang: failed(name, lang))
