"""One finding as a card: place, sentence, excerpt, clause, remedy, links to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.formats.html_words import both, safe, word
from disclosure_lint.formats.standing import notes
from disclosure_lint.formats.words import cited, grade, kind_of, where

if TYPE_CHECKING:
    from collections.abc import Iterator

    from disclosure_lint.judge.excerpt import Excerpt
    from disclosure_lint.report import Citation, Entry, Position
    from disclosure_lint.rules.model import Lang

_LANGS: tuple[Lang, ...] = ("zh", "en")
#: Related places listed on a card; the others are counted.
MOST_RELATED = 20


def card(number: int, entry: Entry, placed: frozenset[str]) -> str:
    """Return the card of a finding.

    Args:
        number: of the finding on the page.
        entry: the finding.
        placed: anchors there are in the text of the document.
    """
    return "".join(_lines(number, entry, placed))


def _lines(number: int, entry: Entry, placed: frozenset[str]) -> Iterator[str]:
    kind, position = kind_of(entry), entry.position
    at = both(lambda lang: where(position, lang)) if position else word("whole")
    yield f'<article class="card {kind}" id="f{number}"><header>'
    yield f'<a class="number" href="#f{number}">{number}</a>'
    yield f'<span class="grade">{both(lambda lang: grade(entry, lang))}</span>'
    yield f"<span>{_linked(at, f'm{number}', placed)}</span><span>{both(entry.title.in_)}</span></header>\n"
    yield f'<p class="said">{both(lambda lang: entry.message[lang])}</p>\n'
    for zh, en in zip(*(notes(entry, lang, everything=False) for lang in _LANGS), strict=True):
        yield f'<p class="facts">{_pair(zh, en)}</p>\n'
    if position and position.excerpt.text:
        yield _quote(position.excerpt, kind)
    yield f"<dl><dt>{word('basis')}</dt><dd>{'；'.join(map(_clause, entry.basis))}</dd>"
    yield f"<dt>{word('remedy')}</dt><dd>{both(entry.remedy.in_)}</dd>"
    if entry.related:
        yield f"<dt>{word('related')}</dt><dd>{'<br>'.join(_related(number, entry, placed))}</dd>"
    yield f"</dl>\n<code>{safe(entry.rule)} {safe(entry.fingerprint)}</code></article>\n"


def _related(number: int, entry: Entry, placed: frozenset[str]) -> Iterator[str]:
    for at, place in enumerate(entry.related[:MOST_RELATED]):
        said = f"{_where(place)} {safe(place.label)}".strip()
        if place.index == entry.index:
            yield _linked(said, f"m{number}-{at}", placed)
        else:
            quote = _quote(place.excerpt, "related") if place.excerpt.text else ""
            yield f"{safe(place.document)} {said}{quote}"
    if len(entry.related) > MOST_RELATED:
        yield f"…… {len(entry.related) - MOST_RELATED}"


def _pair(zh: str, en: str) -> str:
    return both(lambda lang: zh if lang == "zh" else en)


def _clause(citation: Citation) -> str:
    return both(lambda lang: cited(citation, lang))


def _where(position: Position) -> str:
    return both(lambda lang: where(position, lang))


def _linked(shown: str, anchor: str, placed: frozenset[str]) -> str:
    return f'<a href="#{anchor}">{shown}</a>' if anchor in placed else shown


def _quote(excerpt: Excerpt, kind: str) -> str:
    text, start, end = excerpt.text, excerpt.start, excerpt.end
    meant = f'<span class="mark {kind}">{safe(text[start:end])}</span>' if start < end else ""
    return f"<blockquote>{safe(text[:start])}{meant}{safe(text[end:])}</blockquote>\n"
