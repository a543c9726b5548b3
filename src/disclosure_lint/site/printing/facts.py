"""What is said of a scan beside its findings: what was scanned, when, with what, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disclosure_lint.finding import Outcome
from disclosure_lint.formats.totals import Totals
from disclosure_lint.formats.words import failed, reason
from disclosure_lint.site.printing.pairs import times
from disclosure_lint.site.printing.words import LEFT_OUT, SAYS
from disclosure_lint.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from disclosure_lint.rules.model import Lang
    from disclosure_lint.site.overview import Overview


def facts(state: Overview, lang: Lang) -> Iterator[tuple[str, str | int]]:
    """Yield names and values."""
    yield from about(state, lang)
    yield SAYS["pages"][lang], state.pages
    yield SAYS["read"][lang], state.read
    if not state.finished:
        yield SAYS["seen"][lang], state.seen
    for head, counted in troubles(state, lang):
        yield from ((f"{head}{SAYS['colon'][lang]}{name}", number) for name, number in counted.items())


def about(state: Overview, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield what was scanned, when, and with what."""
    sources = state.options.get("sources")
    if isinstance(sources, list):
        yield SAYS["source"][lang], ("、" if lang == "zh" else ", ").join(map(str, sources))
    if state.scans:
        last = state.scans[-1]
        yield SAYS["time"][lang], times(last.started, last.finished)
    yield SAYS["tool"][lang], f"disclosure-lint {__version__}"
    if pack := state.tool.get("pack"):
        yield SAYS["pack"][lang], f"{pack['name']} {pack['version']} {pack['digest']}"


def troubles(state: Overview, lang: Lang) -> Iterator[tuple[str, Mapping[str, int]]]:
    """Yield what could not be done: what it is called, and reason → number; only what there is."""
    unread = {reason(name, lang): number for name, number in state.unread.items()}
    left_out = {LEFT_OUT.get(name, {}).get(lang, name): number for name, number in state.left_out.items()}
    unfinished = {f"{rule} {failed(why, lang)}": number for (rule, why), number in state.failures.items()}
    for name, counted in (("left-out", left_out), ("unread", unread), ("failed", unfinished)):
        if counted:
            yield SAYS[name][lang], counted


def counted(state: Overview) -> Totals:
    """Return how many findings there are by level and rule, as far as a store tells without listing them."""
    totals = Totals()
    for one in state.rules:
        totals.number += one.number
        totals.by["level"][one.severity if one.outcome == Outcome.FAIL.value else one.outcome] += one.number
        totals.by["rule"][one.rule] += one.number
    return totals
