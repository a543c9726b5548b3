"""One HTML file that shows a store without a network: totals, trend, and all findings with filters.

Without script all but the list of findings can be read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Outcome, Severity
from disclosure_lint.formats import html_page
from disclosure_lint.formats.html_words import safe
from disclosure_lint.formats.totals import GROUPS, Totals, named
from disclosure_lint.formats.words import CHANGES, SEVERITIES
from disclosure_lint.judge.standing import Standing
from disclosure_lint.site.printing import findings
from disclosure_lint.site.printing.facts import about, counted, troubles
from disclosure_lint.site.printing.pairs import facts_of, notes
from disclosure_lint.site.printing.trend import trend
from disclosure_lint.site.printing.words import SAYS
from disclosure_lint.site.scans import Pair
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from disclosure_lint.entries import Listed
    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.overview import Overview
    from disclosure_lint.site.reports import OrganReports

_PACKAGE = "disclosure_lint.site.printing"
#: Years of annual reports that are shown, the last ones; values of a group before the others.
_YEARS, _FIRST = 12, 10
_UNKNOWN = Pair(None, None)


def format_html(listed: Iterable[Listed], state: Overview, lang: Lang = "zh") -> Iterator[str]:
    """Yield the page in pieces."""
    totals = Totals()
    yield from _state(state, lang)
    yield from findings.data(totals.count(listed), lang)
    yield from _totals(totals, lang)
    yield from findings.section(totals, lang)
    yield _end()


def format_status(state: Overview, lang: Lang = "zh") -> Iterator[str]:
    """Yield the same without the findings."""
    yield from _state(state, lang)
    yield from _totals(counted(state), lang)
    yield _end()


def format_changes(listed: Iterable[Listed], lang: Lang = "zh", pair: Pair = _UNKNOWN) -> Iterator[str]:
    """Yield a page of what is new, gone and still there, between the scans of a pair."""
    totals = Totals()
    yield _begin(SAYS["changes-title"][lang], lang)
    yield from _about(facts_of(pair, lang), lang)
    yield "</header>\n<main>\n"
    if said := notes(pair, lang):
        yield f'<p class="warn">{SAYS["unlike"][lang].format(SAYS["comma"][lang].join(said))}</p>\n'
    yield from findings.data(totals.count(listed), lang)
    changes = totals.by["change"]
    if totals.number:
        tiles = _tiles(("", word[lang], changes[change]) for change, word in CHANGES.items())
        yield f'<section class="panel">{tiles}</section>\n'
    yield from _totals(totals, lang)
    yield from findings.section(totals, lang)
    yield _end()


def _begin(title: str, lang: Lang) -> str:
    style, script = (html_page.resource(_PACKAGE, name) for name in ("report.css", "report.js"))
    return f"{html_page.begin(title, lang, style, script)}<header><h1>{title}</h1>\n"


def _end() -> str:
    script = html_page.resource(_PACKAGE, "report.js")
    footer = f"<footer>disclosure-lint {__version__}</footer>"
    return f"</main>\n{footer}\n<script>{script}</script>\n</body>\n</html>\n"


def _state(state: Overview, lang: Lang) -> Iterator[str]:
    yield _begin(SAYS["title"][lang], lang)
    yield from _about(about(state, lang), lang)
    yield "</header>\n<main>\n"
    yield from _summary(state, lang)
    yield from trend(state.scans, lang, decided=state.standing != Standing())
    yield from _reports(state.reports, lang)


def _about(facts: Iterable[tuple[str, str]], lang: Lang) -> Iterator[str]:
    yield "<dl>"
    for name, text in facts:
        yield f"<dt>{name}</dt><dd>{safe(text)}</dd>"
    yield f"</dl><p>{SAYS['masked'][lang]}</p>\n"


def _summary(state: Overview, lang: Lang) -> Iterator[str]:
    yield f'<section class="panel"><h2>{SAYS["summary"][lang]}</h2>\n'
    for name, wrong in (("stopped", not state.finished), ("partial", not state.complete)):
        yield f'<p class="warn">{SAYS[name][lang]}</p>\n' if wrong else ""
    tiles = [("", SAYS["pages"][lang], state.pages), ("", SAYS["read"][lang], state.read)]
    if not state.finished:
        tiles.append(("", SAYS["seen"][lang], state.seen))
    tiles += [
        (severity.value, SEVERITIES[severity][lang], state.level(Outcome.FAIL.value, severity.value))
        for severity in Severity
    ]
    tiles.append(("review", SAYS["review"][lang], state.level(Outcome.REVIEW.value)))
    yield _tiles(tiles)
    for head, numbers in troubles(state, lang):
        yield from _numbers(head, numbers)
    yield "</section>\n"


def _tiles(tiles: Iterable[tuple[str, str, int]]) -> str:
    shown = "".join(f'<li class="{kind}"><b>{number:,}</b> {name}</li>' for kind, name, number in tiles)
    return f'<ul class="tiles">{shown}</ul>\n'


def _numbers(head: str, numbers: Mapping[str, int]) -> Iterator[str]:
    yield f"<details><summary>{head} {sum(numbers.values()):,}</summary><table><tbody>"
    for name, number in numbers.items():
        yield f'<tr><th scope="row">{safe(name)}</th><td class="number">{number:,}</td></tr>'
    yield "</tbody></table></details>\n"


def _reports(reports: tuple[OrganReports, ...], lang: Lang) -> Iterator[str]:
    """A table of organs and years; organs of which something is late or missing come first."""
    years = sorted({year for one in reports for year in one.years})[-_YEARS:]
    if not years:
        return
    head = "".join(f'<th scope="col">{year}</th>' for year in years)
    yield f'<section class="panel reports"><h2>{SAYS["reports"][lang]}</h2><div class="wide"><table>'
    yield f'<thead><tr><th scope="col">{SAYS["organ"][lang]}</th>{head}</tr></thead><tbody>\n'
    for one in sorted(reports, key=lambda one: set(one.years.values()) <= {"present"}):
        cells = "".join(_report(one.years.get(year, ""), lang) for year in years)
        yield f'<tr><th scope="row">{safe(one.organ)}</th>{cells}</tr>\n'
    yield f'</tbody></table></div><p class="faint">{SAYS["reports-note"][lang]}</p></section>\n'


def _report(state: str, lang: Lang) -> str:
    return f'<td class="{state}">{SAYS[state][lang]}</td>' if state else "<td></td>"


def _totals(totals: Totals, lang: Lang) -> Iterator[str]:
    if totals.number:
        yield f'<section class="panel"><h2>{SAYS["totals"][lang]}</h2><div class="groups">\n'
        for group, values in totals.groups():
            if group not in {"change", "level"}:
                yield from _group(group, values, totals, lang)
        yield "</div></section>\n"


def _group(group: str, ranked: list[tuple[str, int]], totals: Totals, lang: Lang) -> Iterator[str]:
    """A table of one group; what is rare is folded away."""
    heads = (GROUPS[group][lang], SAYS["number"][lang], SAYS["share"][lang])
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    yield f"<div><table><thead><tr>{head}</tr></thead><tbody>\n"
    yield from (_counted(group, value, number, totals, lang) for value, number in ranked[:_FIRST])
    yield "</tbody></table>\n"
    if len(ranked) > _FIRST:
        others = SAYS["others"][lang].format(len(ranked) - _FIRST)
        yield f"<details><summary>{others}</summary><table><tbody>\n"
        yield from (_counted(group, value, number, totals, lang) for value, number in ranked[_FIRST:])
        yield "</tbody></table></details>\n"
    yield "</div>\n"


def _counted(group: str, value: str, number: int, totals: Totals, lang: Lang) -> str:
    name = safe(named(group, value, lang))
    if group == "rule" and value in totals.titles:
        name = f"{safe(totals.titles[value].in_(lang))}<small>{name}</small>"
    share = 100 * number / totals.number
    bar = f'<rect width="{max(share, 0.5):.1f}" height="8"/>'
    return (
        f'<tr><th scope="row"><button type="button" data-group="{group}" data-value="{safe(value)}">{name}'
        f'</button></th><td class="number">{number:,}</td><td class="share"><svg viewBox="0 0 100 8"'
        f' preserveAspectRatio="none" aria-hidden="true">{bar}</svg>'
        f"<span>{share:.0f}%</span></td></tr>\n"
    )
